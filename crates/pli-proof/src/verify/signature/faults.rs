//! What can be wrong with a CMS signature itself: its content, its mathematics, the certificate bound to it.

use der::{Decode as _, Encode as _};
use openssl::hash::MessageDigest;
use x509_cert::certificate::{CertificateInner, Raw};

use super::named::same_number;
use super::{CONTENT_TYPE, Content, MESSAGE_DIGEST, SIGNING_CERTIFICATE, SIGNING_CERTIFICATE_V2};
use crate::ber::{Element, OCTET_STRING, SEQUENCE};
use crate::verify::algorithms::{self, Failure, Strength};
use crate::verify::cms::{self, Attributes, SignerInfo};
use crate::verify::verdict::SubIndication;

/// Everything that can be wrong with the signature itself, the gravest first.
pub(in crate::verify) fn faults(
    info: &SignerInfo<'_>,
    content: Content<'_>,
    der: &[u8],
) -> Result<Strength, SubIndication> {
    let unsupported = SubIndication::CryptoConstraintsFailureNoPoe;
    let missing = SubIndication::NoSigningCertificateFound;
    let certificate = CertificateInner::<Raw>::from_der(der).map_err(|_| missing)?;
    let (method, strength) = algorithms::digest(info.digest_algorithm.oid).ok_or(unsupported)?;
    if !algorithms::may_stand_together(info.signature_algorithm.oid, info.digest_algorithm.oid) {
        return Err(unsupported);
    }
    let message = match &info.signed_attributes {
        Some(attributes) => {
            check_content(attributes, method, content)?;
            let bytes = attributes.signed_bytes();
            bytes.map_err(|_| SubIndication::FormatFailure)?
        }
        None => match content {
            Content::Typed(_, pieces) => pieces.concat(),
            Content::Signature(value) => value.to_vec(),
        },
    };
    let key = certificate
        .tbs_certificate()
        .subject_public_key_info()
        .to_der();
    let key = key.map_err(|_| missing)?;
    let declared = Some(info.digest_algorithm.oid);
    let algorithm = &info.signature_algorithm;
    let verified = algorithms::verify(&key, algorithm, declared, &message, &info.signature);
    let strength = match verified {
        Ok(of_signature) => strength.max(of_signature),
        Err(Failure::Wrong) => return Err(SubIndication::SigCryptoFailure),
        Err(Failure::Unsupported) => return Err(unsupported),
    };
    match &info.signed_attributes {
        Some(attributes) if !is_bound_to(attributes, der, &certificate) => Err(missing),
        _ => Ok(strength),
    }
}

/// The signed attributes must speak of this content (RFC 5652 §5.4, §11.1, §11.2, §11.4).
fn check_content(
    attributes: &Attributes<'_>,
    method: MessageDigest,
    content: Content<'_>,
) -> Result<(), SubIndication> {
    let missing = SubIndication::FormatFailure;
    let value = match content {
        Content::Typed(kind, pieces) => {
            let declared = attributes.single(CONTENT_TYPE).ok_or(missing)?;
            if declared.content != kind {
                return Err(missing);
            }
            algorithms::digest_of(method, pieces)
        }
        Content::Signature(value) => algorithms::digest_of(method, &[value]),
    };
    let expected = attributes.single(MESSAGE_DIGEST);
    let expected = expected
        .and_then(|value| value.octets().ok())
        .ok_or(missing)?;
    match value {
        Ok(found) if found == expected => Ok(()),
        Ok(_) => Err(SubIndication::HashFailure),
        Err(_) => Err(SubIndication::CryptoConstraintsFailureNoPoe),
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
