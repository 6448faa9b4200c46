//! PAdES signatures at the four baseline levels (ETSI EN 319 142-1): incremental updates that leave every earlier byte of the
//! PDF as it was.
//!
//! [`sign`] makes level B-B. Each further step is added to a file that is already signed, then or years later:
//! [`add_timestamp`] (B-T), [`add_validation_data`] (B-LT), [`add_archive_timestamp`] (B-LTA, again and again). Time-stamps
//! and validation data come from the caller; nothing here speaks to a network. Of the PDF at most two copies are in memory
//! at a time.

mod archive;
mod field;
mod find;
mod seal;
mod stamp;
mod store;
mod structure;
mod visible;

use jiff::Timestamp;
use lopdf::{Document, IncrementalDocument, LoadOptions, Object};

use crate::cms_write::{self, Shape, SignatureError};
use crate::signer::Signer;
use crate::timestamp::StampError;

pub use archive::add_archive_timestamp;
pub use stamp::add_timestamp;
pub use store::{add_validation_data, certificates};
pub use visible::{PaintedPage, Picture};

/// Largest PDF that is signed.
pub const MAX_BYTES: usize = 512 << 20;

/// What the signature says beside the key.
#[derive(Clone, Debug)]
pub struct SignOptions {
    /// The signer's own word on the time.
    pub claimed_time: Timestamp,
    /// Description of the field that assistive technology reads, such as "Signature électronique de …".
    pub label: String,
    /// Name of the signer.
    pub name: Option<String>,
    /// Why it is signed.
    pub reason: Option<String>,
    /// Where it is signed.
    pub location: Option<String>,
}

/// Why a PDF was not signed.
#[derive(Debug, thiserror::Error)]
pub enum PadesError {
    /// The file is larger than [`MAX_BYTES`].
    #[error("the PDF is too large ({bytes} bytes)")]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// The bytes are no PDF.
    #[error("the file is not a PDF")]
    NotAPdf,
    /// Something stands before the PDF's header, which readers judge differently.
    #[error("the file has other bytes before the PDF itself")]
    JunkBeforeHeader,
    /// The end of the file is missing or its structure is damaged.
    #[error("the PDF is damaged or cut short")]
    Damaged,
    /// A password is needed to read it.
    #[error("the PDF is protected by a password")]
    Encrypted,
    /// An earlier signature forbids every change, another signature included.
    #[error("an earlier signature forbids any change to the PDF")]
    ChangesForbidden,
    /// There is no signature that could be raised to a further level.
    #[error("the PDF has no signature")]
    NotSigned,
    /// The signature has its time-stamp already.
    #[error("the signature is time-stamped already")]
    AlreadyStamped,
    /// The signature or the time-stamp does not fit into the room that was kept for it.
    #[error("there is not enough room for the signature")]
    NoRoom,
    /// The picture of a visible signature is no PDF of one page, or too large.
    #[error("the picture of the signature cannot be used")]
    UnusablePicture,
    /// A visible signature would change the structure that an earlier signature covers.
    #[error("the PDF is signed already: a visible signature would change what was signed")]
    VisibleAfterSignature,
    /// The signature itself failed.
    #[error(transparent)]
    Signature(#[from] SignatureError),
    /// There is no time-stamp.
    #[error(transparent)]
    Stamp(#[from] StampError),
}

/// Signs `pdf` at level B-B and returns the whole signed file. The signature is invisible: nothing is painted on what the
/// signer read.
pub fn sign(
    pdf: Vec<u8>,
    signer: &dyn Signer,
    options: &SignOptions,
) -> Result<Vec<u8>, PadesError> {
    sign_with(pdf, signer, options, None)
}

/// Signs `pdf` at level B-B with a picture on one of its pages, which stands in the structure of a tagged PDF. Only for the
/// first signature of a file.
pub fn sign_visibly(
    pdf: Vec<u8>,
    signer: &dyn Signer,
    options: &SignOptions,
    picture: &Picture<'_>,
) -> Result<Vec<u8>, PadesError> {
    sign_with(pdf, signer, options, Some(picture))
}

fn sign_with(
    pdf: Vec<u8>,
    signer: &dyn Signer,
    options: &SignOptions,
    picture: Option<&Picture<'_>>,
) -> Result<Vec<u8>, PadesError> {
    let document = load_without_streams(&pdf)?;
    if picture.is_some() && !find::signatures(&document, &pdf).is_empty() {
        return Err(PadesError::VisibleAfterSignature);
    }
    let reserved = signer.chain().iter().map(Vec::len).sum::<usize>() + seal::SPARE_BYTES;
    let original_length = pdf.len();
    let page = picture.map_or(PaintedPage::First, |picture| picture.page);
    let page = visible::page_of(&document, page)?;
    let mut update = IncrementalDocument::create_from(pdf, document);
    let widget = field::add(&mut update, page, options, reserved)?;
    if let Some(picture) = picture {
        visible::paint(&mut update, widget, picture)?;
        let catalog = field::take_catalog(&mut update)?;
        structure::tag(&mut update, catalog, page, widget)?;
    }
    let mut signed = write(update, original_length + 4 * reserved)?;

    let gap = seal::write_byte_range(&mut signed, original_length, reserved)?;
    let digest = cms_write::digest(
        signer.algorithm(),
        &[&signed[..gap.start], &signed[gap.end..]],
    );
    let cms = cms_write::sign_digest(&digest, signer, &Shape::detached(None))?;
    seal::write_contents(&mut signed, gap, &cms)?;
    Ok(signed)
}

/// Writes the file with its update; `expected` is about how long it becomes.
fn write(mut update: IncrementalDocument, expected: usize) -> Result<Vec<u8>, PadesError> {
    let mut bytes = Vec::with_capacity(expected);
    update
        .save_to(&mut bytes)
        .map_err(|_| PadesError::Damaged)?;
    Ok(bytes)
}

/// Reads a PDF that can be signed; keeps its objects without the data of their streams, which a signature never needs.
fn load_without_streams(pdf: &[u8]) -> Result<Document, PadesError> {
    let mut document = load(pdf)?;
    for object in document.objects.values_mut() {
        if let Object::Stream(stream) = object {
            stream.content = Vec::new();
        }
    }
    Ok(document)
}

/// Reads a PDF that can get an update.
fn load(pdf: &[u8]) -> Result<Document, PadesError> {
    if pdf.len() > MAX_BYTES {
        return Err(PadesError::TooLarge { bytes: pdf.len() });
    }
    if !pdf.starts_with(b"%PDF-") {
        let head = &pdf[..pdf.len().min(1024)];
        let is_pdf = head.windows(5).any(|window| window == b"%PDF-");
        return Err(if is_pdf {
            PadesError::JunkBeforeHeader
        } else {
            PadesError::NotAPdf
        });
    }
    let tail = &pdf[pdf.len().saturating_sub(1024)..];
    if !tail.windows(5).any(|window| window == b"%%EOF") {
        return Err(PadesError::Damaged);
    }
    let document = Document::load_mem_with_options(pdf, LoadOptions::default()).map_err(
        |error| match error {
            lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_) => PadesError::Encrypted,
            _ => PadesError::Damaged,
        },
    )?;
    if document.is_encrypted() {
        return Err(PadesError::Encrypted);
    }
    // A repaired table means a damaged file: readers would not agree on what was signed.
    if document.xref_recovery.is_some() || document.xref_start == 0 {
        return Err(PadesError::Damaged);
    }
    Ok(document)
}
