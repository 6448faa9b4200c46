//! Facts: what happened to a deposit, when, and who says so.

use std::collections::BTreeMap;

use jiff::Timestamp;
use pli_protocol::DepositId;
use pli_protocol::timeline::{Fact, FactSource};
use rusqlite::{Transaction, params};

use super::{Store, StoreError, read_time};

/// A fact to be kept.
#[derive(Debug, Clone)]
pub struct NewFact<'a> {
    /// When.
    pub at: Timestamp,
    /// What, for programs.
    pub code: &'a str,
    /// Who says so.
    pub source: FactSource,
    /// What, in words.
    pub text: &'a str,
    /// Values by name.
    pub values: BTreeMap<String, String>,
}

impl Store {
    /// The facts of a deposit, oldest first.
    pub fn facts(&self, id: DepositId) -> Result<Vec<Fact>, StoreError> {
        let connection = self.connection();
        let mut statement = connection.prepare_cached(
            "SELECT at, code, source, text, details FROM fact WHERE deposit = ?1 ORDER BY id",
        )?;
        let rows = statement.query_map([id.to_string()], |row| {
            let columns: (i64, String, String, String, String) = (
                row.get(0)?,
                row.get(1)?,
                row.get(2)?,
                row.get(3)?,
                row.get(4)?,
            );
            Ok(columns)
        })?;
        rows.map(|row| {
            let (at, code, source, text, details) = row?;
            let unreadable = |_| StoreError::Unreadable {
                what: "the values of a fact".to_owned(),
            };
            let values = serde_json::from_str(&details).map_err(unreadable)?;
            Ok(Fact {
                at: read_time(at)?,
                code,
                source: read_source(&source)?,
                text,
                values,
            })
        })
        .collect()
    }
}

/// Adds a fact within a transaction.
pub(super) fn add_fact(
    transaction: &Transaction<'_>,
    id: DepositId,
    fact: &NewFact<'_>,
) -> Result<(), StoreError> {
    let unreadable = |_| StoreError::Unreadable {
        what: "the values of a fact".to_owned(),
    };
    let details = serde_json::to_string(&fact.values).map_err(unreadable)?;
    transaction.execute(
        "INSERT INTO fact (deposit, at, code, source, text, details) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            id.to_string(),
            fact.at.as_millisecond(),
            fact.code,
            write_source(fact.source),
            fact.text,
            details
        ],
    )?;
    Ok(())
}

fn write_source(source: FactSource) -> &'static str {
    match source {
        FactSource::Platform => "platform",
        FactSource::Organisation => "organisation",
        FactSource::Region => "region",
    }
}

fn read_source(text: &str) -> Result<FactSource, StoreError> {
    let all = [
        FactSource::Platform,
        FactSource::Organisation,
        FactSource::Region,
    ];
    let found = all.into_iter().find(|source| write_source(*source) == text);
    found.ok_or_else(|| StoreError::Unreadable {
        what: format!("source `{text}` of a fact"),
    })
}
