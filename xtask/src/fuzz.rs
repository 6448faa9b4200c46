//! Runs a fuzz target: bytes at random, guided by what they reach. Needs a nightly toolchain and a C++ compiler, and no other tool.
//!
//! `cargo fuzz` passes the same flags; its address sanitizer is left out, as our crates have no `unsafe` where outside bytes are read.

use anyhow::{Context, Result, bail};

use crate::command::{command, output, root, run, target};

/// How LLVM marks each edge and each comparison, for libFuzzer to see.
const MARKS: [&str; 8] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Cdebug-assertions",
    "-Coverflow-checks",
    // So that the trace of a fault names lines.
    "-Cdebuginfo=line-tables-only",
];

/// Seconds after which one input counts as a hang, and megabytes after which it counts as a flood.
const BOUNDS: [&str; 2] = ["-timeout=10", "-rss_limit_mb=2048"];

/// Runs one target for some seconds. What it finds is written to `artifacts/`; what it learns stays in the build folder.
pub(crate) fn target_of(package: &str, name: &str, seconds: &str) -> Result<()> {
    let folder = root().join("crates").join(package).join("fuzz");
    let seeds = folder.join("corpus").join(name);
    if !seeds.is_dir() {
        bail!("{package} has no fuzz target `{name}`: {}", seeds.display());
    }
    let seconds: u32 = seconds.parse().context("seconds are a number")?;
    let learnt = target().join("fuzz-corpus").join(package).join(name);
    let faults = folder.join("artifacts").join(name);
    for folder in [&learnt, &faults] {
        std::fs::create_dir_all(folder)?;
    }
    // The versions of the workspace, so that what is tried is what is shipped.
    std::fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock"))?;
    let host = host()?;
    let built = target().join("fuzz");
    let manifest = folder.join("Cargo.toml");
    let options = ["+nightly", "build", "--release", "--target", &host];
    let mut build = command("cargo", &options);
    build
        .args(["--bin", name])
        .arg("--manifest-path")
        .arg(manifest);
    build
        .env("CARGO_TARGET_DIR", &built)
        .env("RUSTFLAGS", MARKS.join(" "));
    run(build)?;
    let program = built.join(&host).join("release").join(name);
    let mut fuzz = command(program, &BOUNDS);
    fuzz.arg(format!("-max_total_time={seconds}"))
        .arg(format!("-artifact_prefix={}/", faults.display()))
        .arg(&learnt)
        .arg(&seeds);
    run(fuzz)
}

/// The system that this machine builds for: with `--target`, build scripts and macros stay without marks.
fn host() -> Result<String> {
    let words = output(command("rustc", &["+nightly", "-vV"]))?;
    let line = words.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(line.context("rustc did not name its host")?.to_owned())
}
