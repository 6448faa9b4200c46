//! Shows what the catalogue of forms carries of the domain's lists: fields, supporting documents, lines of the budgets.

use anyhow::Result;

use crate::command::run;
use crate::test::cargo;

/// Prints a line a form and the rows that no package carries; fails where there is one.
pub(crate) fn show() -> Result<()> {
    let options = ["--quiet", "--test", "coverage", "--", "--nocapture"];
    run(cargo(
        "test",
        &[&options[..], &["every_", "--test-threads=1"]].concat(),
    ))
}
