//! Whom the person trusts: authorities, trusted lists of the Union, revocation lists and answers, kept with their dates.
//!
//! A trusted list is taken only with the signature of a known scheme operator, and is read once, when it is taken. Nothing here
//! needs a network; how old each thing is can always be told.

mod add;
mod extract;
mod kept;
mod view;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use add::{Given, add, take};
pub(crate) use kept::{KeptFile, add_kept, add_to, files, revocations};
pub use view::{TrustView, list, remove};

/// What is trusted, or tells of what is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TrustKind {
    /// The certificate of an authority that is trusted as it is.
    Authority,
    /// The certificate of who may sign a trusted list.
    Operator,
    /// A trusted list.
    TrustedList,
    /// A revocation list.
    RevocationList,
    /// An OCSP answer.
    OcspAnswer,
}

impl TrustKind {
    const ALL: [Self; 5] = [
        Self::Authority,
        Self::Operator,
        Self::TrustedList,
        Self::RevocationList,
        Self::OcspAnswer,
    ];

    /// Returns the word for it, in the store and in keys of sentences.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Authority => "authority",
            Self::Operator => "operator",
            Self::TrustedList => "trusted_list",
            Self::RevocationList => "revocation_list",
            Self::OcspAnswer => "ocsp_answer",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// One thing that is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TrustFile {
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// What it is.
    pub kind: TrustKind,
    /// Whom it names; the country and the number of a trusted list.
    pub name: String,
    /// From when it speaks: the issue of a list, the start of a certificate.
    #[ts(type = "string")]
    pub issued: Timestamp,
    /// Until when, where it says so: the next issue of a list, the end of a certificate.
    #[ts(type = "string | null")]
    pub until: Option<Timestamp>,
    /// When it was taken.
    #[ts(type = "string")]
    pub added_at: Timestamp,
    /// Days since it was issued.
    pub age_days: i64,
    /// Whether its end has passed: a newer one should be fetched.
    pub is_outdated: bool,
    /// Authorities that a trusted list brings.
    pub anchors: usize,
}
