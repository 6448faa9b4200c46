//! A form to fill by hand: every question with its help, boxes for choices, lines sized to the answer, tables with empty rows,
//! the list of documents, conditions in words.
//!
//! `from_form` takes it from a form package; the template only lays it out. Must not know an answer.

mod answer;
mod from_form;
mod pieces;
mod table;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::dossier::FormStamp;
use crate::moment::Moment;
use crate::render::{PrintError, render};
use crate::world::Template;

pub use answer::{Answer, AnswerPart, LineSize};
pub use table::{BlankColumn, BlankTable};

/// Prints a form to fill by hand as PDF/A-2a and PDF/UA-1. The same document gives the same bytes.
pub fn print_blank(document: &BlankDocument) -> Result<Vec<u8>, PrintError> {
    let form = &document.form;
    let ident = format!(
        "blank {} {} {} {}",
        form.name, form.version, form.sha256, document.language
    );
    render(Template::Blank, document, ident, &document.printed_at)
}

/// A form to fill by hand, ready to be laid out.
#[derive(Debug, Clone, Serialize)]
pub struct BlankDocument {
    /// `fr` or `en`.
    pub language: &'static str,
    /// One or two sentences.
    pub summary: String,
    /// The form and its version.
    pub form: FormStamp,
    /// Words of the page by key.
    pub words: BTreeMap<&'static str, String>,
    /// Sections in the order of the form.
    pub sections: Vec<BlankSection>,
    /// Supporting documents.
    pub pieces: Vec<BlankPiece>,
    /// Moment of printing.
    pub printed_at: Moment,
}

/// A section.
#[derive(Debug, Clone, Serialize)]
pub struct BlankSection {
    /// Title.
    pub title: String,
    /// What is said under it: help, when it is to be filled in.
    pub notes: Vec<String>,
    /// What it holds, in order.
    pub blocks: Vec<BlankBlock>,
}

/// A part of a section or of a card.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum BlankBlock {
    /// One question.
    Question(Question),
    /// A group, as cards.
    Cards(Cards),
    /// A table with empty rows.
    Table(BlankTable),
}

/// One question.
#[derive(Debug, Clone, Serialize)]
pub struct Question {
    /// What stands above it.
    pub label: String,
    /// Whether an answer is required in all cases.
    pub required: bool,
    /// When it is to be filled in, in words; none where always.
    pub when: Option<String>,
    /// Help, example, what the call gives, in the order of reading.
    pub notes: Vec<String>,
    /// Where the answer is written.
    pub answer: Answer,
}

/// A group: the same questions several times.
#[derive(Debug, Clone, Serialize)]
pub struct Cards {
    /// Label of the group.
    pub label: String,
    /// Whether a card is required in all cases.
    pub required: bool,
    /// When it is to be filled in, in words; none where always.
    pub when: Option<String>,
    /// Help.
    pub notes: Vec<String>,
    /// Empty cards.
    pub count: u32,
    /// Whether there may be more cards than are printed.
    pub more: bool,
    /// The questions of a card.
    pub blocks: Vec<BlankBlock>,
}

/// A supporting document.
#[derive(Debug, Clone, Serialize)]
pub struct BlankPiece {
    /// Name in words.
    pub label: String,
    /// Whether it is required in all cases.
    pub required: bool,
    /// When it is asked for, for which rows, how old, signed: one sentence each.
    pub notes: Vec<String>,
}
