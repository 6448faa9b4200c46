//! Why the store cannot be made, opened, read or written.

use std::io;

use crate::fault::{Code, Fault};

use super::recovery::RecoveryError;

/// A failure of the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Nothing there yet.
    #[error("there is no store here")]
    Absent,
    /// Something is there already.
    #[error("there is a store here already")]
    Exists,
    /// Another process holds it.
    #[error("another process holds the store")]
    Busy,
    /// The key is not at hand.
    #[error("the store is locked")]
    Locked,
    /// The passphrase does not open it.
    #[error("the passphrase does not open the store")]
    WrongPassphrase,
    /// The recovery key does not open it.
    #[error("the recovery key does not open the store")]
    WrongRecoveryKey,
    /// The recovery key is mistyped.
    #[error("the recovery key is mistyped")]
    Recovery(#[from] RecoveryError),
    /// Neither keyring nor passphrase.
    #[error("no keyring answers and no passphrase was given")]
    NoKeyring,
    /// Files are damaged or missing.
    #[error("the store is damaged: {what}")]
    Damaged {
        /// What is wrong, for the help desk.
        what: String,
    },
    /// Written by a newer version.
    #[error("the store was written by a newer version")]
    TooNew,
    /// The disk is full.
    #[error("the disk is full")]
    Full,
    /// The disk refuses.
    #[error("the disk refuses")]
    Io(#[from] io::Error),
    /// The database refuses.
    #[error("the database refuses")]
    Database(#[source] rusqlite::Error),
    /// The writer has stopped.
    #[error("the store is closed")]
    Closed,
}

impl StoreError {
    /// Makes the error of a damaged store.
    pub fn damaged(what: impl Into<String>) -> Self {
        Self::Damaged { what: what.into() }
    }

    /// Whether room on the disk would mend it.
    pub fn is_full(&self) -> bool {
        match self {
            Self::Full => true,
            Self::Io(error) => is_full(error),
            _ => false,
        }
    }
}

/// Whether the system says that the disk, or the person's part of it, is full.
pub(crate) fn is_full(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge
    )
}

/// What SQLite says when its shared memory file finds no room: an input/output error, not a full disk.
const NO_ROOM_FOR_SHARED_MEMORY: [i32; 2] = [
    rusqlite::ffi::SQLITE_IOERR_SHMSIZE,
    rusqlite::ffi::SQLITE_IOERR_SHMMAP,
];

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let extended = error.sqlite_error().map(|known| known.extended_code);
        if extended.is_some_and(|code| NO_ROOM_FOR_SHARED_MEMORY.contains(&code)) {
            return Self::Full;
        }
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DiskFull) => Self::Full,
            Some(rusqlite::ErrorCode::DatabaseCorrupt | rusqlite::ErrorCode::NotADatabase) => {
                Self::damaged(error.to_string())
            }
            _ => Self::Database(error),
        }
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        match &error {
            StoreError::Absent => Code::NoStore.into(),
            StoreError::Exists => Code::StoreExists.into(),
            StoreError::Busy => Code::StoreBusy.into(),
            StoreError::Locked => Code::StoreLocked.into(),
            StoreError::WrongPassphrase => Code::WrongPassphrase.into(),
            StoreError::WrongRecoveryKey => Code::WrongRecoveryKey.into(),
            StoreError::Recovery(RecoveryError::Group { number }) => {
                Self::new(Code::MistypedRecoveryKey).with("group", number)
            }
            StoreError::Recovery(RecoveryError::Length) => {
                Self::new(Code::MistypedRecoveryKey).with("group", 0)
            }
            StoreError::NoKeyring => Code::NoKeyring.into(),
            StoreError::Damaged { what } => Self::new(Code::StoreDamaged).with("what", what),
            StoreError::TooNew => Code::StoreTooNew.into(),
            StoreError::Full => Code::DiskFull.into(),
            StoreError::Io(cause) if is_full(cause) => Code::DiskFull.into(),
            StoreError::Io(cause) => Self::new(Code::Disk).with("cause", cause),
            StoreError::Database(cause) => Self::new(Code::Disk).with("cause", cause),
            StoreError::Closed => Self::internal(error),
        }
    }
}
