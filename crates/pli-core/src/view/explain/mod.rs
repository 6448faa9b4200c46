//! Why: every value, visibility, obligation and finding as a tree of causes, down to the person's own answers.
//!
//! [`Explainer`] gives the tree; its words are found by key in `assets/locales/*/explain.ftl`. A cause tells a fact
//! («\u{a0}Montant\u{a0}» (5 000,00 €) dépasse 4 000,00 €), never what would have to be. Must not decide a value: the engine did.

mod all;
mod fact;
mod finding;
mod ground;
mod leaf;
mod member;
mod operand;
mod phrase;
mod rows;
mod target;
mod teller;
mod value;
mod write;

use std::ops::Range;

use crate::dossier::Path;

pub use all::Explainer;
pub use phrase::{Arg, Find, Phrase};

/// What is to be explained.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// The value of a field or of a total (`totals.total_ht`).
    Value(Path),
    /// Whether a section, a field, a group or a piece (`pieces.kbis`) is shown.
    Visible(Path),
    /// Whether an answer or a document is required.
    Required(Path),
    /// A finding.
    Finding {
        /// Its code.
        code: String,
        /// Its place.
        path: Path,
    },
}

/// One fact, and what made it so.
#[derive(Debug, Clone, PartialEq)]
pub struct Cause {
    /// The fact, in words to be found.
    pub says: Phrase,
    /// How the facts below are tied to it in one sentence.
    pub tie: Tie,
    /// Where the person is taken to: an answer, a row, a section.
    pub path: Option<Path>,
    /// The author's text that it comes from.
    pub written: Option<Excerpt>,
    /// What made it so.
    pub causes: Vec<Cause>,
}

/// How a fact and what made it so make one sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tie {
    /// «\u{a0}… parce que …\u{a0}».
    Because,
    /// The fact is a sentence of its own: «\u{a0}… En effet, …\u{a0}».
    Indeed,
    /// The fact says it all; what is below only shows where it comes from.
    Enough,
}

/// A part of an expression of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The whole expression.
    pub source: String,
    /// The part, in bytes.
    pub span: Range<usize>,
}
