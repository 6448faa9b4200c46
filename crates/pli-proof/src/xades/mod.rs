//! XAdES signatures at the levels B-B, B-T and B-LT (ETSI EN 319 132-1), detached: one signature over any number of files.
//!
//! Every part that is digested is written in its canonical form (exclusive canonicalization), so that making a signature needs
//! no reading of XML. [`sign_detached`] makes level B-B; [`add_timestamp`] (B-T) and [`add_validation_data`] (B-LT) raise a
//! signature that was written in this way, then or years later, and refuse any other: what another program wrote would have
//! to be canonicalized first.

mod raise;
mod write;

use jiff::Timestamp;

use crate::cms_write::SignatureError;
use crate::signer::Signer;
use crate::timestamp::StampError;

pub use raise::{add_timestamp, add_validation_data, certificates};
pub(crate) use write::{escaped, uri};

/// Largest signature that is raised to a further level.
pub const MAX_BYTES: usize = 32 << 20;

/// A file that a signature covers.
#[derive(Clone, Copy, Debug)]
pub struct DataObject<'a> {
    /// Its name, relative to the signature.
    pub name: &'a str,
    /// Its media type, such as `application/pdf`.
    pub media_type: &'a str,
    /// Its content.
    pub content: &'a [u8],
}

/// Why no XAdES signature was made or raised.
#[derive(Debug, thiserror::Error)]
pub enum XadesError {
    /// There is nothing to sign.
    #[error("there is nothing to sign")]
    Nothing,
    /// The signature itself failed.
    #[error(transparent)]
    Signature(#[from] SignatureError),
    /// The bytes are no XAdES signature that Pli wrote.
    #[error("the file is not a XAdES signature made by Pli")]
    NotOurs,
    /// The signature has its time-stamp already.
    #[error("the signature is time-stamped already")]
    AlreadyStamped,
    /// There is no time-stamp.
    #[error(transparent)]
    Stamp(#[from] StampError),
}

/// Signs the files at level B-B and returns the signature as an XML document.
///
/// `claimed_time` is the signer's own word on the time, which proves nothing by itself.
pub fn sign_detached(
    objects: &[DataObject<'_>],
    signer: &dyn Signer,
    claimed_time: Timestamp,
) -> Result<Vec<u8>, XadesError> {
    let signature = write::signature(objects, signer, claimed_time)?;
    Ok(format!("{HEADER}{signature}\n").into_bytes())
}

/// The same signature inside the element that ETSI EN 319 162-1 wants in a container.
pub(crate) fn sign_for_container(
    objects: &[DataObject<'_>],
    signer: &dyn Signer,
    claimed_time: Timestamp,
) -> Result<Vec<u8>, XadesError> {
    let signature = write::signature(objects, signer, claimed_time)?;
    let root = "asic:XAdESSignatures";
    Ok(format!(
        "{HEADER}<{root} xmlns:asic=\"http://uri.etsi.org/02918/v1.2.1#\">{signature}</{root}>\n"
    )
    .into_bytes())
}

const HEADER: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
