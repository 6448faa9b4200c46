//! Where the judges of `tests/judges` stand, set up where they are not.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The Python that has pyHanko.
pub(crate) fn pyhanko() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let judge = root.join("tests/judges/judge");
    let mut setup = Command::new("bash");
    setup.arg(judge).args(["setup", "pyhanko"]).status().ok()?;
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    let judges =
        std::env::var_os("PLI_JUDGES").map_or_else(|| target.join("judges"), PathBuf::from);
    Some(judges.join("pyhanko/bin/python"))
}
