//! Makes any text printable: what a font cannot draw is replaced and counted, what a line cannot hold gets places to break.
//!
//! Texts stay texts: nothing here or in the templates evaluates them.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization;

use crate::world::faces;

/// Stands for a character that no embedded font draws.
const REPLACEMENT: char = '\u{fffd}';
/// A place where a line may break, without width.
const BREAK: char = '\u{200b}';
/// A word longer than this gets places to break; shorter ones fit the narrowest place that they stand in, or are hyphenated.
const LONGEST_WORD: usize = 44;
/// The same for texts that stand large or in a narrow column, by the key of the data.
const NARROW: [(&str, usize); 4] = [("label", 24), ("title", 26), ("piece", 20), ("source", 16)];
/// Codes of replaced characters that the first page lists.
const LISTED_CODES: usize = 24;

/// What had to be replaced in a document.
#[derive(Debug, Default)]
pub(crate) struct Replaced {
    count: usize,
    codes: BTreeSet<char>,
}

impl Replaced {
    /// The note of the first page: how many, and which.
    pub(crate) fn to_value(&self) -> Value {
        let listed: Vec<String> = self
            .codes
            .iter()
            .take(LISTED_CODES)
            .map(|c| format!("U+{:04X}", u32::from(*c)))
            .collect();
        json!({ "count": self.count, "codes": listed, "more": self.codes.len() > LISTED_CODES })
    }
}

/// Cleans every text of `value`; keys are ours and stay.
pub(crate) fn clean(value: &mut Value, replaced: &mut Replaced) {
    clean_within(value, LONGEST_WORD, replaced);
}

fn clean_within(value: &mut Value, longest: usize, replaced: &mut Replaced) {
    match value {
        Value::String(text) => *text = break_long_words(&printable(text, replaced), longest),
        Value::Array(items) => {
            for item in items {
                clean_within(item, longest, replaced);
            }
        }
        Value::Object(map) => {
            for (key, item) in map {
                let narrow = NARROW.iter().find(|(name, _)| name == key);
                clean_within(item, narrow.map_or(LONGEST_WORD, |(_, n)| *n), replaced);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Replaces what cannot be drawn and drops what is not seen.
fn printable(text: &str, replaced: &mut Replaced) -> String {
    let mut out = String::with_capacity(text.len());
    let mut after_replacement = false;
    let mut previous = ' ';
    for c in text.replace("\r\n", "\n").nfc() {
        match kind(c) {
            // The narrow space of this font is too narrow to part groups of digits.
            Kind::Drawn if c == '\u{202f}' && previous.is_ascii_digit() => out.push('\u{a0}'),
            Kind::Drawn => {
                out.push(c);
                after_replacement = false;
            }
            Kind::Line => out.push('\n'),
            Kind::Space => out.push(' '),
            // Joiners and variation selectors belong to the emoji before them.
            Kind::Ignored => {}
            Kind::Missing => {
                replaced.count += 1;
                replaced.codes.insert(c);
                if after_replacement {
                    out.push(BREAK);
                }
                out.push(REPLACEMENT);
                after_replacement = true;
            }
        }
        previous = c;
    }
    out
}

enum Kind {
    Drawn,
    Line,
    Space,
    Ignored,
    Missing,
}

fn kind(c: char) -> Kind {
    match c {
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Kind::Line,
        '\t' | '\u{2000}'..='\u{200a}' | '\u{205f}' | '\u{3000}' => Kind::Space,
        '\u{0}'..='\u{1f}'
        | '\u{7f}'..='\u{9f}'
        | '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{fff0}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e0fff}' => Kind::Ignored,
        '\u{fffd}' => Kind::Drawn,
        // PDF/A-2a forbids private characters: nobody knows what they mean.
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' => Kind::Missing,
        '\u{a0}' | '\u{202f}' => Kind::Drawn,
        c if is_drawn(c) => Kind::Drawn,
        _ => Kind::Missing,
    }
}

fn is_drawn(c: char) -> bool {
    faces()
        .iter()
        .any(|face| face.ttf().glyph_index(c).is_some())
}

/// Lets words longer than `longest` characters break anywhere. Digests stay whole, so that they can be copied.
fn break_long_words(text: &str, longest: usize) -> String {
    break_words(text, |word| {
        word.chars().count() > longest && !is_digest(word)
    })
}

/// Lets the words that `too_long` names break anywhere.
pub(crate) fn break_words(text: &str, too_long: impl Fn(&str) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = rest
            .find(|c: char| is_gap(c) != is_gap(first))
            .unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        if !is_gap(first) && too_long(piece) {
            push_breakable(piece, &mut out);
        } else {
            out.push_str(piece);
        }
        rest = after;
    }
    out
}

fn is_gap(c: char) -> bool {
    matches!(c, ' ' | '\n' | BREAK)
}

fn is_digest(word: &str) -> bool {
    word.len() == 64 && word.bytes().all(|b| b.is_ascii_hexdigit())
}

fn push_breakable(word: &str, out: &mut String) {
    let mut previous = None;
    for c in word.chars() {
        if previous.is_some() && !is_combining(c) && !joins(previous, c) {
            out.push(BREAK);
        }
        out.push(c);
        previous = Some(c);
    }
}

/// No-break spaces keep both neighbours.
fn joins(previous: Option<char>, c: char) -> bool {
    let glue = |c: char| matches!(c, '\u{a0}' | '\u{202f}');
    glue(c) || previous.is_some_and(glue)
}

fn is_combining(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(given: &str, expected: &str, count: usize) {
        let mut replaced = Replaced::default();
        assert_eq!(printable(given, &mut replaced), expected);
        assert_eq!(replaced.count, count, "{given:?}");
    }

    #[test]
    fn french_and_its_neighbours_are_kept() {
        for text in [
            "Cœur d’Été — « L’Haÿ-les-Roses »\u{202f}: 1\u{a0}234,56\u{a0}€",
            "Dvořák, Łódź, Straße, Αθήνα, Москва, العربية, עברית",
            "→ ✓ ☎ ≥ ½ µ Ω",
        ] {
            check(text, text, 0);
        }
    }

    #[test]
    fn what_no_font_draws_is_replaced_and_counted() {
        check("Bravo 👩\u{200d}🏫\u{fe0f} !", "Bravo �\u{200b}� !", 2);
        check("漢字", "�\u{200b}�", 2);
        check("\u{e000}", "�", 1);
    }

    #[test]
    fn controls_and_direction_overrides_vanish() {
        check("a\u{0}b\u{7}\u{202e}c\u{ad}d", "abcd", 0);
        check("a\r\nb\u{2028}c\td", "a\nb\nc d", 0);
        check("e\u{301}", "é", 0);
    }

    #[test]
    fn long_words_may_break_and_digests_not() {
        assert_eq!(
            break_long_words("abc defgh", 3),
            "abc d\u{200b}e\u{200b}f\u{200b}g\u{200b}h"
        );
        let digest = "0123456789abcdef".repeat(4);
        assert_eq!(break_long_words(&digest, 3), digest);
    }
}
