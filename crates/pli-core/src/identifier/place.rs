//! Postal codes and communes.

use super::{Checked, FINE, Reason, alphanumeric, digits};

/// Two first digits: a department of 01 to 95 (20 is Corsica), 97, 98, or 00 for the armies.
pub(super) fn postal_code(text: &str) -> Checked {
    digits(text, 5)?;
    let department: u32 = text[..2].parse().unwrap_or(99);
    if department <= 95 || department == 97 || department == 98 {
        FINE
    } else {
        Err(Reason::Department)
    }
}

/// A department of the official geographic code and three digits; Corsica is 2A and 2B since 1976.
pub(super) fn insee_commune(text: &str) -> Checked {
    alphanumeric(text)?;
    if text.len() != 5 {
        return Err(Reason::Length);
    }
    let (department, commune) = text.split_at(2);
    if !commune.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Reason::Form);
    }
    let number: Option<u32> = department.parse().ok();
    let known = matches!(department, "2A" | "2B")
        || number.is_some_and(|n| matches!(n, 1..=19 | 21..=95 | 97 | 98));
    if !known {
        return Err(Reason::Department);
    }
    // No commune ends in 000: such a code is a postal code (87000 Limoges is commune 87085).
    if commune == "000" {
        Err(Reason::PostalGiven)
    } else {
        FINE
    }
}
