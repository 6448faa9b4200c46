//! The files of a package as they are written: every scalar as its text with its place, unknown keys refused.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde_saphyr::Spanned;

/// A scalar as written, with its line and column.
pub(super) type Word = Spanned<String>;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawForm {
    pub format: Word,
    pub form: Word,
    pub version: Word,
    pub title: Word,
    pub summary: Word,
    pub sections: Vec<RawSection>,
    #[serde(default)]
    pub rules: Vec<RawRule>,
    #[serde(default)]
    pub pieces: Vec<RawPiece>,
    #[serde(default)]
    pub totals: Vec<RawTotal>,
    #[serde(default)]
    pub undertakings: Vec<Word>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSection {
    pub id: Word,
    pub title: Word,
    pub help: Option<Word>,
    pub visible: Option<Word>,
    pub fields: Vec<RawField>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawField {
    pub id: Word,
    pub kind: Word,
    pub label: Word,
    pub help: Option<Word>,
    pub example: Option<Word>,
    pub required: Option<Word>,
    pub visible: Option<Word>,
    pub severity: Option<Word>,
    pub from: Option<Word>,
    pub profile: Option<Word>,
    pub value: Option<Word>,
    #[serde(rename = "type")]
    pub value_type: Option<Word>,
    pub min: Option<Word>,
    pub max: Option<Word>,
    pub min_length: Option<Word>,
    pub max_length: Option<Word>,
    pub decimals: Option<Word>,
    pub unit: Option<Word>,
    pub list: Option<Word>,
    pub filter: Option<Word>,
    pub pattern: Option<Word>,
    pub min_items: Option<Word>,
    pub max_items: Option<Word>,
    pub fields: Option<Vec<RawField>>,
    pub row_label: Option<Word>,
    pub formats: Option<Vec<Word>>,
    pub max_size: Option<Word>,
    pub max_files: Option<Word>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRule {
    pub id: Word,
    pub severity: Word,
    pub each: Option<Word>,
    pub when: Option<Word>,
    pub check: Word,
    pub at: Word,
    pub message: Word,
    pub why: Option<Word>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawPiece {
    pub id: Word,
    pub label: Word,
    pub help: Option<Word>,
    pub required: Option<Word>,
    pub visible: Option<Word>,
    pub severity: Option<Word>,
    pub each: Option<Word>,
    pub formats: Option<Vec<Word>>,
    pub max_size: Option<Word>,
    pub min_files: Option<Word>,
    pub max_files: Option<Word>,
    pub validity: Option<RawValidity>,
    pub signed: Option<Word>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawValidity {
    pub months: Word,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTotal {
    pub id: Word,
    pub label: Word,
    pub value: Word,
    #[serde(rename = "type")]
    pub value_type: Option<Word>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawList {
    pub title: Word,
    pub source: Option<Word>,
    #[serde(default)]
    pub columns: Vec<Word>,
    pub codes: Vec<RawCode>,
}

/// A list that stands outside of the package.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSharedList {
    pub shared: Word,
    pub sha256: Word,
    #[serde(default)]
    pub columns: Vec<Word>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCode {
    pub code: Word,
    pub label: Word,
    pub from: Option<Word>,
    pub until: Option<Word>,
    pub parent: Option<Word>,
    #[serde(default)]
    pub cells: BTreeMap<String, Word>,
}

pub(super) type RawTexts = BTreeMap<String, Word>;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawExample {
    pub title: Word,
    pub call: Option<RawCall>,
    pub today: Word,
    pub answers: serde_json::Value,
    #[serde(default)]
    pub attachments: BTreeMap<String, RawFiles>,
    pub expect: RawExpected,
}

/// The call of an example: what the form reads, the rest as in the demonstration.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCall {
    pub reference: Option<Word>,
    pub title: Option<Word>,
    pub procedure: Option<Word>,
    pub authority: Option<Word>,
    pub service: Option<Word>,
    pub deadline: Option<Word>,
    pub lot: Option<Word>,
    #[serde(default)]
    pub lots: Vec<RawLot>,
    pub signature_required: Option<bool>,
    pub copy_by_email_allowed: Option<bool>,
    pub offer_validity_days: Option<u32>,
    pub limits: Option<RawLimits>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawLot {
    pub number: Word,
    pub title: Option<Word>,
    pub area: Option<Word>,
    pub max_amount: Option<Word>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawLimits {
    pub max_file_bytes: Option<u64>,
    pub max_total_bytes: Option<u64>,
    pub max_files: Option<u32>,
    pub formats: Option<Vec<String>>,
    pub max_name_chars: Option<u32>,
}

/// Names of files: of one place, or of the rows of a group by their number from 0.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum RawFiles {
    Here(Vec<String>),
    ByRow(BTreeMap<RowNumber, Vec<String>>),
}

/// The number of a row, written `0` or `"0"`; `"0.2.1"` where the row stands in others.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct RowNumber(pub String);

impl<'de> Deserialize<'de> for RowNumber {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Written;
        impl serde::de::Visitor<'_> for Written {
            type Value = RowNumber;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the number of a row")
            }

            fn visit_str<E>(self, text: &str) -> Result<RowNumber, E> {
                Ok(RowNumber(text.to_owned()))
            }

            fn visit_u64<E>(self, number: u64) -> Result<RowNumber, E> {
                Ok(RowNumber(number.to_string()))
            }
        }
        deserializer.deserialize_any(Written)
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawExpected {
    #[serde(default)]
    pub totals: BTreeMap<String, Word>,
    #[serde(default)]
    pub findings: Vec<RawFinding>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawFinding {
    pub code: Word,
    pub path: Word,
    pub severity: Word,
}
