//! Whether a call would take a signature made with a certificate, and why not.
//!
//! The arrêté of 22 March 2019 (article 2) asks for an advanced signature with a qualified certificate. Pli informs: the buyer
//! decides.

use jiff::Timestamp;
use pli_proof::certificate::{Category, CertificateFacts};

use super::key::may_commit;

/// Whether a call takes a certificate. The words are in the locales as `accept-…`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Acceptance {
    /// It does.
    Accepted,
    /// The call asks for no signature.
    NotAsked,
    /// Not qualified: the rules of the call decide.
    NotQualified,
    /// The seal of an organisation: the rules of the call decide whether it stands for a signature.
    Seal,
    /// Valid at the deadline, not yet today.
    NotYetToday,
    /// Not made for signing.
    NotForSigning,
    /// A demonstration, for a real call.
    Demonstration,
    /// Ends before the deadline, or has ended.
    EndsBefore,
    /// Begins after the deadline.
    BeginsAfter,
}

impl Acceptance {
    /// The word of the locales.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::NotAsked => "not-asked",
            Self::NotQualified => "not-qualified",
            Self::Seal => "seal",
            Self::NotYetToday => "not-yet-today",
            Self::NotForSigning => "not-for-signing",
            Self::Demonstration => "demonstration",
            Self::EndsBefore => "ends-before",
            Self::BeginsAfter => "begins-after",
        }
    }

    /// `yes`, `unsure` or `no`.
    pub fn answer(self) -> &'static str {
        match self {
            Self::Accepted | Self::NotAsked => "yes",
            Self::NotQualified | Self::Seal | Self::NotYetToday => "unsure",
            Self::NotForSigning | Self::Demonstration | Self::EndsBefore | Self::BeginsAfter => {
                "no"
            }
        }
    }
}

/// What a call wants of a certificate.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// Whether it asks for a signature.
    pub signature: bool,
    /// Whether it is a demonstration itself.
    pub demonstration: bool,
    /// Its deadline; none for a permanent scheme.
    pub deadline: Option<Timestamp>,
}

/// Tells whether a call takes a certificate, as of `now`: the gravest reason first.
pub fn accepts(wanted: &Wanted, facts: &CertificateFacts, now: Timestamp) -> Acceptance {
    let last = wanted.deadline.unwrap_or(now);
    if !wanted.signature {
        return Acceptance::NotAsked;
    }
    if facts.category == Category::AuthenticationOnly || !may_commit(facts) {
        return Acceptance::NotForSigning;
    }
    if facts.is_demonstration() && !wanted.demonstration {
        return Acceptance::Demonstration;
    }
    if facts.not_after < last.max(now) {
        return Acceptance::EndsBefore;
    }
    if facts.not_before > last {
        return Acceptance::BeginsAfter;
    }
    if facts.not_before > now {
        return Acceptance::NotYetToday;
    }
    match facts.category {
        Category::QualifiedSignature | Category::Demonstration => Acceptance::Accepted,
        Category::QualifiedSeal => Acceptance::Seal,
        Category::Advanced => Acceptance::NotQualified,
        Category::AuthenticationOnly => Acceptance::NotForSigning,
    }
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;
    use pli_proof::certificate::{Holder, Validity};

    use super::*;

    fn facts(category: Category, from: i64, until: i64, now: Timestamp) -> CertificateFacts {
        let day = |days: i64| {
            now.saturating_add(SignedDuration::from_hours(24 * days))
                .expect("a date of this century")
        };
        CertificateFacts {
            holder: Holder::default(),
            issuer: String::new(),
            serial: String::new(),
            not_before: day(from),
            not_after: day(until),
            validity: Validity::Valid,
            key_uses: Vec::new(),
            category,
            on_qualified_device: false,
            purposes: Vec::new(),
            sha256: String::new(),
        }
    }

    #[test]
    fn each_reason_has_its_answer() {
        let now: Timestamp = "2026-11-21T10:00:00Z".parse().expect("a moment");
        let in_ten_days = now
            .saturating_add(SignedDuration::from_hours(240))
            .expect("a date");
        let real = Wanted {
            signature: true,
            demonstration: false,
            deadline: Some(in_ten_days),
        };
        let show = Wanted {
            demonstration: true,
            ..real
        };
        let free = Wanted {
            signature: false,
            ..real
        };
        let permanent = Wanted {
            deadline: None,
            ..real
        };
        use Category::{Advanced, AuthenticationOnly, QualifiedSeal, QualifiedSignature};
        let rows = [
            (real, QualifiedSignature, -1, 400, Acceptance::Accepted),
            (real, QualifiedSignature, -1, 9, Acceptance::EndsBefore),
            (permanent, QualifiedSignature, -1, 9, Acceptance::Accepted),
            (
                permanent,
                QualifiedSignature,
                -9,
                -1,
                Acceptance::EndsBefore,
            ),
            (real, QualifiedSignature, 2, 400, Acceptance::NotYetToday),
            (real, QualifiedSignature, 11, 400, Acceptance::BeginsAfter),
            (real, QualifiedSeal, -1, 400, Acceptance::Seal),
            (real, Advanced, -1, 400, Acceptance::NotQualified),
            (real, AuthenticationOnly, -1, 400, Acceptance::NotForSigning),
            (
                real,
                Category::Demonstration,
                -1,
                400,
                Acceptance::Demonstration,
            ),
            (show, Category::Demonstration, -1, 400, Acceptance::Accepted),
            (free, AuthenticationOnly, -9, -1, Acceptance::NotAsked),
        ];
        for (wanted, category, from, until, expected) in rows {
            let facts = facts(category, from, until, now);
            assert_eq!(
                accepts(&wanted, &facts, now),
                expected,
                "{category:?} {from} {until}"
            );
        }
    }
}
