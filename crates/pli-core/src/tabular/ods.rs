//! ODS in: the part of OpenDocument that a table of values needs.
//!
//! Read here and not by a library, because cells and rows that repeat themselves unfold to any size: here they unfold only as
//! far as they hold something, and never beyond the bounds.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::archive::{self, damaged};
use super::xlsx::{iso_text, put};
use super::{CELLS_MOST, COLUMNS_MOST, LINES_MOST, ROWS_MOST, Sheet, TabularError};

/// How an OpenDocument spreadsheet, or a template of one, begins.
pub(super) const MIME_TYPE: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";

const CONTENT: &str = "content.xml";

/// The sheets in order.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<String>, TabularError> {
    let content = content(bytes)?;
    let mut reader = Reader::from_reader(content.as_slice());
    let mut names = Vec::new();
    loop {
        match reader.read_event().map_err(damaged)? {
            Event::Start(tag) | Event::Empty(tag) if tag.name().as_ref() == b"table:table" => {
                names.push(attribute(&tag, "table:name")?.unwrap_or_default());
            }
            Event::Eof => return Ok(names),
            _ => {}
        }
        if names.len() > COLUMNS_MOST {
            return Ok(names);
        }
    }
}

fn content(bytes: &[u8]) -> Result<Vec<u8>, TabularError> {
    if let Some(manifest) = archive::file(bytes, "META-INF/manifest.xml")? {
        let mark = b"encryption-data";
        if manifest.windows(mark.len()).any(|part| part == mark) {
            return Err(TabularError::OldOrProtected);
        }
    }
    archive::file(bytes, CONTENT)?.ok_or_else(|| damaged("no content.xml"))
}

/// The cells of a sheet by its place.
pub(super) fn read(bytes: &[u8], place: usize) -> Result<Sheet, TabularError> {
    let content = content(bytes)?;
    let mut reader = Reader::from_reader(content.as_slice());
    let mut table = Table::default();
    let (mut at, mut depth) = (None, 0usize);
    loop {
        let event = reader.read_event().map_err(damaged)?;
        let is_table = |tag: &BytesStart<'_>| tag.name().as_ref() == b"table:table";
        match event {
            // A table inside of a cell belongs to that cell.
            Event::Start(tag) if is_table(&tag) => {
                if depth == 0 {
                    at = Some(at.map_or(0, |at: usize| at + 1));
                }
                depth += 1;
            }
            Event::End(tag) if tag.name().as_ref() == b"table:table" => {
                depth = depth.saturating_sub(1);
                if depth == 0 && at == Some(place) {
                    return table.finish();
                }
            }
            Event::Eof => return table.finish(),
            event if depth == 1 && at == Some(place) => table.event(&event)?,
            _ => {}
        }
    }
}

#[derive(Default)]
struct Table {
    sheet: Sheet,
    row: usize,
    row_repeat: usize,
    line: Vec<String>,
    column: usize,
    cell: Option<Cell>,
    /// Comments of a cell are not its value.
    in_note: bool,
    cells: usize,
    last: Option<usize>,
}

#[derive(Default)]
struct Cell {
    repeat: usize,
    value: Option<String>,
    text: String,
    paragraphs: usize,
}

impl Table {
    fn event(&mut self, event: &Event<'_>) -> Result<(), TabularError> {
        match event {
            Event::Start(tag) => self.start(tag)?,
            Event::Empty(tag) => {
                self.start(tag)?;
                self.end(tag.name().as_ref())?;
            }
            Event::End(tag) => self.end(tag.name().as_ref())?,
            Event::Text(text) => self.text(&text.decode().map_err(damaged)?),
            Event::GeneralRef(name) => {
                if let Some(c) = name.resolve_char_ref().map_err(damaged)? {
                    self.text(&c.to_string());
                } else {
                    let name = name.decode().map_err(damaged)?;
                    self.text(quick_xml::escape::resolve_xml_entity(&name).unwrap_or_default());
                }
            }
            Event::CData(text) => self.text(&text.decode().map_err(damaged)?),
            _ => {}
        }
        Ok(())
    }

    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), TabularError> {
        match tag.name().as_ref() {
            b"table:table-row" => {
                self.row_repeat = repeat(tag, "table:number-rows-repeated")?;
                self.column = 0;
            }
            b"table:table-cell" | b"table:covered-table-cell" => {
                self.cell = Some(Cell {
                    repeat: repeat(tag, "table:number-columns-repeated")?,
                    value: value(tag)?,
                    ..Cell::default()
                });
            }
            b"office:annotation" => self.in_note = true,
            b"text:p" => {
                if let Some(cell) = self.cell.as_mut().filter(|_| !self.in_note) {
                    if cell.paragraphs > 0 {
                        cell.text.push('\n');
                    }
                    cell.paragraphs += 1;
                }
            }
            b"text:s" => {
                let spaces = attribute(tag, "text:c")?.and_then(|n| n.parse().ok());
                self.text(&" ".repeat(spaces.unwrap_or(1).min(1_000)));
            }
            b"text:tab" => self.text(" "),
            b"text:line-break" => self.text("\n"),
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if let Some(cell) = self
            .cell
            .as_mut()
            .filter(|cell| cell.paragraphs > 0 && !self.in_note)
        {
            cell.text.push_str(text);
        }
    }

    fn end(&mut self, name: &[u8]) -> Result<(), TabularError> {
        match name {
            b"office:annotation" => self.in_note = false,
            b"table:table-cell" | b"table:covered-table-cell" => {
                if let Some(cell) = self.cell.take() {
                    self.end_cell(cell)?;
                }
            }
            b"table:table-row" => self.end_row()?,
            _ => {}
        }
        Ok(())
    }

    fn end_cell(&mut self, cell: Cell) -> Result<(), TabularError> {
        let text = cell.value.unwrap_or(cell.text);
        let next = self.column.saturating_add(cell.repeat);
        if !text.trim().is_empty() {
            let (given, max) = (next, COLUMNS_MOST);
            if given > max {
                return Err(TabularError::TooManyColumns { given, max });
            }
            self.line.resize(self.column, String::new());
            self.line.resize(next, text);
        }
        self.column = next;
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), TabularError> {
        let line = std::mem::take(&mut self.line);
        let next = self.row.saturating_add(self.row_repeat);
        if !line.is_empty() {
            self.last = next.checked_sub(1);
            for row in self.row..next.min(LINES_MOST) {
                for (column, text) in line.iter().enumerate() {
                    self.cells += put(&mut self.sheet, row, column, text.clone());
                }
                if self.cells > CELLS_MOST {
                    return Err(TabularError::TooManyCells { max: CELLS_MOST });
                }
            }
        }
        self.row = next;
        Ok(())
    }

    fn finish(self) -> Result<Sheet, TabularError> {
        match self.last {
            Some(last) if last >= LINES_MOST => Err(TabularError::TooManyRows {
                given: last.saturating_add(1),
                max: ROWS_MOST,
            }),
            _ => Ok(self.sheet),
        }
    }
}

fn repeat(tag: &BytesStart<'_>, name: &str) -> Result<usize, TabularError> {
    let given = attribute(tag, name)?;
    Ok(given.and_then(|n| n.parse().ok()).unwrap_or(1))
}

/// The value of a cell as a person would type it, where it has one beside its text.
fn value(tag: &BytesStart<'_>) -> Result<Option<String>, TabularError> {
    let kind = attribute(tag, "office:value-type")?.unwrap_or_default();
    let get = |name: &str| attribute(tag, name);
    Ok(match kind.as_str() {
        "float" | "currency" => get("office:value")?,
        // 12,5 % is the rate 12.5 of Pli: its text is what the person reads.
        "percentage" => None,
        "date" => get("office:date-value")?.map(|text| iso_text(&text)),
        "boolean" => get("office:boolean-value")?.map(|text| match text.as_str() {
            "true" => "oui".to_owned(),
            _ => "non".to_owned(),
        }),
        "string" => get("office:string-value")?,
        _ => None,
    })
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Result<Option<String>, TabularError> {
    let found = tag.try_get_attribute(name).map_err(damaged)?;
    let Some(found) = found else { return Ok(None) };
    let text = std::str::from_utf8(&found.value).map_err(damaged)?;
    let text = quick_xml::escape::unescape(text).map_err(damaged)?;
    Ok(Some(text.into_owned()))
}
