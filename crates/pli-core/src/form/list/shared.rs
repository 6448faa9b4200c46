//! A shared list as a file: a head of `#key: value` lines, a line of column names, one line a code, cells between tabs.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt;
use std::sync::Arc;

use jiff::civil::Date;
use sha2::{Digest, Sha256};

use super::{Code, CodeList, Home, ListName};
use crate::text::Text;

/// Codes and headings of a list at most.
pub const MAX_LIST_CODES: usize = 100_000;
/// Bytes of a list at most.
pub const MAX_LIST_BYTES: usize = 32_000_000;
const MAX_CODE_CHARS: usize = 40;
const MAX_CELL_CHARS: usize = 400;
const MAX_COLUMNS: usize = 20;
const FIRST_LINE: &str = "#pli-list 1";
/// Columns that have a meaning of their own.
const RESERVED: [&str; 7] = [
    "code", "label", "label_en", "from", "until", "parent", "heading",
];

/// A list that stands outside of the packages, of one version, never changed.
#[derive(Debug, Clone)]
pub struct SharedList {
    /// Name and version.
    pub name: ListName,
    /// Who publishes it, and where it was read.
    pub source: String,
    /// The licence under which it may be passed on.
    pub licence: String,
    /// The day of this state.
    pub date: Date,
    /// Last day on which a pack of it may be added.
    pub expires: Option<Date>,
    /// SHA-256 of the file in lower-case hexadecimal.
    pub sha256: String,
    /// The codes.
    pub list: Arc<CodeList>,
}

/// What is wrong with the file of a list.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {code} {given}")]
pub struct ListFault {
    /// Line, from 1; 0 where the fault is of the whole file.
    pub line: u32,
    /// Which fault.
    pub code: ListFaultCode,
    /// What stands there.
    pub given: String,
}

/// Every fault that the file of a list can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListFaultCode {
    /// More bytes or codes than a list may have.
    TooLarge,
    /// Bytes that are not UTF-8.
    NotUtf8,
    /// Another first line than `#pli-list 1`.
    FirstLine,
    /// A line of the head that is unknown, repeated or badly written.
    Head,
    /// A line of the head that must be there.
    MissingHead,
    /// Column names that are unknown, repeated or lack.
    Columns,
    /// Another number of cells than of columns.
    Cells,
    /// A code that is empty, too long, or holds spaces at its ends.
    Code,
    /// A label that is empty.
    Label,
    /// A cell that is too long or holds a control character.
    Cell,
    /// A date that cannot be read.
    Date,
    /// A code that is there already.
    Repeated,
    /// A parent that the list does not hold.
    Parent,
    /// No code at all.
    Empty,
}

impl ListFaultCode {
    /// The name of the fault, for programs and for the words: `missing-head`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::TooLarge => "too-large",
            Self::NotUtf8 => "not-utf8",
            Self::FirstLine => "first-line",
            Self::Head => "head",
            Self::MissingHead => "missing-head",
            Self::Columns => "columns",
            Self::Cells => "cells",
            Self::Code => "code",
            Self::Label => "label",
            Self::Cell => "cell",
            Self::Date => "date",
            Self::Repeated => "repeated",
            Self::Parent => "parent",
            Self::Empty => "empty",
        }
    }
}

impl fmt::Display for ListFaultCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Reads the file of a shared list.
///
/// # Errors
/// The first fault, with its line.
pub fn read_list(bytes: &[u8]) -> Result<SharedList, ListFault> {
    use ListFaultCode as Fault;
    if bytes.len() > MAX_LIST_BYTES {
        return Err(fault(0, Fault::TooLarge, &bytes.len().to_string()));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| fault(0, Fault::NotUtf8, ""))?;
    let mut lines = (1..).zip(text.lines());
    if lines.next().map(|(_, line)| line) != Some(FIRST_LINE) {
        return Err(fault(1, Fault::FirstLine, ""));
    }
    let mut head = Head::default();
    let (at, names) = loop {
        match lines.next() {
            Some((at, line)) if line.starts_with('#') => head.read(at, line)?,
            Some((at, line)) => break (at, line),
            None => return Err(fault(0, Fault::Empty, "")),
        }
    };
    let columns = Columns::read(at, names)?;
    let mut rows = Rows::default();
    for (at, line) in lines {
        rows.read(at, line, &columns)?;
    }
    rows.check_parents()?;
    let list = Arc::new(CodeList {
        columns: columns.own,
        headings: rows.headings,
        ..CodeList::new(head.title()?, Some(head.needed("source")?), rows.codes)
    });
    head.finish(list, hex::encode(Sha256::digest(bytes)))
}

fn fault(line: u32, code: ListFaultCode, given: &str) -> ListFault {
    ListFault {
        line,
        code,
        given: given.chars().take(80).collect(),
    }
}

/// The lines `#key: value`.
#[derive(Default)]
struct Head(BTreeMap<String, (u32, String)>);

impl Head {
    fn read(&mut self, at: u32, line: &str) -> Result<(), ListFault> {
        let known = [
            "name", "version", "title", "title_en", "source", "licence", "date", "expires", "note",
        ];
        let bad = || fault(at, ListFaultCode::Head, line);
        let (key, value) = line[1..].split_once(':').ok_or_else(bad)?;
        let (key, value) = (key.trim(), value.trim());
        let fits = known.contains(&key) && !value.is_empty() && value.chars().count() <= 1000;
        if !fits || value.chars().any(char::is_control) {
            return Err(bad());
        }
        let before = self.0.insert(key.to_owned(), (at, value.to_owned()));
        before.map_or(Ok(()), |_| Err(bad()))
    }

    fn optional(&self, key: &str) -> Option<String> {
        self.0.get(key).map(|(_, value)| value.clone())
    }

    fn needed(&self, key: &str) -> Result<String, ListFault> {
        self.optional(key)
            .ok_or_else(|| fault(0, ListFaultCode::MissingHead, key))
    }

    fn date(&self, key: &str) -> Result<Option<Date>, ListFault> {
        let Some((at, value)) = self.0.get(key) else {
            return Ok(None);
        };
        let date = value.parse();
        date.map(Some)
            .map_err(|_| fault(*at, ListFaultCode::Date, value))
    }

    fn title(&self) -> Result<Text, ListFault> {
        Ok(Text {
            fr: self.needed("title")?,
            en: self.optional("title_en"),
        })
    }

    fn finish(&self, list: Arc<CodeList>, sha256: String) -> Result<SharedList, ListFault> {
        let name = format!("{}@{}", self.needed("name")?, self.needed("version")?);
        let name = ListName::parse(&name).ok_or_else(|| fault(0, ListFaultCode::Head, &name))?;
        let date = self.date("date")?;
        let mut list = list;
        if let Some(list) = Arc::get_mut(&mut list) {
            list.home = Home::Shared(name.clone());
        }
        Ok(SharedList {
            name,
            source: self.needed("source")?,
            licence: self.needed("licence")?,
            date: date.ok_or_else(|| fault(0, ListFaultCode::MissingHead, "date"))?,
            expires: self.date("expires")?,
            sha256,
            list,
        })
    }
}

/// Where each column stands.
struct Columns {
    names: Vec<String>,
    own: Vec<String>,
}

impl Columns {
    fn read(at: u32, line: &str) -> Result<Self, ListFault> {
        let names: Vec<String> = line.split('\t').map(str::to_owned).collect();
        let mut seen = BTreeSet::new();
        let well = |name: &String| {
            let starts = name.bytes().next().is_some_and(|b| b.is_ascii_lowercase());
            let rest = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
            starts && name.len() <= 40 && name.bytes().all(rest)
        };
        let needed = ["code", "label"].map(str::to_owned);
        let fits = names.len() <= MAX_COLUMNS
            && names.iter().all(|name| well(name) && seen.insert(name))
            && needed.iter().all(|name| names.contains(name));
        if !fits {
            return Err(fault(at, ListFaultCode::Columns, line));
        }
        let own = names
            .iter()
            .filter(|name| !RESERVED.contains(&name.as_str()))
            .cloned()
            .collect();
        Ok(Self { names, own })
    }
}

/// The codes as they are read.
#[derive(Default)]
struct Rows {
    codes: Vec<Code>,
    headings: Vec<Code>,
    seen: HashSet<String>,
    /// Parents by the line that names them first.
    parents: BTreeMap<String, u32>,
}

impl Rows {
    fn read(&mut self, at: u32, line: &str, columns: &Columns) -> Result<(), ListFault> {
        let cells: Vec<&str> = line.split('\t').collect();
        if cells.len() != columns.names.len() {
            return Err(fault(at, ListFaultCode::Cells, line));
        }
        let too_long = |cell: &&&str| {
            cell.len() > MAX_CELL_CHARS && cell.chars().count() > MAX_CELL_CHARS
                || cell.chars().any(char::is_control)
        };
        if let Some(cell) = cells.iter().find(too_long) {
            return Err(fault(at, ListFaultCode::Cell, cell));
        }
        let mut row = Code {
            code: String::new(),
            label: Text {
                fr: String::new(),
                en: None,
            },
            from: None,
            until: None,
            parent: None,
            cells: Vec::with_capacity(columns.own.len()),
        };
        let mut heading = false;
        for (name, cell) in columns.names.iter().zip(cells) {
            let some = || Some(cell.to_owned()).filter(|cell| !cell.is_empty());
            match name.as_str() {
                "code" => cell.clone_into(&mut row.code),
                "label" => cell.clone_into(&mut row.label.fr),
                "label_en" => row.label.en = some(),
                "from" => row.from = date(at, cell)?,
                "until" => row.until = date(at, cell)?,
                "parent" => row.parent = some(),
                "heading" => heading = !cell.is_empty(),
                _ => row.cells.push(cell.to_owned()),
            }
        }
        self.check(at, &row)?;
        let level = if heading {
            &mut self.headings
        } else {
            &mut self.codes
        };
        level.push(row);
        Ok(())
    }

    fn check(&mut self, at: u32, row: &Code) -> Result<(), ListFault> {
        let code = &row.code;
        if code.is_empty() || code.trim() != code || code.chars().count() > MAX_CODE_CHARS {
            return Err(fault(at, ListFaultCode::Code, code));
        }
        if row.label.fr.trim().is_empty() {
            return Err(fault(at, ListFaultCode::Label, code));
        }
        if self.seen.len() >= MAX_LIST_CODES {
            return Err(fault(at, ListFaultCode::TooLarge, code));
        }
        if !self.seen.insert(code.clone()) {
            return Err(fault(at, ListFaultCode::Repeated, code));
        }
        if let Some(parent) = &row.parent
            && !self.parents.contains_key(parent)
        {
            self.parents.insert(parent.clone(), at);
        }
        Ok(())
    }

    fn check_parents(&self) -> Result<(), ListFault> {
        if self.codes.is_empty() {
            return Err(fault(0, ListFaultCode::Empty, ""));
        }
        let lost = self
            .parents
            .iter()
            .find(|(parent, _)| !self.seen.contains(*parent));
        lost.map_or(Ok(()), |(parent, at)| {
            Err(fault(*at, ListFaultCode::Parent, parent))
        })
    }
}

fn date(at: u32, cell: &str) -> Result<Option<Date>, ListFault> {
    if cell.is_empty() {
        return Ok(None);
    }
    let date = cell.parse();
    date.map(Some)
        .map_err(|_| fault(at, ListFaultCode::Date, cell))
}
