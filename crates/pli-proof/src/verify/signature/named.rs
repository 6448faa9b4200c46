//! The certificate that a CMS signature names.

use der::{Decode as _, Encode as _};
use x509_cert::certificate::{CertificateInner, Raw};
use x509_cert::ext::pkix::SubjectKeyIdentifier;

use crate::verify::cms::{Identifier, SignerInfo};
use crate::verify::path::Evidence;

/// The certificate that the signature names, among those that came with it.
pub(in crate::verify) fn signer_certificate(
    evidence: &Evidence,
    info: &SignerInfo<'_>,
) -> Option<Vec<u8>> {
    let mut certificates = evidence.certificates.iter();
    let found = certificates.find(|der| {
        let certificate = CertificateInner::<Raw>::from_der(der);
        certificate.is_ok_and(|certificate| is_named(&certificate, &info.identifier))
    });
    found.cloned()
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
pub(super) fn same_number(left: &[u8], right: &[u8]) -> bool {
    let trimmed = |bytes: &[u8]| {
        bytes
            .iter()
            .copied()
            .skip_while(|&byte| byte == 0)
            .collect::<Vec<_>>()
    };
    trimmed(left) == trimmed(right)
}
