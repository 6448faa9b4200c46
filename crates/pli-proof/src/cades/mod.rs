//! CAdES signatures at the four baseline levels (ETSI EN 319 122-1), detached: they stand beside the signed bytes.
//!
//! [`sign_detached`] makes level B-B, as the platform's receipts carry it. Each further step is added to a signature that is
//! already there: [`add_timestamp`] (B-T), [`add_validation_data`] (B-LT), [`add_archive_timestamp`] (B-LTA, again and again).

mod archive;

use jiff::Timestamp;

use crate::ValidationData;
use crate::cms_parts::{Parts, SIGNATURE_TIME_STAMP};
pub use crate::cms_write::SignatureError;
use crate::cms_write::{self, Shape};
use crate::signer::Signer;
use crate::timestamp::{self, Digest, StampError, Stamper};

pub use archive::add_archive_timestamp;

/// Largest signature that is raised to a further level.
pub const MAX_BYTES: usize = 32 << 20;

/// Why a signature was not raised to a further level.
#[derive(Debug, thiserror::Error)]
pub enum RaiseError {
    /// The bytes are no CMS signature, or larger than [`MAX_BYTES`].
    #[error("the file is not a CMS signature")]
    NotASignature,
    /// The signature has its time-stamp already.
    #[error("the signature is time-stamped already")]
    AlreadyStamped,
    /// An archive time-stamp needs what is signed, and that is not this content.
    #[error("this is not what was signed")]
    OtherContent,
    /// There is no time-stamp.
    #[error(transparent)]
    Stamp(#[from] StampError),
}

/// Signs `content` at level B-B and returns the CMS in DER; the content stays outside of it.
///
/// `claimed_time` is the signer's own word on the time, which proves nothing by itself.
pub fn sign_detached(
    content: &[u8],
    signer: &dyn Signer,
    claimed_time: Timestamp,
) -> Result<Vec<u8>, SignatureError> {
    let digest = cms_write::digest(signer.algorithm(), &[content]);
    cms_write::sign_digest(&digest, signer, &Shape::detached(Some(claimed_time)))
}

/// Adds a time-stamp to each signature that has none (level B-T).
pub fn add_timestamp(cms: &[u8], stamper: &dyn Stamper) -> Result<Vec<u8>, RaiseError> {
    let mut parts = read(cms)?;
    let mut is_raised = false;
    for signer in &mut parts.signers {
        if signer.has_unsigned(SIGNATURE_TIME_STAMP) {
            continue;
        }
        let token = timestamp::obtain(stamper, Digest::of(&[&signer.signature]))?;
        signer.add_unsigned(SIGNATURE_TIME_STAMP, token.to_der().to_vec());
        is_raised = true;
    }
    if is_raised {
        Ok(parts.write())
    } else {
        Err(RaiseError::AlreadyStamped)
    }
}

/// Adds certificates and revocation data (level B-LT).
pub fn add_validation_data(cms: &[u8], data: &ValidationData) -> Result<Vec<u8>, RaiseError> {
    let mut parts = read(cms)?;
    parts.add_certificates(&data.certificates);
    parts.add_revocations(&data.revocation_lists, &data.ocsp_responses);
    Ok(parts.write())
}

/// Returns the certificates of a signature and of the time-stamps on it: those that level B-LT has to prove.
pub fn certificates(cms: &[u8]) -> Result<Vec<Vec<u8>>, RaiseError> {
    Ok(read(cms)?.all_certificates())
}

fn read(cms: &[u8]) -> Result<Parts, RaiseError> {
    if cms.len() > MAX_BYTES {
        return Err(RaiseError::NotASignature);
    }
    let parts = Parts::read(cms).map_err(|_| RaiseError::NotASignature)?;
    if parts.signers.is_empty() {
        return Err(RaiseError::NotASignature);
    }
    Ok(parts)
}
