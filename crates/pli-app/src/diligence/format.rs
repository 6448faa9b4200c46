//! The journal as others read it: its facts, its chain, the device's signature, and whether they hold.
//!
//! Knows no store and no session: the fuzz target `journal` takes this file in as it is.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pli_core::dossier::Op;
use pli_proof::device;
use pli_protocol::canonical::{CanonicalError, canonical_bytes};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// Most bytes of a journal that is read.
pub const JOURNAL_MOST: u64 = 64 * 1024 * 1024;

const HEAD_KIND: &str = "pli.journal-head";

/// Hash before the first fact.
pub(super) const FIRST: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// Value of `kind` of a journal.
pub(super) const JOURNAL_KIND: &str = "pli.journal";

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
    /// What the device states of this end.
    pub(super) fn head(&self) -> Head {
        Head {
            kind: HEAD_KIND.to_owned(),
            dossier: self.dossier.clone(),
            facts: self.facts.len() as u64,
            hash: self
                .facts
                .last()
                .map_or(FIRST, |link| link.hash.as_str())
                .to_owned(),
            state_sha256: self.state_sha256.clone(),
        }
    }
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

/// A fact as its hash covers it.
pub(super) fn canonical(fact: &Fact) -> Result<String, CanonicalError> {
    let bytes = canonical_bytes(fact)?;
    Ok(String::from_utf8(bytes).expect("JSON is UTF-8"))
}

/// The hash of a fact behind the one before.
pub(super) fn chained(previous: &str, body: &str) -> String {
    hex::encode(Sha256::digest(format!("{previous}\n{body}")))
}

/// Verifies a journal of anybody. None when the bytes are none.
pub fn verify(bytes: &[u8]) -> Option<JournalVerdict> {
    let journal: Journal = serde_json::from_slice(bytes).ok()?;
    if journal.kind != JOURNAL_KIND {
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
