//! `pli`: every use case of the application from a terminal, in words and in JSON.
//!
//! [`arguments`] is what a person may type, [`command`] does it, [`console`] says it; [`loopback`] shows screens in a browser. Decides nothing: the use cases are
//! `pli-app`'s. Exit codes: 0 done, 1 findings or refusal, 2 misuse.

#![expect(
    rustdoc::broken_intra_doc_links,
    rustdoc::invalid_html_tags,
    rustdoc::bare_urls,
    reason = "what stands beside an argument is the help of the terminal, not a page"
)]

mod arguments;
mod command;
mod console;
mod loopback;
mod moment;

use std::process::ExitCode;

use clap::{CommandFactory as _, Parser as _};

use arguments::Arguments;
use console::Console;

fn main() -> ExitCode {
    // Misuse ends inside the parser, with its own words and code 2.
    let arguments = Arguments::try_parse().unwrap_or_else(|said| misuse(&said));
    let console = Console::new(&arguments);
    match command::run(&arguments, &console) {
        Ok(outcome) => outcome.into(),
        Err(fault) => {
            console.fault(&fault);
            ExitCode::from(1)
        }
    }
}

/// Ends with what the parser says: its help, or what it does not understand, in the language of the person.
fn misuse(said: &clap::Error) -> ! {
    if arguments::is_asked(std::env::args_os(), |name| std::env::var(name).ok()) {
        let english = arguments::in_english(Arguments::command());
        if let Err(said) = english.try_get_matches() {
            said.exit();
        }
    }
    said.exit()
}
