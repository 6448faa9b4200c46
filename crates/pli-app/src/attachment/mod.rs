//! Files that enter a dossier: checked before, streamed into the vault, checked again by their bytes, then attached as one act.

mod attach;
mod upload;

pub(crate) use attach::{STEP, check_bounds, file_name, unreadable};
pub use attach::{attach_file, detach, named, target_of};
pub use upload::{Uploads, begin, cancel, chunk, end};
pub(crate) use upload::{begin_for_wallet, end_for_wallet};
