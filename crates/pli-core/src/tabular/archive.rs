//! The archive that an XLSX or ODS file is, looked through before a reader trusts it.

use std::io::{Cursor, Read, Seek, copy, sink};

use zip::ZipArchive;

use super::{TabularError, UNPACKED_BYTES_MOST};

/// Files in an archive at most.
const ENTRIES_MOST: usize = 5_000;

/// Checks what an archive unpacks to. The sizes that it declares are not trusted: everything is unpacked once, into nothing.
///
/// # Errors
/// An archive that is damaged, under a password, or unpacks to more than the bound.
pub(super) fn check(bytes: &[u8]) -> Result<(), TabularError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if archive.len() > ENTRIES_MOST {
        let cause = format!("{} files inside", archive.len());
        return Err(TabularError::Damaged { cause });
    }
    let mut left = UNPACKED_BYTES_MOST;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(damaged)?;
        let unpacked = copy(&mut entry.take(left + 1), &mut sink()).map_err(damaged)?;
        if unpacked > left {
            let max = UNPACKED_BYTES_MOST;
            let given = max - left + unpacked;
            return Err(TabularError::TooLarge { given, max });
        }
        left -= unpacked;
    }
    Ok(())
}

/// Reads one file of an archive that was checked; none where it has no such file.
pub(super) fn file(bytes: &[u8], name: &str) -> Result<Option<Vec<u8>>, TabularError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    read_entry(&mut archive, name)
}

fn read_entry<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
    name: &str,
) -> Result<Option<Vec<u8>>, TabularError> {
    let entry = match archive.by_name(name) {
        Ok(entry) => entry,
        Err(zip::result::ZipError::FileNotFound) => return Ok(None),
        Err(error) => return Err(damaged(error)),
    };
    let mut out = Vec::new();
    entry
        .take(UNPACKED_BYTES_MOST)
        .read_to_end(&mut out)
        .map_err(damaged)?;
    Ok(Some(out))
}

/// What a reader of archives says, for the help desk.
pub(super) fn damaged(cause: impl std::fmt::Display) -> TabularError {
    let cause = cause.to_string().chars().take(200).collect();
    TabularError::Damaged { cause }
}
