//! A file with a table: its format, its sheets, the cells of one of them.

use super::archive::{self, damaged};
use super::cut::{cut, separator_of_file};
use super::text::{Encoding, decode};
use super::{FILE_BYTES_MOST, Sheet, TabularError, ods, xlsx};

/// A file that holds a table, its cells not read yet.
#[derive(Debug, Clone)]
pub struct Book {
    /// How it is written.
    pub format: Format,
    /// Its sheets in order; none for a text.
    pub sheets: Vec<String>,
    content: Content,
}

/// How a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Text with separators.
    Csv {
        /// How its characters are written.
        encoding: Encoding,
        /// What parts its cells.
        separator: char,
    },
    /// Excel 2007 and later.
    Xlsx,
    /// OpenDocument spreadsheet.
    Ods,
}

#[derive(Debug, Clone)]
enum Content {
    Text(String),
    Archive(Vec<u8>),
}

/// Opens a file with a table: CSV, XLSX or ODS, told by its bytes and never by its name.
///
/// # Errors
/// A file that is too large, damaged, or no table.
pub fn open(bytes: &[u8]) -> Result<Book, TabularError> {
    let (given, max) = (bytes.len() as u64, FILE_BYTES_MOST);
    if given > max {
        return Err(TabularError::TooLarge { given, max });
    }
    match bytes {
        [] => Err(TabularError::Empty),
        [b'P', b'K', 3, 4, ..] => open_archive(bytes),
        // The container of `.xls`, and of an `.xlsx` under a password.
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Err(TabularError::OldOrProtected),
        [b'%', b'P', b'D', b'F', ..] | [b'P', b'K', ..] => Err(TabularError::UnknownFormat),
        _ => open_text(bytes),
    }
}

fn open_text(bytes: &[u8]) -> Result<Book, TabularError> {
    let (text, encoding) = decode(bytes);
    // No text has these; pictures and programs do.
    if text.contains(['\0', '\u{1}', '\u{2}']) {
        return Err(TabularError::UnknownFormat);
    }
    let (separator, text) = separator_of_file(&text);
    let format = Format::Csv {
        encoding,
        separator,
    };
    Ok(Book {
        format,
        sheets: Vec::new(),
        content: Content::Text(text.to_owned()),
    })
}

fn open_archive(bytes: &[u8]) -> Result<Book, TabularError> {
    archive::check(bytes)?;
    let (format, sheets) = if let Some(kind) = archive::file(bytes, "mimetype")? {
        if !kind.starts_with(ods::MIME_TYPE) {
            return Err(TabularError::UnknownFormat);
        }
        (Format::Ods, ods::sheets(bytes)?)
    } else if archive::file(bytes, "xl/workbook.xml")?.is_some() {
        (Format::Xlsx, without_panic(|| xlsx::sheets(bytes))?)
    } else {
        return Err(TabularError::UnknownFormat);
    };
    if sheets.is_empty() {
        return Err(TabularError::Empty);
    }
    Ok(Book {
        format,
        sheets,
        content: Content::Archive(bytes.to_owned()),
    })
}

impl Book {
    /// Reads the cells of a sheet; the first one where none is named.
    ///
    /// # Errors
    /// A sheet that is not there, is empty, or holds more than is taken.
    pub fn sheet(&self, name: Option<&str>) -> Result<Sheet, TabularError> {
        let sheet = match (&self.content, self.format) {
            (Content::Text(text), Format::Csv { separator, .. }) => {
                let mut sheet = cut(text, separator)?;
                unguard(&mut sheet);
                sheet
            }
            (Content::Archive(bytes), Format::Ods) => ods::read(bytes, self.place_of(name)?)?,
            (Content::Archive(bytes), _) => {
                let name = &self.sheets[self.place_of(name)?];
                without_panic(|| xlsx::read(bytes, name))?
            }
            (Content::Text(_), _) => return Err(TabularError::UnknownFormat),
        };
        sheet.bounded()
    }

    fn place_of(&self, name: Option<&str>) -> Result<usize, TabularError> {
        let Some(name) = name else { return Ok(0) };
        let found = self.sheets.iter().position(|known| known == name);
        found.ok_or_else(|| TabularError::NoSuchSheet {
            name: name.to_owned(),
            known: self.sheets.clone(),
        })
    }
}

/// Takes the apostrophe away that guards a text from being a formula, as [`super::csv`] puts it.
fn unguard(sheet: &mut Sheet) {
    for cell in sheet.lines.iter_mut().flatten() {
        if cell.starts_with('\'') && super::export::is_guarded(&cell[1..]) {
            cell.remove(0);
        }
    }
}

/// The reader of XLSX is another's: should a hostile file make it panic, the file is refused and nothing else happens.
fn without_panic<T>(read: impl FnOnce() -> Result<T, TabularError>) -> Result<T, TabularError> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(read))
        .unwrap_or_else(|_| Err(damaged("the reader gave up")))
}
