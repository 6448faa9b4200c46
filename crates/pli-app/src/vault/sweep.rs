//! What leaves the vault: files that a crash left before their row, and contents that nothing names any more.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::time::{Duration, SystemTime};

use rusqlite::{OptionalExtension, params};

use super::cipher::FileKey;
use super::{Vault, VaultError};
use crate::store::StoreError;

/// Age from which a file without a row is no file on its way.
const SAFE_AGE: Duration = Duration::from_hours(24);

impl Vault {
    /// Removes files that no row names, if they are older than any file on its way can be. Gives how many.
    pub fn sweep(&self, now: SystemTime) -> Result<u32, VaultError> {
        let named = self.names()?;
        let mut swept = 0;
        for folder in fs::read_dir(self.folder())? {
            let folder = folder?;
            let name = folder.file_name();
            // Only the folders that the vault makes: two characters, as its files begin.
            if name.len() != 2 || !folder.file_type()?.is_dir() {
                continue;
            }
            for file in fs::read_dir(folder.path())? {
                let file = file?;
                let known = file
                    .file_name()
                    .to_str()
                    .is_some_and(|name| named.contains(name));
                if !known && is_old(&file.path(), now)? {
                    fs::remove_file(file.path())?;
                    swept += 1;
                }
            }
        }
        if swept > 0 {
            tracing::info!(swept, "files without a row were removed from the vault");
        }
        Ok(swept)
    }

    /// Lets a content go where no dossier, no frozen bytes and no document name it. Gives whether it went.
    pub fn release(&self, sha256: &str) -> Result<bool, VaultError> {
        let content = sha256.to_owned();
        let gone: Option<Vec<u8>> = self.store().write(move |connection| {
            let sql = "DELETE FROM vault_file WHERE sha256 = ?1
                AND NOT EXISTS (SELECT 1 FROM attached WHERE attached.sha256 = ?1)
                AND NOT EXISTS (SELECT 1 FROM frozen WHERE frozen.sha256 = ?1)
                AND NOT EXISTS (SELECT 1 FROM wallet_version WHERE wallet_version.sha256 = ?1)
                RETURNING key";
            let mut statement = connection.prepare_cached(sql)?;
            Ok(statement
                .query_row(params![content], |row| row.get(0))
                .optional()?)
        })?;
        let Some(key) = gone.and_then(|bytes| FileKey::from_bytes(&bytes)) else {
            return Ok(false);
        };
        // A crash between the row and the file leaves a file that the sweep finds.
        match fs::remove_file(self.place(&key.file_name())) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(true),
            Err(error) => Err(error.into()),
        }
    }

    /// Names of the files that rows name.
    fn names(&self) -> Result<BTreeSet<String>, VaultError> {
        let reader = self.store().reader();
        let mut statement = reader
            .prepare_cached("SELECT key FROM vault_file")
            .map_err(StoreError::from)?;
        let keys = statement
            .query_map([], |row| row.get::<_, Vec<u8>>(0))
            .map_err(StoreError::from)?;
        let mut names = BTreeSet::new();
        for key in keys {
            let key = FileKey::from_bytes(&key.map_err(StoreError::from)?);
            names.extend(key.map(|key| key.file_name()));
        }
        Ok(names)
    }
}

fn is_old(file: &Path, now: SystemTime) -> Result<bool, VaultError> {
    let modified = fs::metadata(file)?.modified()?;
    // A file of the future is on a disk whose clock was wrong: it stays.
    Ok(now.duration_since(modified).is_ok_and(|age| age > SAFE_AGE))
}
