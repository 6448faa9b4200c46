//! Level B-LTA: a time-stamp on the whole document, with everything that was added to it (ETSI EN 319 142-1, 5.4.3 and 5.5).

use lopdf::{Document, IncrementalDocument};

use super::{PadesError, field, find, load_without_streams, seal, write};
use crate::timestamp::{self, Digest, Stamper};

/// Room for a token; those of real authorities take four to ten kilobytes.
const RESERVED_BYTES: usize = 16 * 1024;

/// Adds a time-stamp on the document and returns the whole file; done again before the last one's certificate or algorithm
/// grows old.
///
/// `label` is what assistive technology reads, such as "Horodatage du document".
pub fn add_archive_timestamp(
    pdf: Vec<u8>,
    stamper: &dyn Stamper,
    label: &str,
) -> Result<Vec<u8>, PadesError> {
    let document = load_without_streams(&pdf)?;
    if find::signatures(&document, &pdf).is_empty() {
        return Err(PadesError::NotSigned);
    }
    stamp_document(pdf, document, stamper, label)
}

pub(super) fn stamp_document(
    pdf: Vec<u8>,
    document: Document,
    stamper: &dyn Stamper,
    label: &str,
) -> Result<Vec<u8>, PadesError> {
    let original_length = pdf.len();
    let mut update = IncrementalDocument::create_from(pdf, document);
    field::add_time_stamp(&mut update, label, RESERVED_BYTES)?;
    let mut stamped = write(update, original_length + 4 * RESERVED_BYTES)?;
    let gap = seal::write_byte_range(&mut stamped, original_length, RESERVED_BYTES)?;
    let digest = Digest::of(&[&stamped[..gap.start], &stamped[gap.end..]]);
    let token = timestamp::obtain(stamper, digest)?;
    seal::write_contents(&mut stamped, gap, token.to_der())?;
    Ok(stamped)
}
