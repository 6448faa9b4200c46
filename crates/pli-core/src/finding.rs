//! Faults in a user's dossier. A finding is data, never an error; its words live in `assets/locales` or in the form package.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::dossier::Path;
use crate::text::Language;

/// How much a finding stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Signing and depositing wait until it is mended. A draft always saves.
    Blocking,
    /// Said, and may be justified in words.
    Warning,
}

/// One fault, with its place and its why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Closed set for the engine (`required`, `too_long`, `siret.luhn`…), `rule.<id>` for a rule of the form.
    pub code: String,
    /// Blocking or warning.
    pub severity: Severity,
    /// Section that holds it.
    pub section: String,
    /// Field, group, row or piece (`pieces.kbis`) that the person is taken to.
    pub path: Path,
    /// Values for the sentence (`label`, `max`, `given`…), already formatted in French.
    pub values: BTreeMap<String, String>,
    /// Those that are written otherwise in English.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub values_en: BTreeMap<String, String>,
    /// Sentence of a form's rule in French; none where the words come from the locales by `code`.
    pub message: Option<String>,
    /// The same in English, where the form has it.
    #[serde(default)]
    pub message_en: Option<String>,
    /// Reason given by the form in French; none where the words come from the locales by `code`.
    pub why: Option<String>,
    /// The same in English, where the form has it.
    #[serde(default)]
    pub why_en: Option<String>,
    /// The person's justification of a warning.
    pub justified: Option<String>,
}

impl Finding {
    /// Gives the values of the sentence as a language writes them.
    pub fn values_in(&self, language: Language) -> impl Iterator<Item = (&str, &str)> {
        self.values.iter().map(move |(name, value)| {
            let english = match language {
                Language::French => None,
                Language::English => self.values_en.get(name),
            };
            (name.as_str(), english.unwrap_or(value).as_str())
        })
    }
}
