//! Level B-LTA: `archive-time-stamp-v3` over the signature with all that was added to it (ETSI EN 319 122-1, 5.5.3).

use sha2::{Digest as _, Sha256};

use super::{RaiseError, read};
use crate::ber::{self, OBJECT_IDENTIFIER, OCTET_STRING, SEQUENCE};
use crate::cms_parts::{Parts, SignerParts};
use crate::timestamp::{self, Digest, Stamper, Token};

/// `archive-time-stamp-v3`, 0.4.0.1733.2.4.
const ARCHIVE_TIME_STAMP: &[u8] = &[0x04, 0x00, 0x8d, 0x45, 0x02, 0x04];
/// `ats-hash-index-v3`, 0.4.0.19122.1.5.
const HASH_INDEX: &[u8] = &[0x04, 0x00, 0x81, 0x95, 0x32, 0x01, 0x05];
const SHA_256: &[u8] = &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01];
/// `messageDigest`, with tag and length.
const MESSAGE_DIGEST: &[u8] = &[
    0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x04,
];

/// Adds an archive time-stamp to each signature; `content` is what they sign.
pub fn add_archive_timestamp(
    cms: &[u8],
    content: &[u8],
    stamper: &dyn Stamper,
) -> Result<Vec<u8>, RaiseError> {
    let mut parts = read(cms)?;
    parts.add_digest_algorithm(&sha_256());
    let content = parts.content.clone().unwrap_or_else(|| content.to_vec());
    for place in 0..parts.signers.len() {
        let signer = &parts.signers[place];
        if !signs(signer, &content) {
            return Err(RaiseError::OtherContent);
        }
        let index = hash_index(&parts, signer);
        let imprint = Digest::of(&[
            &parts.content_type,
            &Sha256::digest(&content),
            &signer.fixed.concat(),
            &index,
        ]);
        let token = timestamp::obtain(stamper, imprint)?;
        let token = with_index(&token, &index)?;
        parts.signers[place].add_unsigned(ARCHIVE_TIME_STAMP, token);
    }
    Ok(parts.write())
}

/// Whether the signed attributes hold a digest of this content, whatever its algorithm.
fn signs(signer: &SignerParts, content: &[u8]) -> bool {
    use sha2::{Sha384, Sha512};
    let signed = signer.fixed.concat();
    let holds = |digest: &[u8]| {
        let value = ber::wrap(ber::SET, &ber::wrap(OCTET_STRING, digest));
        let attribute = [MESSAGE_DIGEST, &value].concat();
        signed
            .windows(attribute.len())
            .any(|window| window == attribute)
    };
    holds(&Sha256::digest(content))
        || holds(&Sha384::digest(content))
        || holds(&Sha512::digest(content))
}

/// `ATSHashIndexV3`: the digests of everything that no signature covers (ETSI EN 319 122-1, 5.5.2).
fn hash_index(parts: &Parts, signer: &SignerParts) -> Vec<u8> {
    let attributes = signer.unsigned.iter().flat_map(|attribute| {
        let values = attribute.values.iter();
        values.map(|value| [attribute.kind.clone(), value.clone()].concat())
    });
    let lists = [
        digests(parts.certificates.iter().cloned()),
        digests(parts.revocations.iter().cloned()),
        digests(attributes),
    ];
    ber::wrap(SEQUENCE, &[sha_256(), lists.concat()].concat())
}

fn digests(items: impl Iterator<Item = Vec<u8>>) -> Vec<u8> {
    let digests = items.map(|item| ber::wrap(OCTET_STRING, &Sha256::digest(&item)));
    ber::wrap(SEQUENCE, &digests.collect::<Vec<_>>().concat())
}

/// The algorithm identifier of SHA-256, without parameters (RFC 5754 §2).
fn sha_256() -> Vec<u8> {
    ber::wrap(SEQUENCE, &ber::wrap(OBJECT_IDENTIFIER, SHA_256))
}

/// The token with the index among its own unsigned attributes.
fn with_index(token: &Token, index: &[u8]) -> Result<Vec<u8>, RaiseError> {
    let mut parts = Parts::read(token.to_der()).map_err(|_| RaiseError::NotASignature)?;
    for signer in &mut parts.signers {
        signer.add_unsigned(HASH_INDEX, index.to_vec());
    }
    Ok(parts.write())
}
