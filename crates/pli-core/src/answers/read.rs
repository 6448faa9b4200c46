//! One JSON value of a file of answers, as an answer. Files are written by programs: numbers with a point, dates
//! `AAAA-MM-JJ`; what a person types into a field may be written in more ways, and is read elsewhere.
//!
//! [`crate::schema`] says the same in JSON Schema, and a test holds one against the other. Must not judge an answer: what can
//! be read and is wrong is a finding.

use serde_json::{Number, Value};

use crate::dossier::{Answer, MAX_TEXT_CHARS};
use crate::form::{Component, ComponentKind, Field, Kind};
use crate::text::Language;
use crate::view::{is_readable, parse_component, parse_input};

/// Codes that one list of a file may hold.
pub(crate) const MAX_CODES: usize = 1_000;
/// Characters of one code.
pub(crate) const MAX_CODE_CHARS: usize = 150;
/// Characters of several codes written as one text.
pub(crate) const MAX_CODES_CHARS: usize = 20_000;
/// Largest whole number that every reader of JSON keeps exactly, in digits: 15 nines.
const MAX_WHOLE: f64 = 999_999_999_999_999.0;
/// Below it a number with decimals keeps six of them exactly in every reader of JSON; above, and for smaller parts, a text is
/// asked for.
pub(crate) const MAX_BROKEN: f64 = 1_000_000_000.0;
/// Smallest number with decimals that need not be a text.
pub(crate) const MIN_BROKEN: f64 = 0.000_000_001;
/// Decimals that such a number keeps for certain; a field of more takes texts only.
const EXACT_DECIMALS: u32 = 6;
/// Digits before the point of a number written as text, and behind it where there is one.
pub(crate) const MAX_WHOLE_DIGITS: usize = 34;
pub(crate) const MAX_LEADING_DIGITS: usize = 24;
pub(crate) const MAX_DECIMALS: usize = 10;

/// What was expected, in French and in English.
pub(super) type Expected = (&'static str, &'static str);

/// Whether a number with decimals of this field may be a JSON number, and not only a text.
pub(crate) fn takes_broken_numbers(kind: &Kind) -> bool {
    match kind {
        Kind::Amount(_) => true,
        Kind::Number(_, decimals) | Kind::Rate(_, decimals) => *decimals <= EXACT_DECIMALS,
        _ => false,
    }
}

/// Whether a field takes several codes.
pub(crate) fn takes_codes(kind: &Kind) -> bool {
    match kind {
        Kind::Choices(..) => true,
        Kind::Code { items, .. } => items.is_many(),
        _ => false,
    }
}

/// The answer of a JSON value, or what was expected; none where it empties.
pub(super) fn field(field: &Field, value: &Value) -> Result<Option<Answer>, Expected> {
    let expected = expected(&field.kind);
    let read = match (&field.kind, value) {
        (_, Value::Null) => return Ok(None),
        (_, Value::String(text)) if text.is_empty() => return Ok(None),
        (Kind::YesNo, Value::Bool(value)) => return Ok(Some(Answer::YesNo(*value))),
        (kind, Value::Array(values)) if takes_codes(kind) => {
            return codes(values).map(Some).ok_or(expected);
        }
        (Kind::Integer(_), Value::Number(number)) => whole(number),
        (Kind::Number(..) | Kind::Amount(_) | Kind::Rate(..), Value::Number(number)) => {
            whole(number).or_else(|| broken(number).filter(|_| takes_broken_numbers(&field.kind)))
        }
        (kind, Value::String(text)) => is_written(kind, text).then(|| text.clone()),
        _ => None,
    };
    // The numbers of a file have a point and no thousands, which every language reads alike.
    let answer = parse_input(field, &read.ok_or(expected)?, Language::French);
    match answer {
        Some(answer) if is_readable(&field.kind, &answer) => Ok(Some(answer)),
        Some(_) => Err(expected),
        None => Ok(None),
    }
}

/// The answer of a JSON value for a component, or what was expected; none where it empties.
pub(super) fn component(component: &Component, value: &Value) -> Result<Option<Answer>, Expected> {
    let expected = match component.kind {
        ComponentKind::Text(_) | ComponentKind::Identifier(_) => ("un texte", "a text"),
        ComponentKind::Date => DATE,
        ComponentKind::Degrees(_) => ("un nombre", "a number"),
    };
    let read = match (component.kind, value) {
        (_, Value::Null) => return Ok(None),
        (_, Value::String(text)) if text.is_empty() => return Ok(None),
        (ComponentKind::Degrees(_), Value::Number(number)) => {
            whole(number).or_else(|| broken(number))
        }
        (ComponentKind::Degrees(_), Value::String(text)) => is_number(text).then(|| text.clone()),
        (ComponentKind::Date, Value::String(text)) => is_date(text).then(|| text.clone()),
        (ComponentKind::Text(_) | ComponentKind::Identifier(_), Value::String(text)) => {
            is_short(text, MAX_TEXT_CHARS).then(|| text.clone())
        }
        _ => None,
    };
    Ok(parse_component(component, &read.ok_or(expected)?))
}

/// Whether a text is written as files write an answer of the kind.
fn is_written(kind: &Kind, text: &str) -> bool {
    match kind {
        Kind::Integer(_) => is_whole(text),
        Kind::Number(..) | Kind::Amount(_) | Kind::Rate(..) => is_number(text),
        Kind::Date(_) => is_date(text),
        Kind::DateTime => is_date_time(text),
        Kind::Choices(..) => is_short(text, MAX_CODES_CHARS),
        Kind::Code { items, .. } if items.is_many() => is_short(text, MAX_CODES_CHARS),
        Kind::Choice(_) | Kind::Code { .. } => is_short(text, MAX_CODE_CHARS),
        Kind::Text(_) | Kind::LongText(_) | Kind::Identifier(_) | Kind::Url => {
            is_short(text, MAX_TEXT_CHARS)
        }
        Kind::YesNo
        | Kind::Address
        | Kind::Person
        | Kind::Period
        | Kind::Geo
        | Kind::Computed(_)
        | Kind::Attachment(_)
        | Kind::Group(_)
        | Kind::Table(_) => false,
    }
}

fn is_short(text: &str, most: usize) -> bool {
    text.chars().count() <= most
}

fn is_digits(text: &str, most: usize) -> bool {
    (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_whole(text: &str) -> bool {
    is_digits(text.strip_prefix('-').unwrap_or(text), MAX_WHOLE_DIGITS)
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    match digits.split_once('.') {
        Some((whole, decimals)) => {
            is_digits(whole, MAX_LEADING_DIGITS) && is_digits(decimals, MAX_DECIMALS)
        }
        None => is_digits(digits, MAX_WHOLE_DIGITS),
    }
}

/// `2027-02-02`, a day of the calendar.
fn is_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    let dashes = bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-';
    let digits = |from: usize, to: usize| {
        text.get(from..to)
            .filter(|part| is_digits(part, 4))
            .and_then(|part| part.parse().ok())
    };
    let day = || {
        let (year, month, day): (i16, i16, i16) = (digits(0, 4)?, digits(5, 7)?, digits(8, 10)?);
        let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        jiff::civil::Date::new(year, month, day).ok()
    };
    dashes && day().is_some()
}

/// `2027-02-02T12:00`, with seconds or without.
fn is_date_time(text: &str) -> bool {
    let Some((day, time)) = text.split_once('T') else {
        return false;
    };
    let mut parts = time.split(':');
    let mut below = |most: u8| {
        let part = parts.next().filter(|part| part.len() == 2);
        let number = part.filter(|part| is_digits(part, 2));
        number
            .and_then(|part| part.parse().ok())
            .filter(|number: &u8| *number < most)
    };
    let clock = (below(24), below(60));
    let seconds = match time.len() {
        5 => Some(0),
        8 => below(60),
        _ => None,
    };
    is_date(day) && matches!(clock, (Some(_), Some(_))) && seconds.is_some()
}

/// A JSON number without decimals that lost nothing in a reader of JSON.
fn whole(number: &Number) -> Option<String> {
    let value = number.as_f64()?;
    (value.fract() == 0.0 && value.abs() <= MAX_WHOLE).then(|| format!("{value:.0}"))
}

/// A JSON number with decimals, of which six at least are exact; further ones give a finding.
fn broken(number: &Number) -> Option<String> {
    let value = number.as_f64()?;
    if !(MIN_BROKEN..MAX_BROKEN).contains(&value.abs()) {
        return None;
    }
    let decimal: pli_feel::Decimal = number.to_string().parse().ok()?;
    Some(decimal.to_string())
}

fn codes(values: &[Value]) -> Option<Answer> {
    let code = |value: &Value| {
        let code = value.as_str()?;
        is_short(code, MAX_CODE_CHARS).then(|| code.to_owned())
    };
    if values.len() > MAX_CODES {
        return None;
    }
    let codes: Option<Vec<String>> = values.iter().map(code).collect();
    codes.map(Answer::Codes)
}

const DATE: Expected = ("une date, AAAA-MM-JJ", "a date, YYYY-MM-DD");

fn expected(kind: &Kind) -> Expected {
    match kind {
        Kind::Integer(_) => ("un nombre entier", "a whole number"),
        Kind::Number(..) | Kind::Amount(_) | Kind::Rate(..) => (
            "un nombre, entre guillemets au-delà de 15 chiffres",
            "a number, in quotes beyond 15 digits",
        ),
        Kind::YesNo => ("true ou false", "true or false"),
        Kind::Date(_) => DATE,
        Kind::DateTime => (
            "une date et une heure, AAAA-MM-JJTHH:MM",
            "a date and time, YYYY-MM-DDTHH:MM",
        ),
        Kind::Choice(_) => ("un code", "a code"),
        Kind::Choices(..) => ("une liste de codes", "a list of codes"),
        Kind::Code { items, .. } if items.is_many() => ("une liste de codes", "a list of codes"),
        Kind::Code { .. } => ("un code", "a code"),
        _ => ("un texte", "a text"),
    }
}
