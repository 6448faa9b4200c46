//! Level B-T: a time-stamp on the signature, in the room that the signature left for it (ETSI EN 319 142-1, 5.4.2).

use lopdf::Document;

use super::archive::stamp_document;
use super::find::{self, Found};
use super::{PadesError, load_without_streams, seal};
use crate::cms_parts::{Parts, SIGNATURE_TIME_STAMP};
use crate::timestamp::{self, Digest, Stamper};

/// Raises the last signature of a PDF to level B-T and returns the whole file.
///
/// The token goes into the signature. Where that has no room for it, or was covered by something since, a time-stamp on the
/// document proves the same; `label` is what assistive technology reads then, such as "Horodatage du document".
pub fn add_timestamp(
    mut pdf: Vec<u8>,
    stamper: &dyn Stamper,
    label: &str,
) -> Result<Vec<u8>, PadesError> {
    let document = load_without_streams(&pdf)?;
    let signature = to_raise(&document, &pdf)?;
    let parts = Parts::read(&signature.contents).map_err(|_| PadesError::Damaged)?;
    let is_last = signature.end == pdf.len();
    let [signer] = &parts.signers[..] else {
        return Err(PadesError::Damaged);
    };
    if signer.has_unsigned(SIGNATURE_TIME_STAMP) {
        return Err(PadesError::AlreadyStamped);
    }
    if !is_last {
        return stamp_document(pdf, document, stamper, label);
    }
    let token = timestamp::obtain(stamper, Digest::of(&[&signer.signature]))?;
    let mut raised = parts;
    raised.signers[0].add_unsigned(SIGNATURE_TIME_STAMP, token.to_der().to_vec());
    match seal::write_contents(&mut pdf, signature.gap, &raised.write()) {
        Ok(()) => Ok(pdf),
        Err(PadesError::NoRoom) => stamp_document(pdf, document, stamper, label),
        Err(other) => Err(other),
    }
}

/// The last signature, where no time-stamp on the document follows it.
fn to_raise(document: &Document, pdf: &[u8]) -> Result<Found, PadesError> {
    let mut found = find::signatures(document, pdf);
    let last = found.iter().rposition(|found| !found.is_time_stamp);
    let last = last.ok_or(PadesError::NotSigned)?;
    if last + 1 < found.len() {
        return Err(PadesError::AlreadyStamped);
    }
    Ok(found.swap_remove(last))
}
