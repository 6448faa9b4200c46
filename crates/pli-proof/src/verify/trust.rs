//! What a verifier trusts: the certificates of authorities, and the revocation lists that it has.

use der::Decode as _;
use x509_cert::certificate::{CertificateInner, Raw};
use x509_cert::crl::CertificateList;

/// Largest file of certificates or revocation lists that is read.
const MAX_BYTES: usize = 64 << 20;

/// Why a file of a trust folder was not taken.
#[derive(Debug, thiserror::Error)]
pub enum TrustError {
    /// It holds neither certificates nor revocation lists.
    #[error("the file holds neither certificates nor revocation lists")]
    NothingFound,
    /// It is too large.
    #[error("the file is too large ({bytes} bytes)")]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
}

/// Authorities that are trusted, with revocation lists at hand.
#[derive(Clone, Debug, Default)]
pub struct TrustStore {
    pub(super) anchors: Vec<Vec<u8>>,
    pub(super) revocation_lists: Vec<Vec<u8>>,
}

impl TrustStore {
    /// Makes a store that trusts nobody.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds what a file holds, in DER or PEM: each certificate becomes a trust anchor.
    pub fn add_file(&mut self, bytes: &[u8]) -> Result<(), TrustError> {
        if bytes.len() > MAX_BYTES {
            return Err(TrustError::TooLarge { bytes: bytes.len() });
        }
        let before = self.anchors.len() + self.revocation_lists.len();
        self.add_der(bytes);
        for der in pem_blocks(bytes) {
            self.add_der(&der);
        }
        if self.anchors.len() + self.revocation_lists.len() == before {
            return Err(TrustError::NothingFound);
        }
        Ok(())
    }

    fn add_der(&mut self, der: &[u8]) {
        if CertificateInner::<Raw>::from_der(der).is_ok() {
            self.anchors.push(der.to_vec());
        } else if CertificateList::<Raw>::from_der(der).is_ok() {
            self.revocation_lists.push(der.to_vec());
        }
    }
}

/// The contents of the PEM blocks of a text; what is no PEM is passed over.
fn pem_blocks(bytes: &[u8]) -> Vec<Vec<u8>> {
    const BEGIN: &str = "-----BEGIN ";
    const END: &str = "-----END ";
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Vec::new();
    };
    let mut blocks = Vec::new();
    for part in text.split(BEGIN).skip(1) {
        let Some(end) = part.find(END) else { continue };
        let close = part[end..].find('\n').map_or(part.len(), |line| end + line);
        let block = format!("{BEGIN}{}\n", part[..close].trim_end());
        if let Ok((_, der)) = der::pem::decode_vec(block.as_bytes()) {
            blocks.push(der);
        }
    }
    blocks
}
