//! Until when a backup copy must arrive, to whom, and what it would hold.

use pli_core::call::Call;
use pli_protocol::DossierId;
use rusqlite::params;

use crate::app::Session;
use crate::dossier::lock;
use crate::fault::{Code, Fault};
use crate::outbox::{self, Deposit};
use crate::seam::{BackupMadeView, BackupPlanView, DeadlineView};
use crate::store::StoreError;

/// What a copy of this dossier would be, with the copies that were made.
pub fn plan(session: &Session, id: DossierId) -> Result<BackupPlanView, Fault> {
    let call = call_of(session, id)?;
    let last = outbox::last(session, id)?;
    let known = last.as_ref().map(manifest_sha256).transpose()?;
    let totals = match &last {
        Some(deposit) => Some(deposit.manifest()?.totals),
        None => None,
    };
    Ok(BackupPlanView {
        is_tender: is_tender(&call),
        deadline: call.deadline.as_ref().map(DeadlineView::from),
        electronic_allowed: call.copy_by_email_allowed,
        authority: call.authority.name,
        service: [call.authority.service, call.authority.address]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(", "),
        files: totals.map_or(0, |totals| totals.files),
        bytes: totals.map_or(0, |totals| totals.bytes),
        of_deposit: last.is_some(),
        made: made(session, id, known.as_deref())?,
    })
}

/// A call with a procedure is a tender; an aid scheme has none, and the rules on backup copies are not its own.
pub(super) fn is_tender(call: &Call) -> bool {
    !call.procedure.is_empty()
}

pub(super) fn call_of(session: &Session, id: DossierId) -> Result<Call, Fault> {
    let dossier = session.dossier(id)?;
    let call = lock(&dossier).call.clone();
    call.ok_or_else(|| Code::NoCall.into())
}

pub(super) fn manifest_sha256(deposit: &Deposit) -> Result<String, Fault> {
    let open = deposit.signed.open();
    Ok(open
        .map_err(|error| StoreError::damaged(format!("deposit {}: {error}", deposit.id)))?
        .sha256)
}

fn made(
    session: &Session,
    id: DossierId,
    known: Option<&str>,
) -> Result<Vec<BackupMadeView>, Fault> {
    let reader = session.store.reader();
    let sql =
        "SELECT folder, made_at, manifest_sha256 FROM backup_copy WHERE dossier = ?1 ORDER BY n";
    let mut statement = reader.prepare_cached(sql).map_err(StoreError::from)?;
    let read = |row: &rusqlite::Row<'_>| {
        let sha256: String = row.get(2)?;
        Ok(BackupMadeView {
            folder: row.get(0)?,
            at: row.get(1)?,
            current: Some(sha256.as_str()) == known,
        })
    };
    let rows = statement
        .query_map(params![id.to_string()], read)
        .map_err(StoreError::from)?;
    Ok(rows.collect::<Result<_, _>>().map_err(StoreError::from)?)
}
