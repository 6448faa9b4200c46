//! Words to be found: a key of the locales and what stands in its sentence, which may be words to be found again.

use std::collections::BTreeMap;

use super::{Cause, Tie};

/// Finds the text of a key with its values; nothing where no locale has it.
pub type Find<'f> = &'f dyn Fn(&str, &[(&str, String)]) -> Option<String>;

/// Reasons that one sentence holds; the tree has them all.
const IN_A_SENTENCE: usize = 3;

/// A key of the locales with its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// Key, `explain-above`.
    pub key: String,
    /// Values by name.
    pub args: BTreeMap<String, Arg>,
}

/// A value of a [`Phrase`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// A text as it stands.
    Text(String),
    /// Words to be found.
    Phrase(Phrase),
}

impl Phrase {
    /// Makes a phrase without values.
    pub fn new(key: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            args: BTreeMap::new(),
        }
    }

    /// A text of the form or of the dossier, as it stands.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::new("explain-text").text("text", text)
    }

    /// Adds a text.
    #[must_use]
    pub fn text(mut self, name: &str, text: impl Into<String>) -> Self {
        self.args.insert(name.to_owned(), Arg::Text(text.into()));
        self
    }

    /// Adds a number, which may choose a plural.
    #[must_use]
    pub fn count(self, name: &str, count: usize) -> Self {
        self.text(name, count.to_string())
    }

    /// Adds words to be found.
    #[must_use]
    pub fn phrase(mut self, name: &str, phrase: Self) -> Self {
        self.args.insert(name.to_owned(), Arg::Phrase(phrase));
        self
    }

    /// Finds the words; the key itself where no locale has it, so that nothing is silent.
    pub fn words(&self, find: Find<'_>) -> String {
        let args: Vec<(&str, String)> = self
            .args
            .iter()
            .map(|(name, arg)| {
                let text = match arg {
                    Arg::Text(text) => text.clone(),
                    Arg::Phrase(phrase) => phrase.words(find),
                };
                (name.as_str(), text)
            })
            .collect();
        find(&self.key, &args).unwrap_or_else(|| self.key.clone())
    }
}

impl Cause {
    /// The fact with its reasons in one sentence; the tree below has what does not fit.
    pub fn sentence(&self, find: Find<'_>) -> String {
        let says = self.says.words(find);
        let reasons = match self.tie {
            Tie::Enough => None,
            Tie::Because => self.reasons("explain-and-because", find),
            Tie::Indeed => self.reasons("explain-and", find),
        };
        let (key, reasons) = match (reasons, self.tie) {
            (Some(reasons), Tie::Because) => ("explain-because", reasons),
            (Some(reasons), _) => ("explain-indeed", reasons),
            (None, _) if says.ends_with(['.', '?', '!', '…']) => return capital(&says),
            (None, _) => ("explain-alone", String::new()),
        };
        let args = [("says", says), ("reasons", reasons)];
        capital(&find(key, &args).unwrap_or_else(|| key.to_owned()))
    }

    /// The fact alone, as a line of the tree.
    pub fn line(&self, find: Find<'_>) -> String {
        capital(&self.says.words(find))
    }

    fn reasons(&self, and: &str, find: Find<'_>) -> Option<String> {
        let mut told: Vec<String> = Vec::new();
        for cause in &self.causes {
            let words = cause.says.words(find);
            if !told.contains(&words) {
                told.push(words);
            }
        }
        let left = told.len().saturating_sub(IN_A_SENTENCE);
        told.truncate(IN_A_SENTENCE);
        let join = |key: &str, first: String, second: String| {
            find(key, &[("first", first), ("second", second)]).unwrap_or_else(|| key.to_owned())
        };
        let count = told.len();
        let mut joined: Option<String> = None;
        for (index, words) in told.into_iter().enumerate() {
            let last = index + 1 == count && left == 0;
            joined = Some(match joined {
                None => words,
                Some(before) if last => join(and, before, words),
                Some(before) => join(&format!("{and}-then"), before, words),
            });
        }
        let joined = joined?;
        if left == 0 {
            return Some(joined);
        }
        let args = [("reasons", joined), ("count", left.to_string())];
        Some(find("explain-more-reasons", &args).unwrap_or_default())
    }
}

/// A sentence begins with a capital.
fn capital(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}
