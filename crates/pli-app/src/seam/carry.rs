//! A dossier made of another, and two dossiers compared, as the window shows them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Makes a dossier of another, or asks what that would carry.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DuplicateRequest {
    /// The dossier that is carried from.
    pub id: String,
    /// Call of the new one; with neither call nor form, those of the old one.
    #[serde(default)]
    pub call: Option<String>,
    /// Lot of the new one.
    #[serde(default)]
    pub lot: Option<String>,
    /// Form of the new one, without a call.
    #[serde(default)]
    pub form: Option<String>,
    /// Title; none makes one.
    #[serde(default)]
    pub title: Option<String>,
    /// Places of the old dossier that are left behind all the same.
    #[serde(default)]
    pub without: Vec<String>,
    /// Places of the old dossier that are taken all the same.
    #[serde(default)]
    pub with: Vec<String>,
}

/// What a new dossier would carry from an old one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CarryView {
    /// Title that the new one would have.
    pub title: String,
    /// Form of the new one, `far 1.0.0`.
    pub form: String,
    /// Everything, in the order of the form.
    pub items: Vec<CarryItemView>,
}

/// One line of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CarryItemView {
    /// The place in the old dossier.
    pub path: String,
    /// Its name in words.
    pub label: String,
    /// The row that it stands in; empty outside of rows.
    pub row: String,
    /// The answer, or the name of the file.
    pub shown: String,
    /// `carried`, `review` or `left`.
    pub fate: String,
    /// Why it is to be looked at or left: its words are in the locales; empty where it is carried.
    pub reason: String,
    /// Values of these words.
    pub values: BTreeMap<String, String>,
    /// Whether it is taken unless the person says otherwise.
    pub taken: bool,
    /// Whether the person may choose.
    pub free: bool,
}

/// A dossier at a point of its life.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PointRequest {
    /// The dossier.
    pub id: String,
    /// `now`, `deposit`, `-3` for three acts ago, or a moment in RFC 3339; none is now.
    #[serde(default)]
    pub at: Option<String>,
}

/// Compares two states.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CompareRequest {
    /// The earlier one.
    pub before: PointRequest,
    /// The later one.
    pub after: PointRequest,
}

/// What differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ComparisonView {
    /// The earlier one.
    pub before: PointView,
    /// The later one.
    pub after: PointView,
    /// Answers.
    pub fields: Vec<FieldDifferenceView>,
    /// Rows.
    pub rows: Vec<RowDifferenceView>,
    /// Files.
    pub files: Vec<FileDifferenceView>,
    /// Justifications of warnings.
    pub justifications: Vec<JustificationDifferenceView>,
}

/// What was compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PointView {
    /// The dossier.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The point, as asked for.
    pub at: String,
}

/// An answer that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FieldDifferenceView {
    /// Its place.
    pub path: String,
    /// Its name in words.
    pub label: String,
    /// The row that it stands in; empty outside of rows.
    pub row: String,
    /// Before; none where unanswered.
    pub before: Option<String>,
    /// After; none where unanswered.
    pub after: Option<String>,
    /// `person`, `call` or `form`: who gave it.
    pub giver: String,
}

/// A row that came, went or moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RowDifferenceView {
    /// The row.
    pub path: String,
    /// Name of its group in words.
    pub label: String,
    /// What tells it from its siblings; empty where nothing does.
    pub summary: String,
    /// `added`, `removed` or `moved`.
    pub change: String,
    /// Its number before.
    pub from: Option<usize>,
    /// Its number after.
    pub to: Option<usize>,
}

/// A file that came, went or was replaced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FileDifferenceView {
    /// The piece or field.
    pub target: String,
    /// Its name in words.
    pub label: String,
    /// The file before.
    pub before: Option<ComparedFileView>,
    /// The file after.
    pub after: Option<ComparedFileView>,
}

/// A file that is compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ComparedFileView {
    /// Name.
    pub name: String,
    /// SHA-256.
    pub sha256: String,
}

/// A justification that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct JustificationDifferenceView {
    /// Place of the finding.
    pub path: String,
    /// Code of the finding.
    pub code: String,
    /// Words before.
    pub before: Option<String>,
    /// Words after.
    pub after: Option<String>,
}
