//! The vault: attached files, prints and signed files, each encrypted under a key of its own that only the store knows.
//!
//! [`incoming`] takes bytes in, [`outgoing`] gives them back verified, [`cipher`] is the format of a file, [`sniff`](mod@sniff) says what bytes
//! are, [`limits`] what is refused, [`keep`] the order in which a file becomes durable, [`sweep`] what leaves. Knows no dossier.

mod cipher;
mod error;
mod incoming;
mod keep;
mod limits;
mod outgoing;
mod sniff;
mod sweep;

pub use error::VaultError;
pub use incoming::Incoming;
pub use keep::{Kept, Vault};
pub use limits::{Bounds, Refusal, check_announced, check_content};
pub use outgoing::Outgoing;
pub use sniff::{Sniffed, sniff};
