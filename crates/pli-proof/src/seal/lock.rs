//! How a content key is locked for one certificate: RSA-OAEP, or ECDH with an ephemeral key (RFC 5753) and AES key wrap.

use aws_lc_rs::agreement::{self, Algorithm, ECDH_P256, ECDH_P384, PrivateKey, UnparsedPublicKey};
use aws_lc_rs::rsa::{OAEP_SHA256_MGF1SHA256, OaepPublicEncryptingKey, PublicEncryptingKey};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::der::{
    AES_256_WRAP, BIT_STRING, CONTEXT_0, CONTEXT_1, CONTEXT_2, EC_PUBLIC_KEY, ECDH_SHA256_KDF,
    OCTET_STRING, RSA_OAEP_SHA256, SEQUENCE, element, number,
};
use super::recipient::Recipient;
use super::{ContentKey, SealError};
use crate::ber;

/// Bytes of a content key, and of every key that wraps one.
pub(super) const KEY: usize = 32;
/// Bytes of a wrapped content key.
pub(super) const WRAPPED: usize = KEY + 8;

const EC: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01];
const P256: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07];
const P384: &[u8] = &[0x2b, 0x81, 0x04, 0x00, 0x22];

/// Issuer and serial number of a certificate, the two elements as they stand in it: how CMS names a holder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name(pub(super) Vec<u8>);

/// A public key that receives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PublicKey {
    /// RSA: the SubjectPublicKeyInfo.
    Rsa(Vec<u8>),
    /// The point on P-256, uncompressed.
    P256(Vec<u8>),
    /// The point on P-384, uncompressed.
    P384(Vec<u8>),
}

/// The elements of a certificate's signed part, from its serial number on.
fn fields(certificate: &[u8]) -> Option<Vec<ber::Element<'_>>> {
    let (whole, rest) = ber::read(certificate).ok()?;
    let signed = *whole.children().ok()?.first()?;
    let mut fields = signed.children().ok()?;
    if fields.first()?.tag == CONTEXT_0 {
        fields.remove(0);
    }
    (rest.is_empty() && fields.len() >= 6).then_some(fields)
}

impl Name {
    /// Reads the name of a certificate.
    pub(super) fn of(certificate: &[u8]) -> Option<Self> {
        let fields = fields(certificate)?;
        let (serial, issuer) = (fields.first()?, fields.get(2)?);
        Some(Self(element(SEQUENCE, &[issuer.whole, serial.whole])))
    }
}

/// Reads the public key of a certificate; none when it is of another kind or size.
pub(super) fn public_key(certificate: &[u8]) -> Option<PublicKey> {
    let info = *fields(certificate)?.get(5)?;
    let parts = info.children().ok()?;
    let [algorithm, bits] = parts.as_slice() else {
        return None;
    };
    let identifiers = algorithm.children().ok()?;
    if identifiers.first()?.content == EC {
        let point = bits
            .content
            .split_first()
            .filter(|(unused, _)| **unused == 0)?
            .1;
        return match (identifiers.get(1)?.content, point.first(), point.len()) {
            (P256, Some(4), 65) => Some(PublicKey::P256(point.to_vec())),
            (P384, Some(4), 97) => Some(PublicKey::P384(point.to_vec())),
            _ => None,
        };
    }
    let key = PublicEncryptingKey::from_der(info.whole).ok()?;
    (256..=512)
        .contains(&key.key_size_bytes())
        .then(|| PublicKey::Rsa(info.whole.to_vec()))
}

/// Locks a content key for a holder: one RecipientInfo.
pub(super) fn lock(key: &ContentKey, recipient: &Recipient) -> Result<Vec<u8>, SealError> {
    match &recipient.key {
        PublicKey::Rsa(info) => by_transport(key, &recipient.holder, info),
        PublicKey::P256(point) => by_agreement(key, &recipient.holder, &ECDH_P256, point),
        PublicKey::P384(point) => by_agreement(key, &recipient.holder, &ECDH_P384, point),
    }
}

/// KeyTransRecipientInfo (RFC 5652 §6.2.1) with RSAES-OAEP.
fn by_transport(key: &ContentKey, name: &Name, info: &[u8]) -> Result<Vec<u8>, SealError> {
    let failed = |_| SealError::Cipher;
    let public = PublicEncryptingKey::from_der(info).map_err(|_| SealError::Cipher)?;
    let public = OaepPublicEncryptingKey::new(public).map_err(failed)?;
    let mut encrypted = vec![0; public.ciphertext_size()];
    let encrypted = public
        .encrypt(&OAEP_SHA256_MGF1SHA256, key.bytes(), &mut encrypted, None)
        .map_err(failed)?;
    let encrypted = element(OCTET_STRING, &[encrypted]);
    Ok(element(
        SEQUENCE,
        &[&number(0), &name.0, RSA_OAEP_SHA256, &encrypted],
    ))
}

/// KeyAgreeRecipientInfo (RFC 5652 §6.2.2, RFC 5753 §3.1) with an ephemeral key for this holder alone.
fn by_agreement(
    key: &ContentKey,
    name: &Name,
    curve: &'static Algorithm,
    point: &[u8],
) -> Result<Vec<u8>, SealError> {
    let failed = |_| SealError::Cipher;
    let ephemeral = PrivateKey::generate(curve).map_err(failed)?;
    let public = ephemeral.compute_public_key().map_err(failed)?;
    let wrapped = agreement::agree(
        &ephemeral,
        UnparsedPublicKey::new(curve, point),
        SealError::Cipher,
        |secret| key.wrapped_under(derived(secret).as_ref()),
    )?;
    let public = element(BIT_STRING, &[&[0], public.as_ref()]);
    let originator = element(CONTEXT_0, &[&element(CONTEXT_1, &[EC_PUBLIC_KEY, &public])]);
    let algorithm = element(SEQUENCE, &[ECDH_SHA256_KDF, AES_256_WRAP]);
    let wrapped = element(OCTET_STRING, &[&wrapped]);
    let holders = element(SEQUENCE, &[&element(SEQUENCE, &[&name.0, &wrapped])]);
    Ok(element(
        CONTEXT_1,
        &[&number(3), &originator, &algorithm, &holders],
    ))
}

/// The key that wraps, from a shared secret: the X9.63 derivation with SHA-256 over ECC-CMS-SharedInfo (RFC 5753 §7.2).
pub(super) fn derived(secret: &[u8]) -> Zeroizing<[u8; KEY]> {
    let bits = element(OCTET_STRING, &[&(KEY as u32 * 8).to_be_bytes()]);
    let shared_info = element(SEQUENCE, &[AES_256_WRAP, &element(CONTEXT_2, &[&bits])]);
    let mut hash = Sha256::new();
    hash.update(secret);
    // One block of SHA-256 is the whole key.
    hash.update(1_u32.to_be_bytes());
    hash.update(shared_info);
    Zeroizing::new(hash.finalize().into())
}
