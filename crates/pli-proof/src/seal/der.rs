//! DER as sealed files need it: heads whose content follows in a stream, and the small values before it.

use std::io::Read;

use super::OpenError;

pub(super) const INTEGER: u8 = 0x02;
pub(super) const BIT_STRING: u8 = 0x03;
pub(super) const OCTET_STRING: u8 = 0x04;
pub(super) const OID: u8 = 0x06;
pub(super) const SEQUENCE: u8 = 0x30;
pub(super) const SET: u8 = 0x31;
/// `[0]` of a primitive implicit value.
pub(super) const IMPLICIT_0: u8 = 0x80;
/// `[0]`, `[1]`, `[2]` of a constructed value, explicit or implicit.
pub(super) const CONTEXT_0: u8 = 0xa0;
pub(super) const CONTEXT_1: u8 = 0xa1;
pub(super) const CONTEXT_2: u8 = 0xa2;

/// id-ct-authEnvelopedData (RFC 5083), whole element.
pub(super) const AUTH_ENVELOPED_DATA: &[u8] = &[
    OID, 11, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x01, 0x17,
];
/// id-data (RFC 5652), whole element.
pub(super) const DATA: &[u8] = &[OID, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x01];
/// id-aes256-GCM (RFC 5084), whole element.
pub(super) const AES_256_GCM: &[u8] =
    &[OID, 9, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x01, 0x2e];
/// AlgorithmIdentifier of id-aes256-wrap (RFC 3565): no parameters.
pub(super) const AES_256_WRAP: &[u8] = &[
    SEQUENCE, 11, OID, 9, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x01, 0x2d,
];
/// AlgorithmIdentifier of RSAES-OAEP with SHA-256 and MGF1 with SHA-256 (RFC 4055).
pub(super) const RSA_OAEP_SHA256: &[u8] = &[
    0x30, 0x3c, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01,
    0x07, // id-RSAES-OAEP
    0x30, 0x2f, 0xa0, 0x0f, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02,
    0x01, 0x05, 0x00, // hash: SHA-256
    0xa1, 0x1c, 0x30, 0x1a, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01,
    0x08, // MGF1
    0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05,
    0x00, // with SHA-256
];
/// dhSinglePass-stdDH-sha256kdf-scheme (RFC 5753), whole element.
pub(super) const ECDH_SHA256_KDF: &[u8] = &[OID, 6, 0x2b, 0x81, 0x04, 0x01, 0x0b, 0x01];
/// AlgorithmIdentifier of id-ecPublicKey without parameters, as RFC 5753 allows it for an ephemeral key.
pub(super) const EC_PUBLIC_KEY: &[u8] = &[
    SEQUENCE, 9, OID, 7, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01,
];
/// 2.25.135298770517763650864128782932963480891: marks the shares of a key; from a random UUID (ITU-T X.667), whole element.
pub(super) const SHARED_KEY: &[u8] = &[
    OID, 20, 0x69, 0x81, 0xcb, 0xc9, 0xcc, 0x9a, 0xab, 0xff, 0xda, 0x88, 0xa1, 0x95, 0xae, 0xe5,
    0xe1, 0x94, 0x99, 0xaf, 0xaa, 0x3b,
];

/// Writes the tag and the length of an element.
pub(super) fn head(tag: u8, length: u64) -> Vec<u8> {
    let digits = length.to_be_bytes();
    let digits = &digits[digits.iter().take_while(|&&digit| digit == 0).count()..];
    let mut bytes = vec![tag];
    match digits {
        [] => bytes.push(0),
        [short @ 0..=0x7f] => bytes.push(*short),
        long => {
            // A length has at most eight digits.
            bytes.push(0x80 | long.len() as u8);
            bytes.extend_from_slice(long);
        }
    }
    bytes
}

/// Writes an element from the parts of its content.
pub(super) fn element(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let length = parts.iter().map(|part| part.len() as u64).sum();
    let mut bytes = head(tag, length);
    for part in parts {
        bytes.extend_from_slice(part);
    }
    bytes
}

/// Writes a small number.
pub(super) fn number(value: u8) -> Vec<u8> {
    // Above 127 the first bit would be a sign.
    if value > 0x7f {
        vec![INTEGER, 2, 0, value]
    } else {
        vec![INTEGER, 1, value]
    }
}

/// Reads tag and length from a stream; only DER passes: shortest definite length, tags below 31.
pub(super) fn read_head(source: &mut impl Read, count: &mut u64) -> Result<(u8, u64), OpenError> {
    let tag = read_byte(source, count)?;
    let first = read_byte(source, count)?;
    if tag & 0x1f == 0x1f {
        return Err(OpenError::not_sealed("a tag"));
    }
    let length = match first {
        0..=0x7f => u64::from(first),
        0x81..=0x88 => {
            let mut length = 0_u64;
            for place in 0..first & 0x7f {
                let digit = read_byte(source, count)?;
                if place == 0 && digit == 0 {
                    return Err(OpenError::not_sealed("a length"));
                }
                length = length << 8 | u64::from(digit);
            }
            length
        }
        _ => return Err(OpenError::not_sealed("a length")),
    };
    if first == 0x81 && length < 0x80 {
        return Err(OpenError::not_sealed("a length"));
    }
    Ok((tag, length))
}

fn read_byte(source: &mut impl Read, count: &mut u64) -> Result<u8, OpenError> {
    let mut byte = [0];
    source.read_exact(&mut byte).map_err(cut)?;
    *count += 1;
    Ok(byte[0])
}

/// An end that came too early is the file's fault, not the disk's.
pub(super) fn cut(error: std::io::Error) -> OpenError {
    if error.kind() == std::io::ErrorKind::UnexpectedEof {
        OpenError::not_sealed("it is cut")
    } else {
        OpenError::Io(error)
    }
}
