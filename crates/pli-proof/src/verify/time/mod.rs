//! Proofs of existence: which time-stamps hold, and from when on a signature is proven to have existed.
//!
//! After EN 319 102-1 §5.4 and §5.6 in their practical form. Time-stamps are judged from the newest to the oldest: each one that
//! holds is a proof at its time of all that it covers, the certificates of the older ones among it. So a time-stamp whose
//! authority has expired since is judged at the time of the next one, and the oldest that holds gives the best signature time.

use jiff::Timestamp;
use x509_cert::certificate::{CertificateInner, Raw};

use der::Decode as _;

use super::conclude::Setting;
use super::path::{self, Evidence, PathFacts, PathFailure, Purpose, Rules, Times};
use super::purpose;
use super::stamp;
use super::trust::TrustStore;
use super::verdict::{StampKind, SubIndication, TimeStampVerdict};

/// Judges who signed a time-stamp (DER of its certificate), at the time at which the time-stamp is proven to have existed.
///
/// # Errors
/// A certificate that is not for time-stamps alone, or no path to an authority that holds.
pub fn authority(
    certificate: &[u8],
    evidence: &Evidence,
    trust: &TrustStore,
    times: &Times,
) -> Result<PathFacts, PathFailure> {
    let read = CertificateInner::<Raw>::from_der(certificate);
    if !read.is_ok_and(|certificate| purpose::may_sign_time_stamps(&certificate)) {
        return Err(PathFailure::bare(SubIndication::ChainConstraintsFailure));
    }
    let rules = Rules {
        purpose: Purpose::TimeStamp,
        ..Rules::default()
    };
    path::validate_by(&rules, certificate, evidence, trust, times)
}

/// Judges a time-stamp token (DER) over bytes that stand on their own, one piece after the other, at the moment `now`.
pub fn judge(token: &[u8], over: &[&[u8]], trust: &TrustStore, now: Timestamp) -> TimeStampVerdict {
    let setting = Setting::new(trust, now);
    stamp::judge(
        StampKind::Content,
        token,
        over,
        &Evidence::default(),
        setting,
    )
}

/// What a row of time-stamps proves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slide<V> {
    /// The verdicts, in the order of the time-stamps.
    pub verdicts: Vec<V>,
    /// The times at which what they cover is proven to have existed.
    pub times: Times,
}

/// Judges time-stamps from the newest to the oldest, each at the time that the newer ones prove.
///
/// `judge` returns a verdict with the time that the time-stamp proves, where it holds. A time after that of a newer one, or after
/// `now`, proves nothing (`TIMESTAMP_ORDER_FAILURE`): `judge` sees it in the times that it is given.
pub fn slide<S, V>(
    newest_first: &[S],
    now: Timestamp,
    mut judge: impl FnMut(&S, &Times) -> (V, Option<Timestamp>),
) -> Slide<V> {
    let mut times = Times::unproven(now);
    let mut verdicts = Vec::new();
    for stamp in newest_first {
        let (verdict, proven) = judge(stamp, &times);
        verdicts.push(verdict);
        if let Some(proven) = proven.filter(|proven| *proven <= times.best) {
            times = Times::proven(now, proven);
        }
    }
    Slide { verdicts, times }
}

/// Why the time that a time-stamp tells cannot be, where it cannot: it comes after something that covers it, or after `now`.
pub fn contradiction(told: Timestamp, times: &Times) -> Option<SubIndication> {
    (told > times.best).then_some(SubIndication::TimestampOrderFailure)
}
