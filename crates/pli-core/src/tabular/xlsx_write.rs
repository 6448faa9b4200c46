//! A table of the form as XLSX: numbers are numbers, dates are dates, and every text is a text, never a formula.

use jiff::civil::{Date, DateTime};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::export::Export;
use super::{TabularError, archive::damaged};
use crate::dossier::Answer;
use crate::form::{ComputedType, Kind};

/// The first year whose days spreadsheets and calendars count alike.
const FIRST_YEAR: i16 = 1901;

/// Writes a table as XLSX with one sheet. The same table on the same day gives the same bytes.
///
/// # Errors
/// A table that the format cannot hold.
pub fn xlsx(export: &Export, title: &str, today: Date) -> Result<Vec<u8>, TabularError> {
    write(export, title, today).map_err(damaged)
}

fn write(export: &Export, title: &str, today: Date) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let made = excel_date(today)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let sheet = book.add_worksheet();
    sheet.set_name(sheet_name(title))?;
    let bold = Format::new().set_bold();
    for (column, title) in (0..).zip(&export.titles) {
        sheet.write_string_with_format(0, column, title, &bold)?;
        sheet.set_column_width(column, 18)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    for (row, (answers, texts)) in (1..).zip(export.rows.iter().zip(export.texts())) {
        for (column, (answer, text)) in (0..).zip(answers.iter().zip(texts)) {
            let kind = &export.columns[usize::from(column)].field.kind;
            if let Some(answer) = answer {
                cell(sheet, (row, column), answer, &text, kind)?;
            }
        }
    }
    book.save_to_buffer()
}

fn cell(
    sheet: &mut Worksheet,
    at: (u32, u16),
    answer: &Answer,
    text: &str,
    kind: &Kind,
) -> Result<(), XlsxError> {
    let (row, column) = at;
    match answer {
        Answer::Number(number) => {
            // Beyond 15 figures a spreadsheet's number would be another one.
            let float = number
                .parse::<f64>()
                .ok()
                .filter(|float| float.to_string() == *number);
            if let Some(float) = float {
                let format = Format::new().set_num_format(number_format(kind));
                sheet.write_number_with_format(row, column, float, &format)?;
                return Ok(());
            }
        }
        Answer::Date(date) if date.year() >= FIRST_YEAR => {
            let format = Format::new().set_num_format("dd/mm/yyyy");
            sheet.write_datetime_with_format(row, column, excel_date(*date)?, &format)?;
            return Ok(());
        }
        Answer::DateTime(moment) if moment.year() >= FIRST_YEAR => {
            let format = Format::new().set_num_format("dd/mm/yyyy hh:mm:ss");
            sheet.write_datetime_with_format(row, column, excel_moment(*moment)?, &format)?;
            return Ok(());
        }
        _ => {}
    }
    // Format `@`: a text stays one when the person edits it.
    let format = Format::new().set_num_format("@");
    sheet.write_string_with_format(row, column, text, &format)?;
    Ok(())
}

fn number_format(kind: &Kind) -> &'static str {
    match kind {
        Kind::Amount(_) | Kind::Computed(ComputedType::Amount) => "#,##0.00\\ \"€\"",
        Kind::Integer(_) | Kind::Computed(ComputedType::Integer) => "0",
        _ => "General",
    }
}

fn excel_date(date: Date) -> Result<ExcelDateTime, XlsxError> {
    let [month, day] = [date.month(), date.day()].map(i8::unsigned_abs);
    ExcelDateTime::from_ymd(date.year().unsigned_abs(), month, day)
}

fn excel_moment(moment: DateTime) -> Result<ExcelDateTime, XlsxError> {
    let [hour, minute, second] =
        [moment.hour(), moment.minute(), moment.second()].map(i8::unsigned_abs);
    excel_date(moment.date())?.and_hms(u16::from(hour), minute, f64::from(second))
}

/// The name of a sheet: 31 characters at most, without those that spreadsheets refuse.
fn sheet_name(title: &str) -> String {
    let well =
        |c: &char| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'') && !c.is_control();
    let name: String = title.chars().filter(well).take(31).collect();
    let name = name.trim().to_owned();
    if name.is_empty() {
        "Table".to_owned()
    } else {
        name
    }
}
