//! The last steps of every signature, whatever its form: the purpose of the key, its authority, the times, the strength.

use der::Decode as _;
use jiff::Timestamp;
use x509_cert::certificate::{CertificateInner, Raw};

use super::algorithms::Strength;
use super::path::{self, Evidence, PathFacts, Times};
use super::purpose;
use super::trust::TrustStore;
use super::verdict::{Indication, SubIndication, TimeStampVerdict};

/// Whom a verifier trusts, and the moments that it speaks of.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a> {
    /// Whom.
    pub(super) trust: &'a TrustStore,
    /// When it asks, and what is proven so far.
    pub(super) times: Times,
}

impl<'a> Setting<'a> {
    /// Nothing is proven yet.
    pub(super) fn new(trust: &'a TrustStore, now: Timestamp) -> Self {
        let times = Times::unproven(now);
        Self { trust, times }
    }

    /// The same, where time-stamps that hold prove an earlier moment.
    pub(super) fn proven_by(self, time_stamps: &[TimeStampVerdict]) -> Self {
        let mut times = self.times;
        if let Some(proven) = proven_time(time_stamps).filter(|proven| *proven < times.best) {
            times = Times::proven(times.now, proven);
        }
        Self { times, ..self }
    }

    /// The earliest moment that is proven.
    pub(super) fn proven(&self) -> Option<Timestamp> {
        self.times.is_proven().then_some(self.times.best)
    }
}

/// Whether a certificate is bound to a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Binding {
    /// What is signed names this certificate.
    Present,
    /// It names none, and its form asks for one.
    Missing,
    /// It names none, and its form never asked for one (ISO 32000-1).
    NotAsked,
}

/// Judges what stands behind a signature whose mathematics hold. No reason is green.
pub(super) fn conclude(
    signer: &[u8],
    (binding, strength): (Binding, Strength),
    time_stamps: &[TimeStampVerdict],
    evidence: &Evidence,
    setting: Setting<'_>,
) -> (Option<SubIndication>, PathFacts) {
    let Ok(certificate) = CertificateInner::<Raw>::from_der(signer) else {
        return (
            Some(SubIndication::NoSigningCertificateFound),
            PathFacts::default(),
        );
    };
    if !purpose::may_sign_documents(&certificate) {
        return (
            Some(SubIndication::ChainConstraintsFailure),
            PathFacts::default(),
        );
    }
    let times = setting.proven_by(time_stamps).times;
    let facts = match path::validate(signer, evidence, setting.trust, &times) {
        Ok(facts) => facts,
        Err(failure) => return (Some(failure.reason), *failure.facts),
    };
    let is_broken = |stamp: &TimeStampVerdict| stamp.indication == Indication::TotalFailed;
    let reason = match (binding, strength) {
        (Binding::Missing, _) => Some(SubIndication::SigConstraintsFailure),
        (_, Strength::Weak) => Some(SubIndication::CryptoConstraintsFailureNoPoe),
        // Somebody bent a time-stamp: what else he did cannot be known.
        _ if time_stamps.iter().any(is_broken) => Some(SubIndication::SigConstraintsFailure),
        _ => None,
    };
    (reason, facts)
}

/// Returns the earliest moment that a time-stamp proves. One over what was to be signed says nothing of the signature.
pub(super) fn proven_time(time_stamps: &[TimeStampVerdict]) -> Option<Timestamp> {
    let proving = time_stamps.iter().filter(|stamp| {
        stamp.indication == Indication::TotalPassed && stamp.kind.proves_signature()
    });
    proving.filter_map(|stamp| stamp.time).min()
}

/// What came with a signature, and what else is at hand.
pub(super) fn joined(mut own: Evidence, other: &Evidence) -> Evidence {
    own.certificates.extend(other.certificates.iter().cloned());
    own.revocation_lists
        .extend(other.revocation_lists.iter().cloned());
    own.ocsp_answers.extend(other.ocsp_answers.iter().cloned());
    own
}
