//! The organisation's documents, kept once and used in many dossiers: kinds, versions, how long each is good.
//!
//! Knows no bytes and no vault: a version is known by its digest. Renewing adds a version; former ones stay.

mod kind;
mod validity;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use kind::{DocumentKind, KINDS, Rule, kind, rule};
pub use validity::{SOON_DAYS, Standing, standing, valid_until};

use crate::dossier::{Attachment, AttachmentId};

/// One document of the wallet, with all its versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Identity.
    pub id: Uuid,
    /// Kind: the identifier of a piece, `kbis`.
    pub kind: String,
    /// Name by which the person tells it from others of its kind; may be empty.
    pub title: String,
    /// Versions, the oldest first; never empty.
    pub versions: Vec<Version>,
}

/// One version of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// Number, from 1.
    pub number: u32,
    /// File name.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256 of the content in lower-case hexadecimal.
    pub sha256: String,
    /// Media type found in the bytes.
    pub media_type: String,
    /// Date of the document.
    pub issued_on: Option<Date>,
    /// Last day on which it is good, where the document says so.
    pub expires_on: Option<Date>,
    /// When it came into the wallet.
    pub added_at: jiff::Timestamp,
}

impl Document {
    /// The version that counts: the last.
    pub fn current(&self) -> Option<&Version> {
        self.versions.last()
    }

    /// Last day on which a version is good: what the document says, or what the rule of its kind makes of its date.
    pub fn valid_until(&self, version: &Version) -> Option<Date> {
        valid_until(rule(&self.kind), version.issued_on, version.expires_on)
    }

    /// Where a version stands on a day.
    pub fn standing(&self, version: &Version, day: Date) -> Standing {
        standing(rule(&self.kind), version.issued_on, version.expires_on, day)
    }

    /// A version as a file of a dossier: the same bytes, known by their digest.
    pub fn attachment(&self, version: &Version, id: AttachmentId) -> Attachment {
        Attachment {
            id,
            name: version.name.clone(),
            size: version.size,
            sha256: version.sha256.clone(),
            media_type: version.media_type.clone(),
            issued_on: version.issued_on,
            valid_until: self.valid_until(version),
        }
    }
}
