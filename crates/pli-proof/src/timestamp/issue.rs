//! The other side: a time-stamp authority that answers one request.
//!
//! It stamps with the time that it is given; whoever calls it answers for that clock. Requests that it cannot serve get the
//! refusal that the protocol has for them.

use aws_lc_rs::rand::{SecureRandom as _, SystemRandom};
use const_oid::ObjectIdentifier;
use const_oid::db::rfc3161::ID_CT_TST_INFO;
use jiff::Timestamp;

use super::answer::Refusal;
use super::token::read_imprint;
use crate::ber::{self, Element, INTEGER, NotBer, OBJECT_IDENTIFIER, SEQUENCE};
use crate::cms_write::{self, Enclosed, Shape, SignatureError};
use crate::signer::Signer;

/// Policy of a demonstration: of the arc that NIST keeps for tests, so that it promises nothing.
pub const POLICY: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.2.1.48.2");

/// Longest request that is read.
const MAX_REQUEST_BYTES: usize = 4096;
const BOOLEAN: u8 = 0x01;
const BIT_STRING: u8 = 0x03;
const UTF8_STRING: u8 = 0x0c;
const GENERALIZED_TIME: u8 = 0x18;
const EXTENSIONS: u8 = 0xa0;
/// The clock of a demonstration is that of its machine: one second is what it claims.
const ACCURACY_SECONDS: u8 = 1;

/// What a request asks.
struct Asked {
    imprint: Vec<u8>,
    nonce: Option<Vec<u8>>,
    certificates: Enclosed,
}

/// Answers a time-stamp request (DER) with `signer`, whose certificate is for time-stamping; returns a `TimeStampResp`.
///
/// A request that cannot be served gets a refusal, which is an answer too; an error means that the key failed.
pub fn answer(
    request: &[u8],
    signer: &dyn Signer,
    policy: ObjectIdentifier,
    now: Timestamp,
) -> Result<Vec<u8>, SignatureError> {
    let asked = match read(request, policy) {
        Ok(asked) => asked,
        Err(refusal) => return Ok(refused(refusal)),
    };
    let mut serial = [0; 16];
    if SystemRandom::new().fill(&mut serial).is_err() {
        return Ok(refused(Refusal::SystemFailure));
    }
    serial[0] = serial[0] & 0x3f | 0x40;
    let statement = [
        ber::wrap(INTEGER, &[1]),
        ber::wrap(OBJECT_IDENTIFIER, policy.as_bytes()),
        asked.imprint,
        ber::wrap(INTEGER, &serial),
        ber::wrap(
            GENERALIZED_TIME,
            now.strftime("%Y%m%d%H%M%SZ").to_string().as_bytes(),
        ),
        ber::wrap(SEQUENCE, &ber::wrap(INTEGER, &[ACCURACY_SECONDS])),
        asked.nonce.unwrap_or_default(),
    ];
    let statement = ber::wrap(SEQUENCE, &statement.concat());
    let digest = cms_write::digest(signer.algorithm(), &[&statement]);
    let shape = Shape {
        content_type: ID_CT_TST_INFO,
        content: Some(&statement),
        claimed_time: Some(now),
        certificates: asked.certificates,
    };
    let token = cms_write::sign_digest(&digest, signer, &shape)?;
    let granted = ber::wrap(SEQUENCE, &ber::wrap(INTEGER, &[0]));
    Ok(ber::wrap(SEQUENCE, &[granted, token].concat()))
}

fn read(request: &[u8], policy: ObjectIdentifier) -> Result<Asked, Refusal> {
    let bad = |NotBer| Refusal::Request;
    if request.len() > MAX_REQUEST_BYTES {
        return Err(Refusal::Request);
    }
    let (request, rest) = ber::read(request).map_err(bad)?;
    let parts = request.expect(SEQUENCE).and_then(|all| all.children());
    let parts = parts.map_err(bad)?;
    let [version, imprint, optional @ ..] = &parts[..] else {
        return Err(Refusal::Request);
    };
    if version.tag != INTEGER || version.content != [1] || !rest.is_empty() {
        return Err(Refusal::Request);
    }
    let find = |tag: u8| optional.iter().find(|part| part.tag == tag);
    if find(EXTENSIONS).is_some() {
        return Err(Refusal::Extension);
    }
    if find(OBJECT_IDENTIFIER).is_some_and(|asked| asked.content != policy.as_bytes()) {
        return Err(Refusal::Policy);
    }
    if read_imprint(imprint).map_err(bad)?.is_none() {
        return Err(Refusal::Algorithm);
    }
    let written = |element: &Element<'_>, tag: u8| element.der_under(tag).map_err(bad);
    let wants_certificates = find(BOOLEAN).is_some_and(|wish| wish.content != [0]);
    Ok(Asked {
        imprint: written(imprint, SEQUENCE)?,
        nonce: find(INTEGER)
            .map(|nonce| written(nonce, INTEGER))
            .transpose()?,
        certificates: if wants_certificates {
            Enclosed::Chain
        } else {
            Enclosed::Nothing
        },
    })
}

/// Writes a refusal: status 2 (rejection), no words, one reason.
fn refused(refusal: Refusal) -> Vec<u8> {
    let words = ber::wrap(SEQUENCE, &ber::wrap(UTF8_STRING, b"request refused"));
    let reason = refusal.bit().map(|bit| {
        let place = usize::from(bit / 8);
        let mut content = vec![7 - bit % 8];
        content.resize(place + 1, 0);
        content.push(0x80 >> (bit % 8));
        ber::wrap(BIT_STRING, &content)
    });
    let status = [ber::wrap(INTEGER, &[2]), words, reason.unwrap_or_default()];
    ber::wrap(SEQUENCE, &ber::wrap(SEQUENCE, &status.concat()))
}
