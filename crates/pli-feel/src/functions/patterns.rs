//! `matches`, `replace`, `split`: regular expressions as XPath writes them, run by the `regex` crate in linear time.

use std::borrow::Cow;

use regex::{Regex, RegexBuilder};

use crate::Value;

use super::signature::{Cost, Function, Shape, Signature};

/// Largest compiled pattern, in bytes.
const MAX_COMPILED: usize = 1 << 20;

/// Deepest nesting of a pattern.
const MAX_NESTING: u32 = 50;

/// Longest text that `replace` makes, in bytes.
const MAX_TEXT: usize = 1 << 20;

const TWO: &[Shape] = &[Shape::Text, Shape::Text];
const THREE: &[Shape] = &[Shape::Text, Shape::Text, Shape::Text];
const FOUR: &[Shape] = &[Shape::Text, Shape::Text, Shape::Text, Shape::Text];

pub(super) const FUNCTIONS: &[Function] = &[
    Function {
        name: "matches",
        usage: "matches(text, \"[0-9]{5}\")",
        signatures: &[
            Signature::new(TWO, Shape::Boolean, matches).costs(Cost::Product),
            Signature::new(THREE, Shape::Boolean, matches)
                .sees_nulls()
                .costs(Cost::Product),
        ],
    },
    Function {
        name: "replace",
        usage: "replace(text, \"[0-9]\", \"#\")",
        signatures: &[
            Signature::new(THREE, Shape::Text, replace).costs(Cost::Product),
            Signature::new(FOUR, Shape::Text, replace)
                .sees_nulls()
                .costs(Cost::Product),
        ],
    },
    Function {
        name: "split",
        usage: "split(text, \";\")",
        signatures: &[Signature::new(TWO, Shape::Texts, split).costs(Cost::Product)],
    },
];

/// Tells whether a pattern can be read.
pub(crate) fn is_pattern(pattern: &str, flags: &str) -> bool {
    read(pattern, flags).is_some()
}

/// Flags that are null are none.
fn flags(value: Option<&Value>) -> Option<&str> {
    match value {
        None | Some(Value::Null) => Some(""),
        Some(value) => value.as_text(),
    }
}

fn matches(arguments: &[Value]) -> Value {
    let text = arguments.first().and_then(Value::as_text);
    let pattern = arguments.get(1).and_then(Value::as_text);
    let found = text.zip(pattern).and_then(|(text, pattern)| {
        let pattern = read(pattern, flags(arguments.get(2))?)?;
        Some(pattern.is_match(text))
    });
    found.into()
}

fn replace(arguments: &[Value]) -> Value {
    let text = |index: usize| arguments.get(index).and_then(Value::as_text);
    let result = || {
        let (text, pattern, by) = (text(0)?, text(1)?, text(2)?);
        let flags = flags(arguments.get(3))?;
        let pattern = read(pattern, flags)?;
        let by: Cow<'_, str> = if flags.contains('q') {
            by.replace('$', "$$").into()
        } else {
            replacement(by)?.into()
        };
        let longest = by
            .len()
            .saturating_add(text.len())
            .saturating_mul(text.len() + 1);
        if longest > MAX_TEXT.saturating_mul(16) {
            return None;
        }
        let replaced = pattern.replace_all(text, &*by);
        (replaced.len() <= MAX_TEXT).then(|| Value::text(replaced))
    };
    result().unwrap_or(Value::Null)
}

fn split(arguments: &[Value]) -> Value {
    let [Value::Text(text), Value::Text(delimiter)] = arguments else {
        return Value::Null;
    };
    match read(delimiter, "").filter(|_| !delimiter.is_empty()) {
        Some(pattern) => Value::list(pattern.split(text).map(Value::text)),
        None => Value::Null,
    }
}

/// Reads a pattern; none where it or a flag has no meaning.
fn read(pattern: &str, flags: &str) -> Option<Regex> {
    let mut plain = false;
    let mut builder = None;
    let mut without_blanks = false;
    let mut settings: Vec<fn(&mut RegexBuilder) -> &mut RegexBuilder> = Vec::new();
    for flag in flags.chars() {
        match flag {
            's' => settings.push(|builder| builder.dot_matches_new_line(true)),
            'm' => settings.push(|builder| builder.multi_line(true).crlf(false)),
            'i' => settings.push(|builder| builder.case_insensitive(true)),
            'x' => without_blanks = true,
            'q' => plain = true,
            _ => return None,
        }
    }
    let translated = if plain {
        regex::escape(pattern)
    } else {
        translate(pattern, without_blanks)
    };
    let builder = builder.get_or_insert_with(|| RegexBuilder::new(&translated));
    builder
        .crlf(true)
        .size_limit(MAX_COMPILED)
        .nest_limit(MAX_NESTING);
    for set in settings {
        set(builder);
    }
    builder.build().ok()
}

/// Writes XPath's pattern as the crate has it: `[a-z-[aeiou]]` is `[a-z--[aeiou]]`; with `x`, blanks outside of
/// brackets are left out.
fn translate(pattern: &str, without_blanks: bool) -> String {
    let mut translated = String::new();
    let mut inside: usize = 0;
    let mut letters = pattern.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            ' ' | '\t' | '\n' | '\r' if without_blanks && inside == 0 => continue,
            '\\' => {
                translated.push(letter);
                if without_blanks {
                    while letters.next_if(|next| next.is_whitespace()).is_some() {}
                }
                translated.extend(letters.next());
                continue;
            }
            '[' => inside += 1,
            ']' => inside = inside.saturating_sub(1),
            '-' if inside > 0 && letters.peek() == Some(&'[') => translated.push('-'),
            _ => {}
        }
        translated.push(letter);
    }
    translated
}

/// Writes XPath's replacement as the crate has it: `$1` is a group, `\$` a dollar; none where a backslash or a dollar
/// stands alone.
fn replacement(by: &str) -> Option<String> {
    let mut translated = String::new();
    let mut letters = by.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next()? {
                '$' => translated.push_str("$$"),
                '\\' => translated.push('\\'),
                _ => return None,
            },
            '$' => {
                let digit = letters.next_if(char::is_ascii_digit)?;
                translated.push_str(&format!("${{{digit}}}"));
            }
            other => translated.push(other),
        }
    }
    Some(translated)
}
