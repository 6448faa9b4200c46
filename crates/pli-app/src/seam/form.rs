//! The structure of a form as the window draws it: no rule, no expression.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A form package, its texts in the language of the screens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FormView {
    /// Name, `far`.
    pub name: String,
    /// Version, `1.0.0`.
    pub version: String,
    /// SHA-256 of the package.
    pub sha256: String,
    /// Title in words.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// Sections in the order of the screen.
    pub sections: Vec<SectionView>,
    /// Code lists by name.
    pub lists: BTreeMap<String, ListView>,
    /// Paths of the yes/no fields shown together before signing.
    pub undertakings: Vec<String>,
}

/// A section of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SectionView {
    /// Identifier, first step of its fields' paths.
    pub id: String,
    /// Title in words.
    pub title: String,
    /// Plain words under the title.
    pub help: Option<String>,
    /// Its fields in order.
    pub fields: Vec<FieldView>,
}

/// A field, group or table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FieldView {
    /// Identifier among its siblings.
    pub id: String,
    /// Its place without rows: `sessions.session.start`.
    pub pattern: String,
    /// Kind as `docs/form-packages.md` names it.
    pub kind: String,
    /// What stands above the field.
    pub label: String,
    /// Plain words under the label.
    pub help: Option<String>,
    /// Shown as an example, never as a value.
    pub example: Option<String>,
    /// `blocking` or `warning`: what a missing answer is.
    pub severity: String,
    /// Whether other answers decide that it is required or shown.
    pub conditional: bool,
    /// `€`, `h`, `%`…
    pub unit: Option<String>,
    /// Name of the code list.
    pub list: Option<String>,
    /// Whether the codes that are offered depend on other answers: they must be searched.
    pub filtered: bool,
    /// Whether a code that the list does not hold may be typed.
    pub free: bool,
    /// Fewest characters.
    pub min_length: Option<u32>,
    /// Most characters.
    pub max_length: Option<u32>,
    /// Decimals of a number.
    pub decimals: Option<u32>,
    /// Fewest codes or rows.
    pub min_items: u32,
    /// Most codes or rows; none without bound.
    pub max_items: Option<u32>,
    /// Whether the answer is computed or comes from the call.
    pub read_only: bool,
    /// Key of the profile that it can be prefilled from.
    pub profile: Option<String>,
    /// Type of a computed value: `text integer number amount rate yes_no date`.
    pub computed_type: Option<String>,
    /// Components of a composite kind (`line1`, `postcode`…), each a field of its own path.
    pub components: Vec<FieldView>,
    /// Fields of a row of a group or table.
    pub fields: Vec<FieldView>,
    /// Extensions accepted by an attachment field; empty leaves those of the call.
    pub formats: Vec<String>,
    /// Bytes of one file of an attachment field.
    pub max_size: Option<u64>,
    /// Files of an attachment field.
    pub max_files: Option<u32>,
}

/// A code list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ListView {
    /// Title in words.
    pub title: String,
    /// Where the codes come from.
    pub source: String,
    /// The codes in order; none where they are too many to be shown at once and must be searched.
    pub codes: Vec<CodeView>,
    /// Number of codes.
    pub count: u32,
    /// Whether the list is not at hand, so that codes are typed unchecked.
    pub absent: bool,
}

/// A code of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CodeView {
    /// The code, kept in the answer.
    pub code: String,
    /// What the person reads.
    pub label: String,
    /// Last day of the code, `2026-12-31`.
    pub until: Option<String>,
}

/// A search in the code list of a field.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct ListSearchRequest {
    /// The dossier.
    pub id: String,
    /// The field, rows included.
    pub path: String,
    /// What the person has typed.
    pub typed: String,
    /// Most codes to give.
    pub most: Option<u32>,
}

/// Codes that were found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HitsView {
    /// The best ones, in their order.
    pub hits: Vec<HitView>,
    /// How many there are in all.
    pub total: u32,
    /// Whether the list is not at hand, so that codes are typed unchecked.
    pub absent: bool,
}

/// A code that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HitView {
    /// The code, kept in the answer.
    pub code: String,
    /// What the person reads.
    pub label: String,
    /// What stands above it in the list.
    pub parent: Option<String>,
    /// Last day of the code, `2026-12-31`.
    pub until: Option<String>,
}
