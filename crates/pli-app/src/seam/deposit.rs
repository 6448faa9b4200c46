//! Outbox, receipt and timeline as the window shows them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{DossierState, VerdictView};
use crate::fault::Fault;

/// Asks for the outbox, whole or of one dossier.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OutboxRequest {
    /// Identity of the dossier.
    #[serde(default)]
    pub id: Option<String>,
}

/// What a sealed deposit could not make sure of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DepositDoubtsView {
    /// Names of the holders of whom nobody knows here whether their certificates were revoked.
    pub holders: Vec<String>,
}

/// What waits or moves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OutboxView {
    /// Oldest first.
    pub entries: Vec<OutboxEntryView>,
}

/// One deposit on its way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OutboxEntryView {
    /// Identity of the deposit.
    pub deposit: String,
    /// Identity of the dossier.
    pub dossier: String,
    /// Its title.
    pub title: String,
    /// `queued`, `uploading`, `deposited` or `refused`.
    pub state: DossierState,
    /// Its files.
    pub files: Vec<OutboxFileView>,
    /// When the next try comes, RFC 3339; none when it moves now or is over.
    pub next_try_at: Option<String>,
    /// Tries made.
    pub tries: u32,
    /// Why the last try failed.
    pub last_fault: Option<Fault>,
    /// Whether the content travels sealed until the opening.
    pub sealed: bool,
}

/// One file on its way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OutboxFileView {
    /// Name.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// Bytes that the platform holds, as far as it said.
    pub sent: u64,
}

/// A receipt, verified here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReceiptView {
    /// Identity of the deposit.
    pub deposit: String,
    /// Number given by the platform.
    pub number: String,
    /// Reference of the call.
    pub call_reference: String,
    /// Title of the call.
    pub call_title: String,
    /// Number of the lot.
    pub lot: Option<String>,
    /// For which organisation.
    pub organisation: String,
    /// Last byte of the deposit, on the platform's clock, RFC 3339.
    pub received_at: String,
    /// The same on the Region's wall clock, with its zone.
    pub received_local: String,
    /// SHA-256 of the manifest.
    pub manifest_sha256: String,
    /// The files that the platform re-hashed.
    pub files: Vec<ReceiptFileView>,
    /// Authority, service in charge and contact, effect of silence, remedies: CRPA R112-11-1, line by line.
    pub legal: Vec<String>,
    /// Whether the content was sealed.
    pub sealed: bool,
    /// The same in the platform's words.
    pub sealed_text: String,
    /// Whether the whole is a demonstration.
    pub demonstration: bool,
    /// Our own verification of the platform's signature.
    pub verdict: VerdictView,
    /// The receipt as the platform signed it, base64.
    pub base64: String,
}

/// One file of a receipt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReceiptFileView {
    /// Name.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256.
    pub sha256: String,
}

/// Facts of a dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TimelineView {
    /// Oldest first.
    pub facts: Vec<FactView>,
}

/// One fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FactView {
    /// When, RFC 3339.
    pub at: String,
    /// Whose clock and word: `machine` or `platform`.
    pub source: String,
    /// Code of the sentence in `cli.ftl` and the window's texts: `created`, `printed`, `signed`, `queued`, `received`…
    pub code: String,
    /// Values of the sentence, by name.
    pub values: std::collections::BTreeMap<String, String>,
    /// Words of the platform, for a code that the screens do not know.
    pub text: Option<String>,
}
