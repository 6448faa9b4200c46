//! Starts programs and says so; a failure carries the command line.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail};

/// The root of the workspace.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// The build folder: cargo's own, or the one that the person chose; always absolute, as LibreOffice wants it.
pub(crate) fn target() -> PathBuf {
    let chosen = std::env::var_os("CARGO_TARGET_DIR").filter(|folder| !folder.is_empty());
    root().join(chosen.map_or_else(|| PathBuf::from("target"), PathBuf::from))
}

/// A program built by cargo in the development profile.
pub(crate) fn built(name: &str) -> PathBuf {
    target()
        .join("debug")
        .join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// A command that starts in the root of the workspace.
pub(crate) fn command(program: impl AsRef<OsStr>, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root());
    command
}

/// A cargo command over the whole workspace, with one set of features everywhere: each dependency is built once.
pub(crate) fn whole(verb: &str, options: &[&str]) -> Command {
    const SELECTION: [&str; 3] = ["--workspace", "--features", "pli-desktop/custom-protocol"];
    command("cargo", &[&[verb], &SELECTION[..], options].concat())
}

/// Runs to the end; fails where the program fails.
pub(crate) fn run(mut command: Command) -> Result<()> {
    let line = line_of(&command);
    let started = Instant::now();
    println!("$ {line}");
    let status = command
        .status()
        .with_context(|| format!("`{line}` did not start"))?;
    if !status.success() {
        bail!("`{line}` ended with {status}");
    }
    println!("  ({:.1} s)", started.elapsed().as_secs_f32());
    Ok(())
}

/// Runs to the end and gives what it printed; fails where the program fails.
pub(crate) fn output(mut command: Command) -> Result<String> {
    let line = line_of(&command);
    let output = command
        .output()
        .with_context(|| format!("`{line}` did not start"))?;
    if !output.status.success() {
        let words = String::from_utf8_lossy(&output.stderr);
        let heard = String::from_utf8_lossy(&output.stdout);
        bail!("`{line}` ended with {}\n{heard}\n{words}", output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether a program answers to this call.
pub(crate) fn answers(program: &str, arguments: &[&str]) -> bool {
    command(program, arguments)
        .output()
        .is_ok_and(|output| output.status.success())
}

fn line_of(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}
