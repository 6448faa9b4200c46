//! What a key was certified for: documents, or the machines of a network.

use const_oid::ObjectIdentifier;
use x509_cert::certificate::{CertificateInner, Raw};
use x509_cert::ext::pkix::{ExtendedKeyUsage, KeyUsage, KeyUsages};

/// Servers, clients, time-stamps, certificate status: purposes of machines (RFC 5280 §4.2.1.12).
const MACHINES: [ObjectIdentifier; 4] = [
    ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.1"),
    ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.2"),
    ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.8"),
    ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.9"),
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
