//! Files that are no dossier, signed in any format, and signed files raised to a further level.
//!
//! Needs no store: bytes come in and go out. What a level needs from a network comes through [`Sources`].

pub(crate) mod card;
mod fault;
mod file;
mod proofs;
mod raise;
mod revoked;

use pli_proof::ValidationData;
use pli_proof::timestamp::Stamper;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use crate::dossier::Look;
pub use file::{Input, sign_files};
pub use raise::{Kind, kind_of, raise};
pub use revoked::refuse_revoked;

/// Description of a field that holds a time-stamp, for assistive technology; French like the documents it stands in.
pub(crate) const STAMP_LABEL: &str = "Horodatage du document";

/// Format of a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Inside a PDF.
    Pades,
    /// CMS beside one file.
    Cades,
    /// XML beside any number of files.
    Xades,
    /// A container with a CMS signature.
    AsicCades,
    /// A container with an XML signature.
    AsicXades,
}

impl Format {
    /// Returns its name in the standards.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pades => "PAdES",
            Self::Cades => "CAdES",
            Self::Xades => "XAdES",
            Self::AsicCades => "ASiC-E CAdES",
            Self::AsicXades => "ASiC-E XAdES",
        }
    }
}

/// Baseline level of a signature.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS,
)]
pub enum Level {
    /// Signed.
    #[default]
    #[serde(rename = "B-B")]
    B,
    /// With a time-stamp.
    #[serde(rename = "B-T")]
    T,
    /// With the proofs that its certificates were good.
    #[serde(rename = "B-LT")]
    LT,
    /// With a time-stamp on all of it.
    #[serde(rename = "B-LTA")]
    LTA,
}

impl Level {
    /// Returns its name in the standards.
    pub fn name(self) -> &'static str {
        match self {
            Self::B => "B-B",
            Self::T => "B-T",
            Self::LT => "B-LT",
            Self::LTA => "B-LTA",
        }
    }
}

/// What is signed, and how it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wish {
    /// Format.
    pub format: Format,
    /// Level.
    pub level: Level,
    /// Whether the signature shows on the last page of a PDF; other formats have no page.
    pub look: Look,
}

/// Where what a level needs comes from.
pub struct Sources<'a> {
    /// The time-stamp server; none where only level B-B is asked for.
    pub stamper: Option<&'a dyn Stamper>,
    /// Certificates and revocation data that are at hand; lists that are missing are fetched from where the certificates say.
    pub proofs: &'a ValidationData,
}
