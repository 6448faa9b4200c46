//! Code lists: the codes of a choice with their words.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::text::Text;

/// A list of codes.
#[derive(Debug, Clone)]
pub struct CodeList {
    /// Title in words.
    pub title: Text,
    /// Where the codes come from, and their licence if any.
    pub source: Option<String>,
    /// The codes in their order.
    pub codes: Vec<Code>,
    index: HashMap<String, usize>,
}

/// One code.
#[derive(Debug, Clone)]
pub struct Code {
    /// The code, as stored and transmitted.
    pub code: String,
    /// What it means.
    pub label: Text,
    /// First day on which it may be chosen.
    pub from: Option<Date>,
    /// Last day on which it may be chosen.
    pub until: Option<Date>,
}

impl CodeList {
    /// Makes a list; of two equal codes the first is kept.
    pub fn new(title: Text, source: Option<String>, codes: Vec<Code>) -> Self {
        let mut index = HashMap::new();
        for (number, code) in codes.iter().enumerate() {
            index.entry(code.code.clone()).or_insert(number);
        }
        Self {
            title,
            source,
            codes,
            index,
        }
    }

    /// Finds a code.
    pub fn get(&self, code: &str) -> Option<&Code> {
        self.index.get(code).map(|number| &self.codes[*number])
    }
}

impl Code {
    /// Whether it may be chosen on a day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}
