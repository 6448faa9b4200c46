//! How people read identifiers: in groups, separated by narrow no-break spaces.

use super::IdentifierKind;

const THIN: char = '\u{202F}';

pub(super) fn display(kind: IdentifierKind, text: &str) -> String {
    if !text.is_ascii() {
        return text.to_owned();
    }
    match kind {
        IdentifierKind::Siren if text.len() == 9 => groups(text, &[3, 3, 3]),
        IdentifierKind::Siret if text.len() == 14 => groups(text, &[3, 3, 3, 5]),
        IdentifierKind::Nda if text.len() == 11 => groups(text, &[2, 2, 5, 2]),
        IdentifierKind::Vat if text.len() == 13 => groups(text, &[4, 3, 3, 3]),
        IdentifierKind::RibFr if text.len() == 23 => groups(text, &[5, 5, 11, 2]),
        IdentifierKind::Nir if text.len() == 15 => groups(text, &[1, 2, 2, 2, 3, 3, 2]),
        IdentifierKind::Iban => fours(text),
        IdentifierKind::Phone if text.len() == 10 && text.starts_with('0') => {
            groups(text, &[2, 2, 2, 2, 2])
        }
        IdentifierKind::Naf if text.len() == 5 => format!("{}.{}", &text[..2], &text[2..]),
        _ => text.to_owned(),
    }
}

fn groups(text: &str, sizes: &[usize]) -> String {
    let mut rest = text;
    let mut out = String::new();
    for size in sizes {
        let (group, tail) = rest.split_at(*size);
        if !out.is_empty() {
            out.push(THIN);
        }
        out.push_str(group);
        rest = tail;
    }
    out
}

fn fours(text: &str) -> String {
    let mut out = String::new();
    for (index, letter) in text.chars().enumerate() {
        if index > 0 && index % 4 == 0 {
            out.push(THIN);
        }
        out.push(letter);
    }
    out
}
