//! Says things: words for people, JSON for programs. Results on standard output, progress and faults on standard error.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::process::ExitCode;

use pli_app::Fault;
use pli_app::seam::Language;
use pli_app::words;
use serde::Serialize;
use serde_json::json;

use crate::arguments::{Arguments, Lang};
use crate::moment::moment;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Done.
    Done,
    /// Done, and there is something to mend.
    Findings,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => Self::SUCCESS,
            Outcome::Findings => Self::from(1),
        }
    }
}

/// Whom is spoken to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Audience {
    /// A person reads.
    Person,
    /// A program reads.
    Program,
}

/// Where things are said.
pub(crate) struct Console {
    pub(crate) audience: Audience,
    pub(crate) language: Language,
}

impl Console {
    /// Follows the arguments.
    pub(crate) fn new(arguments: &Arguments) -> Self {
        Self {
            audience: if arguments.json {
                Audience::Program
            } else {
                Audience::Person
            },
            language: match arguments.lang {
                Some(Lang::En) => Language::En,
                Some(Lang::Fr) | None => Language::Fr,
            },
        }
    }

    /// Says a result: JSON for a program, the given lines for a person.
    pub(crate) fn result<T: Serialize>(&self, value: &T, lines: impl FnOnce(&Self) -> Vec<String>) {
        match self.audience {
            Audience::Program => out(&serde_json::to_string_pretty(value).unwrap_or_default()),
            Audience::Person => lines(self).iter().for_each(|line| out(line)),
        }
    }

    /// A sentence of the terminal.
    pub(crate) fn text(&self, key: &str, values: &[(&str, String)]) -> String {
        words::text(self.language, key, values)
    }

    /// A number of bytes in units.
    pub(crate) fn size(&self, bytes: u64) -> String {
        words::size(self.language, bytes)
    }

    /// A fact of a dossier in a sentence.
    pub(crate) fn fact(&self, code: &str, values: &BTreeMap<String, String>) -> String {
        words::fact(self.language, code, values, |at| moment(self, at))
    }

    /// Says something beside the result, to a person who waits.
    pub(crate) fn note(&self, key: &str, values: &[(&str, String)]) {
        err(&self.text(key, values));
    }

    /// Says a fault: what happened, what it means, what to do.
    pub(crate) fn fault(&self, fault: &Fault) {
        let words = words::fault(self.language, fault);
        match self.audience {
            Audience::Program => {
                let body = json!({
                    "error": {
                        "code": fault.code, "values": fault.values,
                        "title": words.title, "text": words.text, "repair": words.repair,
                    }
                });
                err(&body.to_string());
            }
            Audience::Person => {
                err(&words.title);
                err(&words.text);
                err(&self.text("cli-repair", &[("repair", words.repair)]));
            }
        }
    }
}

/// A reader that went away (`pli … | head`) is no failure of ours.
fn out(line: &str) {
    writeln!(io::stdout().lock(), "{line}").ok();
}

fn err(line: &str) {
    writeln!(io::stderr().lock(), "{line}").ok();
}
