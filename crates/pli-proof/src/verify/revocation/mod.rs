//! Whether a certificate was revoked, from what is at hand: lists and answers that came with a file or were kept.
//!
//! Nothing is fetched here. Silence is never *good*: what cannot be told stays unknown.

pub(in crate::verify) mod crl;
pub(in crate::verify) mod list;
pub(in crate::verify) mod ocsp;
pub(in crate::verify) mod scope;

pub(crate) use ocsp::{Word, word_on};

use jiff::Timestamp;
use serde::Serialize;

use super::path::lists::Place;
use super::path::{Context, Times};

/// What is known of the revocation of a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::verify) enum Status {
    /// It was not revoked at the time that matters.
    Good(Source),
    /// It was revoked.
    Revoked {
        /// When.
        at: Timestamp,
        /// Why.
        reason: Reason,
        /// Who says so.
        source: Source,
    },
    /// Nothing at hand tells.
    Unknown,
}

/// Why a certificate was revoked (RFC 5280 §5.3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Its authority does not say.
    Unspecified,
    /// The key may be in other hands.
    KeyCompromise,
    /// The key of its authority, or of one above, may be in other hands.
    AuthorityCompromise,
    /// The holder's name or place has changed.
    AffiliationChanged,
    /// Another certificate has replaced it.
    Superseded,
    /// It serves no more.
    Ended,
    /// It is suspended, and may come back.
    Suspended,
    /// The right to it was withdrawn.
    PrivilegeWithdrawn,
}

impl Reason {
    /// Reads the number of an entry; one that is missing or unknown says nothing.
    fn of(number: Option<u8>) -> Self {
        match number {
            Some(1) => Self::KeyCompromise,
            Some(2 | 10) => Self::AuthorityCompromise,
            Some(3) => Self::AffiliationChanged,
            Some(4) => Self::Superseded,
            Some(5) => Self::Ended,
            Some(6) => Self::Suspended,
            Some(9) => Self::PrivilegeWithdrawn,
            _ => Self::Unspecified,
        }
    }

    /// Returns its word, as it stands in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unspecified => "unspecified",
            Self::KeyCompromise => "key_compromise",
            Self::AuthorityCompromise => "authority_compromise",
            Self::AffiliationChanged => "affiliation_changed",
            Self::Superseded => "superseded",
            Self::Ended => "ended",
            Self::Suspended => "suspended",
            Self::PrivilegeWithdrawn => "privilege_withdrawn",
        }
    }
}

/// A list or an answer that told of a certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Source {
    /// What it is.
    pub kind: Kind,
    /// Where it was found.
    pub origin: Origin,
    /// When it was issued.
    pub this_update: Timestamp,
    /// When the next one is due.
    pub next_update: Option<Timestamp>,
}

/// What tells of revocations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A revocation list.
    List,
    /// An answer of an OCSP responder.
    Answer,
}

/// Where a list or an answer was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// It came with the signature.
    File,
    /// It was kept by whom verifies.
    Store,
}

/// From when to when something was the last word.
struct Age {
    this_update: Timestamp,
    next_update: Timestamp,
}

impl Age {
    /// Whether it tells of the best signature time: it was current then, or was issued since.
    fn tells_of(&self, times: &Times) -> bool {
        self.this_update <= times.now && times.best <= self.next_update.max(self.this_update)
    }
}

/// Asks the answers first, which speak of one certificate, then the lists.
pub(in crate::verify) fn status<'a>(place: &Place<'_, 'a>, context: &Context<'a>) -> Status {
    let answered = ocsp::status(place, context);
    if matches!(answered, Status::Revoked { .. }) {
        return answered;
    }
    match (crl::status(place, context), answered) {
        (revoked @ Status::Revoked { .. }, _) => revoked,
        (listed, Status::Unknown) => listed,
        (Status::Good(listed), Status::Good(answered))
            if listed.this_update > answered.this_update =>
        {
            Status::Good(listed)
        }
        (_, answered) => answered,
    }
}
