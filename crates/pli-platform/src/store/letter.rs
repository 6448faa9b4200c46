//! Letters of the Region, with their bytes.

use pli_protocol::letter::Letter;
use pli_protocol::{DepositId, LetterId};
use rusqlite::{TransactionBehavior, params};

use super::fact::{NewFact, add_fact};
use super::{Store, StoreError, read_time, read_uuid};

impl Store {
    /// Keeps a letter with its fact, together.
    pub(crate) fn keep_letter(
        &self,
        deposit: DepositId,
        letter: &Letter,
        bytes: &[u8],
        fact: &NewFact<'_>,
    ) -> Result<(), StoreError> {
        let mut connection = self.connection();
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        transaction.execute(
            "INSERT INTO letter (id, deposit, sent_at, subject, name, size, sha256, bytes)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![
                letter.id.to_string(),
                deposit.to_string(),
                letter.sent_at.as_millisecond(),
                letter.subject,
                letter.name,
                i64::try_from(letter.size).unwrap_or(i64::MAX),
                letter.sha256,
                bytes
            ],
        )?;
        add_fact(&transaction, deposit, fact)?;
        transaction.commit()?;
        Ok(())
    }

    /// The letters about a deposit, oldest first.
    pub fn letters(&self, deposit: DepositId) -> Result<Vec<Letter>, StoreError> {
        let connection = self.connection();
        let mut statement = connection.prepare_cached(
            "SELECT id, sent_at, subject, name, size, sha256 FROM letter WHERE deposit = ?1 ORDER BY sent_at, id",
        )?;
        let rows = statement.query_map([deposit.to_string()], |row| {
            let columns: (String, i64, String, String, i64, String) = (
                row.get(0)?,
                row.get(1)?,
                row.get(2)?,
                row.get(3)?,
                row.get(4)?,
                row.get(5)?,
            );
            Ok(columns)
        })?;
        rows.map(|row| {
            let (id, sent_at, subject, name, size, sha256) = row?;
            Ok(Letter {
                id: LetterId(read_uuid(&id)?),
                sent_at: read_time(sent_at)?,
                subject,
                name,
                size: u64::try_from(size).unwrap_or_default(),
                sha256,
            })
        })
        .collect()
    }

    /// The deposit and the bytes of a letter.
    pub(crate) fn letter_bytes(
        &self,
        id: LetterId,
    ) -> Result<Option<(DepositId, Vec<u8>)>, StoreError> {
        let found: Option<(String, Vec<u8>)> = self.query_one(
            "SELECT deposit, bytes FROM letter WHERE id = ?1",
            [id.to_string()],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        found
            .map(|(deposit, bytes)| Ok((DepositId(read_uuid(&deposit)?), bytes)))
            .transpose()
    }
}
