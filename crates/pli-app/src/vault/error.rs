//! Why the vault cannot take or give a file.

use std::io;

use crate::fault::{Code, Fault};
use crate::store::StoreError;

/// A failure of the vault.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// A file of the vault is missing, cut or altered.
    #[error("the kept file {sha256} is damaged: {what}")]
    Damaged {
        /// SHA-256 of its content.
        sha256: String,
        /// What is wrong, for the help desk.
        what: &'static str,
    },
    /// The vault never had it.
    #[error("no kept file {sha256}")]
    Unknown {
        /// SHA-256 of the content asked for.
        sha256: String,
    },
    /// The disk refuses.
    #[error("the disk refuses")]
    Io(#[from] io::Error),
    /// The store refuses.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<VaultError> for Fault {
    fn from(error: VaultError) -> Self {
        match error {
            VaultError::Damaged { sha256, what } => Self::new(Code::VaultDamaged)
                .with("name", &sha256)
                .with("sha256", &sha256)
                .with("what", what),
            VaultError::Unknown { sha256 } => {
                Self::new(Code::UnknownAttachment).with("attachment", sha256)
            }
            VaultError::Io(cause) => StoreError::Io(cause).into(),
            VaultError::Store(cause) => cause.into(),
        }
    }
}
