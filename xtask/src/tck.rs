//! The outside judge of the expression language: the OMG's DMN test kit.

use anyhow::Result;

use crate::command::{command, run};

/// Runs the literal expressions of a checkout of dmn-tck/tck.
pub(crate) fn judge(folder: &str) -> Result<()> {
    let words = [
        "run",
        "--quiet",
        "--package",
        "pli-feel",
        "--example",
        "tck",
        "--",
    ];
    let mut judge = command("cargo", &words);
    judge.arg(std::path::absolute(folder)?);
    run(judge)
}
