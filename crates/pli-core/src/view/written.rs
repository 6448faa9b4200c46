//! Values and names in the language at hand: what stands inside of a sentence speaks as the sentence does.

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime};
use pli_feel::Decimal;

use super::{english, format};
use crate::dossier::Answer;
use crate::form::{ComponentKind, Field};
use crate::text::{Language, Text};

/// Writes euros.
pub(crate) fn amount(value: Decimal, language: Language) -> String {
    match language {
        Language::French => format::amount(value),
        Language::English => english::amount(value),
    }
}

/// Writes a number.
pub(crate) fn number(value: Decimal, language: Language) -> String {
    match language {
        Language::French => format::number(value),
        Language::English => english::number(value),
    }
}

/// Writes a rate.
pub(super) fn rate(value: Decimal, language: Language) -> String {
    match language {
        Language::French => format::rate(value),
        Language::English => english::rate(value),
    }
}

/// Writes yes or no.
pub(super) fn yes_no(value: bool, language: Language) -> &'static str {
    match language {
        Language::French => format::yes_no(value),
        Language::English => english::yes_no(value),
    }
}

/// Writes a date.
pub fn date(value: Date, language: Language) -> String {
    match language {
        Language::French => format::date(value),
        Language::English => english::date(value),
    }
}

/// Writes a date and time.
pub fn date_time(value: DateTime, language: Language) -> String {
    match language {
        Language::French => format::date_time(value),
        Language::English => english::date_time(value),
    }
}

/// Writes a number of bytes: `12,3 Mo`, `12.3 MB`; decimal multiples.
pub fn bytes(value: u64, language: Language) -> String {
    match language {
        Language::French => format::bytes(value),
        Language::English => english::bytes(value),
    }
}

/// Writes an answer of a field for people; what cannot be read is shown as it was typed.
pub fn display_answer(field: &Field, answer: &Answer, language: Language) -> String {
    match language {
        Language::French => format::display_answer(field, answer),
        Language::English => english::display_answer(field, answer),
    }
}

/// Writes an answer of a component for people.
pub fn display_component(kind: ComponentKind, answer: &Answer, language: Language) -> String {
    match language {
        Language::French => format::display_component(kind, answer),
        Language::English => english::display_component(kind, answer),
    }
}

/// Writes an answer as it stands in its field to be changed: as people read it, but days in figures, as they are typed.
pub fn typed_answer(field: &Field, answer: &Answer, language: Language) -> String {
    typed_day(answer, language).unwrap_or_else(|| display_answer(field, answer, language))
}

/// Writes an answer of a component as it stands in its box to be changed.
pub fn typed_component(kind: ComponentKind, answer: &Answer, language: Language) -> String {
    typed_day(answer, language).unwrap_or_else(|| display_component(kind, answer, language))
}

/// The day comes first in both languages.
fn typed_day(answer: &Answer, language: Language) -> Option<String> {
    match (answer, language) {
        (Answer::Date(day), _) => Some(format::date(*day)),
        (Answer::DateTime(moment), Language::French) => Some(format::date_time(*moment)),
        (Answer::DateTime(moment), Language::English) => {
            Some(moment.strftime("%d/%m/%Y %H:%M").to_string())
        }
        (Answer::Text(_) | Answer::Number(_) | Answer::YesNo(_) | Answer::Codes(_), _) => None,
    }
}

/// The number of a row: `n° 2`.
pub(crate) fn row_number(number: usize, language: Language) -> String {
    match language {
        Language::French => format!("n° {number}"),
        Language::English => format!("no. {number}"),
    }
}

/// The values of a sentence by name, in both languages.
#[derive(Debug, Clone, Default)]
pub(super) struct Values {
    /// French.
    pub(super) fr: BTreeMap<String, String>,
    /// English, where it differs.
    pub(super) en: BTreeMap<String, String>,
}

impl Values {
    /// Adds a value that is the same in both languages.
    #[must_use]
    pub(super) fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.fr.insert(name.to_owned(), value.into());
        self
    }

    /// Adds a value that each language writes in its way.
    #[must_use]
    pub(super) fn told(mut self, name: &str, write: impl Fn(Language) -> String) -> Self {
        let Text { fr, en } = Text::told(write);
        if let Some(en) = en {
            self.en.insert(name.to_owned(), en);
        }
        self.with(name, fr)
    }
}
