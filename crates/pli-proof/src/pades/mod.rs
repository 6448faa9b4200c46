//! PAdES baseline B signatures (ETSI EN 319 142-1): an incremental update that leaves every earlier byte of the PDF as it was.
//!
//! The signature is invisible: what the signer read is what is signed, and nothing is painted on it. Of the PDF at most two
//! copies are in memory at a time.

mod field;
mod seal;

use jiff::Timestamp;
use lopdf::{Document, IncrementalDocument, LoadOptions, Object};

use crate::cms_write::{self, SignatureError};
use crate::signer::Signer;

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
    /// The signature itself failed.
    #[error(transparent)]
    Signature(#[from] SignatureError),
}

/// Signs `pdf` and returns the whole signed file.
pub fn sign(
    pdf: Vec<u8>,
    signer: &dyn Signer,
    options: &SignOptions,
) -> Result<Vec<u8>, PadesError> {
    let document = load(&pdf)?;
    let reserved = signer.chain().iter().map(Vec::len).sum::<usize>() + seal::SPARE_BYTES;
    let original_length = pdf.len();
    let mut update = IncrementalDocument::create_from(pdf, document);
    field::add(&mut update, options, reserved)?;
    let mut signed = Vec::with_capacity(original_length + 4 * reserved);
    update
        .save_to(&mut signed)
        .map_err(|_| PadesError::Damaged)?;
    drop(update);

    let gap = seal::write_byte_range(&mut signed, original_length, reserved)?;
    let digest = cms_write::digest(
        signer.algorithm(),
        &[&signed[..gap.start], &signed[gap.end..]],
    );
    let cms = cms_write::sign_digest(&digest, signer, None)?;
    seal::write_contents(&mut signed, gap, &cms)?;
    Ok(signed)
}

/// Reads a PDF that can be signed; keeps its objects without the data of their streams, which an update never needs.
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
    let mut document = Document::load_mem_with_options(pdf, LoadOptions::default()).map_err(
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
    for object in document.objects.values_mut() {
        if let Object::Stream(stream) = object {
            stream.content = Vec::new();
        }
    }
    Ok(document)
}
