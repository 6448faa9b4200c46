//! One path held to its rules, to what is known of revocations, and to time.

use super::build::{self, Path};
use super::facts::{AnchorFacts, PathFacts, PathFailure, RevocationFacts, Told};
use super::known::Known;
use super::lists::Place;
use super::static_rules::{self, Held};
use super::{Context, RevocationRule};
use crate::verify::algorithms::Strength;
use crate::verify::purpose;
use crate::verify::revocation::{self, Status};
use crate::verify::verdict::SubIndication;

/// Looks for the path that holds, else for the one that comes nearest.
pub(super) fn best<'a>(
    subject: &'a Known,
    context: &Context<'a>,
) -> Result<PathFacts, PathFailure> {
    let mut nearest: Option<PathFailure> = None;
    for path in build::paths(subject, context.pool, context.trust) {
        match check(&path, subject, context) {
            Ok(facts) => return Ok(facts),
            Err(failure) => {
                if nearest
                    .as_ref()
                    .is_none_or(|nearest| progress(failure.reason) > progress(nearest.reason))
                {
                    nearest = Some(failure);
                }
            }
        }
    }
    Err(nearest.unwrap_or_else(|| PathFailure::bare(SubIndication::NoCertificateChainFound)))
}

/// How far a path came before it failed.
fn progress(reason: SubIndication) -> u8 {
    match reason {
        SubIndication::NoCertificateChainFound => 0,
        SubIndication::CertificateChainGeneralFailure => 1,
        SubIndication::ChainConstraintsFailure => 2,
        SubIndication::CryptoConstraintsFailureNoPoe => 3,
        SubIndication::OutOfBoundsNoPoe | SubIndication::OutOfBoundsNotRevoked => 4,
        SubIndication::TryLater => 5,
        // Revoked, expired and not yet valid, where that is proved: the path itself holds.
        _ => 6,
    }
}

fn check<'a>(
    path: &Path<'a>,
    subject: &'a Known,
    context: &Context<'a>,
) -> Result<PathFacts, PathFailure> {
    let mut facts = PathFacts {
        names: names(path),
        judged_at: Some(context.times.best),
        ..PathFacts::default()
    };
    let outcome = held(path, context, &mut facts)
        .and_then(|()| told(path, context, &mut facts))
        .and_then(|statuses| in_time(path, subject, &statuses, context));
    match outcome {
        Ok(()) => Ok(facts),
        Err(reason) => Err(PathFailure {
            reason,
            facts: Box::new(facts),
        }),
    }
}

fn names(path: &Path<'_>) -> Vec<String> {
    let below = path.certificates.iter().copied();
    let all = below.chain([path.anchor.known()]);
    all.map(Known::display_name).collect()
}

/// The rules that do not speak of time.
fn held(
    path: &Path<'_>,
    context: &Context<'_>,
    facts: &mut PathFacts,
) -> Result<(), SubIndication> {
    let origin = path
        .anchor
        .trusted_for(context.rules.purpose, context.times.best)
        .ok_or(SubIndication::NoCertificateChainFound)?;
    facts.anchor = Some(AnchorFacts {
        name: path.anchor.known().display_name(),
        sha256: path.anchor.known().sha256(),
        origin,
    });
    if path.certificates.is_empty() {
        return Ok(());
    }
    if !context.takes_a_check() {
        return Err(SubIndication::CertificateChainGeneralFailure);
    }
    let Held { strength, policies } =
        static_rules::hold(path, context.rules).ok_or(SubIndication::ChainConstraintsFailure)?;
    facts.policies = policies;
    match strength {
        Strength::Weak if !context.accepts(strength) => {
            Err(SubIndication::CryptoConstraintsFailureNoPoe)
        }
        Strength::Weak | Strength::Sound => Ok(()),
    }
}

/// What is known of the revocation of each certificate, the one in question first.
fn told<'a>(
    path: &Path<'a>,
    context: &Context<'a>,
    facts: &mut PathFacts,
) -> Result<Vec<Told>, SubIndication> {
    let mut statuses = Vec::new();
    let mut reason = None;
    for index in 0..path.certificates.len() {
        let known = path.certificates[index];
        // A list that covers the certificate of its own signer is asked about it once.
        if context
            .pending
            .iter()
            .any(|pending| pending.der == known.der)
        {
            statuses.push(Told::Good);
            continue;
        }
        let place = Place { path, index };
        let status = revocation::status(&place, &context.inside(known));
        let found = fact(known, &status, context);
        statuses.push(found.told);
        facts.revocation.push(found);
        if let Status::Revoked { at, .. } = status {
            // The authority nearest to the anchor decides, so a later one replaces the reason.
            reason = revoked(index, at, context).or(reason);
        }
    }
    reason.map_or(Ok(statuses), Err)
}

fn revoked(index: usize, at: jiff::Timestamp, context: &Context<'_>) -> Option<SubIndication> {
    let times = &context.times;
    match (times.is_proven(), index) {
        // The proof comes before the revocation (EN 319 102-1 §5.5.4).
        (true, _) if times.best < at => None,
        (true, 0) => Some(SubIndication::Revoked),
        (false, 0) => Some(SubIndication::RevokedNoPoe),
        (_, _) => Some(SubIndication::RevokedCaNoPoe),
    }
}

fn fact(known: &Known, status: &Status, context: &Context<'_>) -> RevocationFacts {
    let mut facts = RevocationFacts {
        name: known.display_name(),
        told: Told::Unknown,
        source: None,
        age_secs: None,
        revoked_at: None,
        reason: None,
    };
    let source = match status {
        Status::Good(source) => {
            facts.told = Told::Good;
            source
        }
        Status::Revoked { at, reason, source } => {
            facts.told = Told::Revoked;
            facts.revoked_at = Some(*at);
            facts.reason = Some(*reason);
            source
        }
        Status::Unknown => {
            if !purpose::publishes_revocation(&known.certificate) {
                facts.told = Told::Unpublished;
            }
            return facts;
        }
    };
    facts.age_secs = Some(context.times.now.as_second() - source.this_update.as_second());
    facts.source = Some(source.clone());
    facts
}

/// Time, and then what could not be looked up.
fn in_time(
    path: &Path<'_>,
    subject: &Known,
    statuses: &[Told],
    context: &Context<'_>,
) -> Result<(), SubIndication> {
    let times = &context.times;
    let is_good = statuses.first() == Some(&Told::Good);
    let (start, end) = subject.validity();
    match (times.best < start, times.best > end, times.is_proven()) {
        (true, _, true) => return Err(SubIndication::NotYetValid),
        (_, true, true) => return Err(SubIndication::Expired),
        (_, true, false) if is_good => return Err(SubIndication::OutOfBoundsNotRevoked),
        (true, _, false) | (_, true, false) => return Err(SubIndication::OutOfBoundsNoPoe),
        (false, false, _) => {}
    }
    let authorities = path.certificates.iter().skip(1).copied();
    let anchor = path.anchor.must_be_valid().then_some(path.anchor.known());
    for authority in authorities.chain(anchor) {
        let (start, end) = authority.validity();
        if times.best < start || times.best > end {
            return Err(SubIndication::OutOfBoundsNoPoe);
        }
    }
    let is_missing = |told: &Told| match context.rules.revocation {
        RevocationRule::WherePublished => *told == Told::Unknown,
        RevocationRule::Everywhere => matches!(told, Told::Unknown | Told::Unpublished),
    };
    if statuses.iter().any(is_missing) {
        return Err(SubIndication::TryLater);
    }
    Ok(())
}

/// Whether a certificate below `anchor`'s path may sign lists or answers: a path to the same authority holds for it.
pub(super) fn stands_under<'a>(
    candidate: &'a Known,
    path: &Path<'a>,
    context: &Context<'a>,
) -> bool {
    let context = context.for_signers();
    let paths = build::paths(candidate, context.pool, context.trust);
    paths
        .iter()
        .filter(|found| found.anchor.known().der == path.anchor.known().der)
        .any(|found| check(found, candidate, &context).is_ok())
}
