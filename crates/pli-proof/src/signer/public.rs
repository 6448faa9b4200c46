//! The public key of a certificate: which signatures its private key makes, and whether one is right.

use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_ASN1, ECDSA_P384_SHA384_ASN1, RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey,
    VerificationAlgorithm,
};
use const_oid::ObjectIdentifier;
use const_oid::db::rfc5912::{ID_EC_PUBLIC_KEY, RSA_ENCRYPTION, SECP_256_R_1, SECP_384_R_1};
use der::Decode as _;
use x509_cert::certificate::{CertificateInner, Raw};

use super::{KeyError, SignatureAlgorithm};

/// A public key as its certificate carries it.
#[derive(Clone)]
pub(super) struct PublicKey {
    pub(super) algorithm: SignatureAlgorithm,
    pub(super) bits: Vec<u8>,
}

impl PublicKey {
    /// Reads the key of a certificate (DER).
    pub(super) fn of(certificate: &[u8]) -> Result<Self, KeyError> {
        let certificate = CertificateInner::<Raw>::from_der(certificate)
            .map_err(|_| KeyError::UnreadableCertificate)?;
        let spki = certificate.tbs_certificate().subject_public_key_info();
        let curve = || {
            let parameters = spki.algorithm.parameters.as_ref()?;
            parameters.decode_as::<ObjectIdentifier>().ok()
        };
        let algorithm = match spki.algorithm.oid {
            RSA_ENCRYPTION => SignatureAlgorithm::RsaSha256,
            ID_EC_PUBLIC_KEY => match curve() {
                Some(SECP_256_R_1) => SignatureAlgorithm::EcdsaP256Sha256,
                Some(SECP_384_R_1) => SignatureAlgorithm::EcdsaP384Sha384,
                _ => return Err(KeyError::UnsupportedKey),
            },
            _ => return Err(KeyError::UnsupportedKey),
        };
        Ok(Self {
            algorithm,
            bits: spki.subject_public_key.raw_bytes().to_vec(),
        })
    }

    /// Tells whether `signature` (an ECDSA one in DER) is this key's over `message`; RSA below 2048 bits never is.
    pub(super) fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        let algorithm: &'static dyn VerificationAlgorithm = match self.algorithm {
            SignatureAlgorithm::RsaSha256 => &RSA_PKCS1_2048_8192_SHA256,
            SignatureAlgorithm::EcdsaP256Sha256 => &ECDSA_P256_SHA256_ASN1,
            SignatureAlgorithm::EcdsaP384Sha384 => &ECDSA_P384_SHA384_ASN1,
        };
        UnparsedPublicKey::new(algorithm, &self.bits)
            .verify(message, signature)
            .is_ok()
    }
}
