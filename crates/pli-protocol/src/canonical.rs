//! Canonical JSON (RFC 8785) and SHA-256: the bytes that are hashed, signed and sealed.

use serde::Serialize;
use sha2::{Digest, Sha256};

/// Largest integer that RFC 8785 keeps exactly (2^53 − 1).
pub const MAX_SAFE_INTEGER: u64 = (1 << 53) - 1;

/// The value cannot be written as canonical JSON.
#[derive(Debug, thiserror::Error)]
#[error("the value has no canonical JSON form")]
pub struct CanonicalError(#[source] serde_json::Error);

/// Writes a value as canonical JSON (RFC 8785).
///
/// # Errors
/// When the value holds a number that is no JSON number, or a map key that is no text.
pub fn canonical_bytes<T: Serialize>(value: &T) -> Result<Vec<u8>, CanonicalError> {
    serde_json_canonicalizer::to_vec(value).map_err(CanonicalError)
}

/// Computes SHA-256 in lower-case hexadecimal.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// Says whether a text is a SHA-256 in lower-case hexadecimal. Checked before any text becomes part of a path.
pub fn is_sha256_hex(text: &str) -> bool {
    text.len() == 64
        && text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}
