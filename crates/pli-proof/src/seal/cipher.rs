//! AES-256-GCM over a stream, with the content key of one file.
//!
//! OpenSSL does it: aws-lc-rs has no GCM in pieces, and a file of a gigabyte must not stand in memory.

use openssl::cipher::Cipher;
use openssl::cipher_ctx::CipherCtx;
use openssl::error::ErrorStack;

use super::ContentKey;

/// Bytes of the nonce. Each key encrypts one content, so that a random nonce never meets its like.
pub(super) const NONCE: usize = 12;
/// Bytes of the tag.
pub(super) const TAG: usize = 16;

/// An encryption or decryption under way.
pub(super) struct Stream(CipherCtx);

impl Stream {
    /// Begins to encrypt.
    pub(super) fn encrypting(key: &ContentKey, nonce: &[u8; NONCE]) -> Result<Self, ErrorStack> {
        let mut context = CipherCtx::new()?;
        context.encrypt_init(Some(Cipher::aes_256_gcm()), Some(key.bytes()), Some(nonce))?;
        Ok(Self(context))
    }

    /// Begins to decrypt.
    pub(super) fn decrypting(key: &ContentKey, nonce: &[u8; NONCE]) -> Result<Self, ErrorStack> {
        let mut context = CipherCtx::new()?;
        context.decrypt_init(Some(Cipher::aes_256_gcm()), Some(key.bytes()), Some(nonce))?;
        Ok(Self(context))
    }

    /// Transforms a piece in place; GCM gives as many bytes as it takes.
    pub(super) fn transform(&mut self, piece: &mut [u8]) -> Result<(), ErrorStack> {
        let length = piece.len();
        self.0.cipher_update_inplace(piece, length).map(drop)
    }

    /// Ends an encryption and gives its tag.
    pub(super) fn tag(mut self) -> Result<[u8; TAG], ErrorStack> {
        let mut tag = [0; TAG];
        self.0.cipher_final(&mut [])?;
        self.0.tag(&mut tag)?;
        Ok(tag)
    }

    /// Ends a decryption; fails when the tag is not that of what came.
    pub(super) fn verify(mut self, tag: &[u8; TAG]) -> Result<(), ErrorStack> {
        self.0.set_tag(tag)?;
        self.0.cipher_final(&mut []).map(drop)
    }
}
