//! The end of a journal signed by the device, so that facts cannot be cut off or a whole chain written anew without its key.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pli_proof::device;
use pli_protocol::canonical::canonical_bytes;
use rusqlite::{OptionalExtension as _, params};
use serde::{Deserialize, Serialize};

use super::{Journal, is_intact};
use crate::app::Session;
use crate::fault::Fault;
use crate::platform;
use crate::store::StoreError;

/// Most bytes of a journal that is read.
pub const JOURNAL_MOST: u64 = 64 * 1024 * 1024;

const KIND: &str = "pli.journal-head";

/// What the device states of a journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// What this statement is.
    pub kind: String,
    /// Identity of the dossier.
    pub dossier: String,
    /// How many facts.
    pub facts: u64,
    /// Hash of the last fact; of the beginning where there is none.
    pub hash: String,
    /// SHA-256 of the dossier's state.
    pub state_sha256: String,
}

/// A statement with its signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedHead {
    /// What is stated.
    pub head: Head,
    /// SubjectPublicKeyInfo of the device's key: DER, base64.
    pub device_public_key: String,
    /// ES256 over the RFC 8785 bytes of `head`: 64 bytes r‖s, base64.
    pub signature: String,
}

/// What the verification of a journal finds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct JournalVerdict {
    /// Whether each fact follows from the one before.
    pub chain_intact: bool,
    /// Whether the device signed this very end; none where the journal carries no signature.
    pub signed: Option<bool>,
    /// Facts.
    pub facts: u64,
    /// Identity of the dossier.
    pub dossier: String,
}

impl Journal {
    fn head(&self) -> Head {
        Head {
            kind: KIND.to_owned(),
            dossier: self.dossier.clone(),
            facts: self.facts.len() as u64,
            hash: self
                .facts
                .last()
                .map_or(super::FIRST, |link| link.hash.as_str())
                .to_owned(),
            state_sha256: self.state_sha256.clone(),
        }
    }
}

/// Signs the end of a journal, once: the same end keeps its signature.
pub(super) fn sign(session: &Session, mut journal: Journal) -> Result<Journal, Fault> {
    let head = journal.head();
    let kept = kept(session, &journal.dossier)?;
    journal.signed = Some(match kept {
        Some(signed) if signed.head == head => signed,
        Some(_) | None => sign_head(session, head)?,
    });
    Ok(journal)
}

fn sign_head(session: &Session, head: Head) -> Result<SignedHead, Fault> {
    let key = platform::device_key(session)?;
    let bytes = canonical_bytes(&head).map_err(Fault::internal)?;
    let signed = SignedHead {
        device_public_key: STANDARD.encode(key.public_key().map_err(Fault::internal)?),
        signature: STANDARD.encode(key.sign(&bytes).map_err(Fault::internal)?),
        head,
    };
    let (dossier, body) = (
        signed.head.dossier.clone(),
        serde_json::to_string(&signed).map_err(Fault::internal)?,
    );
    session.store.write(move |connection| {
        let sql = "INSERT INTO journal_head (dossier, body) VALUES (?1, ?2)
            ON CONFLICT (dossier) DO UPDATE SET body = ?2";
        connection
            .prepare_cached(sql)?
            .execute(params![dossier, body])?;
        Ok(())
    })?;
    Ok(signed)
}

fn kept(session: &Session, dossier: &str) -> Result<Option<SignedHead>, Fault> {
    let sql = "SELECT body FROM journal_head WHERE dossier = ?1";
    let reader = session.store.reader();
    let found: Option<String> = reader
        .query_row(sql, [dossier], |row| row.get(0))
        .optional()
        .map_err(StoreError::from)?;
    // One that cannot be read is signed anew.
    Ok(found.and_then(|body| serde_json::from_str(&body).ok()))
}

/// Verifies a journal of anybody. None when the bytes are none.
pub fn verify(bytes: &[u8]) -> Option<JournalVerdict> {
    let journal: Journal = serde_json::from_slice(bytes).ok()?;
    if journal.kind != super::JOURNAL_KIND {
        return None;
    }
    let holds = |signed: &SignedHead| {
        let key = STANDARD.decode(&signed.device_public_key).ok()?;
        let signature = STANDARD.decode(&signed.signature).ok()?;
        let bytes = canonical_bytes(&signed.head).ok()?;
        device::verify(&key, &bytes, &signature).ok()?;
        (signed.head == journal.head()).then_some(())
    };
    Some(JournalVerdict {
        chain_intact: is_intact(&journal.facts),
        signed: journal
            .signed
            .as_ref()
            .map(|signed| holds(signed).is_some()),
        facts: journal.facts.len() as u64,
        dossier: journal.dossier,
    })
}
