//! The form packages known here: those that come with the application and those that came with a call.
//!
//! A dossier keeps its package in the store for ever, whatever comes later.

mod bundled;
mod check;
mod example;
mod known;

pub use bundled::bundled;
pub use check::{Checked, CheckedFault, check_folder};
pub use example::example;
pub(crate) use known::profile_identifiers;
pub use known::{Known, find, keep, list, named, profile_keys, reference};
