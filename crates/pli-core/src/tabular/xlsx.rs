//! XLSX in, cell by cell: a sheet that spans from A1 to the last cell of all takes no more room than its cells.

use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx};

use super::archive::damaged;
use super::{CELLS_MOST, COLUMNS_MOST, LINES_MOST, ROWS_MOST, Sheet, TabularError};

/// Serial days that a calendar has: up to the last day of 9999, in either epoch.
const LAST_DAY: f64 = 2_958_466.0;

/// The sheets of cells that are shown, in order.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<String>, TabularError> {
    let book = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let shown = book.sheets_metadata().iter().filter(|sheet| {
        sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible
    });
    Ok(shown.map(|sheet| sheet.name.clone()).collect())
}

/// The cells of a sheet.
pub(super) fn read(bytes: &[u8], name: &str) -> Result<Sheet, TabularError> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut cells = book.worksheet_cells_reader(name).map_err(damaged)?;
    let mut sheet = Sheet::default();
    let (mut last, mut count) = (0, 0);
    while let Some(cell) = cells.next_cell().map_err(damaged)? {
        let text = text_of(cell.get_value());
        if text.trim().is_empty() {
            continue;
        }
        let (row, column) = cell.get_position();
        let (row, column) = (index(row), index(column));
        last = last.max(row);
        if column >= COLUMNS_MOST {
            let (given, max) = (column + 1, COLUMNS_MOST);
            return Err(TabularError::TooManyColumns { given, max });
        }
        // Rows beyond the bound are only counted.
        if row >= LINES_MOST {
            continue;
        }
        count += put(&mut sheet, row, column, text);
        if count > CELLS_MOST {
            return Err(TabularError::TooManyCells { max: CELLS_MOST });
        }
    }
    let (given, max) = (last + 1, ROWS_MOST);
    if last >= LINES_MOST {
        return Err(TabularError::TooManyRows { given, max });
    }
    Ok(sheet)
}

fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX - 1)
}

/// Puts a cell into its place; says how many cells that made.
pub(super) fn put(sheet: &mut Sheet, row: usize, column: usize, text: String) -> usize {
    if sheet.lines.len() <= row {
        sheet.lines.resize_with(row + 1, Vec::new);
    }
    let line = &mut sheet.lines[row];
    let before = line.len();
    if line.len() <= column {
        line.resize_with(column + 1, String::new);
    }
    line[column] = text;
    line.len() - before
}

/// A cell as a person would type it; dates as `2027-02-02`, numbers with a point.
fn text_of(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number_text(*number),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(true) => "oui".to_owned(),
        DataRef::Bool(false) => "non".to_owned(),
        DataRef::DateTime(moment) => moment_text(moment),
        DataRef::DateTimeIso(text) => iso_text(text),
        DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// The shortest decimal that is this number: what was typed, up to 15 figures.
fn number_text(number: f64) -> String {
    if number.is_finite() && number.abs() < 1e28 {
        return number.to_string();
    }
    String::new()
}

fn moment_text(moment: &ExcelDateTime) -> String {
    let serial = moment.as_f64();
    if !moment.is_datetime() || !(0.0..LAST_DAY).contains(&serial) {
        return number_text(serial);
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    match (hour, minute, second) {
        (0, 0, 0) => date,
        _ => format!("{date}T{hour:02}:{minute:02}:{second:02}"),
    }
}

/// `2027-02-02T00:00:00` is a day, as spreadsheets write it.
pub(super) fn iso_text(text: &str) -> String {
    let text = text.trim_end_matches('Z');
    text.strip_suffix("T00:00:00").unwrap_or(text).to_owned()
}
