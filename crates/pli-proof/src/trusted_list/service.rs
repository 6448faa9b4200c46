//! One service of a trusted list, with its history.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A service: certificates that speak for it, and its states one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// Certificates (DER).
    pub certificates: Vec<Vec<u8>>,
    /// What it was, from the newest state to the oldest.
    pub history: Vec<ServiceFacts>,
}

/// What a service was for a span of time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceFacts {
    /// Country.
    pub territory: String,
    /// Who offers it.
    pub provider: String,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub kind: ServiceKind,
    /// Whether it was granted its qualification.
    pub is_granted: bool,
    /// Last part of the address of its state, such as `granted` or `withdrawn`.
    pub status: String,
    /// Since when.
    pub from: Timestamp,
    /// Until when, where another state followed.
    pub until: Option<Timestamp>,
    /// Whether its certificates are for signatures, for seals or for web sites, where the list says so.
    pub uses: Vec<CertificateUse>,
    /// When the list that says so was issued.
    pub list_issued: Timestamp,
}

/// What a service is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ServiceKind {
    /// Qualified certificates (`CA/QC`).
    QualifiedCertificates,
    /// Qualified time-stamps (`TSA/QTST`).
    QualifiedTimeStamps,
    /// Something else.
    Other,
}

/// What the qualified certificates of a service are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CertificateUse {
    /// Signatures of persons.
    Signatures,
    /// Seals of organisations.
    Seals,
    /// Web sites.
    WebSites,
}

impl ServiceFacts {
    /// Tells whether the service had its qualification at this time.
    pub fn is_granted_at(&self, at: Timestamp) -> bool {
        self.is_granted && self.from <= at && self.until.is_none_or(|until| at < until)
    }
}
