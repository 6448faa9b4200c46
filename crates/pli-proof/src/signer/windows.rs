//! Keys of the Windows store of the current user, through CNG: soft keys, and cards whose minidriver is installed.

use std::time::Duration;

use rustls_cng::cert::CertContext;
use rustls_cng::error::CngError;
use rustls_cng::key::{NCryptKey, SignaturePadding};
use rustls_cng::store::{CertStore, CertStoreType};
use sha2::{Digest as _, Sha256, Sha384};

use crate::signer::patience::patiently;
use crate::signer::public::PublicKey;
use crate::signer::token::ecdsa_to_der;
use crate::signer::{SignatureAlgorithm, Signer, SignerError, TriesLeft};

/// A key of the store; the system asks for its code when it signs.
struct StoreSigner {
    key: NCryptKey,
    chain: Vec<Vec<u8>>,
    public: PublicKey,
    patience: Duration,
}

pub(super) fn list() -> Result<Vec<Vec<u8>>, SignerError> {
    let certificates = certificates()?.into_iter();
    // Silent: nothing is asked of the person while certificates are listed.
    let own = certificates.filter(|certificate| certificate.acquire_key(true).is_ok());
    Ok(own
        .map(|certificate| certificate.as_der().to_vec())
        .collect())
}

pub(super) fn open(
    sha256: &str,
    patience: Duration,
) -> Result<Box<dyn Signer + Send>, SignerError> {
    let found = certificates()?.into_iter().find(|certificate| {
        hex::encode(Sha256::digest(certificate.as_der())).eq_ignore_ascii_case(sha256)
    });
    let certificate = found.ok_or(SignerError::NoCertificate)?;
    let public = PublicKey::of(certificate.as_der()).map_err(|_| SignerError::UnsupportedKey)?;
    let key = certificate
        .acquire_key(false)
        .map_err(|error| word(&error))?;
    let chain = certificate
        .as_chain_der()
        .ok()
        .filter(|chain| {
            chain
                .first()
                .is_some_and(|leaf| leaf == certificate.as_der())
        })
        .unwrap_or_else(|| vec![certificate.as_der().to_vec()]);
    Ok(Box::new(StoreSigner {
        key,
        chain,
        public,
        patience,
    }))
}

fn certificates() -> Result<Vec<CertContext>, SignerError> {
    CertStore::open(CertStoreType::CurrentUser, "My")
        .and_then(|store| store.find_all())
        .map_err(|error| word(&error))
}

impl Signer for StoreSigner {
    fn chain(&self) -> &[Vec<u8>] {
        &self.chain
    }

    fn algorithm(&self) -> SignatureAlgorithm {
        self.public.algorithm
    }

    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, SignerError> {
        let (digest, padding) = match self.public.algorithm {
            SignatureAlgorithm::RsaSha256 => {
                (Sha256::digest(message).to_vec(), SignaturePadding::Pkcs1)
            }
            SignatureAlgorithm::EcdsaP256Sha256 => {
                (Sha256::digest(message).to_vec(), SignaturePadding::None)
            }
            SignatureAlgorithm::EcdsaP384Sha384 => {
                (Sha384::digest(message).to_vec(), SignaturePadding::None)
            }
        };
        let key = self.key.clone();
        let raw = patiently(self.patience, move || key.sign(&digest, padding))?
            .map_err(|error| word(&error))?;
        let signature = match self.public.algorithm {
            SignatureAlgorithm::RsaSha256 => Some(raw),
            SignatureAlgorithm::EcdsaP256Sha256 => ecdsa_to_der(&raw, 32),
            SignatureAlgorithm::EcdsaP384Sha384 => ecdsa_to_der(&raw, 48),
        };
        signature
            .filter(|signature| self.public.verifies(message, signature))
            .ok_or(SignerError::KeyRefused)
    }
}

/// Codes of winerror.h: SCARD_W_*, SCARD_E_*, NTE_*, ERROR_CANCELLED.
fn word(error: &CngError) -> SignerError {
    let CngError::WindowsError(code) = error else {
        return SignerError::DriverFailed {
            reason: error.to_string(),
        };
    };
    match code {
        1223 | 0x8007_04C7 | 0x8010_0002 | 0x8010_006E | 0x8009_0036 => SignerError::Cancelled,
        0x8010_006B => SignerError::WrongPin {
            tries_left: TriesLeft::Unknown,
        },
        0x8010_006C => SignerError::PinLocked,
        0x8010_0069 | 0x8010_0068 => SignerError::Removed,
        0x8010_000C => SignerError::NoToken,
        0x8010_002E | 0x8010_0017 => SignerError::NoReader,
        0x8009_000D | 0x8009_0016 | 0x8009_2004 => SignerError::NoCertificate,
        _ => SignerError::DriverFailed {
            reason: error.to_string(),
        },
    }
}
