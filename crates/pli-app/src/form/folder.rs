//! Reads a package from a folder: bounded, plain files only, nothing outside of it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

use pli_core::form::{Fault as FormFault, FaultCode};

use crate::fault::{Code, Fault};

/// Bytes of a package at most.
const MOST_BYTES: u64 = 20_000_000;
/// Files of a package at most.
const MOST_FILES: usize = 300;
/// Folders inside of each other: one more than the format knows.
const MOST_DEPTH: usize = 2;

/// A folder as it was read.
pub(super) struct Folder {
    /// Files by their path inside the folder, `/` between names.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Links and other things that were not read.
    pub faults: Vec<FormFault>,
}

/// Reads the files of a folder. Links are not followed: they are told.
pub(super) fn read_folder(folder: &Path) -> Result<Folder, Fault> {
    let mut read = Folder {
        files: BTreeMap::new(),
        faults: Vec::new(),
    };
    let mut room = MOST_BYTES;
    gather(folder, "", &mut read, &mut room)?;
    Ok(read)
}

/// What a folder looks like without being read: names, sizes and moments. Another stamp means that something was written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Stamp(Vec<(String, u64, Option<SystemTime>)>);

/// Stamps a folder; what cannot be looked at is left out, and comes back with another stamp.
pub(super) fn stamp(folder: &Path) -> Stamp {
    let mut seen = Stamp::default();
    look(folder, "", &mut seen);
    seen.0.sort();
    seen
}

fn look(folder: &Path, prefix: &str, seen: &mut Stamp) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let Ok(about) = fs::symlink_metadata(entry.path()) else {
            continue;
        };
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if seen.0.len() >= MOST_FILES {
            return;
        }
        if about.is_dir() && prefix.matches('/').count() < MOST_DEPTH {
            look(&entry.path(), &format!("{name}/"), seen);
        }
        seen.0.push((name, about.len(), about.modified().ok()));
    }
}

fn gather(folder: &Path, prefix: &str, read: &mut Folder, room: &mut u64) -> Result<(), Fault> {
    let unreadable = |path: &Path, cause: std::io::Error| {
        Fault::new(Code::FileUnreadable)
            .with("name", path.display())
            .with("cause", cause)
    };
    let too_large = || Fault::new(Code::BrokenForm).with("what", "> 20 Mo / > 300");
    for entry in fs::read_dir(folder).map_err(|error| unreadable(folder, error))? {
        let entry = entry.map_err(|error| unreadable(folder, error))?;
        let path = entry.path();
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if read.files.len() + read.faults.len() >= MOST_FILES {
            return Err(too_large());
        }
        // Of the entry itself, never of what a link points to.
        let kind = fs::symlink_metadata(&path).map_err(|error| unreadable(&path, error))?;
        if kind.is_dir() && prefix.matches('/').count() < MOST_DEPTH {
            gather(&path, &format!("{name}/"), read, room)?;
            continue;
        }
        if !kind.is_file() {
            let values = [("name", name.as_str())];
            let fault = FormFault::of_file(FaultCode::NotAFile, &name, &values);
            read.faults.push(fault);
            continue;
        }
        *room = room.checked_sub(kind.len()).ok_or_else(too_large)?;
        let bytes = fs::read(&path).map_err(|error| unreadable(&path, error))?;
        read.files.insert(name, bytes);
    }
    Ok(())
}
