//! A time-stamp (RFC 3161) over what it should stand on.

use jiff::Timestamp;
use x509_cert::time::Time;

use der::Decode as _;

use super::algorithms::{self, Strength};
use super::cms;
use super::conclude::{self, Setting};
use super::path::{Evidence, PathFacts};
use super::signature::{self, Content};
use super::time;
use super::verdict::{Indication, StampKind, SubIndication, TimeStampVerdict};
use crate::ber::{self, INTEGER, OBJECT_IDENTIFIER, OCTET_STRING, SEQUENCE};
use crate::certificate;

/// What a time-stamp says: the digest that it stands on, and when.
struct Token<'a> {
    digest_algorithm: &'a [u8],
    digest: &'a [u8],
    time: Timestamp,
}

/// Judges a time-stamp over the pieces that it should stand on, one after the other.
pub(super) fn judge(
    kind: StampKind,
    token: &[u8],
    over: &[&[u8]],
    evidence: &Evidence,
    setting: Setting<'_>,
) -> TimeStampVerdict {
    let mut verdict = TimeStampVerdict {
        indication: Indication::TotalPassed,
        sub_indication: None,
        ..unjudged(kind, SubIndication::FormatFailure)
    };
    if let Some(reason) = fault(token, over, evidence, setting, &mut verdict) {
        verdict.indication = reason.indication();
        verdict.sub_indication = Some(reason);
    }
    verdict
}

/// A time-stamp whose place is known, and not what it should stand on.
pub(super) fn unjudged(kind: StampKind, reason: SubIndication) -> TimeStampVerdict {
    TimeStampVerdict {
        kind,
        indication: reason.indication(),
        sub_indication: Some(reason),
        time: None,
        authority: None,
        authority_certificate: None,
        path: PathFacts::default(),
        covered: Vec::new(),
        covers_whole_file: true,
    }
}

fn fault(
    token: &[u8],
    over: &[&[u8]],
    evidence: &Evidence,
    setting: Setting<'_>,
    verdict: &mut TimeStampVerdict,
) -> Option<SubIndication> {
    const TST_INFO: &[u8] = &[
        0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x01, 0x04,
    ];
    let Ok(signed) = cms::read(token) else {
        return Some(SubIndication::FormatFailure);
    };
    let ([signer], Some(content)) = (&signed.signers[..], &signed.content) else {
        return Some(SubIndication::FormatFailure);
    };
    let said = read(content).filter(|_| signed.content_type == TST_INFO);
    let Some(said) = said else {
        return Some(SubIndication::FormatFailure);
    };
    verdict.time = Some(said.time);
    let Some((method, imprint_strength)) = algorithms::digest(said.digest_algorithm) else {
        return Some(SubIndication::CryptoConstraintsFailureNoPoe);
    };
    if algorithms::digest_of(method, over).ok().as_deref() != Some(said.digest) {
        return Some(SubIndication::HashFailure);
    }
    let all = conclude::joined(signature::evidence(&signed), evidence);
    let Some(der) = signature::signer_certificate(&all, signer) else {
        return Some(SubIndication::NoSigningCertificateFound);
    };
    let facts = certificate::read(&der, setting.times.now).ok();
    verdict.authority = facts.map(|facts| facts.holder.display_name().to_owned());
    verdict.authority_certificate = Some(der.clone());
    let strength = match signature::faults(signer, Content::of(&signed, &[content]), &der) {
        Ok(strength) => strength.max(imprint_strength),
        Err(reason) => return Some(reason),
    };
    match time::authority(&der, &all, setting.trust, &setting.times) {
        Ok(facts) => verdict.path = facts,
        Err(failure) => {
            verdict.path = *failure.facts;
            return Some(failure.reason);
        }
    }
    if strength == Strength::Weak {
        return Some(SubIndication::CryptoConstraintsFailureNoPoe);
    }
    time::contradiction(said.time, &setting.times)
}

/// Reads a `TSTInfo` (RFC 3161 §2.4.2).
fn read(content: &[u8]) -> Option<Token<'_>> {
    let parts = ber::read(content).ok()?.0.expect(SEQUENCE).ok()?;
    let parts = parts.children().ok()?;
    let [version, policy, imprint, serial, time, ..] = &parts[..] else {
        return None;
    };
    version.expect(INTEGER).ok()?;
    policy.expect(OBJECT_IDENTIFIER).ok()?;
    serial.expect(INTEGER).ok()?;
    let [algorithm, digest] = imprint.expect(SEQUENCE).ok()?.children().ok()?[..] else {
        return None;
    };
    Some(Token {
        digest_algorithm: cms::algorithm(&algorithm).ok()?.oid,
        digest: digest.expect(OCTET_STRING).ok()?.content,
        time: generalized(time.whole)?,
    })
}

/// A GeneralizedTime, with or without a fraction of a second.
fn generalized(der: &[u8]) -> Option<Timestamp> {
    const GENERALIZED_TIME: u8 = 0x18;
    let content = ber::read(der)
        .ok()?
        .0
        .expect(GENERALIZED_TIME)
        .ok()?
        .content;
    let whole = match content.iter().position(|&byte| byte == b'.') {
        Some(point) => [&content[..point], b"Z"].concat(),
        None => content.to_vec(),
    };
    let length = u8::try_from(whole.len()).ok()?;
    let der = [&[GENERALIZED_TIME, length][..], &whole].concat();
    Time::from_der(&der).ok().map(certificate::timestamp)
}
