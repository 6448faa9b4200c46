//! From a certificate to a trusted authority (RFC 5280), at the time that a signature is proven to have existed.
//!
//! Paths are built here, held to the rules of RFC 5280 §6.1 by certval, and their certificates to what is known of revocations.
//! Time comes last: EN 319 102-1 asks whether everything held at the best signature time, which is `now` where nothing proves an
//! earlier one (§5.5, and §5.6 in the form that a proof of existence gives it).

pub(in crate::verify) mod build;
mod check;
mod epoch;
mod facts;
pub(in crate::verify) mod known;
pub(in crate::verify) mod lists;
mod static_rules;

use std::cell::Cell;

use jiff::Timestamp;

use super::algorithms::Strength;
use super::revocation::{Origin, list, ocsp};
use super::trust::TrustStore;
use super::verdict::SubIndication;
use build::Pool;
pub use facts::{AnchorFacts, AnchorOrigin, PathFacts, PathFailure, RevocationFacts, Told};
use known::{Known, NameKey};

/// Most lists and answers of a file that are looked at.
const MAX_ITEMS: usize = 400;
/// Most paths that are held to the rules for one certificate; those of others must not decide how long we work.
const MAX_CHECKS: u32 = 200;

/// Certificates, revocation lists and OCSP answers (DER) that came with a signature.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// Certificates.
    pub certificates: Vec<Vec<u8>>,
    /// Revocation lists.
    pub revocation_lists: Vec<Vec<u8>>,
    /// OCSP answers: whole (`OCSPResponse`) or their inner part (`BasicOCSPResponse`).
    pub ocsp_answers: Vec<Vec<u8>>,
}

/// The moments that a validation speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Times {
    /// When the validation takes place.
    pub now: Timestamp,
    /// The best signature time: the earliest at which the signature is proven to have existed, else `now`.
    pub best: Timestamp,
}

impl Times {
    /// Nothing proves that the signature existed before `now`.
    pub fn unproven(now: Timestamp) -> Self {
        Self { now, best: now }
    }

    /// The signature is proven to have existed at `best`; a proof from the future proves nothing.
    pub fn proven(now: Timestamp, best: Timestamp) -> Self {
        Self {
            now,
            best: best.min(now),
        }
    }

    /// Whether something proves that the signature existed earlier.
    pub fn is_proven(&self) -> bool {
        self.best < self.now
    }
}

/// What a path is asked to be.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// What the certificate is for.
    pub purpose: Purpose,
    /// Policies of which the path must hold one, as dotted numbers; none means any (user-initial-policy-set).
    pub policies: Vec<String>,
    /// Demands on policies.
    pub demands: Vec<PolicyDemand>,
    /// Of which certificates the revocation must be known.
    pub revocation: RevocationRule,
    /// Which algorithms are believed.
    pub algorithms: AlgorithmRule,
}

/// What a certificate is for: authorities of a trusted list are trusted for one thing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Purpose {
    /// Signatures and seals.
    #[default]
    Signature,
    /// Time-stamps.
    TimeStamp,
}

/// Initial settings of RFC 5280 §6.1.1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PolicyDemand {
    /// The path must be valid for a policy (initial-explicit-policy).
    Explicit,
    /// No policy stands for another (initial-policy-mapping-inhibit).
    WithoutMapping,
    /// The policy that stands for all counts for nothing (initial-any-policy-inhibit).
    WithoutAny,
}

/// Of which certificates of a path the revocation must be known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RevocationRule {
    /// Of those that say where it is published.
    #[default]
    WherePublished,
    /// Of all.
    Everywhere,
}

/// Which algorithms are believed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AlgorithmRule {
    /// Those that are sound today.
    #[default]
    Sound,
    /// All that are known; for data of former times.
    Any,
}

/// All that a validation looks at.
pub(in crate::verify) struct Context<'a> {
    pub(in crate::verify) trust: &'a TrustStore,
    pool: &'a Pool,
    pub(in crate::verify) lists: &'a [list::List<'a>],
    pub(in crate::verify) answers: &'a [ocsp::Answer<'a>],
    pub(in crate::verify) times: Times,
    pub(in crate::verify) rules: &'a Rules,
    signer_rules: &'a Rules,
    /// Certificates whose status is being looked up: a list may be signed by one that it covers.
    pub(in crate::verify) pending: Vec<&'a Known>,
    checks: &'a Cell<u32>,
}

impl<'a> Context<'a> {
    /// The certificates at hand that name this subject.
    pub(in crate::verify) fn named(&self, subject: &NameKey) -> impl Iterator<Item = &'a Known> {
        self.pool
            .named(subject)
            .chain(self.trust.pool.named(subject))
    }

    /// All certificates at hand.
    pub(in crate::verify) fn all(&self) -> impl Iterator<Item = &'a Known> {
        self.pool.all().chain(self.trust.pool.all())
    }

    /// Whether an algorithm of this strength is believed.
    pub(in crate::verify) fn accepts(&self, strength: Strength) -> bool {
        strength == Strength::Sound || self.rules.algorithms == AlgorithmRule::Any
    }

    /// Takes one of the checks that may still be made.
    fn takes_a_check(&self) -> bool {
        let left = self.checks.get();
        self.checks.set(left.saturating_sub(1));
        left > 0
    }

    /// The same context with the rules for those who sign lists and answers.
    fn for_signers(&self) -> Self {
        Self {
            rules: self.signer_rules,
            pending: self.pending.clone(),
            ..*self
        }
    }

    /// The same context, from inside the question about `subject`.
    pub(in crate::verify) fn inside(&self, subject: &'a Known) -> Self {
        let mut pending = self.pending.clone();
        pending.push(subject);
        Self { pending, ..*self }
    }
}

/// Looks for a path from `signer` (DER) to an authority that holds at the best signature time.
///
/// # Errors
/// The least bad reason among the paths that were found, with what is known of that path.
pub fn validate(
    signer: &[u8],
    evidence: &Evidence,
    trust: &TrustStore,
    times: &Times,
) -> Result<PathFacts, PathFailure> {
    validate_by(&Rules::default(), signer, evidence, trust, times)
}

/// Looks for a path that holds by these rules.
///
/// # Errors
/// As [`validate`].
pub fn validate_by(
    rules: &Rules,
    signer: &[u8],
    evidence: &Evidence,
    trust: &TrustStore,
    times: &Times,
) -> Result<PathFacts, PathFailure> {
    let known = Known::read(signer)
        .ok_or_else(|| PathFailure::bare(SubIndication::NoCertificateChainFound))?;
    let lists = of_both(
        &evidence.revocation_lists,
        &trust.revocation_lists,
        |der, origin| list::read(der, origin).ok(),
    );
    let answers = of_both(
        &evidence.ocsp_answers,
        &trust.ocsp_answers,
        |der, origin| ocsp::read(der, origin).ok(),
    );
    let of_answers = answers.iter().flat_map(ocsp::Answer::certificates);
    let of_file = evidence.certificates.iter().map(Vec::as_slice);
    let pool = Pool::of(of_file.chain(of_answers));
    let signer_rules = Rules {
        purpose: rules.purpose,
        revocation: rules.revocation,
        algorithms: rules.algorithms,
        ..Rules::default()
    };
    let checks = Cell::new(MAX_CHECKS);
    let context = Context {
        trust,
        pool: &pool,
        lists: &lists,
        answers: &answers,
        times: *times,
        rules,
        signer_rules: &signer_rules,
        pending: Vec::new(),
        checks: &checks,
    };
    check::best(&known, &context)
}

/// Reads what came with the file and what is kept; what cannot be read is passed over.
fn of_both<'a, T>(
    file: &'a [Vec<u8>],
    store: &'a [Vec<u8>],
    read: impl Fn(&'a [u8], Origin) -> Option<T>,
) -> Vec<T> {
    let file = file.iter().take(MAX_ITEMS).map(|der| (der, Origin::File));
    let store = store.iter().map(|der| (der, Origin::Store));
    file.chain(store)
        .filter_map(|(der, origin)| read(der, origin))
        .collect()
}

/// The path of a certificate that the issuer at this place is said to have issued, where it holds.
pub(in crate::verify) fn held_under<'a>(
    candidate: &'a Known,
    place: &lists::Place<'_, 'a>,
    context: &Context<'a>,
) -> Option<build::Path<'a>> {
    let above = place.path.certificates.iter().copied();
    let path = build::Path {
        certificates: [candidate]
            .into_iter()
            .chain(above.skip(place.index + 1))
            .collect(),
        anchor: place.path.anchor,
    };
    let held = context
        .takes_a_check()
        .then(|| static_rules::hold(&path, context.signer_rules))??;
    context.accepts(held.strength).then_some(path)
}
