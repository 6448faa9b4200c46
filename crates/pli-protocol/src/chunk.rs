//! Files cut in chunks of 8 MiB, each named by its SHA-256. A chunk is sent once, whatever file or deposit it belongs to.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

/// Bytes of every chunk but the last of a file.
pub const CHUNK_BYTES: u64 = 8 * 1024 * 1024;

/// Most digests in one question.
pub const MAX_ASKED_CHUNKS: usize = 16_384;

/// One chunk by its content.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ChunkRef {
    /// SHA-256 in lower-case hexadecimal.
    pub sha256: String,
    /// Bytes, 1 to 8 MiB.
    pub size: u64,
}

/// Asks which chunks the platform does not hold yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MissingRequest {
    /// SHA-256 of the chunks asked for, 16384 at most.
    pub chunks: Vec<String>,
}

/// The chunks that are missing, in the order asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MissingChunks {
    /// SHA-256 of those that the platform does not hold for this organisation.
    pub missing: Vec<String>,
    /// Days that a chunk of no deposit is kept.
    pub kept_days: u32,
}

/// Where a chunk stands in its file: offset and length, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChunkRange {
    /// First byte.
    pub offset: u64,
    /// Number of bytes.
    pub size: u64,
}

/// Cuts a file of this size: all chunks of 8 MiB but the last, none for an empty file.
pub fn cut(size: u64) -> Vec<ChunkRange> {
    let mut ranges = Vec::new();
    let mut offset = 0;
    while offset < size {
        let length = CHUNK_BYTES.min(size - offset);
        ranges.push(ChunkRange {
            offset,
            size: length,
        });
        offset += length;
    }
    ranges
}

/// Writes the `Content-Digest` field of a SHA-256 (RFC 9530): `sha-256=:<base64>:`. None when the text is no digest.
pub fn content_digest(sha256_hex: &str) -> Option<String> {
    let bytes = hex::decode(sha256_hex).ok()?;
    (bytes.len() == 32).then(|| format!("sha-256=:{}:", STANDARD.encode(bytes)))
}

/// Reads the SHA-256 of a `Content-Digest` field as lower-case hexadecimal; other algorithms are passed over (RFC 9530 §2).
pub fn read_content_digest(field: &str) -> Option<String> {
    let member = field
        .split(',')
        .map(str::trim)
        .find_map(|member| member.strip_prefix("sha-256=:"))?;
    let bytes = STANDARD.decode(member.strip_suffix(':')?).ok()?;
    (bytes.len() == 32).then(|| hex::encode(bytes))
}
