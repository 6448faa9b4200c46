//! A dossier as it is printed: texts already formatted, answers already chosen. Knows no form and no rule.

use pli_core::text::Language;
use pli_core::view;
use serde::Serialize;

use crate::moment::Moment;
use crate::render::{PrintError, render};
use crate::words;
use crate::world::Template;

/// Prints a dossier as PDF/A-2a and PDF/UA-1. The same document gives the same bytes.
pub fn print_dossier(document: &DossierDocument) -> Result<Vec<u8>, PrintError> {
    let ident = format!(
        "dossier {} {}",
        document.dossier_id, document.content_sha256
    );
    render(Template::Dossier, document, ident, &document.printed_at)
}

/// A dossier, ready to be laid out.
#[derive(Debug, Clone, Serialize)]
pub struct DossierDocument {
    /// Name that the person gave to the dossier.
    pub title: String,
    /// Identity of the dossier.
    pub dossier_id: String,
    /// SHA-256 of the answers that are printed, in lower-case hexadecimal.
    pub content_sha256: String,
    /// The form and its version.
    pub form: FormStamp,
    /// The call that it answers; none for a form filled on its own.
    pub call: Option<CallStamp>,
    /// Who answers, in a few lines: name, SIRET, address.
    pub organisation: Vec<Fact>,
    /// Totals of the form.
    pub totals: Vec<Fact>,
    /// Draft or ready.
    pub state: DossierState,
    /// Moment of printing.
    pub printed_at: Moment,
    /// Whether all of this is a demonstration.
    pub standing: Standing,
    /// Sections in the order of the form.
    pub sections: Vec<Section>,
    /// Warnings, with their justification.
    pub warnings: Vec<Remark>,
    /// Answers that stay in the draft because the form hides them.
    pub hidden_answers: u64,
    /// Attached files.
    pub attachments: Vec<AttachmentLine>,
    /// Undertakings of the form with their answers, repeated above the signature.
    pub undertakings: Vec<Fact>,
    /// Who signs; none where the form does not say.
    pub signatory: Option<Signatory>,
}

/// Name, version and digest of the form.
#[derive(Debug, Clone, Serialize)]
pub struct FormStamp {
    /// Title in words.
    pub title: String,
    /// Name, `far`.
    pub name: String,
    /// Version, `1.0.0`.
    pub version: String,
    /// SHA-256 of the package in lower-case hexadecimal.
    pub sha256: String,
}

/// The call, and whom the dossier goes to.
#[derive(Debug, Clone, Serialize)]
pub struct CallStamp {
    /// Reference.
    pub reference: String,
    /// Title in words.
    pub title: String,
    /// Kind of procedure in words; empty for an aid scheme.
    pub procedure: String,
    /// Authority.
    pub authority: String,
    /// Its service in charge.
    pub service: String,
    /// Lot, number and title; none where the call is not split.
    pub lot: Option<String>,
    /// Territory of the lot; empty where there is none.
    pub area: String,
    /// Last moment of a deposit; none for a permanent scheme.
    pub deadline: Option<Moment>,
}

/// A label and its value.
#[derive(Debug, Clone, Serialize)]
pub struct Fact {
    /// Label.
    pub label: String,
    /// Value, formatted.
    pub value: String,
}

/// Whether the dossier may be signed.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum DossierState {
    /// Something still blocks.
    Draft {
        /// Number of blocking findings.
        blocking: u64,
    },
    /// Nothing blocks: it may be signed.
    Ready,
}

/// Whether a document counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It counts.
    Real,
    /// It is a demonstration without legal value, said on every page.
    Demonstration,
}

/// A section of the form.
#[derive(Debug, Clone, Serialize)]
pub struct Section {
    /// Title.
    pub title: String,
    /// What it holds, in order.
    pub blocks: Vec<Block>,
}

/// A part of a section or of a row.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Block {
    /// A short answer.
    Field(Field),
    /// A long text, printed over the whole width.
    LongText(Field),
    /// Rows shown as cards.
    Group(Group),
    /// Rows shown as a grid.
    Table(Table),
}

/// One answer.
#[derive(Debug, Clone, Serialize)]
pub struct Field {
    /// Label of the form.
    pub label: String,
    /// Answer, formatted; empty when unanswered. `\n` breaks a line.
    pub value: String,
    /// Who gave it.
    pub source: Source,
}

/// Where a value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The person.
    Answer,
    /// The form computed it.
    Computed,
}

/// A repeated group.
#[derive(Debug, Clone, Serialize)]
pub struct Group {
    /// Label of the group.
    pub label: String,
    /// Its rows.
    pub cards: Vec<Card>,
}

/// One row of a group.
#[derive(Debug, Clone, Serialize)]
pub struct Card {
    /// One-line summary of the row; empty where the form gives none.
    pub title: String,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// A table.
#[derive(Debug, Clone, Serialize)]
pub struct Table {
    /// Label of the table.
    pub label: String,
    /// Columns.
    pub columns: Vec<Column>,
    /// Rows, each with one text a column.
    pub rows: Vec<Vec<String>>,
}

/// A column of a table.
#[derive(Debug, Clone, Serialize)]
pub struct Column {
    /// Heading, with its unit.
    pub label: String,
    /// Side on which its texts stand.
    pub align: Align,
    /// Who gives its values.
    pub source: Source,
}

/// Side of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// Texts.
    Start,
    /// Numbers, amounts.
    End,
}

/// A warning that stays in the dossier.
#[derive(Debug, Clone, Serialize)]
pub struct Remark {
    /// Where it is, in words: section and field.
    pub place: String,
    /// What it says.
    pub message: String,
    /// The person's justification; none where there is none.
    pub justification: Option<String>,
}

/// An attached file.
#[derive(Debug, Clone, Serialize)]
pub struct AttachmentLine {
    /// Label of the piece, with the row where it has one.
    pub piece: String,
    /// File name.
    pub name: String,
    /// Bytes.
    #[serde(serialize_with = "size_in_words")]
    pub size: u64,
    /// SHA-256 of the content in lower-case hexadecimal.
    pub sha256: String,
}

/// Who signs.
#[derive(Debug, Clone, Serialize)]
pub struct Signatory {
    /// First name and last name.
    pub name: String,
    /// Role.
    pub role: String,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the signature that serde asks for"
)]
pub(crate) fn size_in_words<S: serde::Serializer>(
    bytes: &u64,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let exact = words::integer(*bytes);
    if *bytes < 1_000 {
        return serializer.serialize_str(&view::bytes(*bytes, Language::French));
    }
    serializer.collect_str(&format_args!(
        "{} ({exact}\u{a0}octets)",
        view::bytes(*bytes, Language::French)
    ))
}
