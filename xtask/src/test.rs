//! Runs every test, from the core to the real window.

use std::process::Command;

use anyhow::Result;

use crate::command::{answers, command, root, run, whole};
use crate::setup::{self, npm};
use crate::{demo, front_end};

/// Everything that must pass before a change lands.
pub(crate) fn everything() -> Result<()> {
    setup::everything()?;
    run(command("cargo", &["fmt", "--all", "--check"]))?;
    front_end::screens()?;
    run(whole("build", &["--bins", "--tests"]))?;
    run(npm_test())?;
    run(whole("test", &["--no-fail-fast"]))?;
    demo::with_what_is_built()?;
    window_journey()
}

fn npm_test() -> Command {
    let mut screens = command(npm(), &["test"]);
    screens.current_dir(root().join("ui"));
    screens
}

/// The real window, driven from the first start to the receipt, alone on its screen.
fn window_journey() -> Result<()> {
    let journey = whole(
        "test",
        &["--features", "pli-tests/window", "--test", "window"],
    );
    if cfg!(target_os = "linux") && !setup::has_display() {
        let words: Vec<_> = std::iter::once(journey.get_program())
            .chain(journey.get_args())
            .collect();
        let mut hidden = command(
            "xvfb-run",
            &[
                "-a",
                "-s",
                "-screen 0 1280x1024x24",
                "dbus-run-session",
                "--",
            ],
        );
        hidden.args(words);
        return run(hidden);
    }
    run(journey)
}

/// What the compiler and its friends say of the style.
pub(crate) fn lint() -> Result<()> {
    run(command("cargo", &["fmt", "--all", "--check"]))?;
    run(whole("clippy", &["--all-targets", "--", "-D", "warnings"]))?;
    let mut docs = whole("doc", &["--no-deps", "--document-private-items"]);
    docs.env("RUSTDOCFLAGS", "-D warnings");
    run(docs)?;
    if !answers("cargo", &["deny", "--version"]) {
        println!("Left out: `cargo deny check`, for want of cargo-deny.");
        return Ok(());
    }
    run(command("cargo", &["deny", "check"]))
}
