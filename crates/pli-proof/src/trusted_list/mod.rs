//! Trusted lists (ETSI TS 119 612): which services of which countries are qualified, since when and until when.
//!
//! A list counts only where its signature is that of a scheme operator whose certificate is known beforehand. Nothing is fetched.

mod read;
mod service;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub use read::{ListError, read};
pub use service::{CertificateUse, Service, ServiceFacts, ServiceKind};

/// A trusted list whose signature holds.
#[derive(Clone, Debug)]
pub struct TrustedList {
    /// What it is.
    pub facts: ListFacts,
    /// Its services.
    pub services: Vec<Service>,
    /// Other lists that it points to.
    pub pointers: Vec<Pointer>,
}

/// What a trusted list is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListFacts {
    /// Country, or `EU` for the list of lists.
    pub territory: String,
    /// Who keeps it.
    pub operator: String,
    /// Its number.
    pub sequence: u64,
    /// When it was issued.
    pub issued: Timestamp,
    /// When the next one is due at the latest.
    pub next_update: Option<Timestamp>,
    /// Whose certificate signed it.
    pub signer: String,
}

/// Another list, and who may sign it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pointer {
    /// Country of the other list.
    pub territory: String,
    /// Where it is published.
    pub location: String,
    /// Certificates (DER) of those who may sign it.
    pub signers: Vec<Vec<u8>>,
}
