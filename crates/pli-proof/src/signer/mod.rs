//! The door to a key that signs, wherever the key lives.
//!
//! What signs a PDF or a receipt sees this door only: a file, a token or the system's store stands behind it. Signing is a
//! plain call; who may have to wait for a driver says how long when the key is opened.

pub(crate) mod chain;
mod error;
mod patience;
mod public;
mod software;
pub mod system;
pub mod token;

pub use error::{SignerError, TriesLeft};
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

/// A key with its certificates, able to sign.
pub trait Signer {
    /// Returns the certificates in DER, the signer's first, then its issuers.
    fn chain(&self) -> &[Vec<u8>];

    /// Returns the algorithm of the signatures.
    fn algorithm(&self) -> SignatureAlgorithm;

    /// Signs `message`; an ECDSA signature comes as its DER sequence.
    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, SignerError>;

    /// Tells whether the key wants its holder's code again for each signature.
    fn asks_each_time(&self) -> bool {
        false
    }

    /// Gives the code for the next signature, where the key asks each time; elsewhere it is not looked at.
    fn give_pin(&self, _pin: &str) {}
}
