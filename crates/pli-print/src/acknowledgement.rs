//! The acknowledgement of a deposit (CRPA R112-11-1): what came, when, who is in charge, what silence means, the remedies.

use serde::Serialize;

use crate::dossier::{Fact, Standing, size_in_words};
use crate::moment::Moment;
use crate::render::{PrintError, render};
use crate::world::Template;

/// Prints an acknowledgement as PDF/A-2a and PDF/UA-1. The same document gives the same bytes.
pub fn print_acknowledgement(document: &AcknowledgementDocument) -> Result<Vec<u8>, PrintError> {
    let ident = format!(
        "acknowledgement {} {}",
        document.deposit_id, document.manifest_sha256
    );
    render(
        Template::Acknowledgement,
        document,
        ident,
        &document.printed_at,
    )
}

/// An acknowledgement, ready to be laid out.
#[derive(Debug, Clone, Serialize)]
pub struct AcknowledgementDocument {
    /// Name of the dossier.
    pub title: String,
    /// Moment of receipt on the platform's clock.
    pub received_at: Moment,
    /// Moment of printing.
    pub printed_at: Moment,
    /// Authority.
    pub authority: String,
    /// Service in charge of the dossier, with its contact.
    pub service: ServiceContact,
    /// Call, lot, organisation and whatever names the dossier.
    pub subject: Vec<Fact>,
    /// Identity of the deposit.
    pub deposit_id: String,
    /// SHA-256 of the signed manifest in lower-case hexadecimal.
    pub manifest_sha256: String,
    /// Last moment of a deposit, and whether this one came in time; none for a permanent scheme.
    pub deadline: Option<Punctuality>,
    /// Effect of the administration's silence.
    pub silence: SilenceClause,
    /// Remedies in words.
    pub remedies: String,
    /// Files received.
    pub files: Vec<ReceivedFile>,
    /// Whether the files could be read by the platform on arrival.
    pub sealing: Sealing,
    /// Who sealed the receipt, as its certificate says; none where it is not known.
    pub receipt_seal: Option<String>,
    /// Whether all of this is a demonstration.
    pub standing: Standing,
}

/// The service in charge.
#[derive(Debug, Clone, Serialize)]
pub struct ServiceContact {
    /// Name.
    pub name: String,
    /// Postal address.
    pub address: String,
    /// E-mail.
    pub email: String,
    /// Telephone.
    pub phone: String,
}

/// A deadline and what the platform's clock says of it.
#[derive(Debug, Clone, Serialize)]
pub struct Punctuality {
    /// Last moment of a deposit.
    pub deadline: Moment,
    /// In time or late.
    pub verdict: Arrival,
}

/// In time or late.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Arrival {
    /// The last byte came before or at the deadline.
    InTime,
    /// The last byte came after the deadline.
    Late,
}

/// What silence is worth, and from when.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SilenceClause {
    /// Silence is worth acceptance.
    Acceptance {
        /// From that date.
        #[serde(serialize_with = "date_in_words")]
        on: jiff::civil::Date,
    },
    /// Silence is worth rejection.
    Rejection {
        /// From that date.
        #[serde(serialize_with = "date_in_words")]
        on: jiff::civil::Date,
    },
    /// Silence gives birth to no decision (tenders).
    NoDecision,
}

/// A file that came.
#[derive(Debug, Clone, Serialize)]
pub struct ReceivedFile {
    /// File name, or what the manifest calls it.
    pub name: String,
    /// Bytes.
    #[serde(serialize_with = "size_in_words")]
    pub size: u64,
    /// SHA-256 of the content in lower-case hexadecimal.
    pub sha256: String,
}

/// Whether a deposit was encrypted to the opening keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Sealing {
    /// It was not: the platform can read it.
    NotSealed,
    /// It was: nobody reads it before the opening.
    Sealed {
        /// How many holders must come together.
        threshold: u32,
        /// Names of the holders.
        holders: Vec<String>,
    },
}

fn date_in_words<S: serde::Serializer>(
    date: &jiff::civil::Date,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&crate::words::date(*date))
}
