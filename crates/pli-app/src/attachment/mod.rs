//! Files that enter a dossier: checked before, streamed into the vault, checked again by their bytes, then attached as one act.

mod attach;
mod upload;

pub use attach::{attach_file, detach, target_of};
pub use upload::{Uploads, begin, cancel, chunk, end};
