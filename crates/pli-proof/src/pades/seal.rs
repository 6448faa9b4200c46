//! The two places of a signature that are known only once the file is written: `/ByteRange` and `/Contents`.

use std::ops::Range;

use lopdf::{Object, StringFormat};

use super::PadesError;

/// Room beside the certificates: attributes, the signature, and a time-stamp token added later.
pub(super) const SPARE_BYTES: usize = 16 * 1024;

/// Ten digits, so that any offset fits in their place.
const PLACEHOLDER: i64 = 1_213_141_516;

pub(super) fn byte_range_placeholder() -> Object {
    Object::Array(vec![
        Object::Integer(0),
        PLACEHOLDER.into(),
        PLACEHOLDER.into(),
        PLACEHOLDER.into(),
    ])
}

pub(super) fn contents_placeholder(reserved: usize) -> Object {
    Object::String(vec![0; reserved], StringFormat::Hexadecimal)
}

/// Writes the `/ByteRange` of the whole file but the `/Contents`, and returns the gap: the hexadecimal string with its angle
/// brackets. Looks only at what was added after the first `original_length` bytes.
pub(super) fn write_byte_range(
    signed: &mut [u8],
    original_length: usize,
    reserved: usize,
) -> Result<Range<usize>, PadesError> {
    let range = find_once(
        signed,
        original_length,
        format!("[0 {PLACEHOLDER} {PLACEHOLDER} {PLACEHOLDER}]").as_bytes(),
    )?;
    let gap = find_gap(signed, original_length, 2 * reserved)?;
    let mut text = format!("[0 {} {} {}", gap.start, gap.end, signed.len() - gap.end);
    while text.len() < range.len() - 1 {
        text.push(' ');
    }
    text.push(']');
    signed[range].copy_from_slice(text.as_bytes());
    Ok(gap)
}

/// Writes the CMS into the gap, in place of what was there; what is left over becomes zero.
pub(super) fn write_contents(
    signed: &mut [u8],
    gap: Range<usize>,
    cms: &[u8],
) -> Result<(), PadesError> {
    let digits = hex::encode(cms);
    if digits.len() > gap.len() - 2 {
        return Err(PadesError::NoRoom);
    }
    let (used, rest) = signed[gap.start + 1..gap.end - 1].split_at_mut(digits.len());
    used.copy_from_slice(digits.as_bytes());
    rest.fill(b'0');
    Ok(())
}

/// The hexadecimal string of so many zeros after `from`, with its angle brackets.
fn find_gap(bytes: &[u8], from: usize, digits: usize) -> Result<Range<usize>, PadesError> {
    const BEGIN: &[u8; 17] = b"<0000000000000000";
    let is_whole = |start: &usize| {
        let string = bytes.get(start + 1..start + digits + 2);
        let string = string.and_then(|string| string.strip_suffix(b">"));
        string.is_some_and(|string| string.iter().all(|&digit| digit == b'0'))
    };
    let places = memchr::memmem::find_iter(&bytes[from..], BEGIN);
    let mut places = places.map(|place| from + place).filter(is_whole);
    match (places.next(), places.next()) {
        (Some(start), None) => Ok(start..start + digits + 2),
        _ => Err(PadesError::Damaged),
    }
}

/// The one place of `needle` after `from`; none or two would make the signature ambiguous.
fn find_once(bytes: &[u8], from: usize, needle: &[u8]) -> Result<Range<usize>, PadesError> {
    let mut places = memchr::memmem::find_iter(&bytes[from..], needle);
    match (places.next(), places.next()) {
        (Some(start), None) => Ok(from + start..from + start + needle.len()),
        _ => Err(PadesError::Damaged),
    }
}
