//! A dossier in memory: the replay of its journal, seen through its form.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use pli_core::call::Call;
use pli_core::dossier::{Dossier, Op};
use pli_core::finding::{Finding, Severity};
use pli_core::form::FormPackage;
use pli_core::view::{self, Inputs, View};
use pli_protocol::DossierId;
use rusqlite::{OptionalExtension, params};

use super::create::Beginning;
use crate::app::{Session, today};
use crate::fault::{Code, Fault};
use crate::form;
use crate::store::StoreError;

/// One dossier of the store, replayed.
pub(crate) struct OpenDossier {
    pub(crate) id: DossierId,
    pub(crate) title: String,
    pub(crate) call: Option<Call>,
    pub(crate) lot: Option<String>,
    pub(crate) form: Arc<FormPackage>,
    pub(crate) state: Dossier,
    pub(crate) view: View,
}

struct Row {
    title: String,
    form_sha256: String,
    call: Option<String>,
    lot: Option<String>,
}

impl OpenDossier {
    /// Reads and replays it.
    pub(crate) fn read(session: &Session, id: DossierId) -> Result<Self, Fault> {
        let row =
            row(session, id)?.ok_or_else(|| Fault::new(Code::UnknownDossier).with("id", id))?;
        let form = form::find(session, &row.form_sha256)?;
        let damaged = |cause: &dyn std::fmt::Display| {
            Fault::from(StoreError::damaged(format!("dossier {id}: {cause}")))
        };
        let call = row
            .call
            .map(|text| serde_json::from_str(&text))
            .transpose()
            .map_err(|error| damaged(&error))?;
        let journal = journal(session, id)?;
        let state = Dossier::replay(&journal).map_err(|error| damaged(&error))?;
        let view = empty_view(&form, &state);
        let mut dossier = Self {
            id,
            title: row.title,
            call,
            lot: row.lot,
            view,
            form,
            state,
        };
        dossier.look(session)?;
        Ok(dossier)
    }

    /// A dossier that is not in the store yet.
    pub(super) fn fresh(session: &Session, beginning: &Beginning) -> Result<Self, Fault> {
        let state = Dossier::default();
        let mut dossier = Self {
            id: beginning.id,
            title: beginning.title.clone(),
            call: beginning.call.clone(),
            lot: beginning.lot.clone(),
            view: empty_view(&beginning.form, &state),
            form: Arc::clone(&beginning.form),
            state,
        };
        dossier.look(session)?;
        Ok(dossier)
    }

    /// Evaluates anew; to be called after every change of the state.
    pub(crate) fn look(&mut self, session: &Session) -> Result<(), Fault> {
        let inputs = Inputs {
            call: self.call.as_ref(),
            lot: self.lot.as_deref(),
            today: today(),
        };
        self.view = view::evaluate(&self.form, &self.state, inputs);
        self.warn_of_encrypted_files(session)
    }

    /// Blocking findings.
    pub(crate) fn blocking(&self) -> u32 {
        count(
            self.view
                .findings
                .iter()
                .filter(|finding| finding.severity == Severity::Blocking),
        )
    }

    /// Warnings that nobody has justified.
    pub(crate) fn warnings(&self) -> u32 {
        let open = |finding: &&Finding| {
            finding.severity == Severity::Warning && finding.justified.is_none()
        };
        count(self.view.findings.iter().filter(open))
    }

    /// An encrypted PDF may be unreadable for the Region: only the bytes tell, so the finding is made here.
    fn warn_of_encrypted_files(&mut self, session: &Session) -> Result<(), Fault> {
        let pieces = self
            .view
            .pieces
            .iter()
            .filter(|piece| piece.visible)
            .map(|piece| (&piece.target, &piece.files));
        let fields = self
            .view
            .fields
            .iter()
            .filter(|(_, field)| field.visible)
            .map(|(path, field)| (path, &field.files));
        let mut found = Vec::new();
        for (target, files) in pieces.chain(fields) {
            for file in files
                .iter()
                .filter(|file| file.media_type == "application/pdf")
            {
                if session.vault.is_encrypted_pdf(&file.sha256)? {
                    let code = "piece.encrypted".to_owned();
                    let justified = self.state.justification(&code, target).map(str::to_owned);
                    found.push(Finding {
                        code,
                        severity: Severity::Warning,
                        section: target.section().to_owned(),
                        path: target.clone(),
                        values: [("name".to_owned(), file.name.clone())].into(),
                        message: None,
                        message_en: None,
                        why: None,
                        why_en: None,
                        justified,
                    });
                }
            }
        }
        self.view.findings.extend(found);
        Ok(())
    }
}

/// The dossier for as long as it is held. One that panicked in the middle is read anew by the next start.
pub(crate) fn lock(dossier: &Mutex<OpenDossier>) -> MutexGuard<'_, OpenDossier> {
    dossier.lock().unwrap_or_else(PoisonError::into_inner)
}

fn count<T>(items: impl Iterator<Item = T>) -> u32 {
    u32::try_from(items.count()).unwrap_or(u32::MAX)
}

fn empty_view(form: &FormPackage, state: &Dossier) -> View {
    view::evaluate(
        form,
        state,
        Inputs {
            call: None,
            lot: None,
            today: today(),
        },
    )
}

fn row(session: &Session, id: DossierId) -> Result<Option<Row>, Fault> {
    let sql = "SELECT title, form_sha256, call_body, lot FROM dossier WHERE id = ?1";
    let read = |row: &rusqlite::Row<'_>| {
        Ok(Row {
            title: row.get(0)?,
            form_sha256: row.get(1)?,
            call: row.get(2)?,
            lot: row.get(3)?,
        })
    };
    let found = session
        .store
        .reader()
        .query_row(sql, params![id.to_string()], read)
        .optional();
    Ok(found.map_err(StoreError::from)?)
}

fn journal(session: &Session, id: DossierId) -> Result<Vec<Op>, Fault> {
    let reader = session.store.reader();
    let mut statement = reader
        .prepare_cached("SELECT body FROM op WHERE dossier = ?1 ORDER BY rowid")
        .map_err(StoreError::from)?;
    let bodies = statement
        .query_map(params![id.to_string()], |row| row.get::<_, String>(0))
        .map_err(StoreError::from)?;
    let mut ops = Vec::new();
    for body in bodies {
        let body = body.map_err(StoreError::from)?;
        let op = serde_json::from_str(&body);
        ops.push(op.map_err(|error| StoreError::damaged(format!("dossier {id}: {error}")))?);
    }
    Ok(ops)
}
