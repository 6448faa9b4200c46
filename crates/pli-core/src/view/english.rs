//! Values as people read them in English: `€1,234.56`, `2 February 2027`. Dates are written out, because day and month
//! stand in another order for many who read English.

use jiff::civil::{Date, DateTime};
use pli_feel::Decimal;

use super::format::plain;
use crate::dossier::Answer;
use crate::form::{CodePattern, ComponentKind, ComputedType, Field, Kind};
use crate::identifier;

/// Writes euros: `€1,234.56`.
pub(super) fn amount(value: Decimal) -> String {
    let text = grouped(&value.to_fixed(2));
    match text.strip_prefix('-') {
        Some(positive) => format!("-€{positive}"),
        None => format!("€{text}"),
    }
}

/// Writes a number with the decimals that it has: `1,234.5`.
pub(super) fn number(value: Decimal) -> String {
    grouped(&plain(value))
}

/// Writes a rate: `12.5%`.
pub(super) fn rate(value: Decimal) -> String {
    format!("{}%", number(value))
}

/// Writes yes or no.
pub(super) fn yes_no(value: bool) -> &'static str {
    if value { "Yes" } else { "No" }
}

/// Writes a date: `2 February 2027`.
pub(super) fn date(value: Date) -> String {
    value.strftime("%-d %B %Y").to_string()
}

/// Writes a date and time: `2 February 2027, 12:00`.
pub(super) fn date_time(value: DateTime) -> String {
    let (day, time) = (date(value.date()), value.time());
    format!("{day}, {:02}:{:02}", time.hour(), time.minute())
}

/// Writes a number of bytes: `12.3 MB`; decimal multiples.
pub(super) fn bytes(value: u64) -> String {
    let units = [(1_000_000_000_u64, "GB"), (1_000_000, "MB"), (1_000, "kB")];
    let Some((size, unit)) = units.into_iter().find(|(size, _)| value >= *size) else {
        return format!("{value} bytes");
    };
    let tenths = u128::from(value) * 10 / u128::from(size);
    match (tenths / 10, tenths % 10) {
        (whole, 0) => format!("{whole} {unit}"),
        (whole, rest) => format!("{whole}.{rest} {unit}"),
    }
}

/// Writes an answer of a field; what cannot be read is shown as it was typed.
pub(super) fn display_answer(field: &Field, answer: &Answer) -> String {
    match (&field.kind, answer) {
        (Kind::Amount(_) | Kind::Computed(ComputedType::Amount), Answer::Number(n)) => {
            read(n, amount)
        }
        (Kind::Rate(..) | Kind::Computed(ComputedType::Rate), Answer::Number(n)) => read(n, rate),
        (Kind::Integer(_), Answer::Number(n)) if n.len() == 4 && field.unit.is_none() => n.clone(),
        (Kind::Integer(_) | Kind::Number(..) | Kind::Computed(_), Answer::Number(n)) => {
            let text = read(n, number);
            match field.unit.as_deref() {
                Some("€") => read(n, |n| format!("€{}", number(n))),
                Some("%") => format!("{text}%"),
                Some(unit) => format!("{text} {unit}"),
                None => text,
            }
        }
        (_, Answer::Number(n)) => read(n, number),
        (Kind::Identifier(kind), Answer::Text(text)) => identifier::display(*kind, text),
        (kind, Answer::Codes(codes)) => {
            let labels = codes.iter().map(|code| code_label(kind, code));
            labels.collect::<Vec<_>>().join(", ")
        }
        (_, Answer::Text(text)) => text.clone(),
        (_, Answer::YesNo(value)) => yes_no(*value).to_owned(),
        (_, Answer::Date(value)) => date(*value),
        (_, Answer::DateTime(value)) => date_time(*value),
    }
}

/// Writes an answer of a component.
pub(super) fn display_component(kind: ComponentKind, answer: &Answer) -> String {
    match (kind, answer) {
        (ComponentKind::Identifier(kind), Answer::Text(text)) => identifier::display(kind, text),
        (_, Answer::Text(text)) => text.clone(),
        (_, Answer::Number(n)) => read(n, number),
        (_, Answer::Date(value)) => date(*value),
        (_, Answer::DateTime(value)) => date_time(*value),
        (_, Answer::YesNo(value)) => yes_no(*value).to_owned(),
        (_, Answer::Codes(codes)) => codes.join(", "),
    }
}

/// The name of a component of an address, a person, a period, a place.
pub(super) fn component_label(name: &str) -> &str {
    match name {
        "line1" => "address",
        "line2" => "address, continued",
        "line3" => "locality or PO box",
        "line4" => "note",
        "postcode" => "postcode",
        "city" => "town",
        "insee" => "INSEE code",
        "country" => "country",
        "title" => "title",
        "last_name" => "last name",
        "first_name" => "first name",
        "role" => "role",
        "phone" => "telephone",
        "email" => "e-mail",
        "start" => "start",
        "end" => "end",
        other => other,
    }
}

fn read(text: &str, write: impl Fn(Decimal) -> String) -> String {
    text.parse().map_or_else(|_| text.to_owned(), write)
}

/// The label of a code; French where the list has no English.
fn code_label(kind: &Kind, code: &str) -> String {
    if let Kind::Code {
        list: None,
        pattern: Some(CodePattern::Identifier(of)),
        ..
    } = kind
    {
        return identifier::display(*of, code);
    }
    let entry = kind.list().and_then(|list| list.get(code));
    let label = entry.map(|entry| entry.label.get(crate::text::Language::English));
    match (kind, label) {
        (_, None) => code.to_owned(),
        (Kind::Code { .. }, Some(label)) => format!("{code} – {label}"),
        (_, Some(label)) => label.to_owned(),
    }
}

/// Sets the thousands of a plain number apart.
fn grouped(plain: &str) -> String {
    let digits = plain.strip_prefix('-').unwrap_or(plain);
    let (whole, decimals) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let mut text = plain[..plain.len() - digits.len()].to_owned();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text + decimals
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_as_the_english_do() {
        let n = |text: &str| text.parse::<Decimal>().unwrap();
        let table = [
            (amount(n("1234.5")), "€1,234.50"),
            (amount(n("-1234567.005")), "-€1,234,567.01"),
            (amount(n("0")), "€0.00"),
            (number(n("1234.50")), "1,234.5"),
            (number(n("999")), "999"),
            (number(n("-100000")), "-100,000"),
            (rate(n("12.50")), "12.5%"),
            (date(jiff::civil::date(2027, 2, 3)), "3 February 2027"),
            (
                date_time(jiff::civil::date(2027, 12, 3).at(9, 5, 0, 0)),
                "3 December 2027, 09:05",
            ),
            (bytes(0), "0 bytes"),
            (bytes(12_345_678), "12.3 MB"),
            (bytes(10_000_000), "10 MB"),
        ];
        for (given, expected) in table {
            assert_eq!(given, expected);
        }
    }
}
