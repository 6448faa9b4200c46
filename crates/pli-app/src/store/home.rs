//! The folder of the store, and the lock that lets one process at a time use it.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use super::StoreError;

/// The folder that holds a store, locked for this process until dropped.
#[derive(Debug)]
pub struct Home {
    folder: PathBuf,
    // Held open: the lock ends with it, even after `kill -9`.
    _lock: File,
}

impl Home {
    /// Makes the folder if needed and takes its lock, or says that another process has it.
    pub fn take(folder: &Path) -> Result<Self, StoreError> {
        create_private(folder)?;
        let lock = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(folder.join("pli.lock"))?;
        match lock.try_lock() {
            Ok(()) => Ok(Self {
                folder: folder.canonicalize()?,
                _lock: lock,
            }),
            Err(TryLockError::WouldBlock) => Err(StoreError::Busy),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }

    /// The folder itself, in its canonical form.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where the key and the database stand.
    pub(super) fn store(&self) -> PathBuf {
        self.folder.join("store")
    }

    /// Where a store is made before it appears whole.
    pub(super) fn unfinished(&self) -> PathBuf {
        self.folder.join("store.new")
    }

    /// Where attached files stand.
    pub fn vault(&self) -> PathBuf {
        self.folder.join("vault")
    }

    /// The file that keeps room for a full disk.
    pub(super) fn ballast(&self) -> PathBuf {
        self.folder.join("ballast")
    }
}

/// The folder that the system gives to an application's data: `PLI_HOME` first, then the platform's own place.
///
/// None where the system gives none.
pub fn default_home() -> Option<PathBuf> {
    let env = |name| {
        std::env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    if let Some(home) = env("PLI_HOME") {
        return Some(home);
    }
    if cfg!(target_os = "windows") {
        return env("APPDATA").map(|folder| folder.join("Pli"));
    }
    if cfg!(target_os = "macos") {
        return env("HOME").map(|folder| folder.join("Library/Application Support/Pli"));
    }
    env("XDG_DATA_HOME")
        .or_else(|| env("HOME").map(|folder| folder.join(".local/share")))
        .map(|data| data.join("pli"))
}

/// Makes a folder that only its owner reads.
pub(crate) fn create_private(folder: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Makes a change of names in a folder durable.
pub(crate) fn sync_folder(folder: &Path) -> std::io::Result<()> {
    // Windows journals renames itself and refuses to open a folder as a file.
    if cfg!(windows) {
        return Ok(());
    }
    File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_holder_of_the_same_folder_is_refused() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let first = Home::take(folder.path()).expect("the first holder");
        assert!(matches!(Home::take(folder.path()), Err(StoreError::Busy)));
        drop(first);
        assert!(Home::take(folder.path()).is_ok());
    }
}
