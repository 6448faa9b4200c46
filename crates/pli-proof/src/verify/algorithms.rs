//! Digest and signature algorithms of signatures that others made, and how far each may still be believed.
//!
//! Public keys only: OpenSSL knows more algorithms than we sign with (PSS, SHA-3, Ed25519, old curves).

use openssl::bn::BigNum;
use openssl::ecdsa::EcdsaSig;
use openssl::error::ErrorStack;
use openssl::hash::MessageDigest;
use openssl::pkey::{PKey, Public};
use openssl::rsa::{Padding, Rsa};
use openssl::sign::{RsaPssSaltlen, Verifier};

use super::cms::{self, Algorithm};
use crate::ber::{self, Element, INTEGER, NotBer, SEQUENCE};

/// How far an algorithm may be believed today (after ETSI TS 119 312).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    /// Sound.
    Sound,
    /// Too weak to prove anything today: SHA-1, MD5, RSA below 2048 bits.
    Weak,
}

/// Why a signature was not verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// The signature does not belong to the message and the key.
    Wrong,
    /// The algorithm, its parameters or the key are not known here.
    Unsupported,
}

impl From<ErrorStack> for Failure {
    fn from(_: ErrorStack) -> Self {
        Self::Unsupported
    }
}

impl From<NotBer> for Failure {
    fn from(_: NotBer) -> Self {
        Self::Unsupported
    }
}

/// Finds a digest by its object identifier.
pub(super) fn digest(oid: &[u8]) -> Option<(MessageDigest, Strength)> {
    const NIST_HASHES: &[u8] = &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02];
    if let Some([last]) = oid.strip_prefix(NIST_HASHES) {
        let method = match last {
            1 => MessageDigest::sha256(),
            2 => MessageDigest::sha384(),
            3 => MessageDigest::sha512(),
            4 => MessageDigest::sha224(),
            7 => MessageDigest::sha3_224(),
            8 => MessageDigest::sha3_256(),
            9 => MessageDigest::sha3_384(),
            10 => MessageDigest::sha3_512(),
            _ => return None,
        };
        return Some((method, Strength::Sound));
    }
    match oid {
        [0x2b, 0x0e, 0x03, 0x02, 0x1a] => Some((MessageDigest::sha1(), Strength::Weak)),
        [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x02, 0x05] => {
            Some((MessageDigest::md5(), Strength::Weak))
        }
        _ => None,
    }
}

/// Digests the pieces one after the other.
pub(super) fn digest_of(method: MessageDigest, pieces: &[&[u8]]) -> Result<Vec<u8>, Failure> {
    let mut hasher = openssl::hash::Hasher::new(method)?;
    for piece in pieces {
        hasher.update(piece)?;
    }
    Ok(hasher.finish()?.to_vec())
}

/// How the message becomes a signature.
enum Scheme {
    Pkcs1(MessageDigest),
    Pss {
        digest: MessageDigest,
        mask: MessageDigest,
        salt_length: i32,
    },
    Ecdsa(MessageDigest),
    Dsa(MessageDigest),
    PlainEcdsa(MessageDigest),
    Edwards,
}

/// Verifies `signature` over `message` by the key of a SubjectPublicKeyInfo (DER).
///
/// Where the algorithm names no digest (`rsaEncryption`), `declared_digest` is the one used.
pub(super) fn verify(
    public_key: &[u8],
    algorithm: &Algorithm<'_>,
    declared_digest: Option<&[u8]>,
    message: &[u8],
    signature: &[u8],
) -> Result<Strength, Failure> {
    let key = read_key(public_key)?;
    let (scheme, strength) = scheme(algorithm, declared_digest)?;
    let is_right = match scheme {
        Scheme::Edwards => Verifier::new_without_digest(&key)?.verify_oneshot(signature, message),
        Scheme::Ecdsa(digest) | Scheme::Dsa(digest) | Scheme::Pkcs1(digest) => {
            Verifier::new(digest, &key)?.verify_oneshot(signature, message)
        }
        Scheme::PlainEcdsa(digest) => {
            Verifier::new(digest, &key)?.verify_oneshot(&plain_to_der(signature)?, message)
        }
        Scheme::Pss {
            digest,
            mask,
            salt_length,
        } => {
            let mut verifier = Verifier::new(digest, &key)?;
            verifier.set_rsa_padding(Padding::PKCS1_PSS)?;
            verifier.set_rsa_pss_saltlen(RsaPssSaltlen::custom(salt_length))?;
            verifier.set_rsa_mgf1_md(mask)?;
            verifier.verify_oneshot(signature, message)
        }
    };
    match is_right {
        Ok(true) => Ok(strength.max(strength_of(&key))),
        // OpenSSL reports some malformed signatures as errors rather than as mismatches.
        Ok(false) | Err(_) => Err(Failure::Wrong),
    }
}

fn strength_of(key: &PKey<Public>) -> Strength {
    let is_finite = key.rsa().is_ok() || key.dsa().is_ok();
    if is_finite && key.bits() < 2048 {
        Strength::Weak
    } else {
        Strength::Sound
    }
}

fn scheme(
    algorithm: &Algorithm<'_>,
    declared: Option<&[u8]>,
) -> Result<(Scheme, Strength), Failure> {
    const PKCS1: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01];
    const DSA: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x38, 0x04];
    const EC_KEY: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01];
    const ECDSA: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04];
    const NIST_SIGNATURES: &[u8] = &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x03];
    const PLAIN_ECDSA: &[u8] = &[0x04, 0x00, 0x7f, 0x00, 0x07, 0x01, 0x01, 0x04, 0x01];
    let declared = || declared.and_then(digest).ok_or(Failure::Unsupported);
    let sha2 = |number: u8| match number {
        1 => Ok(MessageDigest::sha224()),
        2 => Ok(MessageDigest::sha256()),
        3 => Ok(MessageDigest::sha384()),
        4 => Ok(MessageDigest::sha512()),
        _ => Err(Failure::Unsupported),
    };
    let sha3 = [
        MessageDigest::sha3_224(),
        MessageDigest::sha3_256(),
        MessageDigest::sha3_384(),
        MessageDigest::sha3_512(),
    ];
    let sound = |scheme| Ok((scheme, Strength::Sound));
    if algorithm.oid == EC_KEY {
        return declared().map(|(digest, strength)| (Scheme::Ecdsa(digest), strength));
    }
    if let Some(last) = algorithm.oid.strip_prefix(PKCS1) {
        return match last {
            [1] => declared().map(|(digest, strength)| (Scheme::Pkcs1(digest), strength)),
            [4] => Ok((Scheme::Pkcs1(MessageDigest::md5()), Strength::Weak)),
            [5] => Ok((Scheme::Pkcs1(MessageDigest::sha1()), Strength::Weak)),
            [10] => pss(algorithm.parameters),
            [11] => sound(Scheme::Pkcs1(MessageDigest::sha256())),
            [12] => sound(Scheme::Pkcs1(MessageDigest::sha384())),
            [13] => sound(Scheme::Pkcs1(MessageDigest::sha512())),
            [14] => sound(Scheme::Pkcs1(MessageDigest::sha224())),
            _ => Err(Failure::Unsupported),
        };
    }
    if let Some(last) = algorithm.oid.strip_prefix(NIST_SIGNATURES) {
        return match last {
            [1] => sound(Scheme::Dsa(MessageDigest::sha224())),
            [2] => sound(Scheme::Dsa(MessageDigest::sha256())),
            [number @ 9..=12] => sound(Scheme::Ecdsa(sha3[usize::from(number - 9)])),
            [number @ 13..=16] => sound(Scheme::Pkcs1(sha3[usize::from(number - 13)])),
            _ => Err(Failure::Unsupported),
        };
    }
    if algorithm.oid.strip_prefix(DSA) == Some(&[3]) {
        return Ok((Scheme::Dsa(MessageDigest::sha1()), Strength::Weak));
    }
    if let Some([number @ 2..=5]) = algorithm.oid.strip_prefix(PLAIN_ECDSA) {
        return sound(Scheme::PlainEcdsa(sha2(number - 1)?));
    }
    match algorithm.oid.strip_prefix(ECDSA) {
        Some([1]) => Ok((Scheme::Ecdsa(MessageDigest::sha1()), Strength::Weak)),
        Some([3, number]) => sound(Scheme::Ecdsa(sha2(*number)?)),
        _ if matches!(algorithm.oid, [0x2b, 0x65, 0x70 | 0x71]) => sound(Scheme::Edwards),
        _ => Err(Failure::Unsupported),
    }
}

/// `RSASSA-PSS-params` (RFC 4055 §3.1) with its old defaults.
fn pss(parameters: Option<Element<'_>>) -> Result<(Scheme, Strength), Failure> {
    let fields = match parameters {
        Some(parameters) => parameters.expect(SEQUENCE)?.children()?,
        None => Vec::new(),
    };
    let field = |tag: u8| {
        fields
            .iter()
            .find(|field| field.tag == tag)
            .map(|field| ber::read(field.content))
    };
    let old = (MessageDigest::sha1(), Strength::Weak);
    let digest = match field(0xa0) {
        Some(element) => known(&element?.0)?,
        None => old,
    };
    let mask = match field(0xa1) {
        Some(element) => {
            let inner = cms::algorithm(&element?.0)?
                .parameters
                .ok_or(Failure::Unsupported)?;
            known(&inner)?
        }
        None => old,
    };
    let salt_length = match field(0xa2) {
        Some(element) => small_integer(&element?.0)?,
        None => 20,
    };
    Ok((
        Scheme::Pss {
            digest: digest.0,
            mask: mask.0,
            salt_length,
        },
        digest.1.max(mask.1),
    ))
}

fn known(element: &Element<'_>) -> Result<(MessageDigest, Strength), Failure> {
    digest(cms::algorithm(element)?.oid).ok_or(Failure::Unsupported)
}

fn small_integer(element: &Element<'_>) -> Result<i32, Failure> {
    match element.expect(INTEGER)?.content {
        [only @ 0..=0x7f] => Ok(i32::from(*only)),
        [first @ 0..=0x7f, second] => Ok(i32::from(*first) << 8 | i32::from(*second)),
        _ => Err(Failure::Unsupported),
    }
}

/// Reads a public key. An RSA modulus is taken as positive whatever its first bit: Estonian cards of 2011 forgot the sign.
fn read_key(spki: &[u8]) -> Result<PKey<Public>, Failure> {
    const RSA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01];
    let parts = ber::read(spki)?.0.expect(SEQUENCE)?.children()?;
    let [algorithm, bits] = &parts[..] else {
        return Err(Failure::Unsupported);
    };
    if cms::algorithm(algorithm)?.oid != RSA {
        return Ok(PKey::public_key_from_der(spki)?);
    }
    let numbers = ber::read(bits.content.get(1..).ok_or(NotBer)?)?
        .0
        .expect(SEQUENCE)?
        .children()?;
    let [modulus, exponent] = &numbers[..] else {
        return Err(Failure::Unsupported);
    };
    let modulus = BigNum::from_slice(modulus.expect(INTEGER)?.content)?;
    let exponent = BigNum::from_slice(exponent.expect(INTEGER)?.content)?;
    Ok(PKey::from_rsa(Rsa::from_public_components(
        modulus, exponent,
    )?)?)
}

/// The form of BSI TR-03111: `r` and `s` of equal length, one after the other.
fn plain_to_der(signature: &[u8]) -> Result<Vec<u8>, Failure> {
    let (r, s) = signature.split_at(signature.len() / 2);
    Ok(
        EcdsaSig::from_private_components(BigNum::from_slice(r)?, BigNum::from_slice(s)?)?
            .to_der()?,
    )
}

/// Whether a signature algorithm may be used with this digest of the content: Ed25519 wants SHA-512 (RFC 8419 §3.1), and
/// Ed448 SHAKE256, which nobody was seen to use. The other algorithms leave the choice free.
pub(super) fn may_stand_together(signature: &[u8], digest: &[u8]) -> bool {
    const SHA_512: &[u8] = &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x03];
    match signature {
        [0x2b, 0x65, 0x70] => digest == SHA_512,
        [0x2b, 0x65, 0x71] => false,
        _ => true,
    }
}
