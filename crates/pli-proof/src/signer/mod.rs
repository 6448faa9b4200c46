//! The door to a key that signs, wherever the key lives.
//!
//! What signs a PDF or a receipt sees this door only, so that a token or the system's store can stand behind it later.

mod software;

pub use software::{Identity, KeyError};

/// Signature algorithms that Pli makes; each one fixes its digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignatureAlgorithm {
    /// RSA PKCS#1 v1.5 with SHA-256.
    RsaSha256,
    /// ECDSA on P-256 with SHA-256.
    EcdsaP256Sha256,
    /// ECDSA on P-384 with SHA-384.
    EcdsaP384Sha384,
}

/// A failure of the key itself; says nothing about the document.
#[derive(Debug, thiserror::Error)]
pub enum SignerError {
    /// The key refused to sign.
    #[error("the key did not sign")]
    KeyRefused,
}

/// A key with its certificates, able to sign.
pub trait Signer {
    /// Returns the certificates in DER, the signer's first, then its issuers.
    fn chain(&self) -> &[Vec<u8>];

    /// Returns the algorithm of the signatures.
    fn algorithm(&self) -> SignatureAlgorithm;

    /// Signs `message`; an ECDSA signature comes as its DER sequence.
    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, SignerError>;
}
