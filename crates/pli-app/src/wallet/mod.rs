//! The document wallet: kept once in the vault, attached to many dossiers by reference, renewed as versions.
//!
//! [`row`] is how it stands in the store; [`take`] brings a file in as a document or as a version; [`give`] attaches one to a
//! dossier. A version becomes durable in one transaction: a crash leaves the former one or both.

mod give;
mod list;
mod remove;
mod row;
mod take;

pub use give::attach;
pub(crate) use give::{
    newer_by_content, newer_versions, renew_requests, requests as attach_requests,
};
pub use list::{find, list};
pub use remove::{change, remove};
pub use take::{Dates, Taken, add_file, announce, begin, end};
