//! The tasks of the workspace: set-up, run, test. Works with cargo alone, on the three systems.
//!
//! Must not use the crates of the product: it starts their programs, as a person would.

mod bench;
mod catalogue;
mod command;
mod demo;
mod demo_files;
mod front_end;
mod fuzz;
mod setup;
mod tck;
mod test;

use std::process::ExitCode;

use anyhow::{Result, bail};

const USAGE: &str = "\
cargo xtask run [--headless]   sets up what is missing, starts the demo Region, opens the window
                               (--headless: does the main job through `pli` and leaves it in target/demo/)
cargo xtask test               every test, the real window included
cargo xtask lint               rustfmt, clippy and rustdoc without warnings
cargo xtask catalogue          the fields of the domain's lists that no form carries: none
cargo xtask bench forms        how fast forms are, beside survey-core (npm) on the same forms
cargo xtask fuzz CRATE TARGET SECONDS
                               bytes at random against a reader of outside bytes (docs/fuzzing.md)
cargo xtask demo-files         makes the attachments of the demonstration in target/demo/files/
cargo xtask tck DIR            judges the expression language by a checkout of github.com/dmn-tck/tck
cargo xtask screens            builds the screens, which the window and `pli form preview` show
cargo xtask setup              installs what the other tasks need, and says what it did";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match task(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn task(words: &[&str]) -> Result<()> {
    match words {
        ["run"] if setup::has_display() => demo::in_the_window(),
        ["run"] => {
            println!("No display here: the main job runs through the `pli` command instead.");
            demo::through_the_terminal()
        }
        ["run", "--headless"] => demo::through_the_terminal(),
        ["test"] => test::everything(),
        ["lint"] => test::lint(),
        ["tck", folder] => tck::judge(folder),
        ["bench", "forms"] => bench::forms(),
        ["fuzz", package, target, seconds] => fuzz::target_of(package, target, seconds),
        ["catalogue"] => catalogue::show(),
        ["demo-files"] => demo_files::make_far().and_then(|()| demo_files::make_aid()),
        ["screens"] => front_end::screens(),
        ["setup"] => setup::everything(),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        _ => bail!("unknown task `{}`\n\n{USAGE}", words.join(" ")),
    }
}
