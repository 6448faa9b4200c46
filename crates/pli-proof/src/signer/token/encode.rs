//! What goes to a token and comes back: digests with their name for RSA, `r` and `s` for ECDSA.

use der::asn1::UintRef;
use der::{Encode as _, Sequence};
use sha2::{Digest as _, Sha256, Sha384};

/// `DigestInfo` of SHA-256 up to the digest (RFC 8017 §9.2, note 1).
const SHA256_INFO: [u8; 19] = [
    0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05,
    0x00, 0x04, 0x20,
];

/// `ECDSA-Sig-Value` (RFC 5480 appendix A).
#[derive(Sequence)]
struct EcdsaSignature<'a> {
    r: UintRef<'a>,
    s: UintRef<'a>,
}

/// The SHA-256 of `message` with the name of its algorithm, for tokens that only pad and encrypt.
pub(super) fn digest_info(message: &[u8]) -> Vec<u8> {
    [&SHA256_INFO[..], &Sha256::digest(message)].concat()
}

pub(super) fn sha256(message: &[u8]) -> Vec<u8> {
    Sha256::digest(message).to_vec()
}

pub(super) fn sha384(message: &[u8]) -> Vec<u8> {
    Sha384::digest(message).to_vec()
}

/// Turns `r` and `s`, each of `width` bytes, into DER; a token that answers in DER already is left as it is.
pub(crate) fn ecdsa_to_der(signature: &[u8], width: usize) -> Option<Vec<u8>> {
    if signature.len() != 2 * width {
        let is_der = signature.first() == Some(&0x30) && signature.len() > 2;
        return is_der.then(|| signature.to_vec());
    }
    let (r, s) = signature.split_at(width);
    let value = EcdsaSignature {
        r: UintRef::new(r).ok()?,
        s: UintRef::new(s).ok()?,
    };
    value.to_der().ok()
}

#[cfg(test)]
mod tests {
    use super::ecdsa_to_der;

    #[test]
    fn r_and_s_become_der_integers() {
        let cases: &[(&[u8], &[u8])] = &[
            (&[1, 2], &[0x30, 6, 2, 1, 1, 2, 1, 2]),
            // A high bit would be a minus sign.
            (&[0x80, 0x7f], &[0x30, 7, 2, 2, 0, 0x80, 2, 1, 0x7f]),
        ];
        for (raw, der) in cases {
            assert_eq!(ecdsa_to_der(raw, 1).as_deref(), Some(*der));
        }
        // Leading zeros go.
        assert_eq!(
            ecdsa_to_der(&[0, 5, 0, 6], 2).as_deref(),
            Some(&[0x30, 6, 2, 1, 5, 2, 1, 6][..])
        );
        assert_eq!(ecdsa_to_der(&[1, 2, 3], 2), None);
        assert_eq!(ecdsa_to_der(&[], 32), None);
    }
}
