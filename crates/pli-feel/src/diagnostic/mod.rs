//! What is wrong with an expression, for the person who writes a form.

mod words;

use std::collections::BTreeMap;
use std::ops::Range;

pub use words::Language;

/// A fault in the text of an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which fault.
    pub code: Code,
    /// Where, in bytes of the source.
    pub span: Range<usize>,
    /// Values for the sentences, by placeholder.
    pub values: BTreeMap<&'static str, String>,
}

impl Diagnostic {
    pub(crate) fn new(code: Code, span: Range<usize>) -> Diagnostic {
        Diagnostic {
            code,
            span,
            values: BTreeMap::new(),
        }
    }

    pub(crate) fn with(mut self, name: &'static str, value: impl ToString) -> Diagnostic {
        self.values.insert(name, value.to_string());
        self
    }

    /// Says what is wrong.
    pub fn what(&self, language: Language) -> String {
        self.fill(words::what(self.code, language))
    }

    /// Says how to mend it.
    pub fn mend(&self, language: Language) -> String {
        self.fill(words::mend(self.code, language))
    }

    fn fill(&self, pattern: &str) -> String {
        let mut text = pattern.to_owned();
        for (name, value) in &self.values {
            text = text.replace(&format!("{{{name}}}"), value);
        }
        text
    }
}

/// Every fault that an expression can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    /// The text is longer than an expression may be.
    TooLong,
    /// Brackets, `if` or operators are nested too deep.
    TooDeep,
    /// A character that begins nothing.
    UnknownCharacter,
    /// `==`, `&&`, `||`, `<>` of other languages.
    ForeignOperator,
    /// A text between single quotes.
    SingleQuotes,
    /// A text without its closing quote.
    UnclosedText,
    /// A backslash followed by something unknown.
    UnknownEscape,
    /// A comment without its end.
    UnclosedComment,
    /// A number with more than 34 digits or badly written.
    BadNumber,
    /// Something else was expected here.
    Unexpected,
    /// The expression ends too early.
    UnexpectedEnd,
    /// A name that is not declared here.
    UnknownName,
    /// A name with capitals, accents or other characters.
    BadName,
    /// A function that does not exist.
    UnknownFunction,
    /// A property that the value does not have.
    UnknownProperty,
    /// A name that stands for a section, not for a value.
    NotAValue,
    /// A value of another type is needed.
    WrongType,
    /// Two values that cannot be compared, or stand in one list or one `if`.
    DifferentTypes,
    /// An operator that is not defined between these types.
    NoSuchOperation,
    /// A function with too many or too few arguments.
    WrongCount,
    /// A text that is no date, no duration, no date and time.
    BadLiteral,
    /// A duration whose text is not written in the expression itself.
    LiteralNeeded,
    /// A name given twice in one row or one `for`.
    NamedTwice,
    /// Evaluating could take too long.
    TooCostly,
}
