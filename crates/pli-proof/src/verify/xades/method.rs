//! The addresses by which XML names digests and signature algorithms.

use super::super::algorithms::{self, Failure, Strength};
use super::super::cms::Algorithm;
use crate::ber;

const DSIG: &str = "http://www.w3.org/2000/09/xmldsig#";
const MORE_2001: &str = "http://www.w3.org/2001/04/xmldsig-more#";
const MORE_2007: &str = "http://www.w3.org/2007/05/xmldsig-more#";
const MORE_2021: &str = "http://www.w3.org/2021/04/xmldsig-more#";
const ENCRYPTION: &str = "http://www.w3.org/2001/04/xmlenc#";

/// The object identifier of a digest.
pub(in crate::verify) fn digest(uri: &str) -> Option<Vec<u8>> {
    const SHA1: [u8; 5] = [0x2b, 0x0e, 0x03, 0x02, 0x1a];
    if uri.strip_prefix(DSIG) == Some("sha1") {
        return Some(SHA1.to_vec());
    }
    let last = if let Some(name) = uri.strip_prefix(ENCRYPTION) {
        match name {
            "sha256" => 1,
            "sha512" => 3,
            _ => return None,
        }
    } else if let Some(name) = uri.strip_prefix(MORE_2001) {
        match name {
            "sha384" => 2,
            "sha224" => 4,
            _ => return None,
        }
    } else {
        match uri.strip_prefix(MORE_2007)? {
            "sha3-224" => 7,
            "sha3-256" => 8,
            "sha3-384" => 9,
            "sha3-512" => 10,
            _ => return None,
        }
    };
    Some(nist_hash(last).to_vec())
}

const fn nist_hash(last: u8) -> [u8; 9] {
    [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, last]
}

/// Verifies `signature` over `message` by the key of a SubjectPublicKeyInfo (DER).
pub(in crate::verify) fn verify(
    uri: &str,
    public_key: &[u8],
    message: &[u8],
    signature: &[u8],
) -> Result<Strength, Failure> {
    let (oid, parameters) = algorithm(uri).ok_or(Failure::Unsupported)?;
    let parameters = match &parameters {
        Some(bytes) => Some(ber::read(bytes)?.0),
        None => None,
    };
    let algorithm = Algorithm {
        oid: &oid,
        parameters,
    };
    algorithms::verify(public_key, &algorithm, None, message, signature)
}

/// The object identifier of a signature algorithm, with its parameters in DER. Elliptic curves sign in the plain form.
fn algorithm(uri: &str) -> Option<(Vec<u8>, Option<Vec<u8>>)> {
    const PKCS1: [u8; 8] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01];
    const PLAIN_ECDSA: [u8; 9] = [0x04, 0x00, 0x7f, 0x00, 0x07, 0x01, 0x01, 0x04, 0x01];
    let of = |family: &[u8], last: u8| Some(([family, &[last]].concat(), None));
    if let Some(name) = uri.strip_prefix(DSIG) {
        return match name {
            "rsa-sha1" => of(&PKCS1, 5),
            _ => None,
        };
    }
    if let Some(name) = uri.strip_prefix(MORE_2001) {
        return match name {
            "rsa-sha224" => of(&PKCS1, 14),
            "rsa-sha256" => of(&PKCS1, 11),
            "rsa-sha384" => of(&PKCS1, 12),
            "rsa-sha512" => of(&PKCS1, 13),
            "ecdsa-sha224" => of(&PLAIN_ECDSA, 2),
            "ecdsa-sha256" => of(&PLAIN_ECDSA, 3),
            "ecdsa-sha384" => of(&PLAIN_ECDSA, 4),
            "ecdsa-sha512" => of(&PLAIN_ECDSA, 5),
            _ => None,
        };
    }
    if uri.strip_prefix(MORE_2021) == Some("eddsa-ed25519") {
        return Some((vec![0x2b, 0x65, 0x70], None));
    }
    let (hash, salt) = match uri.strip_prefix(MORE_2007)?.strip_suffix("-rsa-MGF1")? {
        "sha224" => (4, 28),
        "sha256" => (1, 32),
        "sha384" => (2, 48),
        "sha512" => (3, 64),
        "sha3-256" => (8, 32),
        "sha3-384" => (9, 48),
        "sha3-512" => (10, 64),
        _ => return None,
    };
    let oid = [&PKCS1[..], &[10]].concat();
    Some((oid, Some(pss_parameters(hash, salt))))
}

/// `RSASSA-PSS-params` (RFC 4055 §3.1) with one hash for message and mask.
fn pss_parameters(hash: u8, salt: u8) -> Vec<u8> {
    const MGF1: [u8; 11] = [
        0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x08,
    ];
    let hash = [&[0x30, 0x0b, 0x06, 0x09][..], &nist_hash(hash)].concat();
    let digest = [&[0xa0, 0x0d][..], &hash].concat();
    let mask = [&[0xa1, 0x1a, 0x30, 0x18][..], &MGF1, &hash].concat();
    let salt = [0xa2, 0x03, 0x02, 0x01, salt];
    [&[0x30, 0x30][..], &digest, &mask, &salt].concat()
}
