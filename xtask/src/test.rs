//! Runs every test, from the core to the real window.

use anyhow::Result;

use crate::command::{command, root, run};
use crate::setup::{self, npm};
use crate::{demo_files, front_end};

/// Everything that must pass before a change lands.
pub(crate) fn everything() -> Result<()> {
    setup::everything()?;
    run(command("cargo", &["fmt", "--all", "--check"]))?;
    front_end::window()?;
    run(command("cargo", &["test", "--workspace", "--no-fail-fast"]))?;
    let mut screens = command(npm(), &["test"]);
    screens.current_dir(root().join("ui"));
    run(screens)?;
    demo_files::make_far()?;
    window_journey()
}

/// The real window, driven from the first start to the receipt.
fn window_journey() -> Result<()> {
    let journey = [
        "cargo",
        "test",
        "-p",
        "pli-tests",
        "--features",
        "window",
        "--test",
        "window",
    ];
    if cfg!(target_os = "linux") && !setup::has_display() {
        let screen = [
            "-a",
            "-s",
            "-screen 0 1280x1024x24",
            "dbus-run-session",
            "--",
        ];
        let words: Vec<&str> = screen.iter().chain(&journey).copied().collect();
        return run(command("xvfb-run", &words));
    }
    run(command(journey[0], &journey[1..]))
}

/// What the compiler and its friends say of the style.
pub(crate) fn lint() -> Result<()> {
    run(command("cargo", &["fmt", "--all", "--check"]))?;
    run(command(
        "cargo",
        &[
            "clippy",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ],
    ))?;
    let mut docs = command("cargo", &["doc", "--workspace", "--no-deps"]);
    docs.env("RUSTDOCFLAGS", "-D warnings");
    run(docs)
}
