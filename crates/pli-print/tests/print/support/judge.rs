//! veraPDF, as `tests/judges/judge` sets it up.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Demands that veraPDF finds the files to be PDF/A-2a and PDF/UA-1. Where it cannot be set up, CI fails and others are told.
pub(crate) fn demand_archival_and_accessible(files: &[PathBuf]) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/judges/judge");
    let output = Command::new("bash")
        .arg(script)
        .args(["pdfa", "2a,ua1"])
        .args(files)
        .output();
    let Ok(output) = output else {
        return absent("bash is missing");
    };
    let words = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    match output.status.code() {
        Some(0) => println!("{words}"),
        Some(3) => absent(&errors),
        _ => panic!("veraPDF refuses: {words}{errors}"),
    }
}

fn absent(why: &str) {
    assert!(
        std::env::var_os("CI").is_none(),
        "outside judge not run: {why}"
    );
    eprintln!("outside judge not run: {why}");
}
