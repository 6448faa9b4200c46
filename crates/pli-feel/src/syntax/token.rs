//! The words of the language.

use std::sync::Arc;

use crate::Decimal;

use super::Span;

/// One token with its place.
#[derive(Debug, Clone)]
pub(crate) struct Token {
    pub(crate) lexeme: Lexeme,
    pub(crate) span: Span,
}

/// What a token is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Lexeme {
    /// A literal number.
    Number(Decimal),
    /// A literal text, without quotes and escapes.
    Text(Arc<str>),
    /// A name, a keyword or a word of a function's name.
    Word(Arc<str>),
    /// An operator or a bracket.
    Symbol(&'static str),
    /// After the last token.
    End,
}

/// Operators and brackets, longest first.
pub(super) const SYMBOLS: [&str; 24] = [
    "..", "**", "!=", "<=", ">=", "->", "@", "(", ")", "[", "]", "{", "}", ",", ":", ".", "+", "-",
    "*", "/", "=", "<", ">", "?",
];

/// Operators of other languages, and what to write instead.
pub(super) const FOREIGN: [(&str, &str); 6] = [
    ("==", "="),
    ("<>", "!="),
    ("&&", "and"),
    ("||", "or"),
    ("=>", ">="),
    ("=<", "<="),
];

/// Words that cannot be names.
pub(super) const KEYWORDS: [&str; 15] = [
    "and",
    "between",
    "else",
    "every",
    "false",
    "for",
    "if",
    "in",
    "null",
    "or",
    "return",
    "satisfies",
    "some",
    "then",
    "true",
];

/// Tells whether a word can name a field, a variable, a cell: `[a-z_][a-z0-9_]*`, and no keyword.
pub fn is_name(word: &str) -> bool {
    let first_is_letter =
        word.starts_with(|first: char| first.is_ascii_lowercase() || first == '_');
    first_is_letter
        && word
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'))
        && !KEYWORDS.contains(&word)
}
