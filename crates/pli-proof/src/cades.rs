//! CAdES baseline B signatures (ETSI EN 319 122-1), detached: the platform's receipts carry them beside the signed bytes.

use jiff::Timestamp;

use crate::cms_write;
pub use crate::cms_write::SignatureError;
use crate::signer::Signer;

/// Signs `content` and returns the CMS in DER; the content stays outside of it.
///
/// `claimed_time` is the signer's own word on the time, which proves nothing by itself.
pub fn sign_detached(
    content: &[u8],
    signer: &dyn Signer,
    claimed_time: Timestamp,
) -> Result<Vec<u8>, SignatureError> {
    let digest = cms_write::digest(signer.algorithm(), &[content]);
    cms_write::sign_digest(&digest, signer, Some(claimed_time))
}
