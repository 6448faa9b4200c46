//! One CMS signature judged: digest, signature, the certificate bound to it, its authority.

use jiff::Timestamp;
use x509_cert::certificate::{CertificateInner, Raw};
use x509_cert::ext::pkix::SubjectKeyIdentifier;
use x509_cert::time::Time;

use der::{Decode as _, Encode as _};
use openssl::hash::MessageDigest;

use super::algorithms::{self, Failure, Strength};
use super::cms::{self, Attributes, Identifier, SignedData, SignerInfo};
use super::path::{self, Evidence, Times};
use super::purpose;
use super::trust::TrustStore;
use super::verdict::{
    Format, Indication, Level, Modification, SignatureVerdict, SubIndication, Verdict,
};
use crate::ber::{self, Element, OCTET_STRING, SEQUENCE};
use crate::certificate::{self, CertificateFacts};

const CONTENT_TYPE: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x03];
const MESSAGE_DIGEST: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x04];
const SIGNING_TIME: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x05];
const SIGNING_CERTIFICATE: &[u8] = &[
    0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x02, 0x0c,
];
const TIME_STAMP: &[u8] = &[
    0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x02, 0x0e,
];
const SIGNING_CERTIFICATE_V2: &[u8] = &[
    0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x02, 0x2f,
];

/// What a signature turned out to be, whatever container it stands in.
pub(super) struct Judged {
    /// Why it is not green.
    pub(super) reason: Option<SubIndication>,
    /// Whether a certificate is bound to it by a signed attribute.
    pub(super) is_bound: bool,
    /// Whether a time-stamp stands on it.
    pub(super) is_time_stamped: bool,
    /// The time in its signed attributes.
    pub(super) claimed_time: Option<Timestamp>,
    /// What the signer's certificate says.
    pub(super) certificate: Option<CertificateFacts>,
}

/// Judges each signature of a CMS; `content` is what it signs, where that stands outside.
pub(super) fn judge_cms(
    bytes: &[u8],
    content: Option<&[u8]>,
    trust: &TrustStore,
    now: Timestamp,
) -> Verdict {
    let Ok(signed) = cms::read(bytes) else {
        return Verdict::refused(SubIndication::FormatFailure);
    };
    let evidence = evidence(&signed);
    let verdicts = signed.signers.iter().map(|info| {
        let judged = match (content, &signed.content) {
            (None, None) => Judged::unjudged(SubIndication::SignedDataNotFound),
            (Some(outside), Some(inside)) if outside != inside => {
                Judged::unjudged(SubIndication::HashFailure)
            }
            (Some(outside), _) => judge(&signed, info, &[outside], &evidence, trust, now),
            (None, Some(inside)) => judge(&signed, info, &[inside], &evidence, trust, now),
        };
        cms_verdict(judged)
    });
    Verdict::of(verdicts.collect())
}

fn cms_verdict(judged: Judged) -> SignatureVerdict {
    let level = match (
        judged.is_bound && judged.claimed_time.is_some(),
        judged.is_time_stamped,
    ) {
        (true, false) => Some(Level::B),
        (true, true) => Some(Level::T),
        (false, _) => None,
    };
    SignatureVerdict {
        format: if judged.is_bound {
            Format::CAdES
        } else {
            Format::Cms
        },
        level,
        indication: judged.indication(),
        sub_indication: judged.reason,
        signer: judged.signer(),
        claimed_time: judged.claimed_time,
        covers_whole_file: true,
        modification: Modification::None,
        certificate: judged.certificate,
    }
}

impl Judged {
    /// A signature that was not looked into, for this reason.
    pub(super) fn unjudged(reason: SubIndication) -> Self {
        Self {
            reason: Some(reason),
            is_bound: false,
            is_time_stamped: false,
            claimed_time: None,
            certificate: None,
        }
    }

    /// Returns the outcome.
    pub(super) fn indication(&self) -> Indication {
        self.reason
            .map_or(Indication::TotalPassed, SubIndication::indication)
    }

    /// Returns the name of the signer.
    pub(super) fn signer(&self) -> Option<String> {
        let name = self
            .certificate
            .as_ref()
            .map(|facts| facts.holder.display_name());
        name.filter(|name| !name.is_empty()).map(str::to_owned)
    }
}

/// The certificates and revocation lists of a CMS.
pub(super) fn evidence(signed: &SignedData<'_>) -> Evidence {
    Evidence {
        certificates: signed.certificates.iter().map(|der| der.to_vec()).collect(),
        revocation_lists: signed
            .revocation_lists
            .iter()
            .map(|der| der.to_vec())
            .collect(),
        ..Evidence::default()
    }
}

/// Judges one signature over the pieces of a content.
pub(super) fn judge(
    signed: &SignedData<'_>,
    info: &SignerInfo<'_>,
    content: &[&[u8]],
    evidence: &Evidence,
    trust: &TrustStore,
    now: Timestamp,
) -> Judged {
    let attributes = info.signed_attributes.as_ref();
    let has = |oid: &[u8]| attributes.is_some_and(|attributes| attributes.has(oid));
    let mut judged = Judged {
        reason: None,
        is_bound: has(SIGNING_CERTIFICATE_V2) || has(SIGNING_CERTIFICATE),
        is_time_stamped: info
            .unsigned_attributes
            .as_ref()
            .is_some_and(|unsigned| unsigned.has(TIME_STAMP)),
        claimed_time: attributes
            .and_then(|attributes| claimed_time(attributes.single(SIGNING_TIME)?)),
        certificate: None,
    };
    let Some((der, certificate)) = signer_certificate(signed, info) else {
        judged.reason = Some(SubIndication::NoSigningCertificateFound);
        return judged;
    };
    judged.certificate = certificate::read(der, now).ok();
    judged.reason = faults(signed, info, content, (der, &certificate))
        .and_then(|strength| {
            if !purpose::may_sign_documents(&certificate) {
                return Err(SubIndication::ChainConstraintsFailure);
            }
            path::validate(der, evidence, trust, &Times::unproven(now))
                .map_err(|failure| failure.reason)?;
            match (judged.is_bound, strength) {
                (false, _) => Err(SubIndication::SigConstraintsFailure),
                (true, Strength::Weak) => Err(SubIndication::CryptoConstraintsFailureNoPoe),
                (true, Strength::Sound) => Ok(()),
            }
        })
        .err();
    judged
}

type SignerCertificate<'a> = (&'a [u8], CertificateInner<Raw>);

/// The certificate that the signature names, among those that came with it.
fn signer_certificate<'a>(
    signed: &SignedData<'a>,
    info: &SignerInfo<'_>,
) -> Option<SignerCertificate<'a>> {
    signed.certificates.iter().find_map(|der| {
        let certificate = CertificateInner::<Raw>::from_der(der).ok()?;
        is_named(&certificate, &info.identifier).then_some((*der, certificate))
    })
}

fn is_named(certificate: &CertificateInner<Raw>, identifier: &Identifier<'_>) -> bool {
    let tbs = certificate.tbs_certificate();
    match identifier {
        Identifier::IssuerAndSerial(issuer, serial) => {
            let is_issuer = tbs.issuer().to_der().is_ok_and(|name| name == *issuer);
            is_issuer && same_number(tbs.serial_number().as_bytes(), serial)
        }
        Identifier::KeyIdentifier(identifier) => {
            match tbs.get_extension::<SubjectKeyIdentifier>() {
                Ok(Some((_, own))) => own.0.as_bytes() == identifier,
                Ok(None) | Err(_) => false,
            }
        }
    }
}

/// Whether two INTEGER contents are one number, with or without a leading zero.
fn same_number(left: &[u8], right: &[u8]) -> bool {
    let trimmed = |bytes: &[u8]| {
        bytes
            .iter()
            .copied()
            .skip_while(|&byte| byte == 0)
            .collect::<Vec<_>>()
    };
    trimmed(left) == trimmed(right)
}

/// Everything that can be wrong with the signature itself, the gravest first.
fn faults(
    signed: &SignedData<'_>,
    info: &SignerInfo<'_>,
    content: &[&[u8]],
    (der, certificate): (&[u8], &CertificateInner<Raw>),
) -> Result<Strength, SubIndication> {
    let unsupported = SubIndication::CryptoConstraintsFailureNoPoe;
    let (method, strength) = algorithms::digest(info.digest_algorithm.oid).ok_or(unsupported)?;
    if !algorithms::may_stand_together(info.signature_algorithm.oid, info.digest_algorithm.oid) {
        return Err(unsupported);
    }
    let message = match &info.signed_attributes {
        Some(attributes) => {
            check_content(signed, attributes, method, content)?;
            attributes
                .signed_bytes()
                .map_err(|_| SubIndication::FormatFailure)?
        }
        None => content.concat(),
    };
    let key = certificate
        .tbs_certificate()
        .subject_public_key_info()
        .to_der();
    let key = key.map_err(|_| SubIndication::NoSigningCertificateFound)?;
    let declared = Some(info.digest_algorithm.oid);
    let verified = algorithms::verify(
        &key,
        &info.signature_algorithm,
        declared,
        &message,
        &info.signature,
    );
    let strength = match verified {
        Ok(of_signature) => strength.max(of_signature),
        Err(Failure::Wrong) => return Err(SubIndication::SigCryptoFailure),
        Err(Failure::Unsupported) => return Err(unsupported),
    };
    match &info.signed_attributes {
        Some(attributes) if !is_bound_to(attributes, der, certificate) => {
            Err(SubIndication::NoSigningCertificateFound)
        }
        _ => Ok(strength),
    }
}

/// The signed attributes must speak of this content (RFC 5652 §5.4, §11.1, §11.2).
fn check_content(
    signed: &SignedData<'_>,
    attributes: &Attributes<'_>,
    method: MessageDigest,
    content: &[&[u8]],
) -> Result<(), SubIndication> {
    let content_type = attributes
        .single(CONTENT_TYPE)
        .ok_or(SubIndication::FormatFailure)?;
    if content_type.content != signed.content_type {
        return Err(SubIndication::FormatFailure);
    }
    let expected = attributes
        .single(MESSAGE_DIGEST)
        .and_then(|value| value.octets().ok());
    let expected = expected.ok_or(SubIndication::FormatFailure)?;
    let found = algorithms::digest_of(method, content)
        .map_err(|_| SubIndication::CryptoConstraintsFailureNoPoe)?;
    if found == expected {
        Ok(())
    } else {
        Err(SubIndication::HashFailure)
    }
}

/// Whether the signed attribute that names the certificate, where there is one, names this one (RFC 5035).
fn is_bound_to(
    attributes: &Attributes<'_>,
    der: &[u8],
    certificate: &CertificateInner<Raw>,
) -> bool {
    let bound = |oid: &[u8]| match attributes.has(oid) {
        false => true,
        true => {
            attributes
                .single(oid)
                .and_then(|value| names(value, der, certificate))
                == Some(true)
        }
    };
    bound(SIGNING_CERTIFICATE) && bound(SIGNING_CERTIFICATE_V2)
}

/// Reads `SigningCertificate` or `SigningCertificateV2`; its first entry is the signer's.
fn names(value: Element<'_>, der: &[u8], certificate: &CertificateInner<Raw>) -> Option<bool> {
    let list = *value.expect(SEQUENCE).ok()?.children().ok()?.first()?;
    let entry = *list.expect(SEQUENCE).ok()?.children().ok()?.first()?;
    let fields = entry.expect(SEQUENCE).ok()?.children().ok()?;
    let (method, fields) = match &fields[..] {
        [first, rest @ ..] if first.tag == SEQUENCE => {
            (algorithms::digest(cms::algorithm(first).ok()?.oid)?.0, rest)
        }
        // The length tells version 1 (SHA-1) from version 2 (SHA-256 by default).
        [first, ..] if first.content.len() == 20 => (MessageDigest::sha1(), &fields[..]),
        _ => (MessageDigest::sha256(), &fields[..]),
    };
    let (digest, rest) = fields.split_first()?;
    if digest.tag != OCTET_STRING || algorithms::digest_of(method, &[der]).ok()? != digest.content {
        return Some(false);
    }
    match rest {
        [] => Some(true),
        // IssuerSerial: the names of the issuer, then the serial number.
        [issuer_serial, ..] => {
            let serial = *issuer_serial
                .expect(SEQUENCE)
                .ok()?
                .children()
                .ok()?
                .last()?;
            Some(same_number(
                serial.content,
                certificate.tbs_certificate().serial_number().as_bytes(),
            ))
        }
    }
}

fn claimed_time(value: Element<'_>) -> Option<Timestamp> {
    let (element, _) = ber::read(value.whole).ok()?;
    Time::from_der(element.whole)
        .ok()
        .map(certificate::timestamp)
}
