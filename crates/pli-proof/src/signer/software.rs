//! A private key held in memory. The key never leaves: it signs, and is wiped when dropped.

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_ASN1_SIGNING, ECDSA_P384_SHA384_ASN1_SIGNING, EcdsaKeyPair, KeyPair as _,
    RSA_PKCS1_SHA256, RsaKeyPair,
};

use super::public::PublicKey;
use super::{SignatureAlgorithm, Signer, SignerError};

/// Why a private key and its certificates do not make an [`Identity`].
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The key is neither RSA of 2048 to 4096 bits nor ECDSA on P-256 or P-384.
    #[error("the key's algorithm or size is not supported")]
    UnsupportedKey,
    /// No certificate was given, or the first one cannot be read.
    #[error("the signer's certificate cannot be read")]
    UnreadableCertificate,
    /// The first certificate is not the certificate of this key.
    #[error("no certificate belongs to this key")]
    CertificateMismatch,
}

enum SoftwareKey {
    Rsa(Box<RsaKeyPair>),
    P256(EcdsaKeyPair),
    P384(EcdsaKeyPair),
}

/// A software key with its certificates, the signer's first.
pub struct Identity {
    key: SoftwareKey,
    chain: Vec<Vec<u8>>,
}

impl Identity {
    /// Joins a private key (PKCS#8, DER) with its certificates (DER, the signer's first).
    pub fn from_pkcs8(pkcs8: &[u8], chain: Vec<Vec<u8>>) -> Result<Self, KeyError> {
        let key = SoftwareKey::from_pkcs8(pkcs8)?;
        let leaf = chain.first().ok_or(KeyError::UnreadableCertificate)?;
        match PublicKey::of(leaf) {
            Ok(public) if public.bits == key.public_bits() => {}
            Err(KeyError::UnreadableCertificate) => return Err(KeyError::UnreadableCertificate),
            _ => return Err(KeyError::CertificateMismatch),
        }
        Ok(Self { key, chain })
    }
}

impl Signer for Identity {
    fn chain(&self) -> &[Vec<u8>] {
        &self.chain
    }

    fn algorithm(&self) -> SignatureAlgorithm {
        match self.key {
            SoftwareKey::Rsa(_) => SignatureAlgorithm::RsaSha256,
            SoftwareKey::P256(_) => SignatureAlgorithm::EcdsaP256Sha256,
            SoftwareKey::P384(_) => SignatureAlgorithm::EcdsaP384Sha384,
        }
    }

    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, SignerError> {
        let random = SystemRandom::new();
        match &self.key {
            SoftwareKey::Rsa(key) => {
                let mut signature = vec![0; key.public_modulus_len()];
                key.sign(&RSA_PKCS1_SHA256, &random, message, &mut signature)
                    .map_err(|_| SignerError::KeyRefused)?;
                Ok(signature)
            }
            SoftwareKey::P256(key) | SoftwareKey::P384(key) => key
                .sign(&random, message)
                .map(|signature| signature.as_ref().to_vec())
                .map_err(|_| SignerError::KeyRefused),
        }
    }
}

impl SoftwareKey {
    fn from_pkcs8(pkcs8: &[u8]) -> Result<Self, KeyError> {
        if let Ok(key) = RsaKeyPair::from_pkcs8(pkcs8) {
            return match key.public_modulus_len() {
                256..=512 => Ok(Self::Rsa(Box::new(key))),
                _ => Err(KeyError::UnsupportedKey),
            };
        }
        if let Ok(key) = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, pkcs8) {
            return Ok(Self::P256(key));
        }
        EcdsaKeyPair::from_pkcs8(&ECDSA_P384_SHA384_ASN1_SIGNING, pkcs8)
            .map(Self::P384)
            .map_err(|_| KeyError::UnsupportedKey)
    }

    fn public_bits(&self) -> &[u8] {
        match self {
            Self::Rsa(key) => key.public_key().as_ref(),
            Self::P256(key) | Self::P384(key) => key.public_key().as_ref(),
        }
    }
}
