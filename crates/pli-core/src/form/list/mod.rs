//! Code lists: the codes of a choice with their words, of one package or shared by many, to 100,000 of them.
//!
//! `shared` reads a list that stands outside of the packages, `shelf` holds those that are at hand, `search` finds codes by
//! what a person types. Must not read files, and must not know an answer.

mod fold;
mod search;
mod shared;
mod shelf;

use std::sync::OnceLock;

use jiff::civil::Date;

use crate::text::Text;

use super::EntryCell;
use search::Index;
pub use search::{Hits, MAX_TYPED_CHARS};
pub use shared::{ListFault, ListFaultCode, MAX_LIST_BYTES, MAX_LIST_CODES, SharedList, read_list};
pub use shelf::{ListName, Shelf};

/// A list of codes.
#[derive(Debug, Clone)]
pub struct CodeList {
    /// Title in words.
    pub title: Text,
    /// Where the codes come from, and their licence if any.
    pub source: Option<String>,
    /// The codes in their order.
    pub codes: Vec<Code>,
    /// Upper levels, which give a code its place and cannot be chosen.
    pub headings: Vec<Code>,
    /// Names of the cells of each code, for filters.
    pub columns: Vec<String>,
    /// Where the codes are to be found.
    pub home: Home,
    /// Numbers of the codes, sorted by code.
    by_code: Vec<u32>,
    index: OnceLock<Index>,
}

/// Where the codes of a list stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Home {
    /// In the package.
    Package,
    /// In a shared list that is at hand.
    Shared(ListName),
    /// In a shared list that is not at hand: any code may be typed, none can be checked.
    Absent(ListName),
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
    /// The code or heading above it, in the same list.
    pub parent: Option<String>,
    /// One text a column of the list; empty where nothing is said.
    pub cells: Vec<String>,
}

impl CodeList {
    /// Makes a list of a package; of two equal codes the first is kept.
    pub fn new(title: Text, source: Option<String>, codes: Vec<Code>) -> Self {
        Self {
            by_code: sorted(&codes),
            title,
            source,
            codes,
            headings: Vec::new(),
            columns: Vec::new(),
            home: Home::Package,
            index: OnceLock::new(),
        }
    }

    /// Names the cells of the codes.
    pub(crate) fn with_columns(mut self, columns: Vec<String>) -> Self {
        self.columns = columns;
        self
    }

    /// Makes the list of a shared list that is not at hand.
    pub(crate) fn absent(name: ListName, columns: Vec<String>) -> Self {
        let title = Text {
            fr: name.to_string(),
            en: None,
        };
        Self {
            columns,
            home: Home::Absent(name),
            ..Self::new(title, None, Vec::new())
        }
    }

    /// Whether the list is not at hand, so that any code may be typed.
    pub fn is_absent(&self) -> bool {
        matches!(self.home, Home::Absent(_))
    }

    /// Finds a code.
    pub fn get(&self, code: &str) -> Option<&Code> {
        let at = self
            .by_code
            .partition_point(|number| self.numbered(*number).code.as_str() < code);
        let found = self.numbered(*self.by_code.get(at)?);
        (found.code == code).then_some(found)
    }

    /// Finds what stands above a code.
    pub fn parent(&self, code: &Code) -> Option<&Code> {
        let above = code.parent.as_deref()?;
        let heading = self.headings.iter().find(|heading| heading.code == above);
        heading.or_else(|| self.get(above))
    }

    /// Finds the codes that a person means: by the code itself, or by the beginnings of words in any order, without regard
    /// to case and accents. Best first: exact code, beginning of the code, beginning of the label, words. Codes for which
    /// `offers` is false are left out. An empty text gives all codes in their order.
    ///
    /// At most `most` codes are given; all are counted.
    pub fn search<'a>(
        &'a self,
        typed: &str,
        most: usize,
        offers: &dyn Fn(&'a Code) -> bool,
    ) -> Hits<'a> {
        self.search_numbers(typed, most, &|number| offers(self.numbered(number)))
    }

    /// The same, with `offers` over the numbers of codes.
    pub(crate) fn search_numbers(
        &self,
        typed: &str,
        most: usize,
        offers: &dyn Fn(u32) -> bool,
    ) -> Hits<'_> {
        let found = self.index().search(typed, most, offers);
        let numbers = found.numbers.into_iter();
        Hits {
            codes: numbers.map(|number| self.numbered(number)).collect(),
            total: found.total,
        }
    }

    /// For each code, the number of the first one that holds the same in a cell; none where every code has its own.
    pub(crate) fn alike(&self, cell: EntryCell) -> Option<&[u32]> {
        match cell {
            EntryCell::Parent => Some(&self.index().parents),
            EntryCell::Column(number) => self.index().columns.get(number).map(Vec::as_slice),
            EntryCell::Code | EntryCell::Label | EntryCell::From | EntryCell::Until => None,
        }
    }

    /// Whether some code is not offered on all days.
    pub(crate) fn is_dated(&self) -> bool {
        self.index().is_dated
    }

    fn index(&self) -> &Index {
        self.index
            .get_or_init(|| Index::new(&self.codes, self.columns.len()))
    }

    pub(crate) fn numbered(&self, number: u32) -> &Code {
        &self.codes[usize::try_from(number).unwrap_or(usize::MAX)]
    }
}

fn sorted(codes: &[Code]) -> Vec<u32> {
    let mut numbers: Vec<u32> = (0..).take(codes.len()).collect();
    // Stable: of two equal codes the first stays in front.
    let code = |number: &u32| codes[usize::try_from(*number).unwrap_or(0)].code.as_str();
    numbers.sort_by(|a, b| code(a).cmp(code(b)));
    numbers
}

impl Code {
    /// Whether it may be chosen on a day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}
