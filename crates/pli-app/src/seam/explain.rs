//! Why, as the window and the support bundle show it: sentences, and trees of facts that lead to answers.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks why.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExplainRequest {
    /// Identity of the dossier.
    pub id: String,
    /// Place: a section, a field, a group, a piece (`pieces.kbis`), a total (`totals.total_ht`).
    pub path: String,
    /// What about it; none for all that can be said.
    #[serde(default)]
    pub about: Option<AboutItem>,
}

/// What about a place is explained.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AboutItem {
    /// Why it is shown or hidden.
    Visible,
    /// Why an answer is required or not.
    Required,
    /// Why it has its value.
    Value,
    /// Why a finding stands there, by its code.
    Finding(String),
}

/// What was asked, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ExplanationsView {
    /// One for each thing that can be said of the place.
    pub explanations: Vec<ExplanationView>,
}

/// One explanation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ExplanationView {
    /// What is explained.
    pub about: AboutItem,
    /// Its place.
    pub path: String,
    /// The same for people, rows by number from 1.
    pub place: String,
    /// In one sentence.
    pub sentence: String,
    /// In full.
    pub causes: Vec<CauseView>,
    /// The author's text, where one expression decided.
    pub written: Option<WrittenView>,
}

/// One fact, and what made it so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CauseView {
    /// The fact in words.
    pub text: String,
    /// Where the person is taken to change it.
    pub path: Option<String>,
    /// The same for people, rows by number from 1.
    pub place: Option<String>,
    /// The author's text that it comes from.
    pub written: Option<WrittenView>,
    /// What made it so.
    pub causes: Vec<CauseView>,
}

/// A part of an expression of the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WrittenView {
    /// The whole expression.
    pub source: String,
    /// The part that decided.
    pub part: String,
}
