//! How an identifier is stored: NFKC, no separators, upper-case.

use unicode_normalization::UnicodeNormalization;

use super::IdentifierKind;

/// Characters of a typed identifier that are looked at.
const MAX_CHARS: usize = 400;

/// Brings a typed identifier to its stored form.
pub(super) fn normalise(kind: IdentifierKind, text: &str) -> String {
    let text: String = text.chars().take(MAX_CHARS).nfkc().collect();
    let trimmed = text.trim();
    match kind {
        IdentifierKind::Email
        | IdentifierKind::ActesNumber
        | IdentifierKind::ActesId
        | IdentifierKind::LheoDate => trimmed.to_owned(),
        IdentifierKind::Bic => trimmed.to_uppercase(),
        IdentifierKind::Phone => phone(trimmed),
        IdentifierKind::Rncp => prefixed(compact(trimmed), "RNCP"),
        IdentifierKind::Rs => prefixed(compact(trimmed), "RS"),
        _ => compact(trimmed),
    }
}

/// Whether a digit of another script stands in the text: NFKC would hide it.
pub(super) fn has_foreign_digit(text: &str) -> bool {
    text.chars()
        .take(MAX_CHARS)
        .any(|c| c.is_numeric() && !c.is_ascii_digit())
}

fn compact(text: &str) -> String {
    text.chars()
        .filter(|c| !is_separator(*c))
        .collect::<String>()
        .to_uppercase()
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '.' | '-' | '/' | '\u{2010}'..='\u{2014}')
}

/// French numbers in their national form, `0536491234`; others as E.164.
fn phone(text: &str) -> String {
    let bare: String = text
        .chars()
        .filter(|c| !is_separator(*c) && !matches!(c, '(' | ')'))
        .collect();
    let national = bare
        .strip_prefix("+33")
        .or_else(|| bare.strip_prefix("0033"));
    match national {
        Some(rest) => format!(
            "0{}",
            rest.strip_prefix('0')
                .filter(|r| r.len() == 9)
                .unwrap_or(rest)
        ),
        None => bare,
    }
}

fn prefixed(text: String, prefix: &str) -> String {
    let bare = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if bare {
        format!("{prefix}{text}")
    } else {
        text
    }
}
