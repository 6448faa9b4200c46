//! The encrypted store of one person on one machine: its folder, its lock, its key, its database.
//!
//! [`home`] is the folder and who may use it, [`key`] wraps the key, [`recovery`] writes it for paper, [`keyring`] asks the
//! system to keep secrets, [`writer`] makes acts durable together, [`ballast`] keeps room for a full disk, [`open`] makes and opens
//! the whole, [`actor`] says which installation writes. A store is never made again because its key is missing.

mod actor;
mod ballast;
mod database;
mod error;
mod home;
mod key;
pub(crate) mod keyring;
mod meta;
mod open;
mod recovery;
mod writer;

pub use error::StoreError;
pub use home::{Home, default_home};
pub(crate) use home::{create_private, sync_folder};
pub use key::StoreKey;
pub(crate) use key::random;
pub use keyring::keyring_answers;
pub use meta::Meta;
pub use open::{Created, Opened, Presence, Store, Unlock};
pub use recovery::{RecoveryError, RecoveryKey};
