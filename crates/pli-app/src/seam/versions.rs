//! Versions of a dossier's form, as the window shows them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Moves a dossier to a version of its form.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MoveRequest {
    /// Identity of the dossier.
    pub id: String,
    /// The version; the newest where none is named.
    #[serde(default)]
    pub to: Option<String>,
}

/// The version of a dossier's form, and what it means for its answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VersionsView {
    /// The version that it has.
    pub current: String,
    /// A newer one that it may be moved to.
    pub newer: Option<String>,
    /// Answers and files that are kept without a place: never transmitted, never erased.
    pub orphans: Vec<OrphanView>,
}

/// An answer, or files, kept without a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OrphanView {
    /// Its place in the version that had it.
    pub path: String,
    /// Label of that place.
    pub label: String,
    /// The answer as people read it, the names of the files.
    pub shown: String,
    /// The latest version known here that has its place.
    pub version: Option<String>,
    /// Why there is no place any more, in the words of the form's author.
    pub reason: Option<String>,
}

/// What a move would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MovePlanView {
    /// The version before.
    pub from: String,
    /// The version after.
    pub to: String,
    /// The versions that are reached one after the other.
    pub versions: Vec<String>,
    /// How many answers stay as they are.
    pub kept: u32,
    /// Answers that come to another place, or are written otherwise.
    pub moved: Vec<MovedView>,
    /// What will be kept without a place.
    pub orphaned: Vec<OrphanView>,
    /// Answers that the person should look at.
    pub to_confirm: Vec<ToConfirmView>,
    /// Labels of the new fields.
    pub added: Vec<String>,
}

/// An answer that comes to another place, or is written otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MovedView {
    /// Label before.
    pub from: String,
    /// Place before, rows by number.
    pub from_path: String,
    /// Label after.
    pub to: String,
    /// Place after, rows by number.
    pub to_path: String,
    /// The answer before, as people read it; empty for files.
    pub before: String,
    /// The answer after.
    pub after: String,
}

/// An answer that the person should look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ToConfirmView {
    /// Label of its place.
    pub label: String,
    /// Its place, rows by number.
    pub path: String,
    /// The answer as people read it.
    pub shown: String,
    /// Why: `kind retired computed disputed returned taken unreadable`.
    pub doubt: String,
}
