//! Values as people read them in French: `1 234,56 €`, 02/02/2027.

use std::sync::Arc;

use jiff::civil::{Date, DateTime};
use pli_feel::{Decimal, Value};

use crate::dossier::Answer;
use crate::form::{CodeList, CodePattern, ComponentKind, ComputedType, Field, Kind};
use crate::identifier;

/// Narrow no-break space: between thousands, and before the signs that French sets apart.
const THIN: char = '\u{202F}';

/// A text for people.
pub type Formatted = String;

/// How the value of an expression is written.
#[derive(Debug, Clone)]
pub(crate) enum Shape {
    Text,
    Number,
    Amount,
    Rate,
    YesNo,
    Date,
    DateTime,
    Codes(Arc<CodeList>),
}

impl Shape {
    /// Writes a value; empty for null.
    pub(crate) fn write(&self, value: &Value) -> Formatted {
        match (self, value) {
            (_, Value::Null) => String::new(),
            (Self::Amount, Value::Number(n)) => amount(*n),
            (Self::Rate, Value::Number(n)) => rate(*n),
            (_, Value::Number(n)) => number(*n),
            (_, Value::Boolean(b)) => yes_no(*b).to_owned(),
            (_, Value::Date(d)) => date(*d),
            (_, Value::DateTime(d)) => date_time(*d),
            (Self::Codes(list), Value::Text(code)) => label(Some(list), code),
            (_, Value::Text(text)) => text.to_string(),
            (_, Value::List(values)) => values
                .iter()
                .map(|value| self.write(value))
                .filter(|text| !text.is_empty())
                .collect::<Vec<_>>()
                .join(", "),
            (_, other) => other.to_plain().unwrap_or_default(),
        }
    }
}

/// Writes euros: `1 234,56 €`.
pub fn amount(value: Decimal) -> Formatted {
    format!("{}{THIN}€", grouped(&value.to_fixed(2)))
}

/// Writes a number with the decimals that it has: `1 234,5`.
pub fn number(value: Decimal) -> Formatted {
    grouped(&plain(value))
}

fn rate(value: Decimal) -> Formatted {
    format!("{}{THIN}%", grouped(&plain(value)))
}

fn yes_no(value: bool) -> &'static str {
    if value { "Oui" } else { "Non" }
}

/// Writes a date: `02/02/2027`.
pub fn date(value: Date) -> Formatted {
    format!(
        "{:02}/{:02}/{:04}",
        value.day(),
        value.month(),
        value.year()
    )
}

/// Writes a date and time: `02/02/2027 à 12:00`.
pub fn date_time(value: DateTime) -> Formatted {
    let time = value.time();
    format!(
        "{} à {:02}:{:02}",
        date(value.date()),
        time.hour(),
        time.minute()
    )
}

/// Writes a number of bytes: `12,3 Mo`; decimal multiples.
pub fn bytes(value: u64) -> Formatted {
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
    let (sign, digits) = plain
        .strip_prefix('-')
        .map_or(("", plain), |rest| ("-", rest));
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let mut out = sign.to_owned();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push(THIN);
        }
        out.push(digit);
    }
    if !decimals.is_empty() {
        out.push(',');
        out.push_str(decimals);
    }
    out
}

/// Writes an answer of a field for people; what cannot be read is shown as it was typed.
///
/// Four figures without a unit stay together: they are a year more often than not.
pub fn display_answer(field: &Field, answer: &Answer) -> Formatted {
    match (&field.kind, answer) {
        (Kind::Amount(_) | Kind::Computed(ComputedType::Amount), Answer::Number(n)) => {
            n.parse().map_or_else(|_| n.clone(), amount)
        }
        (Kind::Rate(..) | Kind::Computed(ComputedType::Rate), Answer::Number(n)) => {
            n.parse().map_or_else(|_| n.clone(), rate)
        }
        (Kind::Integer(_), Answer::Number(n)) if n.len() == 4 && field.unit.is_none() => n.clone(),
        (kind, Answer::Number(n)) => {
            let text = n.parse().map_or_else(|_| n.clone(), number);
            let typed = matches!(
                kind,
                Kind::Integer(_) | Kind::Number(..) | Kind::Computed(_)
            );
            match field.unit.as_ref().filter(|_| typed) {
                Some(unit) => format!("{text}{THIN}{unit}"),
                None => text,
            }
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
pub(crate) fn display_component(kind: ComponentKind, answer: &Answer) -> Formatted {
    match (kind, answer) {
        (ComponentKind::Identifier(kind), Answer::Text(text)) => identifier::display(kind, text),
        (_, Answer::Text(text)) => text.clone(),
        (_, Answer::Number(n)) => n.parse().map_or_else(|_| n.clone(), number),
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
        _ => return label(kind.list(), code),
    };
    shown.unwrap_or_else(|| code.to_owned())
}

fn label(list: Option<&Arc<CodeList>>, code: &str) -> String {
    list.and_then(|list| list.get(code))
        .map_or_else(|| code.to_owned(), |entry| entry.label.fr.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

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
