//! The proofs of level B-LT: what is at hand, and revocation lists fetched from where the certificates say.

use pli_proof::{ValidationData, certificate};

use crate::app::now;
use crate::fault::{Code, Fault};
use crate::timestamp::fetch;

/// Lists that are fetched for one signature at most.
const FETCHED_MOST: usize = 12;

/// Gathers what proves these certificates.
pub(super) fn gather(
    certificates: &[Vec<u8>],
    at_hand: &ValidationData,
) -> Result<ValidationData, Fault> {
    let mut data = at_hand.clone();
    for certificate in certificates {
        if !data.certificates.contains(certificate) {
            data.certificates.push(certificate.clone());
        }
    }
    let addresses = data.unproved(&data.certificates);
    let addresses = addresses.iter().flat_map(|missing| &missing.addresses);
    let mut tried = Vec::new();
    for address in addresses.take(FETCHED_MOST) {
        if !tried.contains(&address) {
            tried.push(address);
            // What cannot be fetched is missed below, by the certificate's name.
            if let Ok(list) = fetch(address) {
                data.add_file(&list).ok();
            }
        }
    }
    match data.unproved(&data.certificates).first() {
        None => Ok(data),
        Some(missing) => {
            let holder = certificate::read(&missing.certificate, now());
            let holder = holder.map(|facts| facts.holder.display_name().to_owned());
            // Where its authority publishes nothing, waiting brings nothing either.
            let code = if missing.addresses.is_empty() {
                Code::NoRevocationData
            } else {
                Code::RevocationAway
            };
            Err(Fault::new(code).with("holder", holder.unwrap_or_default()))
        }
    }
}
