//! Questions to the OCSP responders that certificates name (RFC 6960). Nothing is sent here: who has a network carries them.
//!
//! A question has no nonce: its answer is kept with a signature and judged by its dates, like any that others asked.

use der::asn1::{Int, Null, ObjectIdentifier, OctetString};
use der::{Encode as _, Sequence};
use openssl::sha::sha1;
use x509_cert::certificate::{CertificateInner, Raw};
use x509_cert::ext::pkix::AuthorityInfoAccessSyntax;
use x509_cert::ext::pkix::name::GeneralName;

/// SHA-1, by which responders know certificates; it names, it proves nothing.
const SHA_1: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.14.3.2.26");
/// An OCSP responder, among the services that a certificate names.
const RESPONDER: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.48.1");
/// Responders of one certificate that are asked at most.
const MOST: usize = 2;
/// Bytes of a serial number at most; RFC 5280 allows 20.
const SERIAL_MOST: usize = 64;

/// A question to a responder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Where it is asked, over `http` or `https`.
    pub address: String,
    /// The `OCSPRequest` in DER.
    pub request: Vec<u8>,
}

#[derive(Sequence)]
struct Request {
    to_be_signed: ToBeSigned,
}

#[derive(Sequence)]
struct ToBeSigned {
    requests: Vec<Single>,
}

#[derive(Sequence)]
struct Single {
    certificate: Identifier,
}

#[derive(Sequence)]
struct Identifier {
    algorithm: Algorithm,
    issuer_name: OctetString,
    issuer_key: OctetString,
    serial: Int,
}

#[derive(Sequence)]
struct Algorithm {
    name: ObjectIdentifier,
    parameters: Null,
}

/// Returns what can be asked about a certificate, with the certificate of its issuer.
pub(crate) fn questions(
    certificate: &CertificateInner<Raw>,
    issuer: &CertificateInner<Raw>,
) -> Vec<Question> {
    let addresses = addresses(certificate);
    if addresses.is_empty() {
        return Vec::new();
    }
    let Some(request) = request(certificate, issuer) else {
        return Vec::new();
    };
    let questions = addresses.into_iter().map(|address| Question {
        address,
        request: request.clone(),
    });
    questions.collect()
}

fn request(certificate: &CertificateInner<Raw>, issuer: &CertificateInner<Raw>) -> Option<Vec<u8>> {
    let tbs = certificate.tbs_certificate();
    let serial = tbs.serial_number().as_bytes();
    if serial.len() > SERIAL_MOST {
        return None;
    }
    let name = tbs.issuer().to_der().ok()?;
    let key = issuer.tbs_certificate().subject_public_key_info();
    let certificate = Identifier {
        algorithm: Algorithm {
            name: SHA_1,
            parameters: Null,
        },
        issuer_name: OctetString::new(sha1(&name)).ok()?,
        issuer_key: OctetString::new(sha1(key.subject_public_key.raw_bytes())).ok()?,
        serial: Int::new(serial).ok()?,
    };
    let to_be_signed = ToBeSigned {
        requests: vec![Single { certificate }],
    };
    Request { to_be_signed }.to_der().ok()
}

fn addresses(certificate: &CertificateInner<Raw>) -> Vec<String> {
    let services = certificate
        .tbs_certificate()
        .get_extension::<AuthorityInfoAccessSyntax>();
    let Ok(Some((_, services))) = services else {
        return Vec::new();
    };
    let responders = services.0.into_iter().filter_map(|service| {
        let is_responder = service.access_method == RESPONDER;
        match service.access_location {
            GeneralName::UniformResourceIdentifier(address) if is_responder => {
                Some(address.as_str().to_owned())
            }
            _ => None,
        }
    });
    let is_web =
        |address: &String| address.starts_with("http://") || address.starts_with("https://");
    responders.filter(is_web).take(MOST).collect()
}
