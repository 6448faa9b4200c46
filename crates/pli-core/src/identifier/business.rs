//! Numbers of enterprises, training organisations, associations and schools.

use super::{Checked, FINE, Reason, alphanumeric, digits, modulo};

/// Luhn's key: every second digit from the right is doubled.
fn luhn(text: &str) -> bool {
    let sum: u32 = text
        .bytes()
        .rev()
        .enumerate()
        .map(|(index, byte)| {
            let digit = u32::from(byte - b'0') * if index % 2 == 1 { 2 } else { 1 };
            if digit > 9 { digit - 9 } else { digit }
        })
        .sum();
    sum.is_multiple_of(10)
}

pub(super) fn siren(text: &str) -> Checked {
    if text.len() == 14 && siret(text).is_ok() {
        return Err(Reason::SiretGiven);
    }
    digits(text, 9)?;
    if text == "000000000" {
        return Err(Reason::Zeros);
    }
    if luhn(text) {
        FINE
    } else {
        Err(Reason::Checksum)
    }
}

/// The establishments of La Poste (SIREN 356000000) outgrew Luhn's key: the sum of their digits divides by five.
pub(super) fn siret(text: &str) -> Checked {
    digits(text, 14)?;
    let (head, _) = text.split_at(9);
    if head == "000000000" {
        return Err(Reason::Zeros);
    }
    let sum: u32 = text.bytes().map(|b| u32::from(b - b'0')).sum();
    let post_office = head == "356000000" && sum.is_multiple_of(5);
    if luhn(head) && (luhn(text) || post_office) {
        FINE
    } else {
        Err(Reason::Checksum)
    }
}

/// `FR`, two signs, a SIREN. The key is a warning: Monaco and old numbers escape it.
pub(super) fn vat(text: &str) -> Checked {
    alphanumeric(text)?;
    let Some(rest) = text.strip_prefix("FR") else {
        return Err(Reason::Prefix);
    };
    if rest.len() != 11 {
        return Err(Reason::Length);
    }
    let (key, siren) = rest.split_at(2);
    let well =
        siren.bytes().all(|b| b.is_ascii_digit()) && key.bytes().all(|b| VAT_ALPHABET.contains(&b));
    if !well {
        return Err(Reason::Form);
    }
    if vat_key(key, siren) {
        FINE
    } else {
        Ok(vec![Reason::Checksum])
    }
}

const VAT_ALPHABET: &[u8; 34] = b"0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";

fn vat_key(key: &str, siren: &str) -> bool {
    if let Ok(given) = key.parse::<u64>() {
        return given == (12 + 3 * modulo(siren, 97)) % 97;
    }
    let place = |byte: u8| {
        VAT_ALPHABET
            .iter()
            .position(|b| *b == byte)
            .and_then(|p| i64::try_from(p).ok())
    };
    let (Some(first), Some(second)) = (
        key.bytes().next().and_then(place),
        key.as_bytes().get(1).copied().and_then(place),
    ) else {
        return false;
    };
    let code = if first < 10 {
        first * 24 + second - 10
    } else {
        first * 34 + second - 100
    };
    let number: i64 = siren.parse().unwrap_or(0);
    (number + 1 + code.div_euclid(11)).rem_euclid(11) == code.rem_euclid(11)
}

/// Eleven digits RR DD NNNNN DD: the department stands twice, most often.
pub(super) fn nda(text: &str) -> Checked {
    digits(text, 11)?;
    if text[2..4] == text[9..11] {
        FINE
    } else {
        Ok(vec![Reason::Structure])
    }
}

pub(super) fn rna(text: &str) -> Checked {
    alphanumeric(text)?;
    if text.len() == 10 && text.starts_with('W') {
        FINE
    } else {
        Err(Reason::Form)
    }
}

/// Seven digits and a letter that is the rest of their division by 23.
pub(super) fn uai(text: &str) -> Checked {
    alphanumeric(text)?;
    let Some((number, letter)) = text.split_at_checked(7) else {
        return Err(Reason::Form);
    };
    let well = number.bytes().all(|b| b.is_ascii_digit())
        && letter.len() == 1
        && letter.bytes().all(|b| b.is_ascii_uppercase());
    if !well {
        return Err(Reason::Form);
    }
    let letters = b"ABCDEFGHJKLMNPRSTUVWXYZ";
    let expected = usize::try_from(modulo(number, 23))
        .ok()
        .and_then(|rest| letters.get(rest).copied());
    if letter.bytes().next() == expected {
        FINE
    } else {
        Err(Reason::Checksum)
    }
}

/// Four digits and a letter; the nomenclature (rév. 2 or 2025) is not told by the form.
pub(super) fn naf(text: &str) -> Checked {
    alphanumeric(text)?;
    let bytes = text.as_bytes();
    let well = bytes.len() == 5
        && bytes[..4].iter().all(u8::is_ascii_digit)
        && bytes[4].is_ascii_uppercase();
    if well { FINE } else { Err(Reason::Form) }
}
