//! The help of the terminal in English: its texts stand in `assets/locales/help.tsv`, beside the French ones of [`super`].
//!
//! Only for showing: what a person typed is read by the French command, which is the same.

use std::collections::HashMap;
use std::ffi::OsString;

use clap::builder::{PossibleValue, PossibleValuesParser, StyledStr};
use clap::{Arg, Command};

const TABLE: &str = include_str!("../../../../assets/locales/help.tsv");

type Table = HashMap<&'static str, &'static str>;

/// Whether the help is to be in English: by `--lang`, else by `PLI_LANG`, else by the locale.
pub(crate) fn is_asked(
    arguments: impl Iterator<Item = OsString>,
    variable: impl Fn(&str) -> Option<String>,
) -> bool {
    let words: Vec<String> = arguments
        .map(|word| word.to_string_lossy().into_owned())
        .collect();
    let after = words
        .iter()
        .position(|word| word == "--lang")
        .and_then(|at| words.get(at + 1));
    let within = words.iter().find_map(|word| word.strip_prefix("--lang="));
    let said = after.map(String::as_str).or(within).map(str::to_owned);
    let set = |name: &&str| variable(name).filter(|value| !value.is_empty());
    let locale = || ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(set);
    let language = said.or_else(|| set(&"PLI_LANG")).or_else(locale);
    language.is_some_and(|language| language == "en" || language.starts_with("en_"))
}

/// Puts the help of a command, and of all under it, into English.
pub(crate) fn in_english(command: Command) -> Command {
    let table = TABLE.lines().filter_map(|line| line.split_once('\t'));
    translated(command, &table.collect())
}

fn translated(command: Command, table: &Table) -> Command {
    let (about, long) = (
        of(table, command.get_about()),
        of(table, command.get_long_about()),
    );
    let command = match about {
        Some(about) => command.about(about),
        None => command,
    };
    let command = match long {
        Some(long) => command.long_about(long),
        None => command,
    };
    command
        .mut_args(|argument| translated_argument(argument, table))
        .mut_subcommands(|under| translated(under, table))
}

fn translated_argument(argument: Arg, table: &Table) -> Arg {
    let values: Vec<PossibleValue> = argument
        .get_possible_values()
        .into_iter()
        .map(|value| match of(table, value.get_help()) {
            Some(help) => value.help(help),
            None => value,
        })
        .collect();
    let names: Vec<&'static str> = argument
        .get_value_names()
        .into_iter()
        .flatten()
        .filter_map(|name| table.get(name.as_str()).copied())
        .collect();
    let (help, long) = (
        of(table, argument.get_help()),
        of(table, argument.get_long_help()),
    );
    let argument = match help {
        Some(help) => argument.help(help),
        None => argument,
    };
    let argument = match long {
        Some(long) => argument.long_help(long),
        None => argument,
    };
    let argument = if names.is_empty() {
        argument
    } else {
        argument.value_names(names)
    };
    if argument.get_action().takes_values() && values.iter().any(|value| value.get_help().is_some())
    {
        argument.value_parser(PossibleValuesParser::new(values))
    } else {
        argument
    }
}

fn of(table: &Table, text: Option<&StyledStr>) -> Option<&'static str> {
    table.get(text?.to_string().as_str()).copied()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use clap::CommandFactory as _;

    use super::*;
    use crate::arguments::Arguments;

    fn known(text: &str) -> bool {
        let mut lines = TABLE.lines().filter_map(|line| line.split_once('\t'));
        lines.any(|(french, _)| french == text)
    }

    /// Every text of a command and of all under it; names of values only where they are to be told in English.
    fn texts(command: &Command, into: &mut BTreeSet<String>) {
        let said = |text: Option<&StyledStr>| text.map(ToString::to_string);
        into.extend(
            [said(command.get_about()), said(command.get_long_about())]
                .into_iter()
                .flatten(),
        );
        for argument in command.get_arguments() {
            into.extend(
                [said(argument.get_help()), said(argument.get_long_help())]
                    .into_iter()
                    .flatten(),
            );
            let values = argument.get_possible_values();
            into.extend(values.iter().filter_map(|value| said(value.get_help())));
            let names = argument.get_value_names().into_iter().flatten();
            into.extend(names.map(ToString::to_string).filter(|name| known(name)));
        }
        command
            .get_subcommands()
            .for_each(|under| texts(under, into));
    }

    #[test]
    fn every_text_of_the_help_has_its_english_and_no_english_is_left_over() {
        let mut french = BTreeSet::new();
        texts(&Arguments::command(), &mut french);
        let known: BTreeSet<String> = TABLE
            .lines()
            .map(|line| line.split_once('\t').expect("two columns").0.to_owned())
            .collect();
        let missing: Vec<_> = french.difference(&known).collect();
        let left_over: Vec<_> = known.difference(&french).collect();
        assert!(
            missing.is_empty() && left_over.is_empty(),
            "missing: {missing:#?}\nleft over: {left_over:#?}"
        );
    }

    #[test]
    fn the_word_then_the_variable_then_the_locale_decide() {
        let asked = |words: &[&str], set: &[(&str, &str)]| {
            let variable = |name: &str| {
                set.iter()
                    .find(|(known, _)| *known == name)
                    .map(|(_, value)| (*value).to_owned())
            };
            is_asked(words.iter().map(OsString::from), variable)
        };
        assert!(asked(&["pli", "--lang", "en"], &[("LANG", "fr_FR.UTF-8")]));
        assert!(asked(&["pli", "--lang=en", "--help"], &[]));
        assert!(!asked(&["pli", "--lang=fr"], &[("PLI_LANG", "en")]));
        assert!(asked(
            &["pli"],
            &[("PLI_LANG", "en"), ("LANG", "fr_FR.UTF-8")]
        ));
        assert!(asked(&["pli"], &[("LC_ALL", ""), ("LANG", "en_GB.UTF-8")]));
        assert!(!asked(
            &["pli"],
            &[("LC_ALL", "fr_FR"), ("LANG", "en_GB.UTF-8")]
        ));
        assert!(!asked(&["pli"], &[("LANG", "C.UTF-8")]));
        assert!(!asked(&["pli"], &[]));
    }
}
