//! Signatures judged, in the words of ETSI EN 319 102-1.
//!
//! Reads what anybody may send: nothing here panics, and what cannot be judged is never green. There is no network: a
//! certificate whose revocation cannot be looked up is *indeterminate*, and so is an old one without a proof of time.

mod algorithms;
mod asic;
mod cms;
mod conclude;
pub mod path;
mod pdf;
mod purpose;
pub mod revocation;
mod signature;
mod stamp;
pub mod time;
mod trust;
mod verdict;
mod xades;

use jiff::Timestamp;

pub use trust::{TrustError, TrustItem, TrustItemKind, TrustStore};
pub use verdict::{
    Allowed, Format, Indication, Level, Modification, SignatureVerdict, StampKind, SubIndication,
    TimeStampVerdict, Verdict,
};

use conclude::Setting;
use xades::Outside;

/// Whether a certificate leads to an authority that is trusted, for those who encrypt to it.
pub(crate) enum Path {
    /// It does, and it was not revoked as far as its authority publishes it.
    Holds,
    /// It does, but no current word on its revocation is at hand.
    RevocationUnknown,
    /// It was revoked.
    Revoked,
    /// It does not.
    None,
}

/// Looks for a path from a certificate through those of its issuers.
pub(crate) fn path_of(
    certificate: &[u8],
    issuers: &[Vec<u8>],
    trust: &TrustStore,
    now: Timestamp,
) -> Path {
    let evidence = path::Evidence {
        certificates: issuers.to_vec(),
        ..path::Evidence::default()
    };
    let times = path::Times::unproven(now);
    match path::validate(certificate, &evidence, trust, &times) {
        Ok(_) => Path::Holds,
        Err(failure) => match failure.reason {
            SubIndication::TryLater => Path::RevocationUnknown,
            SubIndication::Revoked
            | SubIndication::RevokedNoPoe
            | SubIndication::RevokedCaNoPoe => Path::Revoked,
            _ => Path::None,
        },
    }
}

/// Largest file that is judged.
pub const MAX_BYTES: usize = 512 << 20;

/// Judges every signature of a PDF at the moment `now`.
pub fn pdf(bytes: &[u8], trust: &TrustStore, now: Timestamp) -> Verdict {
    bounded(&[bytes], || pdf::judge(bytes, Setting::new(trust, now)))
}

/// Judges a detached CMS signature (DER or BER) of `content` at the moment `now`.
pub fn detached(cms: &[u8], content: &[u8], trust: &TrustStore, now: Timestamp) -> Verdict {
    bounded(&[cms, content], || {
        signature::judge_cms(cms, Some(content), Setting::new(trust, now))
    })
}

/// Judges a CMS signature that carries what it signs, at the moment `now`.
pub fn enveloping(cms: &[u8], trust: &TrustStore, now: Timestamp) -> Verdict {
    bounded(&[cms], || {
        signature::judge_cms(cms, None, Setting::new(trust, now))
    })
}

/// Judges every signature of an XML document at the moment `now`; `beside` are the files that it signs, by name, where they
/// stand outside. A single one is taken whatever the signature calls it.
pub fn xades(xml: &[u8], beside: &[(&str, &[u8])], trust: &TrustStore, now: Timestamp) -> Verdict {
    let outside = match beside {
        [] => Outside::Nothing,
        [(_, only)] => Outside::One(only),
        several => Outside::Named(several),
    };
    let mut sizes = beside.iter().map(|(_, bytes)| bytes.len());
    if sizes.any(|size| size > MAX_BYTES) {
        return Verdict::refused(SubIndication::FormatFailure);
    }
    bounded(&[xml], || {
        xades::judge(xml, outside, Setting::new(trust, now))
    })
}

/// Judges every signature and time-stamp of a container (ASiC-S, ASiC-E) at the moment `now`.
pub fn asic(container: &[u8], trust: &TrustStore, now: Timestamp) -> Verdict {
    bounded(&[container], || {
        asic::judge(container, Setting::new(trust, now))
    })
}

/// Refuses what is too large before it is looked into.
fn bounded(files: &[&[u8]], judge: impl FnOnce() -> Verdict) -> Verdict {
    if files.iter().any(|file| file.len() > MAX_BYTES) {
        return Verdict::refused(SubIndication::FormatFailure);
    }
    judge()
}
