//! What a key was certified for: documents, time-stamps, answers about revocations, or the machines of a network.

use const_oid::ObjectIdentifier;
use const_oid::db::rfc5280::{ID_CE_CRL_DISTRIBUTION_POINTS, ID_PE_AUTHORITY_INFO_ACCESS};
use x509_cert::certificate::{CertificateInner, Raw};
use x509_cert::ext::pkix::{ExtendedKeyUsage, KeyUsage, KeyUsages};

const TIME_STAMPING: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.8");
const OCSP_SIGNING: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.9");
const NO_CHECK: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.48.1.5");

/// Servers, clients, time-stamps, certificate status: purposes of machines (RFC 5280 §4.2.1.12).
const MACHINES: [ObjectIdentifier; 4] = [
    ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.1"),
    ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.2"),
    TIME_STAMPING,
    OCSP_SIGNING,
];

/// Tells whether the key may sign a document.
///
/// `contentCommitment` says so. Without it `digitalSignature` is enough, unless every named purpose is one of machines: the
/// key of a web server must not seal receipts. A certificate that restricts nothing may.
pub(super) fn may_sign_documents(certificate: &CertificateInner<Raw>) -> bool {
    let tbs = certificate.tbs_certificate();
    let digital_signature = match tbs.get_extension::<KeyUsage>() {
        Ok(None) => true,
        Ok(Some((_, KeyUsage(uses)))) if uses.contains(KeyUsages::NonRepudiation) => return true,
        Ok(Some((_, KeyUsage(uses)))) => uses.contains(KeyUsages::DigitalSignature),
        Err(_) => false,
    };
    let for_machines = match tbs.get_extension::<ExtendedKeyUsage>() {
        Ok(None) => false,
        Ok(Some((_, ExtendedKeyUsage(purposes)))) => {
            purposes.iter().all(|purpose| MACHINES.contains(purpose))
        }
        Err(_) => true,
    };
    digital_signature && !for_machines
}

/// Tells whether the key may sign time-stamps, and nothing else (RFC 3161 §2.3): one purpose, and critical.
pub(super) fn may_sign_time_stamps(certificate: &CertificateInner<Raw>) -> bool {
    let purposes = certificate
        .tbs_certificate()
        .get_extension::<ExtendedKeyUsage>();
    matches!(purposes, Ok(Some((true, ExtendedKeyUsage(purposes)))) if purposes == [TIME_STAMPING])
}

/// Tells whether the key may sign OCSP answers in the name of its issuer (RFC 6960 §4.2.2.2).
pub(super) fn may_sign_answers(certificate: &CertificateInner<Raw>) -> bool {
    let purposes = certificate
        .tbs_certificate()
        .get_extension::<ExtendedKeyUsage>();
    matches!(purposes, Ok(Some((_, ExtendedKeyUsage(purposes)))) if purposes.contains(&OCSP_SIGNING))
}

/// Tells whether the issuer asks not to check the revocation of a responder (RFC 6960 §4.2.2.2.1).
pub(super) fn needs_no_check(certificate: &CertificateInner<Raw>) -> bool {
    let extensions = certificate.tbs_certificate().extensions();
    let mut extensions = extensions.into_iter().flatten();
    extensions.any(|extension| extension.extn_id == NO_CHECK)
}

/// Tells whether a certificate names a revocation list or an OCSP responder.
pub(super) fn publishes_revocation(certificate: &CertificateInner<Raw>) -> bool {
    const OCSP: &[u8] = &[0x06, 0x08, 0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x30, 0x01];
    let extensions = certificate.tbs_certificate().extensions();
    extensions.into_iter().flatten().any(|extension| {
        let value = extension.extn_value.as_bytes();
        extension.extn_id == ID_CE_CRL_DISTRIBUTION_POINTS
            || extension.extn_id == ID_PE_AUTHORITY_INFO_ACCESS
                && value.windows(OCSP.len()).any(|part| part == OCSP)
    })
}
