//! What proves later that certificates were good, gathered by who has a network and kept with a signature.

use der::{Decode as _, DecodePem as _, Encode as _};
use x509_cert::certificate::{CertificateInner, Raw};
use x509_cert::crl::CertificateList;
use x509_cert::ext::pkix::CrlDistributionPoints;
use x509_cert::ext::pkix::name::{DistributionPointName, GeneralName};

use crate::ber;
use crate::ocsp::{self, Question};
use crate::verify::revocation::{self, Word};

/// Certificates and revocation data, for the signers and for the time-stamps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ValidationData {
    /// Certificates in DER, up to the authorities.
    pub certificates: Vec<Vec<u8>>,
    /// Revocation lists in DER.
    pub revocation_lists: Vec<Vec<u8>>,
    /// OCSP responses in DER.
    pub ocsp_responses: Vec<Vec<u8>>,
}

/// A certificate whose revocation nothing speaks of yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unproved {
    /// The certificate in DER.
    pub certificate: Vec<u8>,
    /// Where its authority publishes its revocation lists, over `http` or `https`; may be empty.
    pub addresses: Vec<String>,
    /// What can be asked of the OCSP responders that it names; nothing where its issuer is not at hand.
    pub questions: Vec<Question>,
    /// Whether an answer at hand says that its responder does not know the certificate.
    pub is_disowned: bool,
}

/// A file that is neither a certificate nor revocation data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the file is neither a certificate nor revocation data")]
pub struct NoEvidence;

impl ValidationData {
    /// Adds a certificate (DER or PEM), a revocation list (DER) or an OCSP response (DER).
    pub fn add_file(&mut self, bytes: &[u8]) -> Result<(), NoEvidence> {
        if bytes.starts_with(b"-----BEGIN CERTIFICATE") {
            let read = CertificateInner::<Raw>::from_pem(bytes);
            let der = read.and_then(|certificate| certificate.to_der());
            self.certificates.push(der.map_err(|_| NoEvidence)?);
        } else if CertificateInner::<Raw>::from_der(bytes).is_ok() {
            self.certificates.push(bytes.to_vec());
        } else if CertificateList::<Raw>::from_der(bytes).is_ok() {
            self.revocation_lists.push(bytes.to_vec());
        } else if is_ocsp_response(bytes) {
            self.ocsp_responses.push(bytes.to_vec());
        } else {
            return Err(NoEvidence);
        }
        Ok(())
    }

    /// Returns the certificates of which neither a revocation list of their issuer nor an OCSP response here speaks; an authority
    /// at the top needs none. Whether what speaks is signed as it must be is judged by a verification.
    pub fn unproved(&self, certificates: &[Vec<u8>]) -> Vec<Unproved> {
        let lists = self.revocation_lists.iter();
        let issuers = lists
            .filter_map(|list| {
                let list = CertificateList::<Raw>::from_der(list).ok()?;
                list.tbs_cert_list.issuer.to_der().ok()
            })
            .collect::<Vec<_>>();
        let unproved = certificates.iter().filter_map(|der| {
            let certificate = CertificateInner::<Raw>::from_der(der).ok()?;
            let tbs = certificate.tbs_certificate();
            let issuer = tbs.issuer().to_der().ok()?;
            let is_top = tbs
                .subject()
                .to_der()
                .is_ok_and(|subject| subject == issuer);
            let serial = tbs.serial_number().as_bytes();
            let answers = self.ocsp_responses.iter();
            let words: Vec<Word> = answers
                .filter_map(|answer| revocation::word_on(answer, &issuer, serial))
                .collect();
            let is_proved = is_top || issuers.contains(&issuer) || words.contains(&Word::Tells);
            (!is_proved).then(|| Unproved {
                certificate: der.clone(),
                addresses: addresses(&certificate),
                questions: self.questions(&certificate, &issuer),
                is_disowned: words.contains(&Word::Unknown),
            })
        });
        unproved.collect()
    }

    /// What can be asked about a certificate, where one of that name is at hand for its issuer.
    fn questions(&self, certificate: &CertificateInner<Raw>, issuer: &[u8]) -> Vec<Question> {
        let read = |der: &Vec<u8>| CertificateInner::<Raw>::from_der(der).ok();
        let mut known = self.certificates.iter().filter_map(read);
        let is_issuer = |known: &CertificateInner<Raw>| {
            let subject = known.tbs_certificate().subject().to_der();
            subject.is_ok_and(|subject| subject == issuer)
        };
        let issuer = known.find(is_issuer);
        issuer.map_or_else(Vec::new, |issuer| ocsp::questions(certificate, &issuer))
    }

    /// Certificates, revocation lists and OCSP responses, in this order.
    pub(crate) fn lists(&self) -> [&Vec<Vec<u8>>; 3] {
        [
            &self.certificates,
            &self.revocation_lists,
            &self.ocsp_responses,
        ]
    }
}

/// A successful `OCSPResponse`: a sequence that begins with the enumerated value 0 (RFC 6960 §4.2.1).
fn is_ocsp_response(bytes: &[u8]) -> bool {
    const ENUMERATED: u8 = 0x0a;
    let parts = ber::read(bytes).ok().filter(|(_, rest)| rest.is_empty());
    let parts = parts.and_then(|(whole, _)| whole.expect(ber::SEQUENCE).ok()?.children().ok());
    let status = parts.and_then(|parts| parts.first().copied());
    status.is_some_and(|status| status.tag == ENUMERATED && status.content == [0])
}

fn addresses(certificate: &CertificateInner<Raw>) -> Vec<String> {
    let points = certificate
        .tbs_certificate()
        .get_extension::<CrlDistributionPoints>();
    let Ok(Some((_, points))) = points else {
        return Vec::new();
    };
    let names = points
        .0
        .into_iter()
        .filter_map(|point| match point.distribution_point? {
            DistributionPointName::FullName(names) => Some(names),
            DistributionPointName::NameRelativeToCRLIssuer(_) => None,
        });
    let addresses = names.flatten().filter_map(|name| match name {
        GeneralName::UniformResourceIdentifier(address) => Some(address.as_str().to_owned()),
        _ => None,
    });
    let is_web =
        |address: &String| address.starts_with("http://") || address.starts_with("https://");
    addresses.filter(is_web).take(4).collect()
}
