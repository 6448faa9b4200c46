//! Numbers and addresses of persons.

use super::{Checked, FINE, Reason, alphanumeric, modulo};

/// Social security number: sex, year, month, place, order, and the key 97 − (number mod 97). Corsica: 2A counts as 19, 2B as 18.
pub(super) fn nir(text: &str) -> Checked {
    alphanumeric(text)?;
    if text.len() != 15 {
        return Err(Reason::Length);
    }
    let (head, tail) = (&text[..5], &text[7..]);
    let place = match &text[5..7] {
        "2A" => "19",
        "2B" => "18",
        other => other,
    };
    let number = format!("{head}{place}{tail}");
    if !number.bytes().all(|b| b.is_ascii_digit())
        || !matches!(text.as_bytes()[0], b'1'..=b'4' | b'7' | b'8')
    {
        return Err(Reason::Form);
    }
    if !matches!(modulo(&text[3..5], 100), 1..=12 | 20 | 30..=42 | 50..=99) {
        return Err(Reason::Calendar);
    }
    let key = 97 - modulo(&number[..13], 97);
    if number[13..].parse() == Ok(key) {
        FINE
    } else {
        Err(Reason::Checksum)
    }
}

/// A French number, another number in E.164, or a short number, which is only odd.
pub(super) fn phone(text: &str) -> Checked {
    let (plus, number) = text
        .strip_prefix('+')
        .map_or((false, text), |rest| (true, rest));
    if !number.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Reason::Characters);
    }
    let starts_with_zero = number.starts_with('0');
    if plus {
        return if !starts_with_zero && (7..=15).contains(&number.len()) {
            FINE
        } else {
            Err(Reason::Form)
        };
    }
    let french = number.len() == 10 && starts_with_zero && !number.starts_with("00");
    let short = (number.len() == 4 && (number.starts_with('3') || number.starts_with("10")))
        || (number.len() == 6 && number.starts_with("118"));
    match (french, short) {
        (true, _) => FINE,
        (false, true) => Ok(vec![Reason::ShortNumber]),
        (false, false) => Err(Reason::Form),
    }
}

/// One `@`, a dot behind it, 3 to 160 characters (LHÉO); nothing beyond that can be told from the form.
pub(super) fn email(text: &str) -> Checked {
    if text.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return Err(Reason::Characters);
    }
    let parts: Vec<&str> = text.split('@').collect();
    let well = match parts.as_slice() {
        [local, domain] => {
            let dot = domain.find('.');
            !local.is_empty() && dot.is_some_and(|at| at > 0) && !domain.ends_with('.')
        }
        _ => false,
    };
    if well && (3..=160).contains(&text.chars().count()) {
        FINE
    } else {
        Err(Reason::Form)
    }
}
