//! Codes of training: Formacode, NSF, ROME, certifications.

use super::{Checked, FINE, Reason, alphanumeric, digits};

/// Groups of specialities (décret n° 94-522 of 21 June 1994): the three digits that exist.
const NSF: &str = "100 110 111 112 113 114 115 116 117 118 120 121 122 123 124 125 126 127 128 130 131 132 133 134 135 136 200 201 210 \
    211 212 213 214 220 221 222 223 224 225 226 227 230 231 232 233 234 240 241 242 243 250 251 252 253 254 255 300 310 311 312 313 314 \
    315 320 321 322 323 324 325 326 330 331 332 333 334 335 336 340 341 342 343 344 345 346 410 411 412 413 414 415 421 422 423";

/// Five digits. Whether the code exists depends on the version of the thesaurus: the list of the form says it.
pub(super) fn formacode(text: &str) -> Checked {
    digits(text, 5)?;
    if text == "00000" {
        Err(Reason::Zeros)
    } else {
        FINE
    }
}

pub(super) fn nsf(text: &str) -> Checked {
    digits(text, 3)?;
    if NSF.split_whitespace().any(|code| code == text) {
        FINE
    } else {
        Err(Reason::Unknown)
    }
}

/// A letter from A to N and four digits.
pub(super) fn rome(text: &str) -> Checked {
    alphanumeric(text)?;
    let bytes = text.as_bytes();
    let well = bytes.len() == 5
        && (b'A'..=b'N').contains(&bytes[0])
        && bytes[1..].iter().all(u8::is_ascii_digit);
    if well { FINE } else { Err(Reason::Form) }
}

/// `RNCP` or `RS` and one to six digits.
pub(super) fn certification(text: &str, prefix: &str) -> Checked {
    alphanumeric(text)?;
    if text
        .strip_prefix(prefix)
        .is_some_and(|number| is_number(number, 1, 6))
    {
        FINE
    } else {
        Err(Reason::Form)
    }
}

/// A certification, `BC`, and two or three digits.
pub(super) fn bloc(text: &str) -> Checked {
    alphanumeric(text)?;
    let parts = text.split_once("BC").filter(|(sheet, block)| {
        let number = sheet
            .strip_prefix("RNCP")
            .or_else(|| sheet.strip_prefix("RS"));
        number.is_some_and(|number| is_number(number, 1, 6)) && is_number(block, 2, 3)
    });
    if parts.is_some() {
        FINE
    } else {
        Err(Reason::Form)
    }
}

fn is_number(text: &str, min: usize, max: usize) -> bool {
    (min..=max).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}
