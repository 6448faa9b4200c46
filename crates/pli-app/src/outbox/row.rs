//! A deposit as the store keeps it.

use pli_protocol::deposit::DepositProgress;
use pli_protocol::ids::DepositId;
use pli_protocol::manifest::{Manifest, SignedManifest};
use pli_protocol::{DossierId, receipt::SignedReceipt};
use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use crate::app::Session;
use crate::fault::Fault;
use crate::store::StoreError;

/// Where a deposit stands, for the list of dossiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    Queued,
    Uploading,
    Deposited,
    Refused,
    Cancelled,
}

impl State {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Uploading => "uploading",
            Self::Deposited => "deposited",
            Self::Refused => "refused",
            Self::Cancelled => "cancelled",
        }
    }

    fn of(text: &str) -> Option<Self> {
        [
            Self::Queued,
            Self::Uploading,
            Self::Deposited,
            Self::Refused,
            Self::Cancelled,
        ]
        .into_iter()
        .find(|state| state.as_str() == text)
    }

    /// Whether it still waits or moves.
    pub(crate) fn is_moving(self) -> bool {
        matches!(self, Self::Queued | Self::Uploading)
    }
}

/// One deposit.
#[derive(Debug, Clone)]
pub(crate) struct Deposit {
    pub(crate) id: DepositId,
    pub(crate) dossier: DossierId,
    pub(crate) state: State,
    /// The manifest with the device's signature, always sent as the same bytes.
    pub(crate) signed: SignedManifest,
    pub(crate) progress: DepositProgress,
    pub(crate) next_try_at: Option<String>,
    pub(crate) tries: u32,
    pub(crate) fault: Option<Fault>,
    /// The receipt as the platform signed it.
    pub(crate) receipt: Option<SignedReceipt>,
    /// The acknowledgement, PDF.
    pub(crate) acknowledgement: Option<Vec<u8>>,
}

const COLUMNS: &str =
    "id, dossier, state, manifest, body, next_try_at, tries, fault, receipt, acknowledgement";

impl Deposit {
    /// The manifest itself.
    pub(crate) fn manifest(&self) -> Result<Manifest, Fault> {
        Ok(self
            .signed
            .open()
            .map_err(|error| StoreError::damaged(format!("deposit {}: {error}", self.id)))?
            .manifest)
    }

    /// Adds it to the store.
    pub(crate) fn insert(&self, connection: &Connection, at: &str) -> Result<(), StoreError> {
        let sql = "INSERT INTO deposit (id, dossier, state, manifest, body, queued_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let (manifest, body) = (json(&self.signed)?, text(&self.progress)?);
        let (id, dossier) = (self.id.to_string(), self.dossier.to_string());
        connection.execute(
            sql,
            params![id, dossier, self.state.as_str(), manifest, body, at],
        )?;
        Ok(())
    }

    /// Writes what moves: state, progress, fault, proofs.
    pub(crate) fn update(&self, connection: &Connection) -> Result<(), StoreError> {
        let sql = "UPDATE deposit SET state = ?2, body = ?3, next_try_at = ?4, tries = ?5, fault = ?6, receipt = ?7,
            acknowledgement = ?8, ended_at = ?9 WHERE id = ?1";
        let fault = self.fault.as_ref().map(text).transpose()?;
        let receipt = self.receipt.as_ref().map(json).transpose()?;
        let ended = (!self.state.is_moving()).then(|| jiff::Timestamp::now().to_string());
        let values = params![
            self.id.to_string(),
            self.state.as_str(),
            text(&self.progress)?,
            self.next_try_at,
            self.tries,
            fault,
            receipt,
            self.acknowledgement,
            ended
        ];
        connection.prepare_cached(sql)?.execute(values)?;
        Ok(())
    }
}

/// The deposit of an identity.
pub(crate) fn read(session: &Session, id: DepositId) -> Result<Option<Deposit>, Fault> {
    select(session, "WHERE id = ?1", &id.to_string()).map(|mut found| found.pop())
}

/// The last deposit of a dossier that was not cancelled.
pub(crate) fn last(session: &Session, dossier: DossierId) -> Result<Option<Deposit>, Fault> {
    let found = select(
        session,
        "WHERE dossier = ?1 AND state <> 'cancelled' ORDER BY rowid",
        &dossier.to_string(),
    );
    found.map(|mut found| found.pop())
}

/// The last deposit of a dossier that has a receipt.
pub(crate) fn proven(session: &Session, dossier: DossierId) -> Result<Option<Deposit>, Fault> {
    let clause = "WHERE dossier = ?1 AND state = 'deposited' ORDER BY rowid";
    select(session, clause, &dossier.to_string()).map(|mut found| found.pop())
}

/// The deposits whose receipt has no proof of time yet, oldest first.
pub(crate) fn without_time_proof(session: &Session) -> Result<Vec<Deposit>, Fault> {
    let found = select(
        session,
        "WHERE state = ?1 ORDER BY rowid",
        State::Deposited.as_str(),
    )?;
    let lacks = |receipt: &SignedReceipt| receipt.time_proof.is_none();
    Ok(found
        .into_iter()
        .filter(|deposit| deposit.receipt.as_ref().is_some_and(lacks))
        .collect())
}

/// The deposits of a dossier, oldest first.
pub(crate) fn of_dossier(session: &Session, dossier: DossierId) -> Result<Vec<Deposit>, Fault> {
    select(
        session,
        "WHERE dossier = ?1 ORDER BY rowid",
        &dossier.to_string(),
    )
}

/// Every deposit that was not cancelled, oldest first.
pub(crate) fn all(session: &Session) -> Result<Vec<Deposit>, Fault> {
    select(
        session,
        "WHERE state <> ?1 ORDER BY rowid",
        State::Cancelled.as_str(),
    )
}

/// How many wait or move.
pub(crate) fn moving(session: &Session) -> Result<u32, Fault> {
    let sql = "SELECT count(*) FROM deposit WHERE state IN ('queued', 'uploading')";
    Ok(session
        .store
        .reader()
        .query_row(sql, [], |row| row.get(0))
        .optional()
        .map_err(StoreError::from)?
        .unwrap_or(0))
}

fn select(session: &Session, clause: &str, value: &str) -> Result<Vec<Deposit>, Fault> {
    let reader = session.store.reader();
    let sql = format!("SELECT {COLUMNS} FROM deposit {clause}");
    let mut statement = reader.prepare_cached(&sql).map_err(StoreError::from)?;
    let mut rows = statement.query([value]).map_err(StoreError::from)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next().map_err(StoreError::from)? {
        found.push(of_row(row)?);
    }
    Ok(found)
}

fn of_row(row: &Row<'_>) -> Result<Deposit, StoreError> {
    let damaged = |what: &dyn std::fmt::Display| StoreError::damaged(format!("deposit: {what}"));
    let id =
        |column| Uuid::parse_str(&row.get::<_, String>(column)?).map_err(|error| damaged(&error));
    let receipt: Option<Vec<u8>> = row.get(8)?;
    let fault: Option<String> = row.get(7)?;
    Ok(Deposit {
        id: DepositId(id(0)?),
        dossier: DossierId(id(1)?),
        state: State::of(&row.get::<_, String>(2)?).ok_or_else(|| damaged(&"state"))?,
        signed: serde_json::from_slice(&row.get::<_, Vec<u8>>(3)?)
            .map_err(|error| damaged(&error))?,
        progress: serde_json::from_str(&row.get::<_, String>(4)?)
            .map_err(|error| damaged(&error))?,
        next_try_at: row.get(5)?,
        tries: row.get(6)?,
        fault: fault
            .map(|text| serde_json::from_str(&text))
            .transpose()
            .map_err(|error| damaged(&error))?,
        receipt: receipt
            .map(|bytes| serde_json::from_slice(&bytes))
            .transpose()
            .map_err(|error| damaged(&error))?,
        acknowledgement: row.get(9)?,
    })
}

fn json<T: serde::Serialize>(value: &T) -> Result<Vec<u8>, StoreError> {
    serde_json::to_vec(value).map_err(|error| StoreError::damaged(error.to_string()))
}

fn text<T: serde::Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::damaged(error.to_string()))
}
