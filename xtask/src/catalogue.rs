//! Shows what the catalogue of forms carries of the domain's lists: fields, supporting documents, lines of the budgets.

use anyhow::Result;

use crate::command::{command, run};

/// Prints a line a form and the rows that no package carries; fails where there is one.
pub(crate) fn show() -> Result<()> {
    // The core alone: whoever writes a form needs neither the window nor the printer for this.
    let of_core = ["test", "--quiet", "-p", "pli-core", "--test", "coverage"];
    let shown = ["--", "--nocapture", "--test-threads=1", "every_"];
    run(command("cargo", &[&of_core[..], &shown[..]].concat()))
}
