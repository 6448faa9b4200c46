//! Acts sent to the prefecture (@CTES) and dates of LHÉO.

use jiff::civil::Date;

use super::{Checked, FINE, Reason};

/// Two to fifteen capitals, digits or underscores.
pub(super) fn actes_number(text: &str) -> Checked {
    if !text
        .bytes()
        .all(|b| b.is_ascii_digit() || b.is_ascii_uppercase() || b == b'_')
    {
        return Err(Reason::Characters);
    }
    if (2..=15).contains(&text.len()) {
        FINE
    } else {
        Err(Reason::Form)
    }
}

/// Department, SIREN, date, number, nature.
pub(super) fn actes_id(text: &str) -> Checked {
    if !text.is_ascii() {
        return Err(Reason::Characters);
    }
    let number =
        |part: &str, count: usize| part.len() == count && part.bytes().all(|b| b.is_ascii_digit());
    let well = match text.split('-').collect::<Vec<_>>().as_slice() {
        [department, siren, day, act, nature] => {
            number(department, 3)
                && number(siren, 9)
                && number(day, 8)
                && actes_number(act).is_ok()
                && matches!(*nature, "DE" | "AR" | "AI" | "CC" | "BF" | "AU")
        }
        _ => false,
    };
    if well { FINE } else { Err(Reason::Form) }
}

/// `AAAAMMJJ` of the calendar, or the two marks of LHÉO: 00000000 unknown, 99999999 not fixed.
pub(super) fn lheo_date(text: &str) -> Checked {
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Reason::Characters);
    }
    if text.len() != 8 {
        return Err(Reason::Form);
    }
    if matches!(text, "00000000" | "99999999") {
        return FINE;
    }
    let part = |range: std::ops::Range<usize>| text[range].parse::<i16>().unwrap_or(0);
    let (month, day) = (i8::try_from(part(4..6)), i8::try_from(part(6..8)));
    let date = month
        .ok()
        .zip(day.ok())
        .and_then(|(month, day)| Date::new(part(0..4), month, day).ok());
    if date.is_some() {
        FINE
    } else {
        Err(Reason::Calendar)
    }
}
