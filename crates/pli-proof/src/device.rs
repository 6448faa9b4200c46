//! The key of one machine: P-256, made on the machine, used for its manifests. It stands for a device, never for a person.

use aws_lc_rs::encoding::{AsDer as _, PublicKeyX509Der};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED, ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _,
    ParsedPublicKey,
};
use zeroize::Zeroizing;

/// Length of an ES256 signature in bytes.
pub const SIGNATURE_LENGTH: usize = 64;

/// Why a device key, or a signature made with one, is refused.
#[derive(Debug, thiserror::Error)]
pub enum DeviceKeyError {
    /// The bytes are no P-256 private key in PKCS#8.
    #[error("these bytes are not a P-256 private key")]
    NotAKey,
    /// The bytes are no P-256 public key in SubjectPublicKeyInfo.
    #[error("these bytes are not a P-256 public key")]
    NotAPublicKey,
    /// The random generator or the key failed.
    #[error("the key could not be made or used")]
    KeyFailed,
    /// The signature does not belong to this message and key.
    #[error("the signature does not belong to this message")]
    WrongSignature,
}

/// The private key of a device.
pub struct DeviceKey {
    pair: EcdsaKeyPair,
}

impl DeviceKey {
    /// Makes a new key.
    pub fn generate() -> Result<Self, DeviceKeyError> {
        let pair = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING)
            .map_err(|_| DeviceKeyError::KeyFailed)?;
        Ok(Self { pair })
    }

    /// Reads a key from its PKCS#8 form.
    pub fn from_pkcs8(pkcs8: &[u8]) -> Result<Self, DeviceKeyError> {
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, pkcs8)
            .map_err(|_| DeviceKeyError::NotAKey)?;
        Ok(Self { pair })
    }

    /// Writes the key in PKCS#8, for an encrypted store only.
    pub fn to_pkcs8(&self) -> Result<Zeroizing<Vec<u8>>, DeviceKeyError> {
        let document = self
            .pair
            .to_pkcs8v1()
            .map_err(|_| DeviceKeyError::KeyFailed)?;
        Ok(Zeroizing::new(document.as_ref().to_vec()))
    }

    /// Returns the public key as a DER SubjectPublicKeyInfo.
    pub fn public_key(&self) -> Result<Vec<u8>, DeviceKeyError> {
        let spki: PublicKeyX509Der<'_> = self
            .pair
            .public_key()
            .as_der()
            .map_err(|_| DeviceKeyError::KeyFailed)?;
        Ok(spki.as_ref().to_vec())
    }

    /// Signs with ES256 (RFC 7518 §3.4): `r` and `s`, 32 bytes each.
    pub fn sign(&self, message: &[u8]) -> Result<[u8; SIGNATURE_LENGTH], DeviceKeyError> {
        let signature = self
            .pair
            .sign(&SystemRandom::new(), message)
            .map_err(|_| DeviceKeyError::KeyFailed)?;
        signature
            .as_ref()
            .try_into()
            .map_err(|_| DeviceKeyError::KeyFailed)
    }
}

/// Checks an ES256 signature by the device whose SubjectPublicKeyInfo (DER) is `public_key`.
pub fn verify(public_key: &[u8], message: &[u8], signature: &[u8]) -> Result<(), DeviceKeyError> {
    let key = ParsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, public_key)
        .map_err(|_| DeviceKeyError::NotAPublicKey)?;
    key.verify_sig(message, signature)
        .map_err(|_| DeviceKeyError::WrongSignature)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_survives_its_export() {
        let key = DeviceKey::generate().expect("a key");
        let again = DeviceKey::from_pkcs8(&key.to_pkcs8().expect("PKCS#8")).expect("read again");
        let signature = again.sign(b"manifeste").expect("signature");
        let public = key.public_key().expect("public key");
        verify(&public, b"manifeste", &signature).expect("the signature of the same key");
    }

    #[test]
    fn wrong_messages_signatures_and_keys_are_refused() {
        let key = DeviceKey::generate().expect("a key");
        let public = key.public_key().expect("public key");
        let signature = key.sign(b"manifeste").expect("signature");
        let other = DeviceKey::generate()
            .expect("a key")
            .public_key()
            .expect("public key");
        let mut bent = signature;
        bent[40] ^= 1;
        assert!(matches!(
            verify(&public, b"manifesta", &signature),
            Err(DeviceKeyError::WrongSignature)
        ));
        assert!(matches!(
            verify(&public, b"manifeste", &bent),
            Err(DeviceKeyError::WrongSignature)
        ));
        assert!(matches!(
            verify(&public, b"manifeste", &signature[..63]),
            Err(DeviceKeyError::WrongSignature)
        ));
        assert!(matches!(
            verify(&other, b"manifeste", &signature),
            Err(DeviceKeyError::WrongSignature)
        ));
        assert!(matches!(
            verify(b"no key", b"manifeste", &signature),
            Err(DeviceKeyError::NotAPublicKey)
        ));
        assert!(matches!(
            DeviceKey::from_pkcs8(b"no key"),
            Err(DeviceKeyError::NotAKey)
        ));
    }
}
