//! Words for people, from `assets/locales`: faults, findings and the terminal's sentences, by code and values.
//!
//! The window has the same files; here they serve the terminal and what is printed.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use unic_langid::langid;

use crate::fault::Fault;
use crate::seam::{FindingView, Language};

type Bundle = FluentBundle<FluentResource>;

const FRENCH_TEXT: &str = include_str!(concat!(env!("OUT_DIR"), "/fr.ftl"));
const ENGLISH_TEXT: &str = include_str!(concat!(env!("OUT_DIR"), "/en.ftl"));

static FRENCH: LazyLock<Bundle> = LazyLock::new(|| bundle(langid!("fr"), FRENCH_TEXT));
static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| bundle(langid!("en"), ENGLISH_TEXT));

/// A fault in three parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaultWords {
    /// What happened.
    pub title: String,
    /// What it means for the work.
    pub text: String,
    /// What to do.
    pub repair: String,
}

/// A finding in two parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingWords {
    /// What is wrong or missing.
    pub message: String,
    /// Why it matters; empty where nothing is known of it.
    pub why: String,
}

/// The words of a fault.
pub fn fault(language: Language, fault: &Fault) -> FaultWords {
    let part = |part: &str| {
        let key = format!("error-{}-{part}", fault.code);
        let values = fault
            .values
            .iter()
            .map(|(name, value)| (name.as_str(), readable(language, name, value)));
        text(language, &key, &values.collect::<Vec<_>>())
    };
    FaultWords {
        title: part("title"),
        text: part("text"),
        repair: part("repair"),
    }
}

/// The words of a finding: the form's own, or those of its code.
pub fn finding(language: Language, finding: &FindingView) -> FindingWords {
    let key = format!("finding-{}", finding.code.replace(['.', '_'], "-"));
    let values: Vec<_> = finding
        .values
        .iter()
        .map(|(name, value)| (name.as_str(), value.clone()))
        .collect();
    let message = finding
        .message
        .clone()
        .or_else(|| lookup(language, &key, &values));
    let why = finding
        .why
        .clone()
        .or_else(|| lookup(language, &format!("{key}-why"), &values));
    FindingWords {
        message: message.unwrap_or_else(|| finding.code.clone()),
        why: why.unwrap_or_default(),
    }
}

/// The text of a key; the key itself where no locale has it, so that nothing is silent.
pub fn text(language: Language, key: &str, values: &[(&str, String)]) -> String {
    lookup(language, key, values).unwrap_or_else(|| key.to_owned())
}

/// The text of a key; none where no locale has it.
pub fn lookup(language: Language, key: &str, values: &[(&str, String)]) -> Option<String> {
    let bundle: &Bundle = match language {
        Language::Fr => &FRENCH,
        Language::En => &ENGLISH,
    };
    let pattern = bundle.get_message(key)?.value()?;
    let mut args = FluentArgs::new();
    for (name, value) in values {
        // Whole numbers choose plurals and variants; everything else is a text as it stands.
        match value.parse::<i32>() {
            Ok(number) => args.set(*name, number),
            Err(_) => args.set(*name, value.as_str()),
        }
    }
    let mut errors = Vec::new();
    Some(
        bundle
            .format_pattern(pattern, Some(&args), &mut errors)
            .into_owned(),
    )
}

/// A number of bytes in units.
pub fn size(language: Language, bytes: u64) -> String {
    let language = match language {
        Language::Fr => pli_core::text::Language::French,
        Language::En => pli_core::text::Language::English,
    };
    pli_core::view::bytes(bytes, language)
}

/// A fact of the journal in a sentence; `moment` writes an instant on the clock of whoever reads.
pub fn fact(
    language: Language,
    code: &str,
    values: &BTreeMap<String, String>,
    moment: impl Fn(&str) -> String,
) -> String {
    let written = values.iter().map(|(name, value)| {
        let value = match (name.as_str(), value.parse::<u64>()) {
            ("bytes" | "free", Ok(bytes)) => size(language, bytes),
            _ => moment(value),
        };
        (name.as_str(), value)
    });
    let key = format!("cli-fact-{}", code.replace('_', "-"));
    text(language, &key, &written.collect::<Vec<_>>())
}

/// Sizes are read in units and days as days, whatever the fault.
fn readable(language: Language, name: &str, value: &str) -> String {
    if let "not_after" | "not_before" | "revoked_at" = name
        && let Ok(at) = value.parse::<Timestamp>()
    {
        let local = at.to_zoned(TimeZone::system());
        return local.strftime("%d/%m/%Y").to_string();
    }
    match (name, value.parse::<u64>()) {
        ("size" | "max" | "free" | "needed", Ok(bytes)) if bytes >= 10_000 => size(language, bytes),
        _ => value.to_owned(),
    }
}

fn bundle(language: unic_langid::LanguageIdentifier, source: &str) -> Bundle {
    let mut bundle = Bundle::new_concurrent(vec![language]);
    // The marks around values would show in terminals and in print.
    bundle.set_use_isolating(false);
    // A faulty line is left out by the parser; the test of the words finds it.
    let resource =
        FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
    bundle.add_resource_overriding(resource);
    bundle
}

/// The keys of a file of words.
#[cfg(test)]
fn keys(source: &str) -> std::collections::BTreeSet<&str> {
    let keys = source
        .lines()
        .filter_map(|line| line.split_once(" ="))
        .map(|(key, _)| key);
    keys.filter(|key| !key.starts_with([' ', '#', '[', '*', '.']))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fault::Code;

    #[test]
    fn every_fault_has_its_three_parts_in_each_language() {
        for code in Code::ALL {
            for part in ["title", "text", "repair"] {
                let key = format!("error-{code}-{part}");
                for language in [Language::Fr, Language::En] {
                    assert!(lookup(language, &key, &[]).is_some(), "{language:?} {key}");
                }
            }
        }
    }

    #[test]
    fn the_two_languages_have_the_same_keys() {
        let (french, english) = (keys(FRENCH_TEXT), keys(ENGLISH_TEXT));
        assert_eq!(
            french.symmetric_difference(&english).collect::<Vec<_>>(),
            Vec::<&&str>::new()
        );
    }

    #[test]
    fn every_sentence_can_be_read_by_the_parser() {
        for source in [FRENCH_TEXT, ENGLISH_TEXT] {
            let read = FluentResource::try_new(source.to_owned());
            assert!(read.is_ok(), "{:?}", read.err().map(|(_, errors)| errors));
        }
    }
}
