//! The proofs of level B-LT: what is at hand, and what the certificates' authorities answer or publish, from where the certificates
//! say.

use jiff::Timestamp;
use pli_proof::verify::TrustStore;
use pli_proof::{ValidationData, certificate};

use super::revoked::{disowned, told};
use crate::app::now;
use crate::fault::{Code, Fault};
use crate::timestamp::{ask, fetch};

/// Answers, and lists, that are fetched for one signature at most.
const FETCHED_MOST: usize = 12;

/// Gathers what proves these certificates, for a signature that was there at `attested`.
///
/// # Errors
/// What lacks; or a certificate that had been revoked before the signature: what is gathered would prove that it is worth nothing.
pub(super) fn gather(
    certificates: &[Vec<u8>],
    at_hand: &ValidationData,
    attested: Option<Timestamp>,
) -> Result<ValidationData, Fault> {
    let mut data = at_hand.clone();
    for certificate in certificates {
        if !data.certificates.contains(certificate) {
            data.certificates.push(certificate.clone());
        }
    }
    // An answer is small and of today; a list may be large, and of last week.
    let unproved = data.unproved(&data.certificates);
    for missing in unproved.iter().take(FETCHED_MOST) {
        let answers = missing.questions.iter().map(ask);
        // What cannot be fetched is missed below, by the certificate's name.
        if let Some(answer) = answers.flatten().next() {
            data.add_file(&answer).ok();
        }
    }
    let mut tried = Vec::new();
    let lacking = data.unproved(&data.certificates);
    let addresses = lacking.iter().flat_map(|missing| &missing.addresses);
    for address in addresses.take(FETCHED_MOST) {
        if !tried.contains(&address) {
            tried.push(address);
            if let Ok(list) = fetch(address) {
                data.add_file(&list).ok();
            }
        }
    }
    let revoked = data.revoked(certificates, &TrustStore::new(), now());
    let before = |at: Timestamp| attested.is_none_or(|attested| at <= attested);
    if let Some(revoked) = revoked.filter(|revoked| before(revoked.at)) {
        return Err(told(Code::SignatureRevoked, &revoked));
    }
    match data.unproved(&data.certificates).first() {
        None => Ok(data),
        Some(missing) if missing.is_disowned => Err(disowned(&missing.certificate)),
        Some(missing) => {
            let holder = certificate::read(&missing.certificate, now());
            let holder = holder.map(|facts| facts.holder.display_name().to_owned());
            // Where its authority publishes nothing, waiting brings nothing either.
            let code = if missing.addresses.is_empty() && missing.questions.is_empty() {
                Code::NoRevocationData
            } else {
                Code::RevocationAway
            };
            Err(Fault::new(code).with("holder", holder.unwrap_or_default()))
        }
    }
}
