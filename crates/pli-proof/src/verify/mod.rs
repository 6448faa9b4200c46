//! Signatures judged, in the words of ETSI EN 319 102-1.
//!
//! Reads what anybody may send: nothing here panics, and what cannot be judged is never green. There is no network: a
//! certificate whose revocation cannot be looked up is *indeterminate*, and so is an old one without a proof of time.

mod algorithms;
mod cms;
pub mod path;
mod pdf;
mod purpose;
pub mod revocation;
mod signature;
pub mod time;
mod trust;
mod verdict;

use jiff::Timestamp;

pub use trust::{TrustError, TrustItem, TrustItemKind, TrustStore};
pub use verdict::{
    Format, Indication, Level, Modification, SignatureVerdict, SubIndication, Verdict,
};

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
    if bytes.len() > MAX_BYTES {
        return Verdict::refused(SubIndication::FormatFailure);
    }
    pdf::judge(bytes, trust, now)
}

/// Judges a detached CMS signature (DER or BER) of `content` at the moment `now`.
pub fn detached(cms: &[u8], content: &[u8], trust: &TrustStore, now: Timestamp) -> Verdict {
    signature::judge_cms(cms, Some(content), trust, now)
}

/// Judges a CMS signature that carries what it signs, at the moment `now`.
pub fn enveloping(cms: &[u8], trust: &TrustStore, now: Timestamp) -> Verdict {
    signature::judge_cms(cms, None, trust, now)
}
