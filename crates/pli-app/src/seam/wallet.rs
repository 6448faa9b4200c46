//! The document wallet as the window shows it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for the wallet, as it stands today or on the day on which a dossier is due.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WalletRequest {
    /// The dossier whose day counts.
    #[serde(default)]
    pub dossier: Option<String>,
}

/// Every document of the organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WalletView {
    /// The day on which documents are judged.
    pub day: String,
    /// Kinds that are known, what is asked for most first.
    pub kinds: Vec<WalletKindView>,
    /// The documents.
    pub documents: Vec<WalletDocumentView>,
}

/// A kind of document; its name is in the locales.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WalletKindView {
    /// Identifier, that of the pieces of forms.
    pub id: String,
    /// Months for which it is good from its date.
    pub months: Option<u32>,
    /// Whether documents of the kind end at all.
    pub ends: bool,
}

/// One document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WalletDocumentView {
    /// Identity.
    pub id: String,
    /// Its kind.
    pub kind: String,
    /// Name by which the person tells it from others; may be empty.
    pub title: String,
    /// Its versions, the current one first.
    pub versions: Vec<WalletVersionView>,
}

/// One version of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WalletVersionView {
    /// Number, from 1.
    pub number: u32,
    /// File name.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256.
    pub sha256: String,
    /// Media type found in the bytes.
    pub media_type: String,
    /// Date of the document.
    pub issued_on: Option<String>,
    /// Last day, where the document says it.
    pub expires_on: Option<String>,
    /// Last day, by the document or by the rule of its kind.
    pub valid_until: Option<String>,
    /// `lasting`, `good`, `ends_soon`, `ended` or `undated`, on the day of the view.
    pub standing: String,
    /// When it came, RFC 3339.
    pub added_at: String,
    /// How many dossiers have had it.
    pub dossiers: u32,
}

/// Announces a file for the wallet.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WalletBeginRequest {
    /// File name, without folders.
    pub name: String,
    /// Bytes.
    pub size: u64,
}

/// Ends a file: a new document, or a new version of one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WalletEndRequest {
    /// Which upload.
    pub upload: String,
    /// The document that is renewed; none makes a new one.
    #[serde(default)]
    pub document: Option<String>,
    /// Kind of a new document.
    #[serde(default)]
    pub kind: Option<String>,
    /// Title of a new document.
    #[serde(default)]
    pub title: Option<String>,
    /// Date of the document, as typed or `2026-11-21`.
    #[serde(default)]
    pub issued_on: Option<String>,
    /// Last day on which it is good, as typed or `2026-11-21`.
    #[serde(default)]
    pub expires_on: Option<String>,
}

/// Changes the title of a document and the dates of its current version.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WalletChangeRequest {
    /// Which.
    pub document: String,
    /// Title; may be empty.
    pub title: String,
    /// Date of the document.
    #[serde(default)]
    pub issued_on: Option<String>,
    /// Last day on which it is good.
    #[serde(default)]
    pub expires_on: Option<String>,
}

/// Names a document.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WalletDocumentRequest {
    /// Which.
    pub document: String,
}
