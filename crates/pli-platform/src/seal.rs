//! The platform's seal: a certificate with its key, that seals receipts (CAdES) and acknowledgements (PAdES).

use std::fmt;

use jiff::Timestamp;
use pli_proof::cades::{self, SignatureError};
use pli_proof::pades::{self, PadesError, SignOptions};
use pli_proof::pkcs12::{self, Pkcs12Error};
use pli_proof::signer::{Identity, Signer};

use crate::demo::pem;

/// Why nothing was sealed.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// The file of the seal cannot be opened.
    #[error("the seal cannot be opened")]
    Open(#[from] Pkcs12Error),
    /// The key did not seal.
    #[error("the seal failed")]
    Seal(#[from] SignatureError),
    /// The PDF could not be sealed.
    #[error("the PDF could not be sealed")]
    Pdf(#[from] PadesError),
}

/// The platform's seal.
pub struct Seal(Identity);

impl fmt::Debug for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seal(…)")
    }
}

impl Seal {
    /// Opens a seal kept in a PKCS#12 file.
    ///
    /// # Errors
    /// When the bytes or the password are refused.
    pub fn open(p12: &[u8], password: &str) -> Result<Self, SealError> {
        Ok(Self(pkcs12::open(p12, password)?))
    }

    /// Seals bytes: detached CAdES, DER.
    ///
    /// # Errors
    /// When the key fails.
    pub fn seal(&self, bytes: &[u8], now: Timestamp) -> Result<Vec<u8>, SealError> {
        Ok(cades::sign_detached(bytes, &self.0, now)?)
    }

    /// Seals a PDF (PAdES); `reason` says what it is.
    ///
    /// # Errors
    /// When the PDF cannot carry a signature or the key fails.
    pub fn seal_pdf(
        &self,
        pdf: Vec<u8>,
        now: Timestamp,
        platform: &str,
        reason: &str,
    ) -> Result<Vec<u8>, SealError> {
        let options = SignOptions {
            claimed_time: now,
            label: format!("Cachet électronique de {platform}"),
            name: Some(platform.to_owned()),
            reason: Some(reason.to_owned()),
            location: None,
        };
        Ok(pades::sign(pdf, &self.0, &options)?)
    }

    /// The certificate of the seal, PEM.
    pub fn certificate_pem(&self) -> String {
        let der = self
            .0
            .chain()
            .first()
            .map(Vec::as_slice)
            .unwrap_or_default();
        pem("CERTIFICATE", der)
    }
}
