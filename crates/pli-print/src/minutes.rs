//! The minutes of an opening (procès-verbal): who was present, which plis were opened, and what did not open.

use serde::Serialize;

use crate::dossier::{Fact, Standing, size_in_words};
use crate::moment::Moment;
use crate::render::{PrintError, render};
use crate::world::Template;

/// Prints the minutes of an opening as PDF/A-2a and PDF/UA-1. The same document gives the same bytes.
pub fn print_minutes(document: &MinutesDocument) -> Result<Vec<u8>, PrintError> {
    let ident = format!("minutes {} {}", document.call, document.finished_at.at);
    render(Template::Minutes, document, ident, &document.finished_at)
}

/// The minutes of an opening, ready to be laid out.
#[derive(Debug, Clone, Serialize)]
pub struct MinutesDocument {
    /// Title of the call.
    pub title: String,
    /// Its reference.
    pub call: String,
    /// Authority.
    pub authority: String,
    /// Last moment of a deposit.
    pub deadline: Moment,
    /// When the opening began: the list of plis was fixed then.
    pub begun_at: Moment,
    /// When it ended.
    pub finished_at: Moment,
    /// How many holders had to come together.
    pub threshold: u32,
    /// Every holder of a key.
    pub holders: Vec<HolderLine>,
    /// Every pli, in the order of its receipt.
    pub plis: Vec<PliLine>,
    /// What was done, step by step.
    pub facts: Vec<Fact>,
    /// Who seals the minutes.
    pub platform: String,
    /// Whether all of this is a demonstration.
    pub standing: Standing,
}

/// A holder of a key.
#[derive(Debug, Clone, Serialize)]
pub struct HolderLine {
    /// Name, as the certificate says.
    pub name: String,
    /// SHA-256 of the certificate in lower-case hexadecimal.
    pub certificate_sha256: String,
    /// Whether this holder took part.
    pub presence: Presence,
}

/// Whether a holder took part in an opening.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Presence {
    /// This holder's key was used.
    Present {
        /// Since when.
        since: Moment,
    },
    /// It was not.
    Absent,
}

/// One pli.
#[derive(Debug, Clone, Serialize)]
pub struct PliLine {
    /// Who deposited.
    pub organisation: String,
    /// SIRET, lot, identity of the deposit and whatever names it.
    pub subject: Vec<Fact>,
    /// When it was received.
    pub received_at: Moment,
    /// What became of it.
    pub outcome: PliOutcome,
    /// What was found inside.
    pub files: Vec<OpenedFile>,
}

/// What became of a pli at the opening.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PliOutcome {
    /// Every file was opened and has the digest that its depositor announced.
    Opened,
    /// Something did not open, or is not what was announced.
    Failed {
        /// What, in words, one a line.
        faults: Vec<String>,
    },
}

/// A file found in a pli.
#[derive(Debug, Clone, Serialize)]
pub struct OpenedFile {
    /// File name.
    pub name: String,
    /// Bytes.
    #[serde(serialize_with = "size_in_words")]
    pub size: u64,
    /// SHA-256 of the content in lower-case hexadecimal.
    pub sha256: String,
}
