//! What the platform keeps: one SQLite database, and beside it the bytes of chunks and of the calls' documents.
//!
//! All SQL lives in this folder. A write is durable before its function returns (WAL, `synchronous=FULL`); bytes are on the disk
//! before the row that names them. One process a folder: a lock file says so.

mod account;
mod call;
mod chunk;
mod deposit;
mod fact;
mod file;
mod letter;
mod opening;
mod region;
mod tree;

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError, RwLock};

use rusqlite::{Connection, OptionalExtension, Row};

pub use account::{Account, DeviceRow, NewDevice};
pub use call::StoredForm;
pub use chunk::KEPT_DAYS;
pub(crate) use deposit::Committed;
pub use deposit::{DepositRow, NewDeposit};
pub use fact::NewFact;
pub use file::write_durably;
pub(crate) use file::{UNFINISHED, make_folder};
pub use opening::{HolderKeys, OpeningFact, OpeningRow, PliRow};
pub use region::Region;

mod migrations {
    refinery::embed_migrations!("src/store/migrations");
}

/// Oldest SQLite that is trusted with WAL: earlier ones can corrupt it (fixed in 3.51.3).
const OLDEST_SQLITE: i32 = 3_051_003;

/// Why the store cannot do what is asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database refused.
    #[error("the database refused")]
    Database(#[from] rusqlite::Error),
    /// A file or folder refused.
    #[error("{} cannot be read or written", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The database cannot be brought to this version.
    #[error("the database cannot be brought to this version")]
    Migration(#[from] refinery::Error),
    /// Another process uses this folder.
    #[error("another pli-platform uses {}", path.display())]
    InUse {
        /// The folder.
        path: PathBuf,
    },
    /// The SQLite built in is too old to be trusted.
    #[error("SQLite {found} is older than 3.51.3, which corrupts its journal in rare cases")]
    OldSqlite {
        /// Its version.
        found: String,
    },
    /// A row does not hold what this version writes.
    #[error("the database holds what this version cannot read: {what}")]
    Unreadable {
        /// What.
        what: String,
    },
}

impl StoreError {
    /// Says whether the disk is full.
    pub fn is_full_disk(&self) -> bool {
        match self {
            Self::File { source, .. } => {
                matches!(
                    source.kind(),
                    std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded
                )
            }
            Self::Database(error) => {
                error.sqlite_error_code() == Some(rusqlite::ErrorCode::DiskFull)
            }
            _ => false,
        }
    }
}

/// An open store.
#[derive(Debug)]
pub struct Store {
    root: PathBuf,
    connection: Mutex<Connection>,
    /// Held for reading while a chunk is written, for writing while old chunks are removed.
    chunk_gate: RwLock<()>,
    /// Keeps other processes out until it is dropped.
    _lock: Option<File>,
}

impl Store {
    /// Opens the store of a folder, making it when there is none, and keeps other platforms out.
    ///
    /// # Errors
    /// When the folder cannot be used, is used by another process, or holds an unknown database.
    pub fn open(root: &Path) -> Result<Self, StoreError> {
        file::make_folder(root)?;
        let lock = lock(root)?;
        let mut connection = connect(root)?;
        migrations::migrations::runner().run(&mut connection)?;
        for folder in ["chunks", "documents"] {
            file::make_folder(&root.join(folder))?;
        }
        file::remove_leftovers(&root.join("chunks"))?;
        Ok(Self::with(root, connection, Some(lock)))
    }

    /// Opens the store of a folder to publish a call or to add a user, also beside a platform that serves it: its next answer
    /// knows of it.
    ///
    /// # Errors
    /// As [`Self::open`], and when the platform that serves is of another version.
    pub fn open_beside(root: &Path) -> Result<Self, StoreError> {
        match Self::open(root) {
            Err(StoreError::InUse { .. }) => {}
            opened => return opened,
        }
        let mut connection = connect(root)?;
        let runner = migrations::migrations::runner();
        let applied = runner
            .get_last_applied_migration(&mut connection)?
            .map(|migration| migration.version());
        let known = runner
            .get_migrations()
            .iter()
            .map(refinery::Migration::version)
            .max();
        if applied == known {
            Ok(Self::with(root, connection, None))
        } else {
            Err(StoreError::Unreadable {
                what: "the platform that serves is of another version".to_owned(),
            })
        }
    }

    fn with(root: &Path, connection: Connection, lock: Option<File>) -> Self {
        Self {
            root: root.to_owned(),
            connection: Mutex::new(connection),
            chunk_gate: RwLock::new(()),
            _lock: lock,
        }
    }

    /// The folder of the store.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The one writer. A panic elsewhere leaves no half transaction: SQLite rolls it back.
    fn connection(&self) -> MutexGuard<'_, Connection> {
        self.connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    fn query_one<T>(
        &self,
        sql: &str,
        parameters: impl rusqlite::Params,
        read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>, StoreError> {
        Ok(self
            .connection()
            .query_row(sql, parameters, read)
            .optional()?)
    }
}

fn connect(root: &Path) -> Result<Connection, StoreError> {
    if rusqlite::version_number() < OLDEST_SQLITE {
        return Err(StoreError::OldSqlite {
            found: rusqlite::version().to_owned(),
        });
    }
    let connection = Connection::open(root.join("platform.sqlite"))?;
    connection.busy_timeout(std::time::Duration::from_secs(10))?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", "ON")?;
    Ok(connection)
}

fn lock(root: &Path) -> Result<File, StoreError> {
    let path = root.join("lock");
    let failed = |source| StoreError::File {
        path: path.clone(),
        source,
    };
    let lock = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .map_err(failed)?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => Err(StoreError::InUse {
            path: root.to_owned(),
        }),
        Err(TryLockError::Error(source)) => Err(failed(source)),
    }
}

/// Reads an identity that this crate wrote.
fn read_uuid(text: &str) -> Result<uuid::Uuid, StoreError> {
    uuid::Uuid::parse_str(text).map_err(|_| StoreError::Unreadable {
        what: format!("`{text}` is no identity"),
    })
}

/// Reads a time that this crate wrote.
fn read_time(milliseconds: i64) -> Result<jiff::Timestamp, StoreError> {
    jiff::Timestamp::from_millisecond(milliseconds).map_err(|_| StoreError::Unreadable {
        what: format!("{milliseconds} is no time"),
    })
}
