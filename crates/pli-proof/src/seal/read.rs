//! Decrypts the content of a sealed file as it comes, and says at the end whether any of it may be believed.

use std::io::{Read, Write};

use zeroize::Zeroizing;

use super::cipher::{Stream, TAG};
use super::der::{OCTET_STRING, cut};
use super::write::PIECE;
use super::{ContentKey, Envelope, OpenError};

/// Decrypts what follows the head of a sealed file into `out`, and gives the number of plain bytes.
///
/// `out` must be a place that nobody reads yet, a temporary file: its bytes are true only once this returns without an error.
/// Nothing may follow the tag.
pub fn open(
    source: &mut impl Read,
    envelope: &Envelope,
    key: &ContentKey,
    out: &mut impl Write,
) -> Result<u64, OpenError> {
    let failed = |_| OpenError::Altered;
    let mut stream = Stream::decrypting(key, &envelope.nonce).map_err(failed)?;
    let mut piece = Zeroizing::new(vec![0; PIECE]);
    let mut left = envelope.content_size;
    while left > 0 {
        let length = usize::try_from(left).unwrap_or(PIECE).min(PIECE);
        let part = &mut piece[..length];
        source.read_exact(part).map_err(cut)?;
        stream.transform(part).map_err(failed)?;
        out.write_all(part)?;
        left -= length as u64;
    }
    let mut end = [0; TAG + 2];
    source.read_exact(&mut end).map_err(cut)?;
    let [tag_of_tag, length, tag @ ..] = end;
    if (tag_of_tag, usize::from(length)) != (OCTET_STRING, TAG) {
        return Err(OpenError::Altered);
    }
    if source.read(&mut [0])? != 0 {
        return Err(OpenError::Altered);
    }
    stream.verify(&tag).map_err(failed)?;
    out.flush()?;
    Ok(envelope.content_size)
}
