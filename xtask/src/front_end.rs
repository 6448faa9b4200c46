//! The screens: packages of npm, and the build that the window embeds.

use std::fs;

use anyhow::{Context, Result};

use crate::command::{command, root, run};
use crate::setup::npm;

/// Packages as the lock file says; nothing is done when they are there already.
fn packages() -> Result<()> {
    let folder = root().join("ui");
    let lock = fs::read(folder.join("package-lock.json")).context("ui/package-lock.json")?;
    let stamp = folder.join("node_modules/.pli-lock");
    if fs::read(&stamp).is_ok_and(|seen| seen == lock) {
        return Ok(());
    }
    let mut install = command(
        npm(),
        &["ci", "--ignore-scripts", "--no-audit", "--no-fund"],
    );
    install.current_dir(&folder);
    run(install)?;
    fs::write(stamp, lock).context("the mark of the installed packages")
}

/// Builds the screens that the window embeds.
pub(crate) fn screens() -> Result<()> {
    packages()?;
    let mut screens = command(npm(), &["run", "build"]);
    screens.current_dir(root().join("ui"));
    run(screens)
}
