//! Openings of sealed calls: their plis, what holders brought, what was done.

use jiff::Timestamp;
use pli_protocol::{DepositId, OrganisationId};
use rusqlite::{OptionalExtension as _, TransactionBehavior, params};
use zeroize::Zeroizing;

use super::fact::{NewFact, add_fact};
use super::{Store, StoreError, read_time, read_uuid};

/// An opening that was begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpeningRow {
    /// Reference of the call.
    pub call: String,
    /// When it was begun.
    pub begun_at: Timestamp,
    /// When it was finished.
    pub finished_at: Option<Timestamp>,
}

/// A pli of an opening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PliRow {
    /// The deposit.
    pub deposit: DepositId,
    /// Who deposited.
    pub organisation: OrganisationId,
    /// When it was received.
    pub received_at: Timestamp,
    /// The signed manifest as it came.
    pub signed_manifest: Vec<u8>,
}

/// What a holder brought.
pub struct HolderKeys {
    /// SHA-256 of the holder's certificate.
    pub holder: String,
    /// When.
    pub added_at: Timestamp,
    /// The keys, as the holder's file gave them.
    pub keys: Zeroizing<Vec<u8>>,
}

/// An act of an opening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpeningFact {
    /// When.
    pub at: Timestamp,
    /// What, for programs.
    pub code: String,
    /// What, in words.
    pub text: String,
}

impl Store {
    /// Whether anybody deposited for a call.
    pub fn has_deposits(&self, call: &str) -> Result<bool, StoreError> {
        let found: Option<i64> = self.query_one(
            "SELECT 1 FROM deposit WHERE call = ?1 LIMIT 1",
            [call],
            |row| row.get(0),
        )?;
        Ok(found.is_some())
    }

    /// The opening of a call; none before it is begun.
    pub fn opening(&self, call: &str) -> Result<Option<OpeningRow>, StoreError> {
        let found: Option<(i64, Option<i64>)> = self.query_one(
            "SELECT begun_at, finished_at FROM opening WHERE call = ?1",
            [call],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        found
            .map(|(begun_at, finished_at)| {
                Ok(OpeningRow {
                    call: call.to_owned(),
                    begun_at: read_time(begun_at)?,
                    finished_at: finished_at.map(read_time).transpose()?,
                })
            })
            .transpose()
    }

    /// Begins the opening of a call and fixes its plis: the deposits that count. Begun before, it stays as it was.
    pub fn begin_opening(&self, call: &str, at: Timestamp) -> Result<(), StoreError> {
        let mut connection = self.connection();
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let begun = transaction.execute(
            "INSERT INTO opening (call, begun_at) VALUES (?1, ?2) ON CONFLICT (call) DO NOTHING",
            params![call, at.as_millisecond()],
        )?;
        if begun == 1 {
            transaction.execute(
                "INSERT INTO opening_deposit (call, number, deposit)
                 SELECT call, row_number() OVER (ORDER BY received_at, id), id FROM deposit
                 WHERE call = ?1 AND state = 'current'",
                [call],
            )?;
        }
        transaction.commit()?;
        Ok(())
    }

    /// The plis of an opening, in the order of their receipt.
    pub fn plis(&self, call: &str) -> Result<Vec<PliRow>, StoreError> {
        let connection = self.connection();
        let mut statement = connection.prepare_cached(
            "SELECT d.id, d.organisation, d.received_at, d.signed_manifest
             FROM opening_deposit o JOIN deposit d ON d.id = o.deposit WHERE o.call = ?1 ORDER BY o.number",
        )?;
        let rows = statement.query_map([call], |row| {
            let columns: (String, String, i64, Vec<u8>) =
                (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
            Ok(columns)
        })?;
        rows.map(|row| {
            let (deposit, organisation, received_at, signed_manifest) = row?;
            Ok(PliRow {
                deposit: DepositId(read_uuid(&deposit)?),
                organisation: OrganisationId(read_uuid(&organisation)?),
                received_at: read_time(received_at)?,
                signed_manifest,
            })
        })
        .collect()
    }

    /// Keeps what a holder brought; brought again, it replaces what was there.
    pub fn keep_holder_keys(
        &self,
        call: &str,
        holder: &str,
        keys: &[u8],
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.connection().execute(
            "INSERT INTO opening_key (call, holder, added_at, keys) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (call, holder) DO UPDATE SET added_at = ?3, keys = ?4",
            params![call, holder, at.as_millisecond(), keys],
        )?;
        Ok(())
    }

    /// What holders brought, first come first; nothing once the opening is finished.
    pub fn holder_keys(&self, call: &str) -> Result<Vec<HolderKeys>, StoreError> {
        let connection = self.connection();
        let mut statement = connection.prepare_cached(
            "SELECT holder, added_at, keys FROM opening_key WHERE call = ?1 ORDER BY added_at, holder",
        )?;
        let rows = statement.query_map([call], |row| {
            let columns: (String, i64, Option<Vec<u8>>) = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok(columns)
        })?;
        rows.map(|row| {
            let (holder, added_at, keys) = row?;
            Ok(HolderKeys {
                holder,
                added_at: read_time(added_at)?,
                keys: Zeroizing::new(keys.unwrap_or_default()),
            })
        })
        .collect()
    }

    /// Notes an act of an opening.
    pub fn note_opening(
        &self,
        call: &str,
        at: Timestamp,
        code: &str,
        text: &str,
    ) -> Result<(), StoreError> {
        self.connection().execute(
            "INSERT INTO opening_fact (call, at, code, text) VALUES (?1, ?2, ?3, ?4)",
            params![call, at.as_millisecond(), code, text],
        )?;
        Ok(())
    }

    /// The acts of an opening, oldest first.
    pub fn opening_facts(&self, call: &str) -> Result<Vec<OpeningFact>, StoreError> {
        let connection = self.connection();
        let mut statement = connection.prepare_cached(
            "SELECT at, code, text FROM opening_fact WHERE call = ?1 ORDER BY id",
        )?;
        let rows = statement.query_map([call], |row| {
            let columns: (i64, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok(columns)
        })?;
        rows.map(|row| {
            let (at, code, text) = row?;
            Ok(OpeningFact {
                at: read_time(at)?,
                code,
                text,
            })
        })
        .collect()
    }

    /// Ends an opening: its minutes are kept, what the holders brought is forgotten, each pli learns of it. Once only.
    pub(crate) fn finish_opening(
        &self,
        call: &str,
        at: Timestamp,
        minutes: &[u8],
        facts: &[(DepositId, NewFact<'_>)],
    ) -> Result<bool, StoreError> {
        let mut connection = self.connection();
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let finished = transaction.execute(
            "UPDATE opening SET finished_at = ?2, minutes = ?3 WHERE call = ?1 AND finished_at IS NULL",
            params![call, at.as_millisecond(), minutes],
        )?;
        if finished == 1 {
            transaction.execute("UPDATE opening_key SET keys = NULL WHERE call = ?1", [call])?;
            for (deposit, fact) in facts {
                add_fact(&transaction, *deposit, fact)?;
            }
            transaction.commit()?;
        }
        Ok(finished == 1)
    }

    /// The signed minutes of an opening; none before it is finished.
    pub fn minutes(&self, call: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let connection = self.connection();
        let mut statement =
            connection.prepare_cached("SELECT minutes FROM opening WHERE call = ?1")?;
        let found: Option<Option<Vec<u8>>> =
            statement.query_row([call], |row| row.get(0)).optional()?;
        Ok(found.flatten())
    }

    /// Name and SIRET of an organisation.
    pub fn organisation(
        &self,
        id: OrganisationId,
    ) -> Result<Option<(String, Option<String>)>, StoreError> {
        self.query_one(
            "SELECT name, siret FROM organisation WHERE id = ?1",
            [id.to_string()],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
    }
}
