//! Why a file is not sealed, or does not open.

/// Why a certificate may not receive sealed files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecipientError {
    /// The bytes are no certificate.
    #[error("these bytes are not a certificate")]
    Unreadable,
    /// The key is neither RSA of 2048 to 4096 bits nor on P-256 or P-384.
    #[error("the key's algorithm or size is not supported")]
    UnsupportedKey,
    /// The certificate does not say that its key encrypts keys (RSA) or agrees on them (elliptic curves), or is an authority's.
    #[error("the certificate is not one for encryption")]
    KeyUsage,
    /// The certificate names purposes, and encrypting documents or messages is not one of them.
    #[error("the certificate is not marked for the encryption of documents")]
    NotMarkedForOpening,
    /// It is not valid yet.
    #[error("the certificate is not valid yet")]
    NotYetValid,
    /// It has expired.
    #[error("the certificate has expired")]
    Expired,
    /// It was revoked.
    #[error("the certificate was revoked")]
    Revoked,
    /// No path leads from it to an authority of the call.
    #[error("no path leads from the certificate to an authority of the call")]
    Untrusted,
}

/// Why nothing was sealed.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// The number of holders, or of those who are needed, makes no sense.
    #[error("{threshold} of {holders} holders cannot be asked for")]
    Quorum {
        /// Holders needed.
        threshold: usize,
        /// Holders.
        holders: usize,
    },
    /// One certificate stands twice among the holders.
    #[error("a holder stands twice")]
    TwiceTheSame,
    /// The file is larger than one key may encrypt.
    #[error("the file is too large to be sealed ({bytes} bytes)")]
    TooLarge {
        /// Its size.
        bytes: u64,
    },
    /// More or fewer bytes came than were announced.
    #[error("{announced} bytes were announced, {came} came")]
    OtherSize {
        /// Bytes announced.
        announced: u64,
        /// Bytes that came.
        came: u64,
    },
    /// Randomness or encryption failed.
    #[error("the encryption failed")]
    Cipher,
    /// The sealed bytes could not be written.
    #[error("the sealed bytes could not be written")]
    Io(#[from] std::io::Error),
}

/// Why a sealed file does not open.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The bytes are no sealed file of this format.
    #[error("these bytes are not a sealed file: {what}")]
    NotSealed {
        /// What is not as expected.
        what: &'static str,
    },
    /// The private key cannot open sealed files.
    #[error("the key cannot open sealed files")]
    UnsupportedKey,
    /// The file was not sealed to this certificate.
    #[error("the file was not sealed to this certificate")]
    NotForThisKey,
    /// The key or the shares do not open this file.
    #[error("the key does not open this file")]
    WrongKey,
    /// A share is none of this file, or was altered.
    #[error("a share does not belong to this file")]
    WrongShare,
    /// Not enough different shares.
    #[error("{given} shares were given, {needed} are needed")]
    NotEnoughShares {
        /// Different shares given.
        given: usize,
        /// Shares needed.
        needed: usize,
    },
    /// The content was altered, cut or extended: nothing of it may be believed.
    #[error("the sealed content was altered")]
    Altered,
    /// The bytes could not be read or written.
    #[error("the bytes could not be read or written")]
    Io(#[from] std::io::Error),
    /// The token that holds the key did not answer as it should: nothing is said of the file.
    #[error("the token that holds the key failed")]
    Token(#[from] crate::signer::SignerError),
}

impl OpenError {
    pub(super) fn not_sealed(what: &'static str) -> Self {
        Self::NotSealed { what }
    }
}
