//! Files sealed until an opening: encrypted to the certificates of those who open, and unreadable for everybody else.
//!
//! A sealed file is a CMS AuthEnvelopedData (RFC 5083) with AES-256-GCM (RFC 5084), in DER, with definite lengths: it is written
//! and read in constant memory, and `openssl cms -decrypt` reads it. Each file has its own content key. Either each holder opens
//! alone (RSA-OAEP or ECDH recipients), or *k of n* holders together: the key that wraps the content key is then shared (Shamir
//! over GF(256)) and each share is itself sealed to its holder. The bytes are told in `docs/protocol.md`, section "Sealed files".
//!
//! [`recipient`](check_recipient) judges certificates before anything is encrypted to them, [`Sealer`] writes, [`Envelope`] reads
//! the head, [`OpeningKey`] unlocks a content key or a share, [`join`] brings shares together, [`open`] decrypts.
//!
//! Must not touch a disk: what [`open`] writes is to be trusted only after it returns, so callers give it a temporary file.

mod cipher;
mod der;
mod envelope;
mod error;
mod key;
mod lock;
mod read;
mod recipient;
mod share;
mod write;

pub use envelope::Envelope;
pub use error::{OpenError, RecipientError, SealError};
pub use key::{ContentKey, OpeningKey, Unlocked};
pub use read::open;
pub use recipient::{Audience, Recipient, Revocation, check_recipient};
pub use share::{SHARE_LENGTH, Share, join};
pub use write::Sealer;

/// Most holders of one call.
pub const MAX_HOLDERS: usize = 16;
/// Most plain bytes of one sealed file: the bound of AES-GCM for one key and nonce (NIST SP 800-38D).
pub const MAX_CONTENT_BYTES: u64 = (1 << 36) - 32;
/// Most bytes of the head of a sealed file: sixteen holders with the largest keys stay far below.
pub const MAX_HEAD_BYTES: usize = 64 * 1024;
