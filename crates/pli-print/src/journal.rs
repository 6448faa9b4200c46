//! A journal of facts: the history of a dossier, or the diligence of its sender.

use serde::Serialize;
use serde::ser::SerializeStruct;

use crate::dossier::{Fact, Standing};
use crate::moment::Moment;
use crate::render::{PrintError, render};
use crate::words;
use crate::world::Template;

/// Prints a journal as PDF/A-2a and PDF/UA-1. The same document gives the same bytes.
pub fn print_journal(document: &JournalDocument) -> Result<Vec<u8>, PrintError> {
    let ident = format!(
        "journal {} {}",
        document.dossier_id,
        document.head_sha256.as_deref().unwrap_or_default()
    );
    render(Template::Journal, document, ident, &document.printed_at)
}

/// A journal, ready to be laid out.
#[derive(Debug, Clone, Serialize)]
pub struct JournalDocument {
    /// What kind of journal.
    pub kind: JournalKind,
    /// Name of the dossier.
    pub title: String,
    /// Identity of the dossier.
    pub dossier_id: String,
    /// Call, lot, organisation and whatever names the dossier.
    pub subject: Vec<Fact>,
    /// Facts in order.
    pub facts: Vec<JournalFact>,
    /// Last link of the hash chain in lower-case hexadecimal; none for a journal without chain.
    pub head_sha256: Option<String>,
    /// Moment of printing.
    pub printed_at: Moment,
    /// Whether all of this is a demonstration.
    pub standing: Standing,
}

/// What a journal tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum JournalKind {
    /// What happened to the dossier.
    History,
    /// What its sender did to deposit it.
    Diligence,
}

/// One fact.
#[derive(Debug, Clone, Serialize)]
pub struct JournalFact {
    /// When.
    #[serde(serialize_with = "in_figures")]
    pub at: Moment,
    /// What, in words.
    pub fact: String,
    /// Who says so, and by which clock: the workstation, the platform.
    pub source: String,
}

/// A moment in figures, which fit a narrow column, and its clock apart.
fn in_figures<S: serde::Serializer>(at: &Moment, serializer: S) -> Result<S::Ok, S::Error> {
    let mut fields = serializer.serialize_struct("Moment", 2)?;
    fields.serialize_field("time", &words::date_time_in_figures(at.local))?;
    fields.serialize_field("clock", &at.clock)?;
    fields.end()
}
