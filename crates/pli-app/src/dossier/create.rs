//! Starts a dossier, of a call or of a form alone.

use std::sync::Arc;

use pli_core::call::{Call, Lot};
use pli_core::dossier::{Request, plan};
use pli_core::form::FormPackage;
use pli_protocol::DossierId;
use rusqlite::{Connection, params};
use uuid::Uuid;

use super::{Act, OpenDossier, commit, edit, lock};
use crate::app::{Session, now};
use crate::diligence::{self, Said};
use crate::fault::{Code, Fault};
use crate::seam::CreateRequest;
use crate::store::StoreError;
use crate::{call, form, settings};

/// Characters of a title at most.
const TITLE_MOST: usize = 300;

/// A dossier that is about to be started.
#[derive(Debug, Clone)]
pub(super) struct Beginning {
    pub(super) id: DossierId,
    pub(super) title: String,
    pub(super) form: Arc<FormPackage>,
    pub(super) call: Option<Call>,
    pub(super) lot: Option<String>,
    author: String,
}

/// Starts a dossier and prefills what the profile knows.
pub fn create(session: &Session, request: &CreateRequest) -> Result<DossierId, Fault> {
    let beginning = begin(session, request)?;
    session.store.write(beginning.row()?)?;
    diligence::record(session, beginning.id, &Said::new("created"))?;
    prefill(session, beginning.id)?;
    Ok(beginning.id)
}

/// Starts a dossier of a package that is kept already, without a call, as its author tries it.
pub(crate) fn create_of(session: &Session, form: Arc<FormPackage>) -> Result<DossierId, Fault> {
    let beginning = Beginning {
        id: DossierId(Uuid::now_v7()),
        title: title(None, None, None, &form.title.fr),
        form,
        call: None,
        lot: None,
        author: settings::get(session)?.author,
    };
    session.store.write(beginning.row()?)?;
    prefill(session, beginning.id)?;
    Ok(beginning.id)
}

/// Puts a dossier under another package of its form, as its author changes it: answers stay at their places, and what has no
/// place any more is kept aside. No migration is asked for.
pub(crate) fn put_under(session: &Session, id: DossierId, form: &FormPackage) -> Result<(), Fault> {
    let dossier = session.dossier(id)?;
    let mut dossier = lock(&dossier);
    if dossier.form.sha256 == form.sha256 {
        return Ok(());
    }
    let request = Request::MoveForm {
        from: form::reference(&dossier.form),
        to: form::reference(form),
    };
    let act = Act::begin(session)?;
    let ops = plan(&dossier.state, &act.context, &[request]);
    commit(session, &mut dossier, &ops)
}

/// Finds form, call and lot of a new dossier; nothing is written but the form.
pub(super) fn begin(session: &Session, request: &CreateRequest) -> Result<Beginning, Fault> {
    let (form, call) = match (&request.call, &request.form) {
        (Some(reference), _) => {
            let call = call::find(session, reference)?;
            (form::keep(session, &call.form.sha256, None)?, Some(call))
        }
        (None, Some(name)) => {
            let form = form::named(session, name)?;
            (form::keep(session, &form.sha256, None)?, None)
        }
        (None, None) => return Err(Fault::new(Code::BadRequest).with("what", "call, form")),
    };
    let lot = call
        .as_ref()
        .map(|call| chosen_lot(call, request.lot.as_deref()))
        .transpose()?
        .flatten();
    let title = title(request.title.as_deref(), call.as_ref(), lot, &form.title.fr);
    Ok(Beginning {
        id: DossierId(Uuid::now_v7()),
        title,
        lot: lot.map(|lot| lot.number.clone()),
        form,
        call,
        author: settings::get(session)?.author,
    })
}

impl Beginning {
    /// Writes its row.
    pub(super) fn row(
        &self,
    ) -> Result<impl Fn(&Connection) -> Result<(), StoreError> + Send + 'static, Fault> {
        let body = self
            .call
            .as_ref()
            .map(serde_json::to_string)
            .transpose()
            .map_err(Fault::internal)?;
        let reference = self.call.as_ref().map(|call| call.reference.clone());
        let form = form::reference(&self.form);
        let (id, title, lot) = (self.id.to_string(), self.title.clone(), self.lot.clone());
        let author = self.author.clone();
        Ok(move |connection: &Connection| {
            let sql = "INSERT INTO dossier (id, title, form_name, form_version, form_sha256, call_reference, call_body, lot,
                created_at, edited_at, edited_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9, ?10)";
            let (name, version, sha256) = (&form.name, &form.version, &form.sha256);
            let now = now().to_string();
            let values = params![
                id, title, name, version, sha256, reference, body, lot, now, author
            ];
            connection.prepare_cached(sql)?.execute(values)?;
            Ok(())
        })
    }
}

/// Gives a dossier another title.
pub fn rename(session: &Session, id: DossierId, title: &str) -> Result<(), Fault> {
    let title: String = title.trim().chars().take(TITLE_MOST).collect();
    let dossier = session.dossier(id)?;
    let kept = title.clone();
    session.store.write(move |connection| {
        connection.execute(
            "UPDATE dossier SET title = ?2 WHERE id = ?1",
            params![id.to_string(), kept],
        )?;
        Ok(())
    })?;
    lock(&dossier).title = title;
    Ok(())
}

fn prefill(session: &Session, id: DossierId) -> Result<(), Fault> {
    let dossier = session.dossier(id)?;
    let mut dossier = lock(&dossier);
    let requests = edit::from_profile(session, &dossier)?;
    let act = Act::begin(session)?;
    let ops = plan(&dossier.state, &act.context, &requests);
    if ops.is_empty() {
        return refresh_summary(session, &dossier);
    }
    commit(session, &mut dossier, &ops)
}

/// Writes the counts of the list for a dossier that nobody edited yet.
fn refresh_summary(session: &Session, dossier: &OpenDossier) -> Result<(), Fault> {
    let (id, progress) = (dossier.id.to_string(), dossier.view.progress);
    let (blocking, warnings) = (dossier.blocking(), dossier.warnings());
    let content = dossier.content_digest()?;
    session.store.write(move |connection| {
        let sql = "UPDATE dossier SET answered = ?2, required = ?3, blocking = ?4, warnings = ?5, content = ?6 WHERE id = ?1";
        connection.execute(sql, params![id, progress.answered, progress.required, blocking, warnings, content])?;
        Ok(())
    })?;
    Ok(())
}

fn chosen_lot<'a>(call: &'a Call, wanted: Option<&str>) -> Result<Option<&'a Lot>, Fault> {
    let refused = || {
        let numbers: Vec<_> = call.lots.iter().map(|lot| lot.number.as_str()).collect();
        let lots = if numbers.is_empty() {
            "—".to_owned()
        } else {
            numbers.join(", ")
        };
        Fault::new(Code::UnknownLot).with("lots", lots)
    };
    match (wanted, call.lots.as_slice()) {
        (None, []) => Ok(None),
        (None, [only]) => Ok(Some(only)),
        (None, _) => Err(refused()),
        (Some(number), lots) => lots
            .iter()
            .find(|lot| lot.number == number)
            .map(Some)
            .ok_or_else(refused),
    }
}

fn title(given: Option<&str>, call: Option<&Call>, lot: Option<&Lot>, form: &str) -> String {
    let given = given.map(str::trim).filter(|text| !text.is_empty());
    let title = match (given, call, lot) {
        (Some(text), _, _) => text.to_owned(),
        (None, Some(call), Some(lot)) => {
            format!("{} · Lot {} — {}", call.reference, lot.number, lot.title)
        }
        (None, Some(call), None) => format!("{} — {}", call.reference, call.title),
        (None, None, _) => form.to_owned(),
    };
    title.chars().take(TITLE_MOST).collect()
}
