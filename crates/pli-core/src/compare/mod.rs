//! What differs between two states of a dossier, or between two dossiers: answers, rows, files, justifications.
//!
//! Rows are matched by identity; across dossiers those without a partner are matched by their summary. Must not change anything.

mod fields;
mod files;
mod rows;

use std::collections::BTreeMap;

use crate::dossier::{Dossier, Path, RowId, Step};
use crate::form::FormPackage;
use crate::text::Text;
use crate::view::View;

/// One of the two that are compared.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// Its form.
    pub form: &'a FormPackage,
    /// Its state.
    pub dossier: &'a Dossier,
    /// Its state seen through its form.
    pub view: &'a View,
}

/// How rows find their partners.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matching {
    /// By identity alone: two states of one dossier.
    Identity,
    /// By identity, then by summary: two dossiers.
    Summary,
}

/// All that differs, in the order of the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Answers.
    pub fields: Vec<FieldDifference>,
    /// Rows.
    pub rows: Vec<RowDifference>,
    /// Files.
    pub files: Vec<FileDifference>,
    /// Justifications of warnings.
    pub justifications: Vec<JustificationDifference>,
}

/// Who gave what differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Giver {
    /// The person.
    Person,
    /// The call.
    Call,
    /// The form, by computing.
    Form,
}

/// An answer that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldDifference {
    /// The place in the later state; in the earlier one where the later has it no more.
    pub path: Path,
    /// The place in the earlier state, where it has another identity there.
    pub former_path: Option<Path>,
    /// Name of the field in words.
    pub label: Text,
    /// The row that it stands in, for people; empty outside of rows.
    pub row: Text,
    /// As people read it before; none where unanswered.
    pub before: Option<Text>,
    /// As people read it after; none where unanswered.
    pub after: Option<Text>,
    /// Who gave it.
    pub giver: Giver,
}

/// A row that came, went or moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowDifference {
    /// The row.
    pub path: Path,
    /// Name of the group in words.
    pub label: Text,
    /// What tells the row from its siblings; empty where nothing does.
    pub summary: Text,
    /// What happened to it.
    pub change: RowChange,
}

/// What happened to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowChange {
    /// It came, at this number.
    Added(usize),
    /// It went from this number.
    Removed(usize),
    /// It moved from a number to another.
    Moved(usize, usize),
}

/// A file that came, went, or was replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileDifference {
    /// The piece or field.
    pub target: Path,
    /// Its name in words.
    pub label: Text,
    /// Name and digest before.
    pub before: Option<(String, String)>,
    /// Name and digest after.
    pub after: Option<(String, String)>,
}

/// A justification that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JustificationDifference {
    /// Place of the finding.
    pub path: Path,
    /// Code of the finding.
    pub code: String,
    /// Words before.
    pub before: Option<String>,
    /// Words after.
    pub after: Option<String>,
}

impl Comparison {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
            && self.rows.is_empty()
            && self.files.is_empty()
            && self.justifications.is_empty()
    }
}

/// Compares an earlier state with a later one.
pub fn compare(before: Side<'_>, after: Side<'_>, matching: Matching) -> Comparison {
    let mut compared = Compared {
        before,
        after,
        matching,
        partners: BTreeMap::new(),
        found: Comparison::default(),
    };
    compared.sections();
    compared.files();
    compared.justifications();
    compared.found
}

/// The comparison as it goes on.
struct Compared<'a> {
    before: Side<'a>,
    after: Side<'a>,
    matching: Matching,
    /// For a row of the later state, its partner in the earlier one.
    partners: BTreeMap<RowId, RowId>,
    found: Comparison,
}

impl Compared<'_> {
    /// The place of the earlier state that a place of the later one is compared with.
    fn former(&self, path: &Path) -> Path {
        let steps = path.steps().iter().map(|step| match step {
            Step::Row(row) => Step::Row(self.partners.get(row).copied().unwrap_or(*row)),
            Step::Name(_) => step.clone(),
        });
        Path::new(steps.collect())
    }

    fn justifications(&mut self) {
        let words = |side: Side<'_>| -> BTreeMap<(Path, String), String> {
            let findings = side.view.findings.iter();
            let justified = findings.filter_map(|finding| {
                let text = finding.justified.clone()?;
                Some(((finding.path.clone(), finding.code.clone()), text))
            });
            justified.collect()
        };
        let (mut before, after) = (words(self.before), words(self.after));
        for ((path, code), text) in after {
            let former = before.remove(&(self.former(&path), code.clone()));
            if former.as_ref() != Some(&text) {
                self.found.justifications.push(JustificationDifference {
                    path,
                    code,
                    before: former,
                    after: Some(text),
                });
            }
        }
        for ((path, code), text) in before {
            self.found.justifications.push(JustificationDifference {
                path,
                code,
                before: Some(text),
                after: None,
            });
        }
    }
}
