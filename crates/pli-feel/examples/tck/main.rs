//! Runs the literal expressions of the OMG's DMN test kit (dmn-tck/tck, Apache-2.0), an outside judge of the language.
//!
//! `cargo xtask tck DIR` reads a checkout and starts this. Each case is read twice: as the standard has it, which is
//! judged, and as a form has it, which is compared. `docs/feel-profile.md` says what the names of the rules mean.

#![expect(
    clippy::disallowed_methods,
    reason = "the kit is a folder of files, given on the command line"
)]

mod cases;
mod judge;
mod model;
mod rules;
mod values;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, ensure};
use pli_feel::Dialect;

use cases::Case;
use judge::Verdict;

fn main() -> ExitCode {
    let folder = std::env::args().nth(1);
    let result = folder
        .context("usage: tck DIR, where DIR is a checkout of dmn-tck/tck")
        .and_then(|folder| run(Path::new(&folder)));
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("tck: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Judges every case, and tells whether none failed.
fn run(folder: &Path) -> Result<bool> {
    let cases = cases::read(folder)?;
    ensure!(!cases.is_empty(), "no case in {}", folder.display());
    let mut tally = Tally::default();
    for case in &cases {
        tally.add(case);
    }
    tally.print(cases.len());
    Ok(tally.failed.is_empty())
}

#[derive(Default)]
struct Tally {
    equal: usize,
    refused: usize,
    excluded: BTreeMap<&'static str, usize>,
    failed: Vec<String>,
    form: BTreeMap<&'static str, usize>,
    unexplained: Vec<String>,
}

impl Tally {
    fn add(&mut self, case: &Case) {
        if let Some(rule) = rules::excluding(case) {
            *self.excluded.entry(rule).or_default() += 1;
            return;
        }
        match judge::verdict(case, Dialect::Dmn) {
            Verdict::Equal => self.equal += 1,
            Verdict::RefusedForNull => self.refused += 1,
            Verdict::Refused(why) => self.failed.push(line(case, &format!("refused: {why}"))),
            Verdict::Other(found) => self.failed.push(line(case, &found)),
        }
        let (class, unexplained) = rules::in_a_form(case);
        *self.form.entry(class).or_default() += 1;
        self.unexplained
            .extend(unexplained.map(|found| line(case, &found)));
    }

    fn print(&self, total: usize) {
        for failed in &self.failed {
            println!("FAILED {failed}");
        }
        for unexplained in &self.unexplained {
            println!("IN A FORM {unexplained}");
        }
        let excluded: usize = self.excluded.values().sum();
        println!("\nliteral-expression cases       {total:>5}");
        println!(
            "pass                           {:>5}",
            self.equal + self.refused
        );
        println!("  the expected value           {:>5}", self.equal);
        println!("  refused where null is asked  {:>5}", self.refused);
        println!("excluded                       {excluded:>5}");
        for (rule, count) in &self.excluded {
            println!("  {rule:<46} {count:>5}");
        }
        println!("failed                         {:>5}", self.failed.len());
        println!("\nThe same cases, as a form reads them:");
        for (class, count) in &self.form {
            println!("  {class:<46} {count:>5}");
        }
    }
}

fn line(case: &Case, found: &str) -> String {
    let source = case.source.split_whitespace().collect::<Vec<_>>().join(" ");
    format!(
        "{} {}: {source}\n    is {found}, not {:?}",
        case.family, case.id, case.expected
    )
}
