//! The key of a device: ES256 (RFC 7518 §3.4) over canonical JSON. It says which device sent a manifest; it is no
//! signature of a person.

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED, ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair,
    UnparsedPublicKey,
};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

/// DER of a P-256 SubjectPublicKeyInfo before its 65-byte uncompressed point (RFC 5480).
const SPKI_P256: [u8; 26] = [
    0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a,
    0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
];

/// Why a device key or its signature cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DeviceKeyError {
    /// The key could not be made (no randomness).
    #[error("no key could be made")]
    Generate,
    /// The bytes are no PKCS#8 of a P-256 key.
    #[error("the stored key of the device is not readable")]
    Stored,
    /// The text is no base64 SubjectPublicKeyInfo of a P-256 key.
    #[error("the public key of the device is not a P-256 key")]
    Public,
    /// The signature is not that of this key over these bytes.
    #[error("the signature is not that of the device")]
    Signature,
}

/// A device's private key.
pub struct DeviceKey(EcdsaKeyPair);

impl DeviceKey {
    /// Makes a new key and gives its PKCS#8 bytes, to be kept in the keyring or the encrypted store.
    ///
    /// # Errors
    /// When the system gives no randomness.
    pub fn generate() -> Result<(Self, Zeroizing<Vec<u8>>), DeviceKeyError> {
        let pkcs8 =
            EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new())
                .map_err(|_| DeviceKeyError::Generate)?;
        let bytes = Zeroizing::new(pkcs8.as_ref().to_vec());
        Ok((Self::from_pkcs8(&bytes)?, bytes))
    }

    /// Reads a key that was kept.
    ///
    /// # Errors
    /// When the bytes are no PKCS#8 of a P-256 key.
    pub fn from_pkcs8(bytes: &[u8]) -> Result<Self, DeviceKeyError> {
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, bytes);
        pair.map(Self).map_err(|_| DeviceKeyError::Stored)
    }

    /// The public key as [`crate::account::SignInRequest`] carries it.
    pub fn public_key(&self) -> String {
        let mut spki = SPKI_P256.to_vec();
        spki.extend_from_slice(self.0.public_key().as_ref());
        STANDARD.encode(spki)
    }

    /// Signs bytes: 64 bytes r‖s in base64.
    ///
    /// # Errors
    /// When the system gives no randomness.
    pub fn sign(&self, bytes: &[u8]) -> Result<String, DeviceKeyError> {
        let signature = self
            .0
            .sign(&SystemRandom::new(), bytes)
            .map_err(|_| DeviceKeyError::Generate)?;
        Ok(STANDARD.encode(signature.as_ref()))
    }
}

/// Reads a public key: base64 SubjectPublicKeyInfo to its uncompressed point.
///
/// # Errors
/// When it is no P-256 key.
pub fn read_public_key(spki_base64: &str) -> Result<[u8; 65], DeviceKeyError> {
    let bytes = STANDARD
        .decode(spki_base64)
        .map_err(|_| DeviceKeyError::Public)?;
    let point = bytes
        .strip_prefix(&SPKI_P256)
        .ok_or(DeviceKeyError::Public)?;
    let point: [u8; 65] = point.try_into().map_err(|_| DeviceKeyError::Public)?;
    if point[0] == 4 {
        Ok(point)
    } else {
        Err(DeviceKeyError::Public)
    }
}

/// Checks a signature of [`DeviceKey::sign`].
///
/// # Errors
/// When the key or the signature is refused.
pub fn verify(
    spki_base64: &str,
    bytes: &[u8],
    signature_base64: &str,
) -> Result<(), DeviceKeyError> {
    let point = read_public_key(spki_base64)?;
    let signature = STANDARD
        .decode(signature_base64)
        .map_err(|_| DeviceKeyError::Signature)?;
    UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point)
        .verify(bytes, &signature)
        .map_err(|_| DeviceKeyError::Signature)
}
