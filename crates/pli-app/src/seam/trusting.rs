//! Whom verifications believe, as the window shows it.

use serde::Deserialize;
use ts_rs::TS;

use super::BesideFile;
pub use crate::trust::{TrustFile, TrustKind, TrustView};

/// Takes files of trust: all of them, or none.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TrustAddRequest {
    /// Certificates of authorities, trusted lists, revocation lists, OCSP answers.
    pub files: Vec<BesideFile>,
    /// Certificates of those who may sign the trusted lists among them.
    pub operators: Vec<BesideFile>,
}

/// Takes back one thing that is trusted.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TrustRemoveRequest {
    /// SHA-256 of its bytes.
    pub sha256: String,
}
