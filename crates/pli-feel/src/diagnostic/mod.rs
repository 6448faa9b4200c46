//! What is wrong with an expression, for the person who writes a form.

mod code;
mod words;

use std::collections::BTreeMap;
use std::ops::Range;

pub use code::Code;
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
    pub(crate) fn new(code: Code, span: impl Into<Range<usize>>) -> Diagnostic {
        Diagnostic {
            code,
            span: span.into(),
            values: BTreeMap::new(),
        }
    }

    #[expect(
        clippy::needless_pass_by_value,
        reason = "callers give names, counts and types alike"
    )]
    pub(crate) fn with(mut self, name: &'static str, value: impl ToString) -> Diagnostic {
        self.values.insert(name, value.to_string());
        self
    }

    /// Says what is wrong.
    pub fn what(&self, language: Language) -> String {
        self.fill(words::pick(self.code.what(), language), language)
    }

    /// Says how to mend it.
    pub fn mend(&self, language: Language) -> String {
        let pattern = if self.values.contains_key("nearest") {
            words::nearest(language)
        } else {
            words::pick(self.code.mend(), language)
        };
        self.fill(pattern, language)
    }

    /// Puts the values in their places, in one pass: a value may itself hold braces.
    fn fill(&self, pattern: &str, language: Language) -> String {
        let mut text = String::new();
        let mut rest = pattern;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            text += before;
            text += &self.value(name, language);
            rest = after;
        }
        text + rest
    }

    fn value(&self, name: &str, language: Language) -> String {
        let Some(value) = self.values.get(name) else {
            return String::new();
        };
        let names_a_thing = match self.code {
            Code::WrongType
            | Code::ConditionNeeded
            | Code::ColumnNeeded
            | Code::FlatListNeeded
            | Code::DifferentTypes
            | Code::NoSuchOperation => name != "operator",
            Code::Unexpected | Code::UnexpectedEnd => name == "expected",
            Code::UnknownProperty => name == "type",
            _ => false,
        };
        if names_a_thing {
            words::thing(value, language)
        } else {
            value.clone()
        }
    }
}
