//! Format of a file of the vault: eight bytes that name the format, then chunks of 1 MiB under AES-256-GCM.
//!
//! The nonce of a chunk is its number and a mark on the last one (the STREAM construction): a file cut, extended or with chunks
//! swapped does not open. Each file has its own random key, so that nonces never meet.

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use sha2::{Digest, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::store::StoreError;

/// Plain bytes of a chunk.
pub(super) const CHUNK: usize = 1024 * 1024;
/// Bytes that the tag adds.
pub(super) const TAG: usize = 16;
/// First bytes of a file.
pub(super) const MAGIC: &[u8; 8] = b"PLIVLT\x00\x01";

/// The key of one file.
#[derive(Zeroize, ZeroizeOnDrop)]
pub(super) struct FileKey([u8; 32]);

/// Whether more chunks follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// More follow.
    Inner,
    /// The last one.
    Last,
}

impl FileKey {
    /// Draws a new one.
    pub(super) fn draw() -> Result<Self, StoreError> {
        crate::store::random().map(Self)
    }

    /// Takes bytes of the store; none when they are no key.
    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// The bytes, for the store.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Name of the file: it follows from the key, so that names tell nothing of the contents.
    pub(super) fn file_name(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(b"pli vault name 1");
        hash.update(self.0);
        hex::encode(hash.finalize())
    }

    /// Encrypts a chunk in place; the tag is appended.
    pub(super) fn seal(&self, number: u32, place: Place, chunk: &mut Vec<u8>) -> Option<()> {
        self.aead()?
            .seal_in_place_append_tag(nonce(number, place), Aad::from(MAGIC), chunk)
            .ok()
    }

    /// Decrypts a chunk in place and cuts the tag off; none when it is not what was written there.
    pub(super) fn open(&self, number: u32, place: Place, chunk: &mut Vec<u8>) -> Option<()> {
        let plain = self
            .aead()?
            .open_in_place(nonce(number, place), Aad::from(MAGIC), chunk)
            .ok()?
            .len();
        chunk.truncate(plain);
        Some(())
    }

    fn aead(&self) -> Option<LessSafeKey> {
        UnboundKey::new(&AES_256_GCM, &self.0)
            .map(LessSafeKey::new)
            .ok()
    }
}

fn nonce(number: u32, place: Place) -> Nonce {
    let mut bytes = [0; 12];
    bytes[7..11].copy_from_slice(&number.to_be_bytes());
    bytes[11] = u8::from(place == Place::Last);
    Nonce::assume_unique_for_key(bytes)
}
