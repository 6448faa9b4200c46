//! Deposits with their receipts and facts.

use jiff::Timestamp;
use pli_protocol::chunk::ChunkRef;
use pli_protocol::timeline::{DepositState, DepositVersion};
use pli_protocol::{DepositId, DossierId, OrganisationId};
use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, params};

use super::fact::{NewFact, add_fact};
use super::{Store, StoreError, read_time, read_uuid};

/// A deposit to be kept, all but what depends on its place among the deposits of its dossier.
#[derive(Debug)]
pub struct NewDeposit<'a> {
    /// Its identity.
    pub id: DepositId,
    /// Its dossier.
    pub dossier: DossierId,
    /// Who deposits.
    pub organisation: OrganisationId,
    /// Reference of the call.
    pub call: &'a str,
    /// Platform's time of the last byte.
    pub received_at: Timestamp,
    /// Digest of the canonical manifest.
    pub manifest_sha256: &'a str,
    /// The signed manifest as it came.
    pub signed_manifest: &'a [u8],
    /// Its chunks.
    pub chunks: &'a [ChunkRef],
}

/// A deposit that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DepositRow {
    /// Its identity.
    pub id: DepositId,
    /// Its dossier.
    pub dossier: DossierId,
    /// Who deposited.
    pub organisation: OrganisationId,
    /// Reference of the call.
    pub call: String,
    /// What it is worth.
    pub state: DepositState,
    /// Digest of the canonical manifest.
    pub manifest_sha256: String,
    /// The signed receipt, byte for byte as it was first sent.
    pub receipt: Vec<u8>,
}

/// How a commit ended.
#[derive(Debug)]
pub(crate) enum Committed<E> {
    /// This deposit was kept, with this receipt.
    New(Vec<u8>),
    /// It was there already.
    Existing(DepositRow),
    /// Chunks vanished meanwhile.
    Missing(Vec<String>),
    /// No receipt could be made.
    Refused(E),
}

const DEPOSIT: &str =
    "SELECT id, dossier, organisation, call, state, manifest_sha256, receipt FROM deposit";

impl Store {
    /// Keeps a deposit. `make_receipt` is given its version and the deposit that it replaces, inside the transaction, so that a
    /// receipt never says what is not so; the receipt is on the disk with the deposit before this returns.
    pub(crate) fn commit_deposit<E>(
        &self,
        new: &NewDeposit<'_>,
        make_receipt: impl FnOnce(u32, Option<DepositId>) -> Result<Vec<u8>, E>,
        facts: (&NewFact<'_>, &NewFact<'_>),
    ) -> Result<Committed<E>, StoreError> {
        let mut connection = self.connection();
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if let Some(existing) = find(&transaction, new.id)? {
            return Ok(Committed::Existing(existing));
        }
        let missing = missing_rows(&transaction, new.organisation, new.chunks)?;
        if !missing.is_empty() {
            return Ok(Committed::Missing(missing));
        }
        let dossier = new.dossier.to_string();
        let version: u32 = transaction.query_row(
            "SELECT coalesce(max(version), 0) + 1 FROM deposit WHERE dossier = ?1",
            [&dossier],
            |row| row.get(0),
        )?;
        let replaced = current(&transaction, new.dossier)?;
        let receipt = match make_receipt(version, replaced) {
            Ok(receipt) => receipt,
            Err(refusal) => return Ok(Committed::Refused(refusal)),
        };
        if let Some(replaced) = replaced {
            set_state(&transaction, replaced, DepositState::Replaced)?;
            add_fact(&transaction, replaced, facts.1)?;
        }
        insert(&transaction, new, version, &receipt)?;
        add_fact(&transaction, new.id, facts.0)?;
        transaction.commit()?;
        Ok(Committed::New(receipt))
    }

    /// Finds a deposit.
    pub fn deposit(&self, id: DepositId) -> Result<Option<DepositRow>, StoreError> {
        find(&self.connection(), id)
    }

    /// Takes a deposit back, if it counts; gives whether it did.
    pub(crate) fn withdraw_deposit(
        &self,
        id: DepositId,
        fact: &NewFact<'_>,
    ) -> Result<bool, StoreError> {
        let mut connection = self.connection();
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let counts = find(&transaction, id)?.is_some_and(|row| row.state == DepositState::Current);
        if counts {
            set_state(&transaction, id, DepositState::Withdrawn)?;
            add_fact(&transaction, id, fact)?;
            transaction.commit()?;
        }
        Ok(counts)
    }

    /// The organisation that first deposited a dossier.
    pub fn dossier_owner(&self, dossier: DossierId) -> Result<Option<OrganisationId>, StoreError> {
        let found: Option<String> = self.query_one(
            "SELECT organisation FROM deposit WHERE dossier = ?1 ORDER BY version LIMIT 1",
            [dossier.to_string()],
            |row| row.get(0),
        )?;
        found
            .map(|id| Ok(OrganisationId(read_uuid(&id)?)))
            .transpose()
    }

    /// The deposits of a dossier, oldest first.
    pub fn dossier_deposits(&self, dossier: DossierId) -> Result<Vec<DepositVersion>, StoreError> {
        let connection = self.connection();
        let mut statement = connection
            .prepare_cached("SELECT id, version, received_at, state FROM deposit WHERE dossier = ?1 ORDER BY version")?;
        let rows = statement.query_map([dossier.to_string()], |row| {
            let columns: (String, u32, i64, String) =
                (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
            Ok(columns)
        })?;
        rows.map(|row| {
            let (id, version, received_at, state) = row?;
            let (deposit, received_at) = (DepositId(read_uuid(&id)?), read_time(received_at)?);
            Ok(DepositVersion {
                deposit,
                version,
                received_at,
                state: read_state(&state)?,
            })
        })
        .collect()
    }

    /// The acknowledgement of a deposit, once it was made.
    pub fn acknowledgement(&self, id: DepositId) -> Result<Option<Vec<u8>>, StoreError> {
        let found: Option<Option<Vec<u8>>> = self.query_one(
            "SELECT acknowledgement FROM deposit WHERE id = ?1",
            [id.to_string()],
            |row| row.get(0),
        )?;
        Ok(found.flatten())
    }

    /// Keeps the acknowledgement of a deposit; the first one stays, and is given back.
    pub fn keep_acknowledgement(&self, id: DepositId, pdf: &[u8]) -> Result<Vec<u8>, StoreError> {
        let kept = self.connection().query_row(
            "UPDATE deposit SET acknowledgement = coalesce(acknowledgement, ?2) WHERE id = ?1 RETURNING acknowledgement",
            params![id.to_string(), pdf],
            |row| row.get(0),
        )?;
        Ok(kept)
    }
}

fn find(
    connection: &rusqlite::Connection,
    id: DepositId,
) -> Result<Option<DepositRow>, StoreError> {
    let mut statement = connection.prepare_cached(&format!("{DEPOSIT} WHERE id = ?1"))?;
    let found = statement
        .query_row([id.to_string()], |row| {
            let columns: (String, String, String, String, String, Vec<u8>) = (
                row.get(1)?,
                row.get(2)?,
                row.get(3)?,
                row.get(4)?,
                row.get(5)?,
                row.get(6)?,
            );
            Ok(columns)
        })
        .optional()?;
    let Some((dossier, organisation, call, state, manifest_sha256, receipt)) = found else {
        return Ok(None);
    };
    let (dossier, organisation) = (
        DossierId(read_uuid(&dossier)?),
        OrganisationId(read_uuid(&organisation)?),
    );
    Ok(Some(DepositRow {
        id,
        dossier,
        organisation,
        call,
        state: read_state(&state)?,
        manifest_sha256,
        receipt,
    }))
}

fn current(
    transaction: &Transaction<'_>,
    dossier: DossierId,
) -> Result<Option<DepositId>, StoreError> {
    let sql = "SELECT id FROM deposit WHERE dossier = ?1 AND state = 'current'";
    let found: Option<String> = transaction
        .query_row(sql, [dossier.to_string()], |row| row.get(0))
        .optional()?;
    found.map(|id| Ok(DepositId(read_uuid(&id)?))).transpose()
}

fn missing_rows(
    transaction: &Transaction<'_>,
    organisation: OrganisationId,
    chunks: &[ChunkRef],
) -> Result<Vec<String>, StoreError> {
    let mut statement = transaction.prepare_cached(
        "SELECT 1 FROM chunk WHERE organisation = ?1 AND sha256 = ?2 AND damaged = 0",
    )?;
    let mut missing = Vec::new();
    for chunk in chunks {
        if !statement.exists(params![organisation.to_string(), chunk.sha256])? {
            missing.push(chunk.sha256.clone());
        }
    }
    Ok(missing)
}

fn insert(
    transaction: &Transaction<'_>,
    new: &NewDeposit<'_>,
    version: u32,
    receipt: &[u8],
) -> Result<(), StoreError> {
    let (id, organisation) = (new.id.to_string(), new.organisation.to_string());
    transaction.execute(
        "INSERT INTO deposit
         (id, dossier, organisation, call, version, state, received_at, manifest_sha256, signed_manifest, receipt)
         VALUES (?1, ?2, ?3, ?4, ?5, 'current', ?6, ?7, ?8, ?9)",
        params![
            id,
            new.dossier.to_string(),
            organisation,
            new.call,
            version,
            new.received_at.as_millisecond(),
            new.manifest_sha256,
            new.signed_manifest,
            receipt
        ],
    )?;
    let mut statement = transaction.prepare_cached(
        "INSERT INTO deposit_chunk (deposit, organisation, sha256) VALUES (?1, ?2, ?3)",
    )?;
    for chunk in new.chunks {
        statement.execute(params![id, organisation, chunk.sha256])?;
    }
    Ok(())
}

fn set_state(
    transaction: &Transaction<'_>,
    id: DepositId,
    state: DepositState,
) -> Result<(), StoreError> {
    let sql = "UPDATE deposit SET state = ?2 WHERE id = ?1";
    transaction.execute(sql, params![id.to_string(), write_state(state)])?;
    Ok(())
}

fn write_state(state: DepositState) -> &'static str {
    match state {
        DepositState::Current => "current",
        DepositState::Replaced => "replaced",
        DepositState::Withdrawn => "withdrawn",
    }
}

fn read_state(text: &str) -> Result<DepositState, StoreError> {
    let all = [
        DepositState::Current,
        DepositState::Replaced,
        DepositState::Withdrawn,
    ];
    let found = all.into_iter().find(|state| write_state(*state) == text);
    found.ok_or_else(|| StoreError::Unreadable {
        what: format!("state `{text}` of a deposit"),
    })
}
