//! The form packages known here: those that come with the application and those that came with a call.
//!
//! A dossier keeps its package in the store for ever, whatever comes later.

mod author;
mod bundled;
mod check;
mod difference;
mod example;
mod folder;
mod known;
mod publish;
mod workbench;

pub use author::{answers_schema, blank, bundled_named, of_folder};
pub use bundled::bundled;
pub use check::{Checked, CheckedFault, Costliest, check_folder};
pub use difference::{DifferenceLine, Differences, diff_folders};
pub use example::example;
pub use known::{Known, find, keep, list, named, profile_keys, reference};
pub(crate) use known::{all, profile_identifiers};
pub use publish::{Published, publish_folder};
pub use workbench::{Workbench, WorkbenchView};
