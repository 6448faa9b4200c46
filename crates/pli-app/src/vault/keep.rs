//! The order in which a file becomes durable: passing name, fsync, read back, final name, fsync of the folder, then the row.
//!
//! A crash before the row leaves a file that nobody names, which a later start sweeps away; the folder of passing names is emptied at
//! the next start.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::{OptionalExtension, params};

use super::incoming::{Incoming, Sealed};
use super::{Outgoing, Sniffed, VaultError};
use crate::store::{Store, StoreError, create_private, sync_folder};

/// The vault of a store.
#[derive(Debug, Clone)]
pub struct Vault {
    store: Arc<Store>,
    folder: PathBuf,
}

/// A content that the vault keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// SHA-256 of the content.
    pub sha256: String,
    /// Bytes of the content.
    pub size: u64,
    /// What the bytes are.
    pub sniffed: Sniffed,
    /// Whether it is a PDF that asks for a password or forbids something.
    pub encrypted: bool,
}

struct Row {
    size: u64,
    key: Vec<u8>,
}

impl Vault {
    /// Opens the vault of a store and empties what a crash left unfinished.
    pub fn open(store: Arc<Store>) -> Result<Self, VaultError> {
        let folder = store.home().vault();
        let unfinished = folder.join("unfinished");
        create_private(&unfinished)?;
        for entry in fs::read_dir(&unfinished)? {
            fs::remove_file(entry?.path())?;
        }
        let vault = Self { store, folder };
        vault.sweep(std::time::SystemTime::now())?;
        Ok(vault)
    }

    pub(super) fn store(&self) -> &Store {
        &self.store
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Begins to take a file in.
    pub fn incoming(&self) -> Result<Incoming, VaultError> {
        Incoming::begin(&self.folder.join("unfinished"))
    }

    /// Takes whole bytes in: a print, a signed file.
    pub fn keep_bytes(&self, bytes: &[u8]) -> Result<Kept, VaultError> {
        let mut incoming = self.incoming()?;
        incoming.write(bytes)?;
        self.keep(incoming)
    }

    /// Ends a file and makes it durable. The same content is kept once.
    pub fn keep(&self, incoming: Incoming) -> Result<Kept, VaultError> {
        let sealed = incoming.seal()?;
        let kept = Kept {
            sha256: sealed.sha256.clone(),
            size: sealed.size,
            sniffed: sealed.sniffed,
            encrypted: sealed.encrypted,
        };
        if self
            .outgoing(&kept.sha256)
            .is_ok_and(|mut known| known.verify().is_ok())
        {
            return Ok(kept);
        }
        self.settle(sealed)?;
        Ok(kept)
    }

    /// Opens a kept content.
    pub fn outgoing(&self, sha256: &str) -> Result<Outgoing, VaultError> {
        let row = self.row(sha256)?.ok_or_else(|| VaultError::Unknown {
            sha256: sha256.to_owned(),
        })?;
        let damaged = |what| VaultError::Damaged {
            sha256: sha256.to_owned(),
            what,
        };
        let key = super::cipher::FileKey::from_bytes(&row.key)
            .ok_or_else(|| damaged("its key is none"))?;
        let file =
            File::open(self.place(&key.file_name())).map_err(|error| match error.kind() {
                ErrorKind::NotFound => damaged("its file is missing"),
                _ => error.into(),
            })?;
        Outgoing::new(file, &row.key, sha256, row.size)
    }

    /// What the vault knows of a content; none when it never had it.
    pub fn is_encrypted_pdf(&self, sha256: &str) -> Result<bool, VaultError> {
        let sql = "SELECT encrypted FROM vault_file WHERE sha256 = ?1";
        let reader = self.store.reader();
        let found = reader
            .query_row(sql, [sha256], |row| row.get(0))
            .optional()
            .map_err(StoreError::from)?;
        Ok(found.unwrap_or(false))
    }

    fn settle(&self, sealed: Sealed) -> Result<(), VaultError> {
        let place = self.place(&sealed.key.file_name());
        let folder = place.parent().unwrap_or(&self.folder).to_owned();
        let new_folder = !folder.exists();
        create_private(&folder)?;
        let (sha256, size, key) = (sealed.sha256, sealed.size, sealed.key.bytes().to_vec());
        let (media_type, encrypted) = (sealed.sniffed.media_type(), sealed.encrypted);
        sealed.file.persist(&place).map_err(|error| error.error)?;
        sync_folder(&folder)?;
        if new_folder {
            sync_folder(&self.folder)?;
        }
        self.store.write(move |connection| {
            // A row whose file was damaged gets the new file; two takers of one content at once end with one row.
            let sql = "INSERT INTO vault_file (sha256, size, key, media_type, encrypted, stored_at)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (sha256) DO UPDATE SET key = ?3, stored_at = ?6";
            let now = jiff::Timestamp::now().to_string();
            connection.prepare_cached(sql)?.execute(params![sha256, size.cast_signed(), key, media_type, encrypted, now])?;
            Ok(())
        })?;
        Ok(())
    }

    pub(super) fn place(&self, name: &str) -> PathBuf {
        self.folder.join(&name[..2]).join(Path::new(name))
    }

    fn row(&self, sha256: &str) -> Result<Option<Row>, VaultError> {
        let reader = self.store.reader();
        let mut statement = reader
            .prepare_cached("SELECT size, key FROM vault_file WHERE sha256 = ?1")
            .map_err(StoreError::from)?;
        let read = |row: &rusqlite::Row<'_>| {
            Ok(Row {
                size: row.get::<_, i64>(0)?.cast_unsigned(),
                key: row.get(1)?,
            })
        };
        Ok(statement
            .query_row([sha256], read)
            .optional()
            .map_err(StoreError::from)?)
    }
}
