//! The list of dossiers, from the columns that every edit refreshes: no journal is replayed for it.

use pli_core::call::Call;
use pli_protocol::DossierId;
use rusqlite::{OptionalExtension, Row};
use uuid::Uuid;

use super::state_of;
use crate::app::Session;
use crate::fault::{Code, Fault};
use crate::seam::{DossierSummaryView, DossiersView};
use crate::store::StoreError;

const COLUMNS: &str = "id, title, form_name, form_version, call_body, lot, answered, required, blocking, warnings, edited_at,
    edited_by";

/// Every dossier, what is due first, then the latest edited.
pub fn list(session: &Session) -> Result<DossiersView, Fault> {
    let rows: Vec<Summary> = {
        let reader = session.store.reader();
        let mut statement = reader
            .prepare_cached(&format!("SELECT {COLUMNS} FROM dossier"))
            .map_err(StoreError::from)?;
        let rows = statement
            .query_map([], Summary::read)
            .map_err(StoreError::from)?;
        rows.collect::<Result<_, _>>().map_err(StoreError::from)?
    };
    let mut dossiers = rows
        .into_iter()
        .map(|row| row.view(session))
        .collect::<Result<Vec<_>, _>>()?;
    dossiers.sort_by(|a, b| {
        let due =
            |dossier: &DossierSummaryView| (dossier.deadline.is_none(), dossier.deadline.clone());
        due(a)
            .cmp(&due(b))
            .then_with(|| b.edited_at.cmp(&a.edited_at))
    });
    Ok(DossiersView { dossiers })
}

/// One dossier in one line.
pub(super) fn summary(session: &Session, id: DossierId) -> Result<DossierSummaryView, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM dossier WHERE id = ?1");
    let found = session
        .store
        .reader()
        .query_row(&sql, [id.to_string()], Summary::read)
        .optional();
    let found = found.map_err(StoreError::from)?;
    found
        .ok_or_else(|| Fault::new(Code::UnknownDossier).with("id", id))?
        .view(session)
}

/// The dossier that a person names: its identity, or the only one whose identity ends so (four characters at least).
pub fn id_of(session: &Session, text: &str) -> Result<DossierId, Fault> {
    let unknown = || Fault::new(Code::UnknownDossier).with("id", text);
    let text = text.trim().to_ascii_lowercase();
    if let Ok(id) = Uuid::parse_str(&text) {
        return Ok(DossierId(id));
    }
    let plain = text.len() >= 4 && text.chars().all(|c| c.is_ascii_hexdigit() || c == '-');
    if !plain {
        return Err(unknown());
    }
    let reader = session.store.reader();
    let mut statement = reader
        .prepare_cached("SELECT id FROM dossier WHERE id LIKE '%' || ?1")
        .map_err(StoreError::from)?;
    let found = statement
        .query_map([&text], |row| row.get::<_, String>(0))
        .map_err(StoreError::from)?;
    let found: Vec<String> = found.collect::<Result<_, _>>().map_err(StoreError::from)?;
    match found.as_slice() {
        [only] => Uuid::parse_str(only).map(DossierId).map_err(|_| unknown()),
        _ => Err(unknown()),
    }
}

struct Summary {
    id: String,
    title: String,
    form_name: String,
    form_version: String,
    call: Option<String>,
    lot: Option<String>,
    counts: [u32; 4],
    edited_at: String,
    edited_by: String,
}

impl Summary {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            title: row.get(1)?,
            form_name: row.get(2)?,
            form_version: row.get(3)?,
            call: row.get(4)?,
            lot: row.get(5)?,
            counts: [row.get(6)?, row.get(7)?, row.get(8)?, row.get(9)?],
            edited_at: row.get(10)?,
            edited_by: row.get(11)?,
        })
    }

    fn view(self, session: &Session) -> Result<DossierSummaryView, Fault> {
        let damaged = |cause: String| {
            Fault::from(StoreError::damaged(format!("dossier {}: {cause}", self.id)))
        };
        let id = Uuid::parse_str(&self.id).map_err(|error| damaged(error.to_string()))?;
        let call: Option<Call> = self
            .call
            .as_deref()
            .map(serde_json::from_str)
            .transpose()
            .map_err(|error| damaged(error.to_string()))?;
        let deadline = call.as_ref().and_then(|call| call.deadline.as_ref());
        let [answered, required, blocking, warnings] = self.counts;
        let lot = self
            .lot
            .as_ref()
            .and_then(|number| call.as_ref()?.lots.iter().find(|lot| lot.number == *number));
        Ok(DossierSummaryView {
            state: state_of(session, DossierId(id), blocking)?,
            call_reference: call.as_ref().map(|call| call.reference.clone()),
            call_title: call.as_ref().map(|call| call.title.clone()),
            lot_title: lot.map(|lot| lot.title.clone()),
            deadline: deadline.map(|deadline| deadline.at.to_string()),
            deadline_local: deadline.map(|deadline| deadline.local.to_string()),
            deadline_zone: deadline.map(|deadline| deadline.zone.clone()),
            demonstration: call.as_ref().is_some_and(|call| call.demonstration),
            id: self.id,
            title: self.title,
            lot: self.lot,
            form: self.form_name,
            form_version: self.form_version,
            answered,
            required,
            blocking,
            warnings,
            edited_at: self.edited_at,
            edited_by: self.edited_by,
        })
    }
}
