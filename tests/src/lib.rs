//! What the tests of the whole share: the workspace's place and its files, its programs run for real, a Region to speak to, what
//! can go wrong between the two, and judges from outside. May use everything; nothing uses it.

pub mod job;
pub mod judge;
pub mod middle;
pub mod paper;
pub mod pli;
pub mod programs;
pub mod region;
pub mod words;

use std::path::{Path, PathBuf};

/// The root of the workspace.
pub fn workspace_root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Every file that the repository keeps, relative to the root, in order.
///
/// # Errors
/// When git does not answer.
pub fn tracked_files() -> std::io::Result<Vec<PathBuf>> {
    let listing = std::process::Command::new("git")
        .args([
            "ls-files",
            "--cached",
            "--others",
            "--exclude-standard",
            "-z",
        ])
        .current_dir(workspace_root())
        .output()?;
    if !listing.status.success() {
        return Err(std::io::Error::other("`git ls-files` failed"));
    }
    let names = String::from_utf8_lossy(&listing.stdout).into_owned();
    Ok(names
        .split('\0')
        .filter(|name| !name.is_empty())
        .map(PathBuf::from)
        .collect())
}
