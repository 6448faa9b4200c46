//! Tables as spreadsheets make them: pasted cells, CSV, XLSX and ODS files in; CSV and XLSX out.
//!
//! Four steps, each pure: [`open`] reads bytes into a [`Sheet`] of texts, [`propose`] says which column is which field, [`take`](take())
//! reads the cells by the kind of their field and remarks what it does not understand, [`requests`] makes one act of it. Nothing
//! is dropped in silence: what cannot be read is kept as typed, or skipped with a [`Remark`]. Every input is bounded. Must not
//! change a dossier itself.

mod answer;
mod archive;
mod book;
mod columns;
mod cut;
mod export;
mod fold;
mod mapping;
mod ods;
mod paste;
mod place;
mod take;
mod text;
mod xlsx;
mod xlsx_write;

pub use book::{Book, Format, open};
pub use columns::{Access, Column, columns};
pub use export::{Export, csv, export};
pub use mapping::{Mapping, propose};
pub use paste::paste;
pub use place::{Into, requests};
pub use take::{Outcome, Remark, Taken, TakenRow, Why, take};
pub use text::Encoding;
pub use xlsx_write::xlsx;

/// Bytes of a file at most.
pub const FILE_BYTES_MOST: u64 = 20_000_000;
/// Bytes that an XLSX or ODS file may unpack to.
pub const UNPACKED_BYTES_MOST: u64 = 200_000_000;
/// Rows of a table at most, as many as a form may allow.
pub const ROWS_MOST: usize = 10_000;
/// Columns of a sheet at most.
pub const COLUMNS_MOST: usize = 500;
/// Cells of a sheet at most, blank ones between others included.
pub const CELLS_MOST: usize = 500_000;
/// Characters of a cell at most; a longer one is skipped.
pub const CELL_CHARS_MOST: usize = 100_000;

/// Lines of a sheet at most: the rows, and what stands above them.
const LINES_MOST: usize = ROWS_MOST + 20;

/// Cells as texts, as a person would type them; blank lines kept, so that a line has the number that its spreadsheet shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Lines of cells.
    pub lines: Vec<Vec<String>>,
}

/// Why a table cannot be read. Nothing was taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TabularError {
    /// There is no cell in it.
    #[error("the table is empty")]
    Empty,
    /// The file, or what it unpacks to, is too large.
    #[error("the table has {given} bytes, at most {max} are read")]
    TooLarge {
        /// Its bytes.
        given: u64,
        /// Bytes at most.
        max: u64,
    },
    /// It has too many rows.
    #[error("the table has {given} rows, at most {max} are taken")]
    TooManyRows {
        /// Its rows.
        given: usize,
        /// Rows at most.
        max: usize,
    },
    /// It has too many columns.
    #[error("the table has {given} columns, at most {max} are read")]
    TooManyColumns {
        /// Its columns.
        given: usize,
        /// Columns at most.
        max: usize,
    },
    /// It has too many cells.
    #[error("the table has more than {max} cells")]
    TooManyCells {
        /// Cells at most.
        max: usize,
    },
    /// It is no table of a format that is read.
    #[error("not a CSV, XLSX or ODS table")]
    UnknownFormat,
    /// It is an old Excel file, or one under a password.
    #[error("an old or protected Excel file")]
    OldOrProtected,
    /// The file is damaged.
    #[error("the table is damaged: {cause}")]
    Damaged {
        /// What the reader says.
        cause: String,
    },
    /// The file has no such sheet.
    #[error("no sheet `{name}`")]
    NoSuchSheet {
        /// The name given.
        name: String,
        /// The sheets that there are.
        known: Vec<String>,
    },
    /// The table of the form has no such column to fill.
    #[error("no column `{name}`")]
    NoSuchColumn {
        /// The name given.
        name: String,
        /// The columns that there are.
        known: Vec<String>,
    },
    /// Two columns of the file are meant for one field.
    #[error("two columns for `{name}`")]
    TwoColumns {
        /// The field.
        name: String,
    },
}

impl Sheet {
    /// Whether no cell holds anything.
    pub fn is_blank(&self) -> bool {
        self.lines.iter().all(|line| is_blank(line))
    }

    /// The number of columns of the widest line.
    pub fn width(&self) -> usize {
        self.lines.iter().map(Vec::len).max().unwrap_or(0)
    }

    /// Takes blank cells and lines from the ends, then checks what is left against the bounds.
    fn bounded(mut self) -> Result<Self, TabularError> {
        for line in &mut self.lines {
            while line.last().is_some_and(|cell| cell.trim().is_empty()) {
                line.pop();
            }
        }
        while self.lines.last().is_some_and(Vec::is_empty) {
            self.lines.pop();
        }
        if self.lines.is_empty() {
            return Err(TabularError::Empty);
        }
        let (given, max) = (self.lines.len(), ROWS_MOST);
        if given > LINES_MOST {
            return Err(TabularError::TooManyRows { given, max });
        }
        let (given, max) = (self.width(), COLUMNS_MOST);
        if given > max {
            return Err(TabularError::TooManyColumns { given, max });
        }
        let cells: usize = self.lines.iter().map(Vec::len).sum();
        if cells > CELLS_MOST {
            return Err(TabularError::TooManyCells { max: CELLS_MOST });
        }
        Ok(self)
    }
}

fn is_blank(line: &[String]) -> bool {
    line.iter().all(|cell| cell.trim().is_empty())
}
