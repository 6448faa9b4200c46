//! Letters of the Region as the window shows them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Names a letter.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LetterRequest {
    /// Its identity.
    pub id: String,
}

/// The letters of a dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LettersView {
    /// Oldest first.
    pub letters: Vec<LetterView>,
}

/// One letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LetterView {
    /// Its identity.
    pub id: String,
    /// Its dossier.
    pub dossier: String,
    /// The deposit that it is about.
    pub deposit: String,
    /// When the Region sent it, RFC 3339.
    pub sent_at: String,
    /// When it arrived here, RFC 3339.
    pub received_at: String,
    /// What it is about.
    pub subject: String,
    /// File name.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256.
    pub sha256: String,
    /// Verdict on arrival.
    pub verdict: LetterVerdictView,
    /// Verdict of the last time that the person asked.
    pub checked: Option<LetterVerdictView>,
    /// What was trusted on arrival.
    pub trusted: Vec<TrustSourceView>,
}

/// A verdict on a letter, kept with its moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LetterVerdictView {
    /// At which moment, RFC 3339.
    pub at: String,
    /// `TOTAL-PASSED`, `INDETERMINATE` or `TOTAL-FAILED`.
    pub indication: String,
    /// Sub-indication of EN 319 102-1; none when passed.
    pub sub_indication: Option<String>,
    /// What was changed after the signatures: `none`, `permitted`, `annotations` or `altered`.
    pub modification: String,
    /// Who signed or sealed.
    pub signers: Vec<String>,
}

/// A certificate or list that was trusted on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TrustSourceView {
    /// `certificate` or `list`.
    pub kind: String,
    /// SHA-256.
    pub sha256: String,
    /// When a list was issued, RFC 3339.
    pub dated: Option<String>,
}
