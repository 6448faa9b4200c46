//! A form package: sections, fields, rules, pieces, totals, code lists, texts and examples. A form is data.
//!
//! [`load`](mod@load) reads one from its files; `docs/form-packages.md` is the reference of the format. Must not read files itself, and
//! must not know an answer.

mod diff;
mod graph;
mod index;
mod kind;
mod list;
mod load;
mod locate;
mod migrate;
mod schedule;
mod version;
mod when;

use std::collections::BTreeMap;
use std::sync::Arc;

use pli_feel::Program;

use crate::dossier::Path;
use crate::example::Example;
use crate::finding::Severity;
use crate::text::Text;

pub use diff::{Change, Diff, Difference, Subject, diff};
pub(crate) use graph::{EntryCell, Graph, Node, Place};
pub use index::{Entry, Index, IndexError, Listed, PackageState};
pub use kind::{
    Bounds, CodePattern, Component, ComponentKind, ComputedType, FileLimits, ItemLimits, Kind,
    Rows, TextLimits,
};
pub use list::{
    Code, CodeList, Hits, Home, ListFault, ListFaultCode, ListName, MAX_LIST_BYTES, MAX_LIST_CODES,
    MAX_TYPED_CHARS, SharedList, Shelf, read_list,
};
pub(crate) use load::{At, type_words};
pub use load::{
    Examined, Fault, FaultCode, FaultSeverity, Loaded, digest, examine, load, load_with,
};
pub use locate::Located;
pub(crate) use migrate::{CodesSource, Placed};
pub use migrate::{MigrationExample, MigrationSource};
pub(crate) use schedule::{Schedule, Step};
pub use version::version_order;
pub use when::When;

/// A form of one version, checked and compiled.
#[derive(Debug, Clone)]
pub struct FormPackage {
    /// Name, `far`.
    pub name: String,
    /// Version, `1.0.0`.
    pub version: String,
    /// Title in words.
    pub title: Text,
    /// One or two sentences.
    pub summary: Text,
    /// Sections, in the order of the screen and of the PDF.
    pub sections: Vec<Section>,
    /// Checks across fields.
    pub rules: Vec<Rule>,
    /// Supporting documents.
    pub pieces: Vec<Piece>,
    /// Totals shown beside the form and on the title page.
    pub totals: Vec<Total>,
    /// Yes/no fields shown together before signing.
    pub undertakings: Vec<Path>,
    /// Code lists by name.
    pub lists: BTreeMap<String, Arc<CodeList>>,
    /// Worked examples.
    pub examples: Vec<Example>,
    /// How answers given to earlier versions come to this one, as declared.
    pub migrations: Vec<MigrationSource>,
    /// SHA-256 of the package in lower-case hexadecimal.
    pub sha256: String,
    pub(crate) graph: Graph,
    pub(crate) schedule: Schedule,
}

/// One section of a form.
#[derive(Debug, Clone)]
pub struct Section {
    /// Identifier, unique in the form.
    pub id: String,
    /// Title in words.
    pub title: Text,
    /// Plain words under the title.
    pub help: Option<Text>,
    /// When it is shown.
    pub visible: Condition,
    /// Fields, in order.
    pub fields: Vec<Arc<Field>>,
}

/// One field of a form; a group or table is a field that holds rows of fields.
#[derive(Debug, Clone)]
pub struct Field {
    /// Identifier, unique among its siblings.
    pub id: String,
    /// Place in the form without rows, `sessions.session.start`.
    pub pattern: String,
    /// What it holds.
    pub kind: Kind,
    /// What stands above it.
    pub label: Text,
    /// Plain words under the label.
    pub help: Option<Text>,
    /// Shown as an example, never as a value.
    pub example: Option<Text>,
    /// When an answer is required.
    pub required: Condition,
    /// When it is shown; a hidden answer is kept in the draft and not transmitted.
    pub visible: Condition,
    /// Severity of the finding when it is required and unanswered.
    pub severity: Severity,
    /// Where its value comes from, where not from the person.
    pub source: Source,
    /// Key of the organisation's profile that is proposed, `provider.siret`.
    pub profile: Option<String>,
    /// Shown behind the value: `€`, `h`, `%`.
    pub unit: Option<String>,
    /// Which entries of the code list suit the other answers: those for which it is not false.
    pub filter: Option<Expression>,
    pub(crate) number: usize,
}

/// Where the value of a field comes from.
#[derive(Debug, Clone)]
pub enum Source {
    /// The person answers.
    Person,
    /// The call, read-only.
    Call(Expression),
    /// An expression of the form.
    Computed(Expression),
}

/// When something holds.
#[derive(Debug, Clone)]
pub enum Condition {
    /// Always.
    Always,
    /// Never.
    Never,
    /// While the expression is `true`.
    When(Expression),
}

/// A compiled expression with its text.
#[derive(Debug, Clone)]
pub struct Expression {
    /// As the form writes it.
    pub source: String,
    pub(crate) program: Program,
}

/// A text with expressions inside, each replaced by its value.
#[derive(Debug, Clone)]
pub struct Template {
    /// The pattern, `Il reste {reste} à répartir.`
    pub source: String,
    pub(crate) parts: Vec<Part>,
}

/// A piece of a [`Template`].
#[derive(Debug, Clone)]
pub(crate) enum Part {
    Literal(String),
    Value(Expression, crate::view::Shape),
}

/// A template in the languages of the form.
#[derive(Debug, Clone)]
pub struct Sentence {
    /// French.
    pub fr: Template,
    /// English.
    pub en: Option<Template>,
}

/// A check across fields.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Identifier, unique in the form; the finding's code is `rule.<id>`.
    pub id: String,
    /// Severity of the finding.
    pub severity: Severity,
    /// The group whose rows are checked one by one.
    pub each: Option<Path>,
    /// When the rule speaks at all.
    pub when: Option<Expression>,
    /// What must hold: a finding when it is `false`; unanswered makes none.
    pub check: Expression,
    /// The field or group that the person is taken to.
    pub at: Path,
    /// What is wrong.
    pub message: Sentence,
    /// Why it matters.
    pub why: Option<Text>,
}

/// A supporting document that the form asks for.
#[derive(Debug, Clone)]
pub struct Piece {
    /// Identifier, unique in the form; files are attached at `pieces.<id>`.
    pub id: String,
    /// Name of the document in words.
    pub label: Text,
    /// Plain words under the name.
    pub help: Option<Text>,
    /// When it is required.
    pub required: Condition,
    /// When it is shown.
    pub visible: Condition,
    /// Severity of the finding when it is required and missing.
    pub severity: Severity,
    /// The group whose rows have each their files.
    pub each: Option<Path>,
    /// How many files at least, once a file is required or there is one; one where nothing is said.
    pub min_files: Option<Expression>,
    /// What a file may be.
    pub limits: FileLimits,
    /// Months after which the document is too old.
    pub validity_months: Option<u32>,
    /// Whether a signature is expected in the file.
    pub signed: bool,
}

/// A total of the form.
#[derive(Debug, Clone)]
pub struct Total {
    /// Identifier, unique in the form.
    pub id: String,
    /// Name in words.
    pub label: Text,
    /// Its value.
    pub value: Expression,
    pub(crate) shape: crate::view::Shape,
}

impl FormPackage {
    /// Finds a section by its identifier.
    pub fn section(&self, id: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == id)
    }

    /// Finds a field by its place without rows, `sessions.session.start`.
    pub fn field(&self, pattern: &str) -> Option<&Arc<Field>> {
        self.graph
            .by_pattern
            .get(pattern)
            .map(|number| &self.graph.fields[*number])
    }

    /// Finds a piece by its identifier.
    pub fn piece(&self, id: &str) -> Option<&Piece> {
        self.pieces.iter().find(|piece| piece.id == id)
    }

    /// Every field, groups before the fields of their rows, in the order of the form.
    pub fn fields(&self) -> impl Iterator<Item = &Arc<Field>> {
        self.graph.fields.iter()
    }
}
