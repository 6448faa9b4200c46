//! Runs every test, from the core to the real window.

use std::process::Command;

use anyhow::Result;

use crate::command::{command, root, run};
use crate::setup::{self, npm};
use crate::{demo, front_end};

/// One set of packages and features for everything that is built here: cargo builds each dependency once.
const WHOLE: [&str; 3] = ["--workspace", "--features", "pli-desktop/custom-protocol"];

/// Everything that must pass before a change lands.
pub(crate) fn everything() -> Result<()> {
    setup::everything()?;
    run(command("cargo", &["fmt", "--all", "--check"]))?;
    front_end::screens()?;
    // With the tests: else cargo resolves other features for the programs, and builds every dependency twice.
    run(cargo("build", &["--bins", "--tests"]))?;
    run(npm_test())?;
    run(cargo("test", &["--no-fail-fast"]))?;
    demo::with_what_is_built()?;
    window_journey()
}

fn cargo(verb: &str, options: &[&str]) -> Command {
    command("cargo", &[&[verb], &WHOLE[..], options].concat())
}

fn npm_test() -> Command {
    let mut screens = command(npm(), &["test"]);
    screens.current_dir(root().join("ui"));
    screens
}

/// The real window, driven from the first start to the receipt, alone on its screen.
fn window_journey() -> Result<()> {
    let journey = cargo(
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
