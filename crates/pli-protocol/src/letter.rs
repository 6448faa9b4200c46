//! Letters of the Region about a deposit: announced in a list, fetched one by one, held to their digest.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::canonical::is_sha256_hex;
use crate::ids::{DepositId, LetterId};
use crate::manifest::is_plain_name;

/// Most bytes of a letter.
pub const MAX_LETTER_BYTES: u64 = 32 * 1024 * 1024;
/// Most letters about one deposit.
pub const MAX_LETTERS: usize = 500;
/// Most characters of a subject.
pub const MAX_SUBJECT_CHARS: usize = 300;

/// The letters about a deposit, oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LetterList {
    /// The deposit.
    pub deposit: DepositId,
    /// Its letters.
    pub letters: Vec<Letter>,
}

/// One letter, without its bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Letter {
    /// Its identity.
    pub id: LetterId,
    /// When it was sent, on the platform's clock.
    pub sent_at: Timestamp,
    /// What it is about, in words.
    pub subject: String,
    /// File name, without folders.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256 in lower-case hexadecimal.
    pub sha256: String,
}

impl Letter {
    /// Says whether the announcement is within its bounds: what is not is never fetched.
    pub fn is_plausible(&self) -> bool {
        is_sha256_hex(&self.sha256)
            && is_plain_name(&self.name)
            && (1..=MAX_LETTER_BYTES).contains(&self.size)
            && self.subject.chars().count() <= MAX_SUBJECT_CHARS
            && !self.subject.contains(char::is_control)
    }
}
