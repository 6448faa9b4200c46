//! From operations to durable operations. What is answered is on the disk.

use pli_core::call::FormRef;
use pli_core::dossier::{BatchId, Context, Op};
use pli_core::view::ViewChange;
use rusqlite::{Connection, params};
use uuid::Uuid;

use super::OpenDossier;
use crate::app::{Session, now};
use crate::fault::Fault;
use crate::store::StoreError;
use crate::{form, settings};

/// Who acts now: a new act of this installation.
pub(crate) struct Act {
    pub(crate) context: Context,
}

impl Act {
    /// Begins an act.
    pub(crate) fn begin(session: &Session) -> Result<Self, Fault> {
        let author = settings::get(session)?.author;
        let batch = BatchId(Uuid::now_v7());
        Ok(Self {
            context: Context {
                actor: session.store.actor(),
                author,
                now: now(),
                batch,
            },
        })
    }
}

/// Applies operations and waits until they are durable. On failure the dossier of memory is read anew, so that what shows is
/// what the disk holds.
pub(crate) fn commit(
    session: &Session,
    dossier: &mut OpenDossier,
    ops: &[Op],
) -> Result<(), Fault> {
    if ops.is_empty() {
        dossier.changed = ViewChange::default();
        return Ok(());
    }
    let done = try_commit(session, dossier, ops, |_| Ok(()));
    if done.is_err() {
        *dossier = OpenDossier::read(session, dossier.id)?;
    }
    done
}

/// Writes a new dossier with its first operations, in one transaction: after a crash it is there whole or not at all.
pub(super) fn commit_first(
    session: &Session,
    dossier: &mut OpenDossier,
    ops: &[Op],
    row: impl Fn(&Connection) -> Result<(), StoreError> + Send + 'static,
) -> Result<(), Fault> {
    try_commit(session, dossier, ops, row)
}

fn try_commit(
    session: &Session,
    dossier: &mut OpenDossier,
    ops: &[Op],
    before: impl Fn(&Connection) -> Result<(), StoreError> + Send + 'static,
) -> Result<(), Fault> {
    for op in ops {
        dossier.state.apply(op).map_err(Fault::internal)?;
    }
    let form = follow_form(session, dossier)?;
    dossier.follow(session, ops)?;
    let rows: Vec<(String, i64, String)> = ops
        .iter()
        .map(|op| {
            let body = serde_json::to_string(op).map_err(Fault::internal)?;
            Ok((op.id.actor.0.to_string(), op.id.seq.cast_signed(), body))
        })
        .collect::<Result<_, Fault>>()?;
    let id = dossier.id.to_string();
    let author = match ops.last() {
        Some(op) => op.author.clone(),
        None => settings::get(session)?.author,
    };
    let progress = dossier.view.progress;
    let (blocking, warnings) = (dossier.blocking(), dossier.warnings());
    let content = dossier.content_digest()?;
    session.store.write(move |connection| {
        before(connection)?;
        let mut insert = connection.prepare_cached("INSERT INTO op (dossier, actor, seq, body) VALUES (?1, ?2, ?3, ?4)")?;
        for (actor, seq, body) in &rows {
            insert.execute(params![id, actor, seq, body])?;
        }
        let sql = "UPDATE dossier SET edited_at = ?2, edited_by = ?3, answered = ?4, required = ?5, blocking = ?6,
            warnings = ?7, content = ?8 WHERE id = ?1";
        let (answered, required) = (progress.answered, progress.required);
        let values = params![id, now().to_string(), author, answered, required, blocking, warnings, content];
        connection.prepare_cached(sql)?.execute(values)?;
        if let Some(form) = &form {
            let sql = "UPDATE dossier SET form_name = ?2, form_version = ?3, form_sha256 = ?4 WHERE id = ?1";
            connection.prepare_cached(sql)?.execute(params![id, form.name, form.version, form.sha256])?;
        }
        Ok(())
    })?;
    Ok(())
}

/// Takes the version of the form that the operations moved the dossier to, and keeps its package for ever.
fn follow_form(session: &Session, dossier: &mut OpenDossier) -> Result<Option<FormRef>, Fault> {
    let form = dossier.state.form();
    let Some(form) = form
        .filter(|form| form.sha256 != dossier.form.sha256)
        .cloned()
    else {
        return Ok(None);
    };
    dossier.form = form::keep(session, &form.sha256, None)?;
    Ok(Some(form))
}
