//! What a dossier is worth: values, what is shown, what is required, findings, totals, pieces.
//!
//! There is one engine: [`LiveView`] holds a graph of everything that is found of a dossier and follows its changes;
//! [`evaluate`] opens one and reads it. [`View::diff`] compares any two views.
//! Must not change a dossier.

mod assemble;
mod call;
mod cells;
mod column;
mod composite;
mod dated;
mod diff;
mod engine;
mod english;
pub mod explain;
mod figures;
mod filter;
mod findings;
mod format;
mod input;
mod live;
mod pieces;
mod places;
mod provisional;
mod rows;
mod scene;
mod shown;
mod values;
mod whole;
mod written;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::call::Call;
use crate::dossier::{Answer, Attachment, Origin, Path, RowId};
use crate::finding::{Finding, Severity};
use crate::form::{ComponentKind, Field};
use crate::text::{Language, Text};

pub use assemble::evaluate;
pub(crate) use call::call_types;
pub use diff::{Part, ViewChange};
pub(crate) use figures::is_unsure;
pub use findings::{all_codes, check_attachment, component_label};
pub(crate) use format::Shape;
pub(crate) use input::is_filled;
pub use input::{InputError, parse_component, parse_input, parse_path};
pub use live::LiveView;
pub(crate) use values::{
    composite, is_readable, read as read_answer, row_type, to_answer, unanswered,
};
pub use whole::Evaluation;
pub(crate) use written::{amount, number, row_number};
pub use written::{
    bytes, date, date_time, display_answer, display_component, typed_answer, typed_component,
};

/// What an evaluation needs beside the form and the dossier.
#[derive(Debug, Clone, Copy)]
pub struct Inputs<'a> {
    /// The call that is answered; none for a dossier without one.
    pub call: Option<&'a Call>,
    /// Number of the lot that is answered.
    pub lot: Option<&'a str>,
    /// The day.
    pub today: Date,
}

impl Inputs<'_> {
    /// The day on which documents must be good: the deadline of the call, or today where there is none or it has passed.
    pub fn due_on(&self) -> Date {
        let deadline = self.call.and_then(|call| call.deadline.as_ref());
        deadline.map_or(self.today, |deadline| deadline.local.date().max(self.today))
    }
}

/// A dossier seen through its form.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// Sections in the order of the form, hidden ones included.
    pub sections: Vec<SectionView>,
    /// Every field of every row that stands, hidden ones included.
    pub fields: BTreeMap<Path, FieldView>,
    /// Every group and table with its rows.
    pub groups: BTreeMap<Path, GroupView>,
    /// What is wrong or missing, in the order of the form.
    pub findings: Vec<Finding>,
    /// Totals of the form.
    pub totals: Vec<TotalView>,
    /// Supporting documents, a row each where the form says so.
    pub pieces: Vec<PieceView>,
    /// Answers that are kept in the draft and not transmitted, because their place is hidden.
    pub hidden: Vec<Path>,
    /// How far the dossier is.
    pub progress: Progress,
}

/// Required answers: how many there are to give and how many are given.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Required places that are shown, pieces included.
    pub required: u32,
    /// Those that are answered.
    pub answered: u32,
}

/// One field of a section or of a row.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldView {
    /// What the person gave, or what was kept of it when it could not be read.
    pub answer: Option<Answer>,
    /// The value that counts: the answer where it can be read, what the call says, or what the form computes. None where
    /// unanswered or hidden.
    pub value: Option<Answer>,
    /// The value as people read it in French, the language of the procedure; what was typed where it cannot be read.
    pub display: String,
    /// Components of an address, a person, a period, a place; empty for the others.
    pub components: Vec<ComponentView>,
    /// Files of an attachment field.
    pub files: Vec<Attachment>,
    /// Whether it is shown.
    pub visible: bool,
    /// Whether an answer is required.
    pub required: bool,
    /// Whether the person may answer at all.
    pub access: Access,
    /// Whether the value rests on answers that are required and lack.
    pub provisional: bool,
    /// Where the answer comes from, when not typed.
    pub origin: Option<Origin>,
    /// Other answers that stand beside the shown one, each with its author.
    pub others: Vec<Other>,
}

/// Who fills a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// The person.
    Open,
    /// The call.
    FromCall,
    /// The form.
    Computed,
}

/// An answer that another machine gave at the same time.
#[derive(Debug, Clone, PartialEq)]
pub struct Other {
    /// Who.
    pub author: String,
    /// When, by the clock of that machine.
    pub at: jiff::Timestamp,
    /// The answer.
    pub answer: Option<Answer>,
    /// The answer as people read it in French.
    pub display: String,
}

/// One component of a composite field.
#[derive(Debug, Clone, PartialEq)]
pub struct ComponentView {
    /// Name, `city`.
    pub name: &'static str,
    /// Kind of its answer.
    pub kind: ComponentKind,
    /// What the person gave.
    pub answer: Option<Answer>,
    /// As people read it in French.
    pub display: String,
    /// Whether it is required.
    pub required: bool,
    /// Where it comes from, when not typed.
    pub origin: Option<Origin>,
    /// Other answers that stand beside the shown one.
    pub others: Vec<Other>,
}

/// A group or table.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupView {
    /// Whether it is shown.
    pub visible: bool,
    /// Whether a row is required.
    pub required: bool,
    /// Its rows in order.
    pub rows: Vec<RowView>,
}

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub struct RowView {
    /// Identity.
    pub row: RowId,
    /// Number for people, from 1.
    pub number: usize,
    /// One line that tells it from its siblings; empty where nothing is answered yet.
    pub summary: Text,
}

/// A section.
#[derive(Debug, Clone, PartialEq)]
pub struct SectionView {
    /// Identifier.
    pub id: String,
    /// Whether it is shown.
    pub visible: bool,
    /// Where it stands.
    pub status: SectionStatus,
    /// Required answers.
    pub progress: Progress,
    /// Number of blocking findings.
    pub blocking: u32,
    /// Number of warnings without justification.
    pub warnings: u32,
}

/// Where a section stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SectionStatus {
    /// Nothing is answered.
    Untouched,
    /// Something is answered, something required lacks.
    Started,
    /// All that is required is answered, and something is wrong.
    Blocked,
    /// Nothing blocks.
    Complete,
}

/// A total.
#[derive(Debug, Clone, PartialEq)]
pub struct TotalView {
    /// Identifier.
    pub id: String,
    /// Name in words.
    pub label: Text,
    /// The value; none where it cannot be told yet.
    pub value: Option<Answer>,
    /// The value as people read it.
    pub display: Text,
    /// Whether it rests on answers that are required and lack.
    pub provisional: bool,
}

/// A supporting document, or that of one row.
#[derive(Debug, Clone, PartialEq)]
pub struct PieceView {
    /// Identifier of the piece.
    pub id: String,
    /// Where its files are attached.
    pub target: Path,
    /// The row, for people.
    pub row: Option<RowView>,
    /// Name in words.
    pub label: Text,
    /// Whether it is asked for at all.
    pub visible: bool,
    /// Whether it is required.
    pub required: bool,
    /// How much it stops when it is required and missing.
    pub severity: Severity,
    /// How many files at least, once a file is required or there is one.
    pub min_files: u32,
    /// Files in the order in which they were attached.
    pub files: Vec<Attachment>,
    /// Where it stands.
    pub state: PieceState,
}

/// Where a piece stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PieceState {
    /// No file, and none is required.
    Optional,
    /// Files are required and lack, all of them or some.
    Missing,
    /// Its files are fine.
    Provided,
    /// Something is wrong with a file.
    Faulty,
}

impl FieldView {
    /// The value of a field as people read it in a language; what was typed where it cannot be read.
    pub fn shown(&self, field: &Field, language: Language) -> String {
        if language == Language::French {
            return self.display.clone();
        }
        if !self.components.is_empty() {
            return composite::joined(field, &self.components, language);
        }
        let answer = self.value.as_ref().or(self.answer.as_ref());
        answer.map_or_else(String::new, |answer| {
            display_answer(field, answer, language)
        })
    }
}

impl ComponentView {
    /// The answer as people read it in a language.
    pub fn shown(&self, language: Language) -> String {
        match (language, &self.answer) {
            (Language::French, _) | (_, None) => self.display.clone(),
            (Language::English, Some(answer)) => display_component(self.kind, answer, language),
        }
    }
}

impl RowView {
    /// The row for people: what tells it from its siblings, or its number.
    pub fn name(&self) -> Text {
        if self.summary.fr.is_empty() {
            Text::told(|language| row_number(self.number, language))
        } else {
            self.summary.clone()
        }
    }
}

impl View {
    /// Whether nothing stands in the way of signing and depositing.
    pub fn is_ready(&self) -> bool {
        self.findings
            .iter()
            .all(|finding| finding.severity != Severity::Blocking)
    }
}
