//! The journal of a dossier: facts with their dates, chained by their hashes, so that one taken away or changed is seen.
//!
//! French case law (CE 23/09/2021 n° 449250, CE 13/11/2025 n° 506640) protects a late tenderer who proves diligence: start, bytes,
//! status of each exchange, the platform's time, the clock's offset, the version. Facts are codes and values, never sentences.

mod pdf;
mod self_check;
mod signed;

use std::collections::BTreeMap;

use pli_core::dossier::Op;
use pli_protocol::DossierId;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::app::{Session, now};
use crate::fault::Fault;
use crate::platform::clock;
use crate::store::StoreError;

pub use pdf::journal_pdf;
pub use self_check::self_check;
pub(crate) use self_check::{check_clock, check_connection_now_and_then, check_disk};
pub use signed::{JOURNAL_MOST, JournalVerdict, SignedHead, verify};

/// Hash before the first fact.
const FIRST: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// Value of `kind` of a journal.
const JOURNAL_KIND: &str = "pli.journal";

/// What happened, before it is dated and chained.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    code: String,
    values: BTreeMap<String, String>,
}

/// One fact of the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// When, on this machine's clock, RFC 3339.
    pub at: String,
    /// What.
    pub code: String,
    /// Values of the fact.
    pub values: BTreeMap<String, String>,
    /// Version of the application.
    pub app_version: String,
    /// Platform's clock less this machine's, in milliseconds, as last measured.
    pub clock_offset_ms: Option<i64>,
}

/// A fact with its place in the chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Number of the fact in the store.
    pub n: i64,
    /// The fact.
    pub fact: Fact,
    /// Hash of the link before, of the same dossier.
    pub previous: String,
    /// SHA-256 over `previous`, a line end and the fact as canonical JSON (RFC 8785).
    pub hash: String,
}

/// A journal for those who were not there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Journal {
    /// What this file is.
    pub kind: String,
    /// Identity of the dossier.
    pub dossier: String,
    /// Title of the dossier.
    pub title: String,
    /// Reference of the call.
    pub call: Option<String>,
    /// The facts, oldest first.
    pub facts: Vec<Link>,
    /// Whether the chain of hashes holds.
    pub chain_intact: bool,
    /// Every operation on the answers, by actor and sequence.
    pub operations: Vec<Op>,
    /// SHA-256 of the state that their replay gives, in canonical JSON.
    pub state_sha256: String,
    /// The end of the chain, signed by the device.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<SignedHead>,
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
    let body = canonical(fact)?;
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

/// Whether every link follows from the one before.
pub fn is_intact(links: &[Link]) -> bool {
    let mut previous = FIRST.to_owned();
    links.iter().all(|link| {
        let follows = link.previous == previous
            && canonical(&link.fact).is_ok_and(|body| chained(&link.previous, &body) == link.hash);
        previous.clone_from(&link.hash);
        follows
    })
}

fn canonical(fact: &Fact) -> Result<String, StoreError> {
    let bytes = pli_protocol::canonical::canonical_bytes(fact)
        .map_err(|error| StoreError::damaged(error.to_string()))?;
    String::from_utf8(bytes).map_err(|error| StoreError::damaged(error.to_string()))
}

fn chained(previous: &str, body: &str) -> String {
    hex::encode(Sha256::digest(format!("{previous}\n{body}")))
}
