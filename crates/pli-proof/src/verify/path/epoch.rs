//! Certificates that begin before 1970: valid, and more than the reader of X.509 that we use can hold.
//!
//! Their start is taken for 1970, which changes nothing for a signature of today; the bytes that are signed stay as they are.

use crate::ber::{self, Element, SEQUENCE};

const VERSION: u8 = 0xa0;
const UTC_TIME: u8 = 0x17;
const GENERALIZED_TIME: u8 = 0x18;

/// Writes a certificate with a start of 1970 where it has an earlier one; `None` where that is not what ails it.
pub(super) fn since_1970(der: &[u8]) -> Option<Vec<u8>> {
    let start = start(der)?;
    let epoch: &[u8] = match (start.tag, start.content) {
        (UTC_TIME, [b'5' | b'6', ..]) if start.content.len() == 13 => b"700101000000Z",
        (GENERALIZED_TIME, [b'0' | b'1', b'0'..=b'9', year @ ..])
            if start.content.len() == 15 && year < b"70".as_slice() =>
        {
            b"19700101000000Z"
        }
        _ => return None,
    };
    let place = start.content.as_ptr() as usize - der.as_ptr() as usize;
    let mut readable = der.to_vec();
    readable
        .get_mut(place..place + epoch.len())?
        .copy_from_slice(epoch);
    Some(readable)
}

fn start(der: &[u8]) -> Option<Element<'_>> {
    let parts = tbs(der)?.expect(SEQUENCE).ok()?.children().ok()?;
    let parts = match &parts[..] {
        [version, rest @ ..] if version.tag == VERSION => rest,
        all => all,
    };
    let [_serial, _algorithm, _issuer, validity, ..] = parts else {
        return None;
    };
    validity.children().ok()?.first().copied()
}

/// The part of a certificate that is signed.
pub(super) fn tbs(der: &[u8]) -> Option<Element<'_>> {
    let parts = ber::read(der).ok()?.0.expect(SEQUENCE).ok()?.children();
    parts.ok()?.first().copied()
}
