//! A file of no meaning that keeps room: on a full disk it is given up so that the person can finish.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// Enough for the longest write-ahead log and the printing of a dossier.
const BYTES: usize = 8 * 1024 * 1024;

/// Makes the file when it is missing and the disk has room; does nothing otherwise.
pub(super) fn keep(file: &Path) {
    if fs::metadata(file).is_ok_and(|known| known.len() == BYTES as u64) {
        return;
    }
    if write(file).is_err() {
        fs::remove_file(file).ok();
    }
}

/// Gives the room up; false when there was none to give.
pub(super) fn give_up(file: &Path) -> bool {
    fs::remove_file(file).is_ok()
}

fn write(file: &Path) -> io::Result<()> {
    // Random, so that no file system squeezes it to nothing.
    let mut block = vec![0; 1024 * 1024];
    getrandom::fill(&mut block).map_err(|error| io::Error::other(error.to_string()))?;
    let mut out = File::create(file)?;
    for _ in 0..BYTES / block.len() {
        out.write_all(&block)?;
    }
    out.sync_all()
}
