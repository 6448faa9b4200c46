//! One answer of the person. Missing and null are one notion: `Option::None`, unanswered.

use serde::{Deserialize, Serialize};

/// An answer to one field or component.
///
/// Text form on the wire: `{"text": "…"}`, `{"number": "1234.56"}`, `{"date": "2027-02-02"}`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// Text, identifiers and e-mail included, as normalised by its kind.
    Text(String),
    /// A decimal in its shortest plain form, `1234.56`; never a binary float.
    Number(String),
    /// Yes or no.
    YesNo(bool),
    /// A civil date.
    Date(jiff::civil::Date),
    /// A civil date and time, on the Region's clock.
    DateTime(jiff::civil::DateTime),
    /// One code or several, in the order of the choice.
    Codes(Vec<String>),
}

/// Where a prefilled answer comes from; none when a person typed it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The organisation's profile.
    Profile,
    /// A file of answers given to `pli dossier fill`, by its name.
    File(String),
    /// A paste from a spreadsheet.
    Paste,
    /// Another dossier that this one was started from, by its title.
    Dossier(String),
    /// Made by a migration of the answers given to another version of the form, by its number.
    FormVersion(String),
}
