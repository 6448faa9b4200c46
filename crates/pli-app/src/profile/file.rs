//! The profile as a file: to keep, or to give to a colleague.

use pli_core::profile::{self as core};
use uuid::Uuid;

use super::{keep, load, view};
use crate::app::Session;
use crate::fault::{Code, Fault};
use crate::seam::ProfileView;

/// Bytes of a file of a profile at most.
const FILE_MOST: usize = 4 * 1024 * 1024;

/// The profile as JSON. Documents are not in it.
pub fn export(session: &Session) -> Result<Vec<u8>, Fault> {
    let mut bytes = serde_json::to_vec_pretty(&load(session)?).map_err(Fault::internal)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Takes a profile in the place of the one that is kept. A wrong file changes nothing.
pub fn import(session: &Session, bytes: &[u8]) -> Result<ProfileView, Fault> {
    let wrong = |what: String| Fault::new(Code::BadProfile).with("what", what);
    if bytes.len() > FILE_MOST {
        return Err(wrong(format!("> {FILE_MOST}")));
    }
    // A mark of byte order stands before what some editors write.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let value = serde_json::from_slice(bytes).map_err(|error| wrong(error.to_string()))?;
    let profile = core::read(value, &mut Uuid::now_v7).map_err(|error| wrong(error.to_string()))?;
    keep(session, &profile)?;
    view(session, &profile)
}
