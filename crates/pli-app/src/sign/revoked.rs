//! Whether a key's certificate was revoked, asked before anything is signed with it.
//!
//! What its authority has revoked does not sign here: such a signature is worth nothing, like that of an expired certificate, and
//! who signs is better told before than after a deposit. An authority that does not answer keeps nobody from signing.

use std::time::{Duration, Instant};

use pli_proof::signer::Signer;
use pli_proof::{Revoked, ValidationData, certificate};

use super::Level;
use crate::app::now;
use crate::fault::{Code, Fault};
use crate::timestamp::{ask_within, fetch_within};
use crate::verify::Anchors;

/// How long the authorities of a certificate are waited for before a signature; who signs may have a deadline.
const PATIENCE: Duration = Duration::from_secs(8);
/// Answers, and lists, that are asked for before a signature at most.
const MOST: usize = 4;

/// Refuses a key whose certificate was revoked, by what is at hand and by what `kept` knows. Where a network serves the level
/// anyway, its authorities are asked as well, for a few seconds at most.
///
/// Gives what the person should know and what keeps nobody from signing: the authority does not know the certificate.
///
/// # Errors
/// The certificate, or one of an authority above it, was revoked: when, and why. Nothing was signed.
pub fn refuse_revoked(
    signer: &dyn Signer,
    level: Level,
    at_hand: &ValidationData,
    kept: &Anchors,
) -> Result<Option<Fault>, Fault> {
    let chain = signer.chain();
    let refuse = |data: &ValidationData| match data.revoked(chain, kept.trust(), now()) {
        Some(revoked) => Err(told(Code::CertificateRevoked, &revoked)),
        None => Ok(()),
    };
    let mut data = at_hand.clone();
    refuse(&data)?;
    if level == Level::B {
        return Ok(None);
    }
    for certificate in chain {
        if !data.certificates.contains(certificate) {
            data.certificates.push(certificate.clone());
        }
    }
    inquire(&mut data, chain);
    refuse(&data)?;
    let lacking = data.unproved(chain);
    let stranger = lacking.iter().find(|missing| missing.is_disowned);
    Ok(stranger.map(|missing| disowned(&missing.certificate)))
}

/// Asks the responders first, whose answers are small; then for the lists of those who have none.
fn inquire(data: &mut ValidationData, chain: &[Vec<u8>]) {
    let begun = Instant::now();
    let left = || PATIENCE.checked_sub(begun.elapsed());
    for missing in data.unproved(chain).iter().take(MOST) {
        for question in &missing.questions {
            let answer = left().and_then(|left| ask_within(question, left));
            if answer.is_some_and(|answer| data.add_file(&answer).is_ok()) {
                break;
            }
        }
    }
    for missing in data.unproved(chain).iter().take(MOST) {
        for address in &missing.addresses {
            let list = left().and_then(|left| fetch_within(address, left).ok());
            if list.is_some_and(|list| data.add_file(&list).is_ok()) {
                break;
            }
        }
    }
}

/// The fault of a revocation: whose, since when, and why.
pub(super) fn told(code: Code, revoked: &Revoked) -> Fault {
    Fault::new(code)
        .with("holder", &revoked.name)
        .with("revoked_at", revoked.at)
        .with("reason", revoked.reason.as_str())
}

/// The fault of a certificate that its own authority does not know.
pub(super) fn disowned(certificate: &[u8]) -> Fault {
    let facts = certificate::read(certificate, now());
    let holder = facts.map(|facts| facts.holder.display_name().to_owned());
    Fault::new(Code::CertificateDisowned).with("holder", holder.unwrap_or_default())
}
