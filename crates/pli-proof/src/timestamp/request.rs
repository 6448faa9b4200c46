//! A request for a time-stamp (RFC 3161 §2.4.1): an imprint, a nonce, and the wish for the authority's certificate.

use aws_lc_rs::rand::{SecureRandom as _, SystemRandom};
use sha2::{Digest as _, Sha256, Sha384, Sha512};

use super::answer::{self, AnswerError};
use super::token::Token;
use crate::ber::{self, INTEGER, OBJECT_IDENTIFIER, OCTET_STRING, SEQUENCE};

const BOOLEAN: u8 = 0x01;
const NULL: &[u8] = &[0x05, 0x00];
const SHA_256: &[u8] = &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01];
const SHA_384: &[u8] = &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x02];
const SHA_512: &[u8] = &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x03];

/// A digest that is time-stamped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Digest {
    /// SHA-256.
    Sha256([u8; 32]),
    /// SHA-384.
    Sha384([u8; 48]),
    /// SHA-512.
    Sha512([u8; 64]),
}

impl Digest {
    /// Digests the pieces, one after the other, with SHA-256.
    pub fn of(pieces: &[&[u8]]) -> Self {
        let mut state = Sha256::new();
        for piece in pieces {
            state.update(piece);
        }
        Self::Sha256(state.finalize().into())
    }

    /// Digests the pieces with the algorithm of this digest.
    pub fn same_of(&self, pieces: &[&[u8]]) -> Self {
        let content = pieces.concat();
        match self {
            Self::Sha256(_) => Self::Sha256(Sha256::digest(&content).into()),
            Self::Sha384(_) => Self::Sha384(Sha384::digest(&content).into()),
            Self::Sha512(_) => Self::Sha512(Sha512::digest(&content).into()),
        }
    }

    /// Returns the octets.
    pub fn octets(&self) -> &[u8] {
        match self {
            Self::Sha256(octets) => octets,
            Self::Sha384(octets) => octets,
            Self::Sha512(octets) => octets,
        }
    }

    /// Reads a digest by the content of its algorithm's identifier; `None` for one that is no longer, or not yet, used.
    pub(super) fn read(algorithm: &[u8], octets: &[u8]) -> Option<Self> {
        match algorithm {
            SHA_256 => octets.try_into().ok().map(Self::Sha256),
            SHA_384 => octets.try_into().ok().map(Self::Sha384),
            SHA_512 => octets.try_into().ok().map(Self::Sha512),
            _ => None,
        }
    }

    fn algorithm(&self) -> &'static [u8] {
        match self {
            Self::Sha256(_) => SHA_256,
            Self::Sha384(_) => SHA_384,
            Self::Sha512(_) => SHA_512,
        }
    }

    /// Writes the `MessageImprint`.
    fn imprint(&self) -> Vec<u8> {
        let algorithm = [
            ber::wrap(OBJECT_IDENTIFIER, self.algorithm()),
            NULL.to_vec(),
        ];
        let algorithm = ber::wrap(SEQUENCE, &algorithm.concat());
        let octets = ber::wrap(OCTET_STRING, self.octets());
        ber::wrap(SEQUENCE, &[algorithm, octets].concat())
    }
}

/// What a server is asked, kept until its answer is judged.
pub struct Request {
    digest: Digest,
    nonce: Vec<u8>,
    der: Vec<u8>,
}

impl Request {
    /// Asks for a time-stamp on what has this digest, with a new nonce.
    pub fn new(digest: Digest) -> Self {
        let mut nonce = [0; 8];
        // Without randomness the imprint alone ties the answer to the request; the nonce then only fails to tell a replay.
        SystemRandom::new().fill(&mut nonce).ok();
        // Positive and of full length, as INTEGER wants its shortest form.
        nonce[0] = nonce[0] & 0x3f | 0x40;
        Self::with_nonce(digest, &nonce)
    }

    fn with_nonce(digest: Digest, nonce: &[u8]) -> Self {
        let body = [
            ber::wrap(INTEGER, &[1]),
            digest.imprint(),
            ber::wrap(INTEGER, nonce),
            ber::wrap(BOOLEAN, &[0xff]),
        ];
        Self {
            digest,
            nonce: nonce.to_vec(),
            der: ber::wrap(SEQUENCE, &body.concat()),
        }
    }

    /// Returns the request in DER, the body of `application/timestamp-query`.
    pub fn to_der(&self) -> &[u8] {
        &self.der
    }

    /// Reads the server's answer and returns its token, where it is the answer to this request.
    ///
    /// The status, the imprint, the nonce, the certificate that was asked for and the token's own signature are checked;
    /// whom the certificate belongs to is not.
    pub fn check(&self, answer: &[u8]) -> Result<Token, AnswerError> {
        let token = answer::read(answer)?;
        if *token.digest() != self.digest {
            return Err(AnswerError::OtherImprint);
        }
        if token.nonce() != Some(&self.nonce) {
            return Err(AnswerError::OtherNonce);
        }
        token.check_signature()?;
        Ok(token)
    }
}
