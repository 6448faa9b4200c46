//! Keys of the macOS keychain, and of cards that the system knows (CryptoTokenKit).

use std::time::Duration;

use security_framework::base::Error;
use security_framework::identity::SecIdentity;
use security_framework::item::{ItemClass, ItemSearchOptions, Limit, Reference, SearchResult};
use security_framework::key::{Algorithm, SecKey};
use sha2::{Digest as _, Sha256};

use crate::signer::patience::patiently;
use crate::signer::public::PublicKey;
use crate::signer::{SignatureAlgorithm, Signer, SignerError};

/// `errSecItemNotFound`.
const NOT_FOUND: i32 = -25300;
/// `errSecUserCanceled`, and `LAErrorUserCancel` of the window that asks for the code.
const CANCELLED: [isize; 2] = [-128, -2];

/// A key of the keychain; the system asks for its code when it signs.
struct StoreSigner {
    key: SecKey,
    chain: Vec<Vec<u8>>,
    public: PublicKey,
    patience: Duration,
}

pub(super) fn list() -> Result<Vec<Vec<u8>>, SignerError> {
    let certificates = identities()?.into_iter().filter_map(|identity| {
        let certificate = identity.certificate().ok()?;
        Some(certificate.to_der())
    });
    Ok(certificates.collect())
}

pub(super) fn open(
    sha256: &str,
    patience: Duration,
) -> Result<Box<dyn Signer + Send>, SignerError> {
    for identity in identities()? {
        let leaf = identity.certificate().map_err(word)?.to_der();
        if !hex::encode(Sha256::digest(&leaf)).eq_ignore_ascii_case(sha256) {
            continue;
        }
        let public = PublicKey::of(&leaf).map_err(|_| SignerError::UnsupportedKey)?;
        return Ok(Box::new(StoreSigner {
            key: identity.private_key().map_err(word)?,
            // The keychain gives no path; the verifier finds the issuers in its lists.
            chain: vec![leaf],
            public,
            patience,
        }));
    }
    Err(SignerError::NoCertificate)
}

fn identities() -> Result<Vec<SecIdentity>, SignerError> {
    let found = ItemSearchOptions::new()
        .class(ItemClass::identity())
        .load_refs(true)
        .limit(Limit::All)
        .search();
    let found = match found {
        Ok(found) => found,
        Err(error) if error.code() == NOT_FOUND => Vec::new(),
        Err(error) => return Err(word(error)),
    };
    let identities = found.into_iter().filter_map(|result| match result {
        SearchResult::Ref(Reference::Identity(identity)) => Some(identity),
        _ => None,
    });
    Ok(identities.collect())
}

impl Signer for StoreSigner {
    fn chain(&self) -> &[Vec<u8>] {
        &self.chain
    }

    fn algorithm(&self) -> SignatureAlgorithm {
        self.public.algorithm
    }

    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, SignerError> {
        let algorithm = match self.public.algorithm {
            SignatureAlgorithm::RsaSha256 => Algorithm::RSASignatureMessagePKCS1v15SHA256,
            SignatureAlgorithm::EcdsaP256Sha256 => Algorithm::ECDSASignatureMessageX962SHA256,
            SignatureAlgorithm::EcdsaP384Sha384 => Algorithm::ECDSASignatureMessageX962SHA384,
        };
        let (key, bytes) = (self.key.clone(), message.to_vec());
        let signature = patiently(self.patience, move || {
            key.create_signature(algorithm, &bytes).map_err(|error| {
                if CANCELLED.contains(&error.code()) {
                    SignerError::Cancelled
                } else {
                    SignerError::DriverFailed {
                        reason: error.to_string(),
                    }
                }
            })
        })??;
        if self.public.verifies(message, &signature) {
            Ok(signature)
        } else {
            Err(SignerError::KeyRefused)
        }
    }
}

fn word(error: Error) -> SignerError {
    match isize::try_from(error.code()) {
        Ok(code) if CANCELLED.contains(&code) => SignerError::Cancelled,
        _ => SignerError::DriverFailed {
            reason: error.to_string(),
        },
    }
}
