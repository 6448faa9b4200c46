//! The sentences of a refusal, as `assets/locales/fr/errors.ftl` has them: what a test may expect to read.

use crate::workspace_root;

/// The fixed parts of the three sentences of a code.
#[derive(Debug)]
pub struct Words(Vec<String>);

impl Words {
    /// The words of a code.
    ///
    /// # Panics
    /// When the locale has none.
    pub fn of(code: &str) -> Self {
        let file = workspace_root().join("assets/locales/fr/errors.ftl");
        let text = std::fs::read_to_string(file).expect("the French words of refusals");
        let sentence = |part: &str| {
            let key = format!("error-{code}-{part} = ");
            let found = text.lines().find_map(|line| line.strip_prefix(&key));
            fixed_parts(found.unwrap_or_else(|| panic!("`error-{code}-{part}` has no French")))
        };
        Self(
            ["title", "text", "repair"]
                .into_iter()
                .flat_map(sentence)
                .collect(),
        )
    }

    /// The parts that a text does not have, spaces and line ends aside.
    pub fn missing_in(&self, text: &str) -> Vec<&str> {
        let text = flat(text);
        let missing = self.0.iter().filter(|part| !text.contains(&flat(part)));
        missing.map(String::as_str).collect()
    }
}

/// What stands between the values of a sentence; a sentence with variants has no fixed part.
fn fixed_parts(sentence: &str) -> Vec<String> {
    if sentence.contains("->") {
        return Vec::new();
    }
    let parts = sentence
        .split('{')
        .map(|part| part.rsplit('}').next().unwrap_or(part).trim());
    parts
        .filter(|part| part.chars().any(char::is_alphanumeric))
        .map(str::to_owned)
        .collect()
}

/// A text whose lines may be broken anywhere.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn values_are_no_part_of_what_is_expected() {
    assert_eq!(
        fixed_parts("« { $name } » pèse { $size }."),
        ["«", "» pèse", "."].map(str::to_owned)[1..2]
    );
    assert_eq!(fixed_parts("{ $n ->"), Vec::<String>::new());
    let words = Words::of("wrong-passphrase");
    assert!(words.missing_in("rien").len() == 3, "{words:?}");
}
