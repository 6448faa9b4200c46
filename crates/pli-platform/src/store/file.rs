//! Files that appear whole or not at all, and are on the disk before anybody says so.

use std::fs;
#[cfg(unix)]
use std::fs::File;
use std::io::Write;
use std::path::Path;

use super::StoreError;

/// Beginning of the names of files that are not finished.
pub(crate) const UNFINISHED: &str = ".unfinished-";

/// Writes bytes to a file: temporary file, fsync, rename, fsync of the folder.
///
/// # Errors
/// When the disk refuses; the file is then as it was before.
pub fn write_durably(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let failed = |source| StoreError::File {
        path: path.to_owned(),
        source,
    };
    let folder = path.parent().unwrap_or_else(|| Path::new("."));
    make_folder(folder)?;
    let mut file = tempfile::Builder::new()
        .prefix(UNFINISHED)
        .tempfile_in(folder)
        .map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    file.persist(path).map_err(|error| failed(error.error))?;
    sync_folder(folder)
}

/// Makes a folder and those above it, durably. Only this user may read it.
pub(crate) fn make_folder(path: &Path) -> Result<(), StoreError> {
    if path.is_dir() {
        return Ok(());
    }
    let failed = |source| StoreError::File {
        path: path.to_owned(),
        source,
    };
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(failed)?;
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => sync_folder(parent),
        _ => Ok(()),
    }
}

#[cfg(unix)]
fn sync_folder(path: &Path) -> Result<(), StoreError> {
    let failed = |source| StoreError::File {
        path: path.to_owned(),
        source,
    };
    File::open(path).map_err(failed)?.sync_all().map_err(failed)
}

/// Windows has no fsync of a folder; the journal of NTFS keeps the rename.
#[cfg(not(unix))]
fn sync_folder(_path: &Path) -> Result<(), StoreError> {
    Ok(())
}

/// Removes what an interrupted write left behind, three folders deep.
pub(super) fn remove_leftovers(root: &Path) -> Result<(), StoreError> {
    remove_leftovers_in(root, 3)
}

fn remove_leftovers_in(folder: &Path, depth: u32) -> Result<(), StoreError> {
    let failed = |source| StoreError::File {
        path: folder.to_owned(),
        source,
    };
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        if entry.file_type().map_err(failed)?.is_dir() {
            if depth > 1 {
                remove_leftovers_in(&entry.path(), depth - 1)?;
            }
        } else if entry.file_name().to_string_lossy().starts_with(UNFINISHED) {
            fs::remove_file(entry.path()).map_err(failed)?;
        }
    }
    Ok(())
}
