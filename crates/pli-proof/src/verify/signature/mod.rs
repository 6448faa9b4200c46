//! One CMS signature judged: digest, signature, the certificate bound to it, its authority, its time-stamps, and the
//! signatures that stand on it.

mod faults;
mod named;

use jiff::Timestamp;
use x509_cert::time::Time;

use der::Decode as _;

use super::cms::{self, Attributes, SignedData, SignerInfo};
use super::conclude::{self, Binding, Setting};
use super::path::{Evidence, PathFacts};
use super::stamp;
use super::verdict::{
    Format, Indication, Level, Modification, SignatureVerdict, StampKind, SubIndication,
    TimeStampVerdict, Verdict,
};
use crate::ber::{self, Element};
use crate::certificate::{self, CertificateFacts};

pub(super) use faults::faults;
pub(super) use named::signer_certificate;

/// `1.2.840.113549.1.9`, the attributes of PKCS#9.
const CONTENT_TYPE: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x03];
const MESSAGE_DIGEST: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x04];
const SIGNING_TIME: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x05];
const COUNTER_SIGNATURE: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x06];
const SIGNING_CERTIFICATE: &[u8] = &smime(0x0c);
const TIME_STAMP: &[u8] = &smime(0x0e);
const SIGNING_CERTIFICATE_V2: &[u8] = &smime(0x2f);
/// Values kept for later inside the signature (ETSI EN 319 122-1, A.1).
const CERTIFICATE_VALUES: &[u8] = &smime(0x17);
const REVOCATION_VALUES: &[u8] = &smime(0x18);
/// Time-stamps over a signature with its values: the older forms, and version 3 (ETSI EN 319 122-1, 5.5.3).
const ARCHIVE_STAMPS: [&[u8]; 3] = [
    &smime(0x1b),
    &smime(0x30),
    &[0x04, 0x00, 0x8d, 0x45, 0x02, 0x04],
];

/// An attribute of S/MIME, `1.2.840.113549.1.9.16.2`.
const fn smime(last: u8) -> [u8; 11] {
    [
        0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x02, last,
    ]
}

/// Deepest signature on a signature, and most time-stamps that are judged on one.
const MAX_DEPTH: usize = 3;
const MAX_STAMPS: usize = 20;

/// What a signature turned out to be, whatever container it stands in.
#[derive(Default)]
pub(super) struct Judged {
    /// Why it is not green.
    pub(super) reason: Option<SubIndication>,
    /// Whether a certificate is bound to it by a signed attribute.
    pub(super) is_bound: bool,
    /// The time in its signed attributes.
    pub(super) claimed_time: Option<Timestamp>,
    /// What the signer's certificate says, and its bytes.
    pub(super) certificate: Option<CertificateFacts>,
    pub(super) signer: Option<Vec<u8>>,
    /// What is known of the way to a trusted authority.
    pub(super) path: PathFacts,
    /// The time-stamps on it.
    pub(super) time_stamps: Vec<TimeStampVerdict>,
    /// Whether it carries what is needed to judge it later, and a time-stamp over that.
    pub(super) has_validation_data: bool,
    pub(super) has_archive_stamp: bool,
    /// The signatures on it.
    pub(super) counter_signatures: Vec<Judged>,
}

/// What a signature signs.
#[derive(Clone, Copy)]
pub(super) enum Content<'a> {
    /// A content of this type, in pieces.
    Typed(&'a [u8], &'a [&'a [u8]]),
    /// The value of another signature (RFC 5652 §11.4).
    Signature(&'a [u8]),
}

impl<'a> Content<'a> {
    /// The content of a signed data.
    pub(super) fn of(signed: &SignedData<'a>, pieces: &'a [&'a [u8]]) -> Self {
        Self::Typed(signed.content_type, pieces)
    }
}

/// Judges each signature of a CMS; `content` is what it signs, where that stands outside.
pub(super) fn judge_cms(bytes: &[u8], content: Option<&[u8]>, setting: Setting<'_>) -> Verdict {
    match read_whole(bytes) {
        Some(signed) => Verdict::of(judge_signers(&signed, content, setting)),
        None => Verdict::refused(SubIndication::FormatFailure),
    }
}

/// Reads a CMS that stands alone: nothing may follow it but what fills a line or a block.
pub(super) fn read_whole(bytes: &[u8]) -> Option<SignedData<'_>> {
    let (_, rest) = ber::read(bytes).ok()?;
    let is_filler = |byte: &u8| *byte == 0 || byte.is_ascii_whitespace();
    cms::read(bytes).ok().filter(|_| rest.iter().all(is_filler))
}

/// Judges each signature of a signed data, the signatures on them after them.
pub(super) fn judge_signers(
    signed: &SignedData<'_>,
    content: Option<&[u8]>,
    setting: Setting<'_>,
) -> Vec<SignatureVerdict> {
    let evidence = evidence(signed);
    let mut verdicts = Vec::new();
    for info in &signed.signers {
        let judged = match (content, &signed.content) {
            (None, None) => Judged::unjudged(SubIndication::SignedDataNotFound),
            (Some(outside), Some(inside)) if outside != inside => {
                Judged::unjudged(SubIndication::HashFailure)
            }
            (Some(outside), _) => judge(signed, info, &[outside], &evidence, setting),
            (None, Some(inside)) => judge(signed, info, &[inside], &evidence, setting),
        };
        judged.into_verdicts(Format::CAdES, Format::Cms, &mut verdicts);
    }
    verdicts
}

impl Judged {
    /// A signature that was not looked into, for this reason.
    pub(super) fn unjudged(reason: SubIndication) -> Self {
        Self {
            reason: Some(reason),
            ..Self::default()
        }
    }

    /// Returns the outcome.
    pub(super) fn indication(&self) -> Indication {
        self.reason
            .map_or(Indication::TotalPassed, SubIndication::indication)
    }

    /// Returns the name of the signer.
    fn signer_name(&self) -> Option<String> {
        let facts = self.certificate.as_ref();
        let name = facts.map(|facts| facts.holder.display_name());
        name.filter(|name| !name.is_empty()).map(str::to_owned)
    }

    /// Returns the baseline level that is present.
    pub(super) fn level(&self) -> Option<Level> {
        if !self.is_bound || self.claimed_time.is_none() {
            return None;
        }
        let is_stamped = self
            .time_stamps
            .iter()
            .any(|stamp| stamp.kind == StampKind::Signature);
        Some(
            match (is_stamped, self.has_validation_data, self.has_archive_stamp) {
                (false, _, _) => Level::B,
                (true, false, _) => Level::T,
                (true, true, false) => Level::LT,
                (true, true, true) => Level::LTA,
            },
        )
    }

    /// Writes its verdict, as `bound` where its certificate is bound to it and as `loose` elsewhere, and those on the
    /// signatures on it.
    pub(super) fn into_verdicts(
        mut self,
        bound: Format,
        loose: Format,
        verdicts: &mut Vec<SignatureVerdict>,
    ) {
        let counter_signatures = std::mem::take(&mut self.counter_signatures);
        let format = if self.is_bound { bound } else { loose };
        verdicts.push(self.into_verdict(format));
        for on_it in counter_signatures {
            let place = verdicts.len();
            on_it.into_verdicts(bound, loose, verdicts);
            verdicts[place].is_counter_signature = true;
        }
    }

    /// Writes its verdict.
    pub(super) fn into_verdict(self, format: Format) -> SignatureVerdict {
        SignatureVerdict {
            format,
            level: self.level(),
            indication: self.indication(),
            sub_indication: self.reason,
            signer: self.signer_name(),
            claimed_time: self.claimed_time,
            proven_time: conclude::proven_time(&self.time_stamps),
            covers_whole_file: true,
            covered: Vec::new(),
            revision: None,
            modification: Modification::None,
            filled: Vec::new(),
            allowed: None,
            is_counter_signature: false,
            time_stamps: self.time_stamps,
            certificate: self.certificate,
            path: self.path,
            signer_certificate: self.signer,
        }
    }
}

/// The certificates and revocation information of a CMS.
pub(super) fn evidence(signed: &SignedData<'_>) -> Evidence {
    let owned = |list: &[&[u8]]| list.iter().map(|der| der.to_vec()).collect();
    Evidence {
        certificates: owned(&signed.certificates),
        revocation_lists: owned(&signed.revocation_lists),
        ocsp_answers: owned(&signed.status_responses),
    }
}

/// Judges one signature over the pieces of a content.
pub(super) fn judge(
    signed: &SignedData<'_>,
    info: &SignerInfo<'_>,
    content: &[&[u8]],
    evidence: &Evidence,
    setting: Setting<'_>,
) -> Judged {
    judge_at(
        info,
        Content::Typed(signed.content_type, content),
        evidence,
        Binding::Missing,
        setting,
        0,
    )
}

/// Judges one signature in the older form of a PDF, which never asked that a certificate be bound to it.
pub(super) fn judge_loose(
    signed: &SignedData<'_>,
    info: &SignerInfo<'_>,
    content: &[&[u8]],
    evidence: &Evidence,
    setting: Setting<'_>,
) -> Judged {
    judge_at(
        info,
        Content::Typed(signed.content_type, content),
        evidence,
        Binding::NotAsked,
        setting,
        0,
    )
}

fn judge_at(
    info: &SignerInfo<'_>,
    content: Content<'_>,
    evidence: &Evidence,
    otherwise: Binding,
    setting: Setting<'_>,
    depth: usize,
) -> Judged {
    let attributes = info.signed_attributes.as_ref();
    let has = |oid: &[u8]| attributes.is_some_and(|attributes| attributes.has(oid));
    let mut judged = Judged {
        is_bound: has(SIGNING_CERTIFICATE_V2) || has(SIGNING_CERTIFICATE),
        claimed_time: attributes
            .and_then(|attributes| claimed_time(attributes.single(SIGNING_TIME)?)),
        ..Judged::default()
    };
    if let Some(unsigned) = &info.unsigned_attributes {
        read_unsigned(&mut judged, info, unsigned, evidence, setting, depth);
    }
    judged.has_validation_data |=
        !evidence.revocation_lists.is_empty() || !evidence.ocsp_answers.is_empty();
    let Some(der) = signer_certificate(evidence, info) else {
        judged.reason = Some(SubIndication::NoSigningCertificateFound);
        return judged;
    };
    judged.certificate = certificate::read(&der, setting.times.now).ok();
    let binding = match (judged.is_bound, attributes) {
        (true, _) => Binding::Present,
        (false, Some(_)) => otherwise,
        (false, None) => Binding::Missing,
    };
    (judged.reason, judged.path) = match faults(info, content, &der) {
        Ok(strength) => conclude::conclude(
            &der,
            (binding, strength),
            &judged.time_stamps,
            evidence,
            setting,
        ),
        Err(reason) => (Some(reason), PathFacts::default()),
    };
    judged.signer = Some(der);
    judged
}

/// What was added to a signature after it was made: time-stamps, values for later, signatures on it.
fn read_unsigned(
    judged: &mut Judged,
    info: &SignerInfo<'_>,
    unsigned: &Attributes<'_>,
    evidence: &Evidence,
    setting: Setting<'_>,
    depth: usize,
) {
    let over = [info.signature.as_slice()];
    for token in unsigned.all(TIME_STAMP).iter().take(MAX_STAMPS) {
        let kind = StampKind::Signature;
        let stamp = stamp::judge(kind, token.whole, &over, evidence, setting);
        judged.time_stamps.push(stamp);
    }
    judged.has_validation_data =
        unsigned.has(CERTIFICATE_VALUES) || unsigned.has(REVOCATION_VALUES);
    judged.has_archive_stamp = ARCHIVE_STAMPS.iter().any(|kind| unsigned.has(kind));
    for value in unsigned.all(COUNTER_SIGNATURE) {
        let on_it = match cms::signer_info(&value) {
            Ok(on_it) if depth < MAX_DEPTH => judge_at(
                &on_it,
                Content::Signature(&info.signature),
                evidence,
                Binding::Missing,
                setting,
                depth + 1,
            ),
            Ok(_) | Err(_) => Judged::unjudged(SubIndication::FormatFailure),
        };
        judged.counter_signatures.push(on_it);
    }
}

fn claimed_time(value: Element<'_>) -> Option<Timestamp> {
    let (element, _) = ber::read(value.whole).ok()?;
    Time::from_der(element.whole)
        .ok()
        .map(certificate::timestamp)
}
