//! The journal of a dossier: facts with their dates, chained by their hashes, so that one taken away or changed is seen.
//!
//! French case law (CE 23/09/2021 n° 449250, CE 13/11/2025 n° 506640) protects a late tenderer who proves diligence: start, bytes,
//! status of each exchange, the platform's time, the clock's offset, the version. Facts are codes and values, never sentences.

mod format;
mod pdf;
mod self_check;
mod signed;

use std::collections::BTreeMap;

use pli_protocol::DossierId;
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

use crate::app::{Session, now};
use crate::fault::Fault;
use crate::platform::clock;
use crate::store::StoreError;

use format::{FIRST, JOURNAL_KIND, canonical, chained};
pub use format::{
    Fact, Head, JOURNAL_MOST, Journal, JournalVerdict, Link, SignedHead, is_intact, verify,
};
pub use pdf::journal_pdf;
pub use self_check::self_check;
pub(crate) use self_check::{check_clock, check_connection_now_and_then, check_disk};

/// What happened, before it is dated and chained.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    code: String,
    values: BTreeMap<String, String>,
}

impl Said {
    /// Says what.
    pub fn new(code: &str) -> Self {
        Self {
            code: code.to_owned(),
            values: BTreeMap::new(),
        }
    }

    /// Adds a value.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl std::fmt::Display) -> Self {
        self.values.insert(name.to_owned(), value.to_string());
        self
    }
}

/// Dates a fact, chains it and makes it durable.
pub fn record(session: &Session, dossier: DossierId, said: &Said) -> Result<(), Fault> {
    let fact = dated(session, said)?;
    session
        .store
        .write(move |connection| append(connection, dossier, &fact))?;
    Ok(())
}

/// Dates a fact; to be written together with what it tells of.
pub(crate) fn dated(session: &Session, said: &Said) -> Result<Fact, Fault> {
    Ok(Fact {
        at: now().to_string(),
        code: said.code.clone(),
        values: said.values.clone(),
        app_version: env!("CARGO_PKG_VERSION").to_owned(),
        clock_offset_ms: clock::offset_ms(session)?,
    })
}

/// Chains a fact behind the last of its dossier.
pub(crate) fn append(
    connection: &Connection,
    dossier: DossierId,
    fact: &Fact,
) -> Result<(), StoreError> {
    let last = "SELECT hash FROM fact WHERE dossier = ?1 ORDER BY n DESC LIMIT 1";
    let previous: Option<String> = connection
        .query_row(last, [dossier.to_string()], |row| row.get(0))
        .optional()?;
    let previous = previous.unwrap_or_else(|| FIRST.to_owned());
    let body = canonical(fact).map_err(|error| StoreError::damaged(error.to_string()))?;
    let hash = chained(&previous, &body);
    let sql = "INSERT INTO fact (dossier, at, body, previous, hash) VALUES (?1, ?2, ?3, ?4, ?5)";
    connection.prepare_cached(sql)?.execute(params![
        dossier.to_string(),
        fact.at,
        body,
        previous,
        hash
    ])?;
    Ok(())
}

/// The facts of a dossier, oldest first.
pub fn facts(session: &Session, dossier: DossierId) -> Result<Vec<Link>, Fault> {
    let reader = session.store.reader();
    let sql = "SELECT n, body, previous, hash FROM fact WHERE dossier = ?1 ORDER BY n";
    let mut statement = reader.prepare_cached(sql).map_err(StoreError::from)?;
    let read = |row: &rusqlite::Row<'_>| {
        Ok((
            row.get(0)?,
            row.get::<_, String>(1)?,
            row.get(2)?,
            row.get(3)?,
        ))
    };
    let rows = statement
        .query_map([dossier.to_string()], read)
        .map_err(StoreError::from)?;
    let mut links = Vec::new();
    for row in rows {
        let (n, body, previous, hash) = row.map_err(StoreError::from)?;
        let fact = serde_json::from_str(&body)
            .map_err(|error| StoreError::damaged(format!("fact {n}: {error}")))?;
        links.push(Link {
            n,
            fact,
            previous,
            hash,
        });
    }
    Ok(links)
}

/// The journal of a dossier, to keep or to produce.
pub fn journal(session: &Session, dossier: DossierId) -> Result<Journal, Fault> {
    let facts = facts(session, dossier)?;
    let open = session.dossier(dossier)?;
    let open = crate::dossier::lock(&open);
    let state = open.state.canonical_bytes().map_err(Fault::internal)?;
    let journal = Journal {
        kind: JOURNAL_KIND.to_owned(),
        dossier: dossier.to_string(),
        title: open.title.clone(),
        call: open.call.as_ref().map(|call| call.reference.clone()),
        chain_intact: is_intact(&facts),
        facts,
        state_sha256: hex::encode(Sha256::digest(state)),
        operations: open.state.journal().cloned().collect(),
        signed: None,
    };
    signed::sign(session, journal)
}
