//! From text to tree: what is written, with its places, before any meaning.
//!
//! Must not know names or types: that is `check`.

mod lexer;
mod parser;
mod token;
mod tree;

pub(crate) use parser::parse;
pub use token::is_name;
pub(crate) use tree::{
    Binding, BindingSource, Operator, Quantifier, RangeEnd, Syntax, Tree, TypeName, Word,
};

use std::ops::Range;

/// Longest expression, in bytes.
pub(crate) const MAX_BYTES: usize = 4096;

/// Deepest nesting of brackets and keywords.
pub(crate) const MAX_NESTING: usize = 48;

/// Deepest tree: a chain such as `a + b + c` is as deep as it has operators.
pub(crate) const MAX_DEPTH: usize = 160;

/// A place in the source, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl Span {
    /// Covers both places and what is between.
    pub(crate) fn to(self, last: Span) -> Span {
        Span {
            start: self.start,
            end: last.end,
        }
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Range<usize> {
        span.start..span.end
    }
}
