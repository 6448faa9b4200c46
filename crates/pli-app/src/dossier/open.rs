//! A dossier in memory: the replay of its journal, seen through its form.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use pli_core::call::Call;
use pli_core::dossier::{Dossier, Op, Path};
use pli_core::finding::{Finding, Severity};
use pli_core::form::{FormPackage, Hits};
use pli_core::view::explain::Explainer;
use pli_core::view::{Inputs, LiveView, Part, View, ViewChange};
use pli_protocol::DossierId;
use rusqlite::{OptionalExtension, params};

use super::content::Content;
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
    /// What the last act changed of the view.
    pub(crate) changed: ViewChange,
    content: Content,
    live: LiveView<Arc<FormPackage>>,
    /// The form that the live view is of.
    seen: Arc<FormPackage>,
    encrypted: Vec<Finding>,
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
        let live = open_view(&form, &state, call.as_ref(), row.lot.as_deref());
        let mut dossier = Self {
            id,
            title: row.title,
            call,
            lot: row.lot,
            view: live.view().clone(),
            content: Content::of(live.view()).map_err(Fault::internal)?,
            changed: ViewChange::default(),
            live,
            seen: Arc::clone(&form),
            encrypted: Vec::new(),
            form,
            state,
        };
        dossier.look(session)?;
        Ok(dossier)
    }

    /// A dossier that is not in the store yet.
    pub(super) fn fresh(session: &Session, beginning: &Beginning) -> Result<Self, Fault> {
        let state = Dossier::default();
        let (call, lot) = (beginning.call.as_ref(), beginning.lot.as_deref());
        let live = open_view(&beginning.form, &state, call, lot);
        let mut dossier = Self {
            id: beginning.id,
            title: beginning.title.clone(),
            call: beginning.call.clone(),
            lot: beginning.lot.clone(),
            view: live.view().clone(),
            content: Content::of(live.view()).map_err(Fault::internal)?,
            changed: ViewChange::default(),
            live,
            seen: Arc::clone(&beginning.form),
            encrypted: Vec::new(),
            form: Arc::clone(&beginning.form),
            state,
        };
        dossier.look(session)?;
        Ok(dossier)
    }

    /// Looks again: another day may have come.
    pub(crate) fn look(&mut self, session: &Session) -> Result<(), Fault> {
        self.follow(session, &[])
    }

    /// Follows operations that the state has just taken; every one of them must be given.
    pub(crate) fn follow(&mut self, session: &Session, ops: &[Op]) -> Result<(), Fault> {
        let (call, lot) = (self.call.as_ref(), self.lot.as_deref());
        if Arc::ptr_eq(&self.seen, &self.form) {
            let inputs = Inputs {
                call,
                lot,
                today: today(),
            };
            self.changed = self.live.update(&self.state, inputs, ops);
        } else {
            self.live = open_view(&self.form, &self.state, call, lot);
            self.seen = Arc::clone(&self.form);
            self.changed = self.live.view().diff(&self.view);
        }
        self.renew();
        self.content
            .follow(&self.view, &self.changed)
            .map_err(Fault::internal)?;
        self.warn_of_encrypted_files(session)
    }

    /// Finds the codes that a person means at a place, as they suit the answers at the last look.
    pub(crate) fn search_codes(&self, path: &Path, typed: &str, most: usize) -> Option<Hits<'_>> {
        self.live.search_codes(&self.state, path, typed, most)
    }

    /// The digest of what is transmitted, as it was at the last look.
    pub(crate) fn content_digest(&self) -> Result<String, Fault> {
        let digest = self.content.digest(&self.view, &self.state);
        digest.map_err(Fault::internal)
    }

    /// What can be explained, as the dossier was at the last look.
    pub(crate) fn explainer(&self) -> Explainer<'_> {
        Explainer::new(&self.live, &self.state, &self.view)
    }

    /// Brings the view to the present with what changed.
    fn renew(&mut self) {
        let (view, now) = (&mut self.view, self.live.view());
        for path in &self.changed.removed_fields {
            view.fields.remove(path);
        }
        for path in &self.changed.removed_groups {
            view.groups.remove(path);
        }
        let fields = self.changed.fields.iter();
        let fields = fields.filter_map(|path| now.fields.get_key_value(path));
        view.fields
            .extend(fields.map(|(path, field)| (path.clone(), field.clone())));
        let groups = self.changed.groups.iter();
        let groups = groups.filter_map(|path| now.groups.get_key_value(path));
        view.groups
            .extend(groups.map(|(path, group)| (path.clone(), group.clone())));
        for part in &self.changed.parts {
            match part {
                Part::Sections => view.sections.clone_from(&now.sections),
                // The findings come with those on encrypted files.
                Part::Findings => {}
                Part::Totals => view.totals.clone_from(&now.totals),
                Part::Pieces => view.pieces.clone_from(&now.pieces),
                Part::Hidden => view.hidden.clone_from(&now.hidden),
                Part::Progress => view.progress = now.progress,
            }
        }
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
            .filter(|piece| piece.visible && !piece.files.is_empty())
            .map(|piece| (&piece.target, &piece.files));
        let fields = self.state.targets().filter_map(|target| {
            let field = self.view.fields.get(target)?;
            field.visible.then_some((target, &field.files))
        });
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
                        values_en: BTreeMap::new(),
                        message: None,
                        message_en: None,
                        why: None,
                        why_en: None,
                        justified,
                    });
                }
            }
        }
        if found != self.encrypted || self.changed.parts.contains(&Part::Findings) {
            self.view.findings.clone_from(&self.live.view().findings);
            self.view.findings.extend(found.iter().cloned());
            self.encrypted = found;
        }
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

fn open_view(
    form: &Arc<FormPackage>,
    state: &Dossier,
    call: Option<&Call>,
    lot: Option<&str>,
) -> LiveView<Arc<FormPackage>> {
    let inputs = Inputs {
        call,
        lot,
        today: today(),
    };
    LiveView::open(Arc::clone(form), state, inputs)
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
