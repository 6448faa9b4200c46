//! What a validation found, for people and for reports.

use jiff::Timestamp;
use serde::Serialize;

use crate::trusted_list::ServiceFacts;
use crate::verify::revocation::{Reason, Source};
use crate::verify::verdict::SubIndication;

/// The path that was used, and what is known of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PathFacts {
    /// Names on the path: the certificate itself first, the trusted authority last.
    pub names: Vec<String>,
    /// The trusted authority.
    pub anchor: Option<AnchorFacts>,
    /// What is known of the revocation of each certificate below the authority.
    pub revocation: Vec<RevocationFacts>,
    /// Policies for which the path is valid, as dotted numbers.
    pub policies: Vec<String>,
    /// The time at which the path was held to its rules.
    pub judged_at: Option<Timestamp>,
}

/// A trusted authority.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AnchorFacts {
    /// Its name.
    pub name: String,
    /// SHA-256 of its certificate, hexadecimal.
    pub sha256: String,
    /// Why it is trusted.
    pub origin: AnchorOrigin,
}

/// Why an authority is trusted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AnchorOrigin {
    /// A file of the person who verifies says so.
    File,
    /// A trusted list says so.
    TrustedList(Box<ServiceFacts>),
}

/// What is known of the revocation of one certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RevocationFacts {
    /// Whom the certificate names.
    pub name: String,
    /// What is known.
    pub told: Told,
    /// Who told it.
    pub source: Option<Source>,
    /// Seconds between the issue of what told it and the time of the validation.
    pub age_secs: Option<i64>,
    /// When it was revoked.
    pub revoked_at: Option<Timestamp>,
    /// Why it was revoked.
    pub reason: Option<Reason>,
}

/// What is known of a revocation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Told {
    /// It was not revoked at the time that matters.
    Good,
    /// It was revoked.
    Revoked,
    /// Nothing at hand tells, though the certificate says that it is published.
    Unknown,
    /// Nothing at hand tells, and the certificate names no place where it is published.
    Unpublished,
}

/// Why no path holds, and what is known of the one that came nearest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathFailure {
    /// Why.
    pub reason: SubIndication,
    /// What is known.
    pub facts: Box<PathFacts>,
}

impl PathFailure {
    /// A failure before any path was found.
    pub(in crate::verify) fn bare(reason: SubIndication) -> Self {
        Self {
            reason,
            facts: Box::default(),
        }
    }
}
