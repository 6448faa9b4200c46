//! English texts: `texts/en.yaml`, one flat mapping from path to text. The French stands in the form itself.

use std::collections::{BTreeMap, BTreeSet};

use super::fault::{At, FaultCode};
use super::raw::{RawTexts, Word};
use super::{Loader, yaml};
use crate::text::Text;

/// English texts by path, and which of them the form has.
#[derive(Default)]
pub(super) struct Texts {
    english: BTreeMap<String, (String, At)>,
    used: BTreeSet<String>,
    missing: Vec<(String, At)>,
}

impl Loader {
    pub(super) fn read_texts(&mut self, file: &str, bytes: &[u8]) {
        let Some(raw) = self.keep(yaml::read::<RawTexts>(file, bytes)) else {
            return;
        };
        for (path, word) in raw {
            let at = yaml::at(file, &word);
            self.texts.english.insert(path, (word.value, at));
        }
    }

    /// The text of the form with its English.
    pub(super) fn text(&mut self, word: &Word, path: &str) -> Text {
        let at = yaml::at(&self.file, word);
        Text {
            fr: word.value.clone(),
            en: self.english(path, at),
        }
    }

    pub(super) fn optional_text(&mut self, word: Option<&Word>, path: &str) -> Option<Text> {
        word.map(|word| self.text(word, path))
    }

    fn english(&mut self, path: &str, at: At) -> Option<String> {
        self.texts.used.insert(path.to_owned());
        let found = self.texts.english.get(path).map(|(text, _)| text.clone());
        if found.is_none() {
            self.texts.missing.push((path.to_owned(), at));
        }
        found
    }

    /// The place of the English of a text.
    pub(super) fn english_place(&self, path: &str) -> Option<At> {
        self.texts.english.get(path).map(|(_, at)| at.clone())
    }

    /// Tells the texts that lack and those that have no counterpart.
    pub(super) fn finish_texts(&mut self) {
        let texts = std::mem::take(&mut self.texts);
        for (path, (_, at)) in &texts.english {
            if !texts.used.contains(path) {
                self.fault_at(at, FaultCode::UnknownText, &[("given", path)]);
            }
        }
        for (path, at) in &texts.missing {
            self.fault_at(at, FaultCode::MissingText, &[("given", path)]);
        }
    }
}
