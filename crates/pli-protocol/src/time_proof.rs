//! Proof of the time of a receipt: its place in the tree of the receipts of one second, and an RFC 3161 token over the root.
//!
//! Only shapes and bounds here; the path and the token are checked with `pli-proof`.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use crate::ids::DepositId;

/// Value of `kind`.
pub const TIME_PROOF_KIND: &str = "pli.time-proof";
/// Most steps of a path: trees are bounded by what a second brings.
pub const MAX_PATH: usize = 48;
/// Most bytes of a token.
pub const MAX_TOKEN_BYTES: usize = 256 * 1024;

/// Proof that a receipt with its seal existed when a time-stamping authority signed a root.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TimeProof {
    /// Always [`TIME_PROOF_KIND`].
    pub kind: String,
    /// The deposit whose receipt is proved.
    pub deposit: DepositId,
    /// Place of the receipt among the leaves, from 0.
    pub position: u64,
    /// Leaves of the tree (RFC 9162 §2.1). A leaf is the RFC 8785 bytes of `{ receipt, seal }`.
    pub size: u64,
    /// Hashes beside the way from the leaf to the root, nearest first, SHA-256 in lower-case hexadecimal.
    pub path: Vec<String>,
    /// The root, SHA-256 in lower-case hexadecimal.
    pub root: String,
    /// RFC 3161 TimeStampToken whose message imprint is the root itself: DER, base64.
    pub token: String,
}

/// A proof whose texts were read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenTimeProof {
    /// Place of the leaf.
    pub position: u64,
    /// Leaves of the tree.
    pub size: u64,
    /// The path, nearest first.
    pub path: Vec<[u8; 32]>,
    /// The root.
    pub root: [u8; 32],
    /// The token, DER.
    pub token: Vec<u8>,
}

/// The proof does not have the shape of one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the proof of time cannot be read: {what}")]
pub struct TimeProofError {
    /// What is wrong with it.
    pub what: String,
}

impl TimeProof {
    /// Writes a proof.
    pub fn new(deposit: DepositId, open: &OpenTimeProof) -> Self {
        Self {
            kind: TIME_PROOF_KIND.to_owned(),
            deposit,
            position: open.position,
            size: open.size,
            path: open.path.iter().map(hex::encode).collect(),
            root: hex::encode(open.root),
            token: STANDARD.encode(&open.token),
        }
    }

    /// Reads a proof that is said to be that of this deposit.
    ///
    /// # Errors
    /// When it is of another deposit, out of bounds, or its texts are none.
    pub fn open(&self, deposit: DepositId) -> Result<OpenTimeProof, TimeProofError> {
        let fail = |what: &str| TimeProofError {
            what: what.to_owned(),
        };
        if self.kind != TIME_PROOF_KIND {
            return Err(fail("kind"));
        }
        if self.deposit != deposit {
            return Err(fail("deposit: that of another receipt"));
        }
        if self.path.len() > MAX_PATH || self.token.len() > MAX_TOKEN_BYTES / 3 * 4 {
            return Err(fail("path or token: out of bounds"));
        }
        let hash = |text: &String| {
            let bytes = hex::decode(text).ok()?;
            <[u8; 32]>::try_from(bytes).ok()
        };
        Ok(OpenTimeProof {
            position: self.position,
            size: self.size,
            path: self
                .path
                .iter()
                .map(hash)
                .collect::<Option<_>>()
                .ok_or_else(|| fail("path"))?,
            root: hash(&self.root).ok_or_else(|| fail("root"))?,
            token: STANDARD.decode(&self.token).map_err(|_| fail("token"))?,
        })
    }
}
