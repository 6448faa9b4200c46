//! What a person typed, as an answer. What cannot be read stays as text, with a finding; nothing is lost.

use jiff::civil::{Date, DateTime};

use super::figures::{bare, decimals, number};
use crate::dossier::{Answer, Path};
use crate::form::{CodePattern, Component, ComponentKind, Field, FormPackage, Kind, Located};
use crate::identifier::{self, IdentifierKind};
use crate::text::Language;

/// The months in French, without accents.
const MONTHS: [&str; 12] = [
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
];
/// Decimals of degrees.
const DEGREE_DECIMALS: u32 = 10;

/// Why typed text has no place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InputError {
    /// The form has no such field, or the person does not fill it.
    #[error("the form has no field to fill at `{path}`")]
    NoSuchField {
        /// The address.
        path: Path,
    },
}

/// Reads what a person typed at an address; none where it is blank.
///
/// # Errors
/// An address that is no field or component of the form.
pub fn parse_path(
    form: &FormPackage,
    path: &Path,
    text: &str,
    language: Language,
) -> Result<Option<Answer>, InputError> {
    match form.locate(path) {
        Some(Located::Field(field)) if is_filled(&field) => Ok(parse_input(&field, text, language)),
        Some(Located::Component(_, component)) => Ok(parse_component(&component, text)),
        _ => Err(InputError::NoSuchField { path: path.clone() }),
    }
}

/// Whether a person gives the field one answer.
pub(crate) fn is_filled(field: &Field) -> bool {
    let whole = !matches!(
        field.kind,
        Kind::Group(_) | Kind::Table(_) | Kind::Attachment(_) | Kind::Computed(_)
    );
    whole
        && field.kind.components().is_empty()
        && matches!(field.source, crate::form::Source::Person)
}

/// Reads what a person typed into a field; none where it is blank.
pub fn parse_input(field: &Field, text: &str, language: Language) -> Option<Answer> {
    let text = &clean(text);
    let trimmed = trim(text);
    if trimmed.is_empty() {
        return None;
    }
    let read = match &field.kind {
        Kind::Integer(_) | Kind::Number(..) | Kind::Amount(_) | Kind::Rate(..) => {
            number(&bare(field, trimmed), language, decimals(&field.kind))
        }
        Kind::YesNo => yes_no(trimmed).map(Answer::YesNo),
        Kind::Date(_) => date(trimmed).map(Answer::Date),
        Kind::DateTime => date_time(trimmed).map(Answer::DateTime),
        Kind::Choice(_) => Some(Answer::Codes(vec![trimmed.to_owned()])),
        Kind::Choices(..) => Some(codes(trimmed, None)),
        Kind::Code { pattern, items, .. } if items.is_many() => Some(codes(trimmed, *pattern)),
        Kind::Code { pattern, .. } => Some(Answer::Codes(vec![code(trimmed, *pattern)])),
        Kind::Identifier(kind) => Some(Answer::Text(stored(*kind, trimmed))),
        Kind::LongText(_) => Some(Answer::Text(lines(text))),
        Kind::Text(_) => Some(Answer::Text(one_line(trimmed))),
        _ => None,
    };
    Some(read.unwrap_or_else(|| Answer::Text(trimmed.to_owned())))
}

/// Reads what a person typed into a component; none where it is blank.
pub fn parse_component(component: &Component, text: &str) -> Option<Answer> {
    let text = &one_line(&clean(text));
    let trimmed = trim(text);
    if trimmed.is_empty() {
        return None;
    }
    let read = match component.kind {
        ComponentKind::Text(_) => None,
        ComponentKind::Identifier(kind) => Some(Answer::Text(stored(kind, trimmed))),
        ComponentKind::Date => date(trimmed).map(Answer::Date),
        // No degree has thousands: a comma is the decimal sign.
        ComponentKind::Degrees(_) => number(trimmed, Language::French, DEGREE_DECIMALS),
    };
    Some(read.unwrap_or_else(|| Answer::Text(trimmed.to_owned())))
}

pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}' || c == '\u{200B}')
}

/// Control characters have no place in an answer: they come with pastes, and no printer shows them.
fn clean(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t'))
        .collect()
}

/// A text of one line: what was pasted from several is joined by spaces.
fn one_line(text: &str) -> String {
    let parts = text
        .split(['\n', '\r', '\t'])
        .map(trim)
        .filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ")
}

/// Long texts keep their lines; ends of lines are one character, and blanks at the end go.
fn lines(text: &str) -> String {
    trim(text).replace("\r\n", "\n").replace('\r', "\n")
}

/// An identifier in its stored form where it is well formed, else as typed.
fn stored(kind: IdentifierKind, text: &str) -> String {
    let verdict = identifier::check(kind, text);
    if verdict.valid {
        verdict.normalised
    } else {
        text.to_owned()
    }
}

fn codes(text: &str, pattern: Option<CodePattern>) -> Answer {
    let parts = text
        .split([',', ';', '\n', '\t'])
        .map(trim)
        .filter(|part| !part.is_empty());
    let mut codes: Vec<String> = Vec::new();
    for part in parts {
        let code = code(part, pattern);
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    Answer::Codes(codes)
}

/// A code in its stored form.
pub(crate) fn code(text: &str, pattern: Option<CodePattern>) -> String {
    match pattern {
        Some(CodePattern::Identifier(kind)) => stored(kind, text),
        Some(CodePattern::Language) => text.to_ascii_lowercase(),
        None => text.to_owned(),
    }
}

fn yes_no(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "oui" | "o" | "yes" | "y" | "true" | "vrai" | "1" => Some(true),
        "non" | "n" | "no" | "false" | "faux" | "0" => Some(false),
        _ => None,
    }
}

/// Reads `02/02/2027`, `2-2-2027`, `02.02.27`, `02022027`, `2027-02-02`, and what stands with the name of its month.
fn date(text: &str) -> Option<Date> {
    if text.contains(|c: char| c.is_ascii_alphabetic()) {
        return named_date(text);
    }
    let parts: Vec<&str> = text.split(['/', '-', '.', ' ']).collect();
    let number = |text: &str| {
        (!text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit()))
            .then(|| text.parse::<i16>().ok())?
    };
    let (day, month, year) = match parts.as_slice() {
        [year, month, day] if year.len() == 4 => (number(day)?, number(month)?, number(year)?),
        [day, month, year] if year.len() == 4 => (number(day)?, number(month)?, number(year)?),
        [day, month, year] if year.len() == 2 => {
            (number(day)?, number(month)?, 2000 + number(year)?)
        }
        [whole] if whole.len() == 8 && whole.is_ascii() => (
            number(&whole[..2])?,
            number(&whole[2..4])?,
            number(&whole[4..])?,
        ),
        _ => return None,
    };
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Reads `2 février 2027`, `1er mars 2027`, `2 févr. 2027`, `2 February 2027`, `2 Feb 2027` and `February 2, 2027`.
fn named_date(text: &str) -> Option<Date> {
    let parts = text.split([' ', ',', '\u{A0}', '\u{202F}']);
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let text = parts.join(" ");
    let shapes = ["%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y"];
    let english = shapes
        .iter()
        .find_map(|shape| Date::strptime(shape, &text).ok());
    let day = english.or_else(|| french_date(&parts))?;
    (day.year() >= 1000).then_some(day)
}

fn french_date(parts: &[&str]) -> Option<Date> {
    let [day, month, year] = parts else {
        return None;
    };
    let day = day.strip_suffix("er").unwrap_or(day);
    let month = month.trim_end_matches('.').to_lowercase();
    let month = month.replace('é', "e").replace('û', "u");
    if month.len() < 3 {
        return None;
    }
    let mut meant = MONTHS
        .iter()
        .zip(1i8..)
        .filter(|(name, _)| name.starts_with(&month));
    let (Some((_, number)), None) = (meant.next(), meant.next()) else {
        return None;
    };
    Date::new(year.parse().ok()?, number, day.parse().ok()?).ok()
}

/// Reads a date, then a time behind a blank, a `T` or an `à`: `02/02/2027 12:00`, `2027-02-02T12:00`, `02/02/2027 à 12h30`,
/// `2 February 2027, 12:00`.
fn date_time(text: &str) -> Option<DateTime> {
    let at = text.find(['T', 't', ' ', '\u{A0}', '\u{202F}'])?;
    let (day, time) = text.split_at(at);
    let named = || {
        let (day, time) = text.rsplit_once([' ', '\u{A0}', '\u{202F}'])?;
        moment(day.trim_end_matches(','), time)
    };
    moment(day, time).or_else(named)
}

fn moment(day: &str, time: &str) -> Option<DateTime> {
    let time = time.trim_start_matches(['T', 't', ' ', '\u{A0}', '\u{202F}', 'à']);
    let time = time.replace(['h', 'H'], ":");
    let mut parts = time
        .trim_end_matches(':')
        .split(':')
        .map(|part| part.trim().parse::<i8>().ok());
    let (hour, minute, second) = (
        parts.next()??,
        parts.next().unwrap_or(Some(0))?,
        parts.next().unwrap_or(Some(0))?,
    );
    if parts.next().is_some() {
        return None;
    }
    let time = jiff::civil::Time::new(hour, minute, second, 0).ok()?;
    Some(date(trim(day))?.to_datetime(time))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_type_them() {
        let table = [
            ("02/02/2027", Some((2027, 2, 2))),
            ("2/2/2027", Some((2027, 2, 2))),
            ("2027-02-02", Some((2027, 2, 2))),
            ("31.12.26", Some((2026, 12, 31))),
            ("2 February 2027", Some((2027, 2, 2))),
            ("31 dec 2026", Some((2026, 12, 31))),
            ("February 2, 2027", Some((2027, 2, 2))),
            ("31 February 2027", None),
            ("2 février 2027", Some((2027, 2, 2))),
            ("1er MARS 2027", Some((2027, 3, 1))),
            ("14 févr. 2027", Some((2027, 2, 14))),
            ("3 août 2027", Some((2027, 8, 3))),
            ("5 juil. 2027", Some((2027, 7, 5))),
            ("5 jui 2027", None),
            ("31 avril 2027", None),
            ("5 m 2027", None),
            ("2 February 27", None),
            ("02022027", Some((2027, 2, 2))),
            ("31/02/2027", None),
            ("2027", None),
            ("02/02/202", None),
            ("aujourd’hui", None),
        ];
        for (typed, expected) in table {
            assert_eq!(
                date(typed),
                expected.map(|(y, m, d)| Date::constant(y, m, d)),
                "{typed}"
            );
        }
        let noon = Date::constant(2027, 2, 2).at(12, 30, 0, 0);
        for typed in [
            "02/02/2027 12:30",
            "2027-02-02T12:30",
            "02/02/2027 à 12h30",
            "2027-02-02T12:30:00",
            "2 February 2027, 12:30",
            "2 Feb 2027 12:30",
        ] {
            assert_eq!(date_time(typed), Some(noon), "{typed}");
        }
        assert_eq!(date_time("02/02/2027"), None);
        assert_eq!(date_time("02/02/2027 25:00"), None);
    }

    #[test]
    fn yes_and_no_are_read_in_both_languages() {
        for (typed, expected) in [
            ("Oui", Some(true)),
            ("o", Some(true)),
            ("YES", Some(true)),
            ("non", Some(false)),
            ("peut-être", None),
        ] {
            assert_eq!(yes_no(typed), expected, "{typed}");
        }
    }
}
