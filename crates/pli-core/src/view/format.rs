//! Values as people read them in French: `1 234,56 €`, 02/02/2027.

use std::sync::Arc;

use jiff::civil::{Date, DateTime};
use pli_feel::{Decimal, Value};

use super::written;
use crate::dossier::Answer;
use crate::form::{CodeList, CodePattern, ComponentKind, ComputedType, Field, Kind};
use crate::identifier;
use crate::text::{Language, Text};

/// Longest plain form that is written without being read.
const MAX_PLAIN: usize = 30;
/// Narrow no-break space: between thousands, and before the signs that French sets apart.
const THIN: char = '\u{202F}';

/// A text for people.
type Formatted = String;

/// How the value of an expression is written.
#[derive(Debug, Clone)]
pub(crate) enum Shape {
    Text,
    Number,
    /// A whole number without a unit: four figures are a year more often than not, and stay together.
    Figures,
    Amount,
    Rate,
    YesNo,
    Date,
    DateTime,
    Codes(Arc<CodeList>),
}

impl Shape {
    /// Writes a value in both languages. A text is its own.
    pub(crate) fn tell(&self, value: &Value) -> Text {
        match (self, value) {
            (Self::Codes(_), _) => Text::told(|language| self.write(value, language)),
            (_, Value::Null | Value::Text(_)) => Text {
                fr: self.write(value, Language::French),
                en: None,
            },
            _ => Text::told(|language| self.write(value, language)),
        }
    }

    /// Writes a value; empty for null.
    pub(crate) fn write(&self, value: &Value, language: Language) -> Formatted {
        match (self, value) {
            (_, Value::Null) => String::new(),
            (Self::Amount, Value::Number(n)) => written::amount(*n, language),
            (Self::Rate, Value::Number(n)) => written::rate(*n, language),
            (Self::Figures, Value::Number(n)) if is_of_four(*n) => plain(*n),
            (_, Value::Number(n)) => written::number(*n, language),
            (_, Value::Boolean(b)) => written::yes_no(*b, language).to_owned(),
            (_, Value::Date(d)) => written::date(*d, language),
            (_, Value::DateTime(d)) => written::date_time(*d, language),
            (Self::Codes(list), Value::Text(code)) => label(Some(list), code, language),
            (_, Value::Text(text)) => text.to_string(),
            (_, Value::List(values)) => values
                .iter()
                .map(|value| self.write(value, language))
                .filter(|text| !text.is_empty())
                .collect::<Vec<_>>()
                .join(", "),
            (_, other) => other.to_plain().unwrap_or_default(),
        }
    }
}

/// Whether a number is a whole one of four figures.
fn is_of_four(value: Decimal) -> bool {
    plain(value).len() == 4 && value.is_integer()
}

/// Writes euros: `1 234,56 €`.
pub(super) fn amount(value: Decimal) -> Formatted {
    format!("{}{THIN}€", grouped(&value.to_fixed(2)))
}

/// Writes a number with the decimals that it has: `1 234,5`.
pub(super) fn number(value: Decimal) -> Formatted {
    grouped(&plain(value))
}

/// Writes a rate: `12,5 %`.
pub(super) fn rate(value: Decimal) -> Formatted {
    format!("{}{THIN}%", grouped(&plain(value)))
}

/// Writes yes or no.
pub(super) fn yes_no(value: bool) -> &'static str {
    if value { "Oui" } else { "Non" }
}

/// Writes a date: `02/02/2027`.
pub(super) fn date(value: Date) -> Formatted {
    format!(
        "{:02}/{:02}/{:04}",
        value.day(),
        value.month(),
        value.year()
    )
}

/// Writes a date and time: `02/02/2027 à 12:00`.
pub(super) fn date_time(value: DateTime) -> Formatted {
    let time = value.time();
    format!(
        "{} à {:02}:{:02}",
        date(value.date()),
        time.hour(),
        time.minute()
    )
}

/// Writes a number of bytes: `12,3 Mo`; decimal multiples.
pub(super) fn bytes(value: u64) -> Formatted {
    let units = [(1_000_000_000_u64, "Go"), (1_000_000, "Mo"), (1_000, "ko")];
    let Some((size, unit)) = units.into_iter().find(|(size, _)| value >= *size) else {
        return format!("{value}{THIN}octets");
    };
    let tenths = u128::from(value) * 10 / u128::from(size);
    let (whole, rest) = (tenths / 10, tenths % 10);
    if rest == 0 {
        format!("{whole}{THIN}{unit}")
    } else {
        format!("{whole},{rest}{THIN}{unit}")
    }
}

/// The shortest plain form of a number: `1234.5`.
pub(crate) fn plain(value: Decimal) -> String {
    value.to_fixed(value.decimals())
}

/// Sets thousands apart and puts the comma of a plain number.
fn grouped(plain: &str) -> String {
    let mut out = String::with_capacity(plain.len() * 2);
    group(&mut out, plain);
    out
}

fn group(out: &mut String, plain: &str) {
    let digits = plain.strip_prefix('-').unwrap_or(plain);
    out.push_str(&plain[..plain.len() - digits.len()]);
    let (whole, decimals) = parted(digits).unwrap_or((digits, ""));
    let (mut begin, mut end) = (0, whole.len() % 3);
    while begin < whole.len() {
        if begin > 0 {
            out.push(THIN);
        }
        out.push_str(&whole[begin..end]);
        (begin, end) = (end, end + 3);
    }
    if !decimals.is_empty() {
        out.push(',');
        out.push_str(decimals);
    }
}

/// What stands before and behind the point of a number.
fn parted(digits: &str) -> Option<(&str, &str)> {
    let point = digits.bytes().position(|byte| byte == b'.')?;
    Some((&digits[..point], &digits[point + 1..]))
}

/// The decimals of a number that stands in its shortest plain form, as values do; none of any other text.
fn plain_decimals(text: &str) -> Option<usize> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, decimals) = parted(digits).unwrap_or((digits, "."));
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let well = text.len() <= MAX_PLAIN
        && are_digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && text != "-0";
    match decimals {
        "." => well.then_some(0),
        _ => (well && are_digits(decimals) && !decimals.ends_with('0')).then_some(decimals.len()),
    }
}

/// Writes a number that stands in its shortest plain form, as values do, with so many decimals at least; none of any other
/// text, which must be read first.
fn write_plain(text: &str, decimals: usize, unit: &str) -> Option<Formatted> {
    let own = plain_decimals(text)?;
    let mut out = String::with_capacity(text.len() * 2 + decimals + unit.len() + 4);
    group(&mut out, text);
    if own == 0 && decimals > 0 {
        out.push(',');
    }
    out.extend(std::iter::repeat_n('0', decimals.saturating_sub(own)));
    if !unit.is_empty() {
        out.push(THIN);
        out.push_str(unit);
    }
    Some(out)
}

/// Writes the text of a number, plain or not, with its unit.
fn write_number(text: &str, unit: &str) -> Formatted {
    let plain = write_plain(text, 0, unit);
    plain.unwrap_or_else(|| match text.parse::<Decimal>() {
        Ok(value) if unit.is_empty() => number(value),
        Ok(value) => format!("{}{THIN}{unit}", number(value)),
        Err(_) => text.to_owned(),
    })
}

fn write_amount(text: &str) -> Formatted {
    let is_of_cents = plain_decimals(text).is_some_and(|decimals| decimals <= 2);
    let plain = is_of_cents.then(|| write_plain(text, 2, "€")).flatten();
    plain.unwrap_or_else(|| text.parse().map_or_else(|_| text.to_owned(), amount))
}

/// Writes an answer of a field for people; what cannot be read is shown as it was typed.
///
/// Four figures without a unit stay together: they are a year more often than not.
pub(super) fn display_answer(field: &Field, answer: &Answer) -> Formatted {
    match (&field.kind, answer) {
        (Kind::Amount(_) | Kind::Computed(ComputedType::Amount), Answer::Number(n)) => {
            write_amount(n)
        }
        (Kind::Rate(..) | Kind::Computed(ComputedType::Rate), Answer::Number(n)) => {
            write_number(n, "%")
        }
        (Kind::Integer(_), Answer::Number(n)) if n.len() == 4 && field.unit.is_none() => n.clone(),
        (kind, Answer::Number(n)) => {
            let typed = matches!(
                kind,
                Kind::Integer(_) | Kind::Number(..) | Kind::Computed(_)
            );
            let unit = field.unit.as_deref().filter(|_| typed);
            write_number(n, unit.unwrap_or_default())
        }
        (Kind::Identifier(kind), Answer::Text(text)) => identifier::display(*kind, text),
        (kind, Answer::Codes(codes)) => codes
            .iter()
            .map(|code| code_label(kind, code))
            .collect::<Vec<_>>()
            .join(", "),
        (_, Answer::Text(text)) => text.clone(),
        (_, Answer::YesNo(value)) => yes_no(*value).to_owned(),
        (_, Answer::Date(value)) => date(*value),
        (_, Answer::DateTime(value)) => date_time(*value),
    }
}

/// Writes an answer of a component for people.
pub(super) fn display_component(kind: ComponentKind, answer: &Answer) -> Formatted {
    match (kind, answer) {
        (ComponentKind::Identifier(kind), Answer::Text(text)) => identifier::display(kind, text),
        (_, Answer::Text(text)) => text.clone(),
        (_, Answer::Number(n)) => write_number(n, ""),
        (_, Answer::Date(value)) => date(*value),
        (_, Answer::DateTime(value)) => date_time(*value),
        (_, Answer::YesNo(value)) => yes_no(*value).to_owned(),
        (_, Answer::Codes(codes)) => codes.join(", "),
    }
}

fn code_label(kind: &Kind, code: &str) -> String {
    let shown = match kind {
        Kind::Code {
            list: None,
            pattern: Some(CodePattern::Identifier(of)),
            ..
        } => return identifier::display(*of, code),
        Kind::Code {
            list: Some(list), ..
        } => list
            .get(code)
            .map(|entry| format!("{code} – {}", entry.label.fr)),
        _ => return label(kind.list(), code, Language::French),
    };
    shown.unwrap_or_else(|| code.to_owned())
}

fn label(list: Option<&Arc<CodeList>>, code: &str, language: Language) -> String {
    let entry = list.and_then(|list| list.get(code));
    entry
        .map_or(code, |entry| entry.label.get(language))
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_number_is_written_as_if_it_were_read() {
        let texts = [
            "0",
            "-0",
            "00",
            "5",
            "-5",
            "12",
            "123",
            "1234",
            "-1234567",
            "1234.5",
            "0.5",
            ".5",
            "5.",
            "12.50",
            "0.05",
            "-0.05",
            "1e3",
            "",
            "-",
            "x",
            "12,5",
            "999999.99",
            "1234.005",
        ];
        for text in texts {
            let read = text.parse::<Decimal>();
            let slowly = read.map_or_else(|_| text.to_owned(), number);
            assert_eq!(write_number(text, ""), slowly, "{text}");
            let slowly = read.map_or_else(|_| text.to_owned(), amount);
            assert_eq!(write_amount(text), slowly, "{text}");
        }
    }

    #[test]
    fn numbers_are_written_as_the_french_do() {
        let n = |text: &str| text.parse::<Decimal>().unwrap();
        let table = [
            (amount(n("1234.5")), "1 234,50 €"),
            (amount(n("-1234567.005")), "-1 234 567,01 €"),
            (amount(n("0")), "0,00 €"),
            (number(n("1234.50")), "1 234,5"),
            (number(n("999")), "999"),
            (rate(n("12.50")), "12,5 %"),
            (bytes(0), "0 octets"),
            (bytes(12_345_678), "12,3 Mo"),
            (bytes(10_000_000), "10 Mo"),
        ];
        for (given, expected) in table {
            assert_eq!(given.replace(THIN, " "), expected);
        }
    }
}
