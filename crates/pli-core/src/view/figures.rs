//! Numbers as people type them, read as their language writes them. A comma parts decimals, and in English thousands too: where
//! it could be either, nothing is guessed.

use pli_feel::Decimal;

use super::format::plain;
use super::input::trim;
use crate::dossier::Answer;
use crate::form::{Field, Kind};
use crate::text::Language;

/// Figures between two commas of thousands.
const GROUP: u32 = 3;

/// A number without its unit: `1 234,50 €`, `€1,234.50`, `-€3`, `12 %`, `10 h`.
pub(super) fn bare(field: &Field, text: &str) -> String {
    let unit = match &field.kind {
        Kind::Amount(_) => Some("€"),
        Kind::Rate(..) => Some("%"),
        _ => field.unit.as_deref(),
    };
    let Some(unit) = unit else {
        return text.to_owned();
    };
    let bare = text.strip_suffix(unit).map_or(text, trim);
    let (sign, digits) = match bare.strip_prefix(['-', '\u{2212}']) {
        Some(digits) => ("-", digits),
        None => ("", bare),
    };
    match digits.strip_prefix('€') {
        Some(digits) if unit == "€" => format!("{sign}{}", trim(digits)),
        _ => bare.to_owned(),
    }
}

/// The decimals that a field of numbers may have.
pub(super) fn decimals(kind: &Kind) -> u32 {
    match kind {
        Kind::Number(_, most) | Kind::Rate(_, most) => *most,
        Kind::Amount(_) => 2,
        _ => 0,
    }
}

/// Whether a text that was kept may be a number in two ways: `1,234` is a thousand in English, and a little more than one in
/// French.
pub(crate) fn is_unsure(field: &Field, text: &str) -> bool {
    let compact = compact(&bare(field, trim(text)));
    decimals(&field.kind) >= GROUP && commas_of_thousands(&compact) == Some(1)
}

/// Reads `1 234,56`, `1234.56`, `1 234`, `-3`; a point or comma is the decimal sign unless both stand, the last one then. In
/// English commas that part thousands do so: `1,234,567`. One comma before three figures does where the field has no three
/// decimals, and is read as nothing where it has.
pub(super) fn number(text: &str, language: Language, decimals: u32) -> Option<Answer> {
    let compact = compact(text);
    let thousands = match language {
        Language::French => None,
        Language::English => commas_of_thousands(&compact),
    };
    let value = match thousands {
        None => decimal(&compact),
        Some(1) if decimals >= GROUP => None,
        Some(_) => compact.replace(',', "").parse().ok(),
    };
    value.map(|value| Answer::Number(plain(value)))
}

/// The number of commas, where each stands as one between thousands does.
fn commas_of_thousands(compact: &str) -> Option<usize> {
    let digits = compact.strip_prefix(['-', '+']).unwrap_or(compact);
    let are_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = digits.split(',');
    let first = parts.next().unwrap_or_default();
    let begins = (1..=3).contains(&first.len()) && !first.starts_with('0') && are_digits(first);
    let mut commas = 0;
    for part in parts {
        if part.len() != 3 || !are_digits(part) {
            return None;
        }
        commas += 1;
    }
    (begins && commas > 0).then_some(commas)
}

/// A number without blanks, its minus a plain one.
fn compact(text: &str) -> String {
    let compact: String = text
        .chars()
        .filter(|c| {
            !matches!(
                c,
                ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}' | '\'' | '\u{2019}'
            )
        })
        .collect();
    compact.replace('\u{2212}', "-")
}

fn decimal(compact: &str) -> Option<Decimal> {
    if !compact
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+'))
    {
        return None;
    }
    let (comma, point) = (compact.rfind(','), compact.rfind('.'));
    let plain = match (comma, point) {
        (Some(comma), Some(point)) if comma > point => compact.replace('.', "").replace(',', "."),
        (Some(_), Some(_)) => compact.replace(',', ""),
        (Some(_), None) => compact.replace(',', "."),
        (None, _) => compact.to_owned(),
    };
    plain.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_type_them() {
        let table = [
            ("1 234,56", Some("1234.56")),
            ("1234.56", Some("1234.56")),
            ("1\u{202F}234\u{202F}567,5", Some("1234567.5")),
            ("1\u{A0}234,50", Some("1234.5")),
            ("1.234,56", Some("1234.56")),
            ("1,234.56", Some("1234.56")),
            ("-3", Some("-3")),
            ("\u{2212}3,5", Some("-3.5")),
            ("12", Some("12")),
            ("0,10", Some("0.1")),
            ("douze", None),
            ("1e5", None),
            ("1,2,3", None),
            ("12345678901234567890123456789012345678", None),
            ("--3", None),
        ];
        for (typed, expected) in table {
            let read = number(typed, Language::French, 6);
            assert_eq!(
                read,
                expected.map(|n| Answer::Number(n.into())),
                "{typed:?}"
            );
        }
    }

    /// What is typed in English, as a field of whole numbers, of two decimals and of six reads it.
    const ENGLISH: &[(&str, [Option<&str>; 3])] = &[
        ("1,234.56", [Some("1234.56"); 3]),
        ("1.234,56", [Some("1234.56"); 3]),
        ("1 234,56", [Some("1234.56"); 3]),
        ("12,5", [Some("12.5"); 3]),
        ("0,125", [Some("0.125"); 3]),
        ("1234,567", [Some("1234.567"); 3]),
        ("1.234", [Some("1.234"); 3]),
        ("1,234,567", [Some("1234567"); 3]),
        ("-12,345,678", [Some("-12345678"); 3]),
        ("1,234", [Some("1234"), Some("1234"), None]),
        ("999,999", [Some("999999"), Some("999999"), None]),
        ("1,23,456", [None; 3]),
        ("1,2,3", [None; 3]),
    ];

    #[test]
    fn in_english_a_comma_parts_thousands_and_nothing_is_guessed() {
        for (typed, expected) in ENGLISH {
            for (decimals, expected) in [0, 2, 6].into_iter().zip(expected) {
                let read = number(typed, Language::English, decimals);
                let expected = expected.map(|n| Answer::Number(n.into()));
                assert_eq!(read, expected, "{typed:?} with {decimals} decimals");
            }
        }
    }
}
