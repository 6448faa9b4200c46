//! Whether an authority has revoked a certificate that is about to sign, or that signed: asked before anything is judged whole.
//!
//! Believes only what the authority signed, and needs nobody's trust in it: an authority may take back what it gave. Silence says
//! nothing here.

use jiff::Timestamp;

use crate::ValidationData;
use crate::certificate;
use crate::verify::TrustStore;
use crate::verify::path::{self, Evidence, Times, Told};
use crate::verify::revocation::Reason;

/// A certificate that its authority has revoked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revoked {
    /// Whom it names.
    pub name: String,
    /// When it was revoked.
    pub at: Timestamp,
    /// Why.
    pub reason: Reason,
}

impl ValidationData {
    /// Returns the first of these certificates (DER), or of the authorities above them, that was revoked as of `now`, by what is
    /// here and by what `kept` knows.
    pub fn revoked(
        &self,
        certificates: &[Vec<u8>],
        kept: &TrustStore,
        now: Timestamp,
    ) -> Option<Revoked> {
        let at_hand: Vec<Vec<u8>> = self
            .certificates
            .iter()
            .chain(certificates)
            .cloned()
            .collect();
        let mut trust = kept.clone();
        for top in tops(&at_hand) {
            trust.add_file(top).ok();
        }
        let evidence = Evidence {
            certificates: at_hand.clone(),
            revocation_lists: self.revocation_lists.clone(),
            ocsp_answers: self.ocsp_responses.clone(),
        };
        let times = Times::unproven(now);
        certificates.iter().find_map(|certificate| {
            let facts = match path::validate(certificate, &evidence, &trust, &times) {
                Ok(facts) => facts,
                Err(failure) => *failure.facts,
            };
            facts.revocation.into_iter().find_map(|known| {
                let at = known.revoked_at.filter(|at| *at <= now)?;
                (known.told == Told::Revoked).then(|| Revoked {
                    name: known.name,
                    at,
                    reason: known.reason.unwrap_or(Reason::Unspecified),
                })
            })
        })
    }
}

/// The authorities above whom none is at hand; a certificate that issued nothing here is no authority.
fn tops(at_hand: &[Vec<u8>]) -> Vec<&Vec<u8>> {
    let named: Vec<_> = at_hand
        .iter()
        .filter_map(|der| Some((der, certificate::names(der)?)))
        .collect();
    let is_top = |(_, (subject, issuer)): &&(&Vec<u8>, (Vec<u8>, Vec<u8>))| {
        let mut names = named.iter().map(|(_, names)| names);
        let has_issued = names.clone().any(|(_, issuer)| issuer == subject);
        let is_below = issuer != subject && names.any(|(subject, _)| subject == issuer);
        has_issued && !is_below
    };
    named.iter().filter(is_top).map(|(der, _)| *der).collect()
}
