//! A table of a spreadsheet as the window and the terminal show it before it is taken, and what was not understood of it.

use pli_core::tabular::{Access, Column, Format, Outcome, TabularError, Taken};
use pli_core::text::Language;

use super::table::Reading;
use crate::fault::{Code, Fault};
use crate::seam::{
    TableColumnView, TableFieldView, TableMapping, TableRemarkView, TableReportView,
    TableSampleView, TableView,
};

/// Cells of a column that are shown before anything is taken.
const SAMPLES: usize = 3;
/// Lines among which they are looked for.
const SAMPLE_LINES: usize = 200;
/// Characters of a cell that is shown.
const SHOWN_CHARS: usize = 60;

/// A file as it would be taken.
pub(super) fn view(reading: &Reading, standing: usize, language: Language) -> TableView {
    let (format, encoding, separator) = match reading.format {
        Format::Csv {
            encoding,
            separator,
        } => (
            "csv",
            Some(encoding.name().to_owned()),
            Some(separator.to_string()),
        ),
        Format::Xlsx => ("xlsx", None, None),
        Format::Ods => ("ods", None, None),
    };
    let open = reading
        .columns
        .iter()
        .filter(|column| column.access == Access::Open);
    TableView {
        format: format.to_owned(),
        encoding,
        separator,
        sheets: reading.sheets.clone(),
        sheet: reading.sheet_name.clone(),
        mapping: TableMapping {
            titles: reading.mapping.titles.map(|line| count(line + 1)),
            fields: reading.mapping.fields.clone(),
        },
        columns: (0..reading.sheet.width())
            .map(|at| column_view(reading, at, language))
            .collect(),
        fields: open
            .map(|column| TableFieldView {
                id: column.id.clone(),
                label: column.title.get(language).to_owned(),
            })
            .collect(),
        standing_rows: count(standing),
        report: report(&reading.taken, &reading.columns, language),
    }
}

fn column_view(reading: &Reading, at: usize, language: Language) -> TableColumnView {
    let cell = |line: usize| {
        reading
            .sheet
            .lines
            .get(line)
            .and_then(|cells| cells.get(at))
    };
    let title = reading
        .mapping
        .titles
        .and_then(cell)
        .cloned()
        .unwrap_or_default();
    let id = reading.mapping.fields.get(at).and_then(Option::as_ref);
    let samples = reading
        .taken
        .rows
        .iter()
        .take(SAMPLE_LINES)
        .filter_map(|row| {
            let text = cell(row.line - 1).filter(|text| !text.trim().is_empty())?;
            let answer = row.answers.iter().find(|(of, _)| Some(of) == id);
            let column = reading.columns.iter().find(|column| Some(&column.id) == id);
            let answer = answer.and_then(|(_, answer)| answer.as_ref());
            let shown = column
                .zip(answer)
                .map(|(column, answer)| column.shown(answer, language));
            Some(TableSampleView {
                text: text.chars().take(SHOWN_CHARS).collect(),
                shown: shown
                    .unwrap_or_default()
                    .chars()
                    .take(SHOWN_CHARS)
                    .collect(),
            })
        });
    TableColumnView {
        letter: letter(at),
        title: title.chars().take(SHOWN_CHARS).collect(),
        samples: samples.take(SAMPLES).collect(),
    }
}

/// What a table gives, and what was not understood of it.
pub(super) fn report(taken: &Taken, columns: &[Column], language: Language) -> TableReportView {
    let remarks = taken.remarks.iter().map(|remark| {
        let column = columns
            .iter()
            .find(|column| Some(&column.id) == remark.field.as_ref());
        TableRemarkView {
            line: count(remark.line),
            column: letter(remark.column.saturating_sub(1)),
            field: column.map(|column| column.title.get(language).to_owned()),
            text: remark.text.clone(),
            why: remark.why.name().to_owned(),
            kept: remark.outcome == Outcome::Kept,
        }
    });
    TableReportView {
        rows: count(taken.rows.len()),
        blank_lines: count(taken.blank_lines),
        remarks: remarks.collect(),
        remark_count: count(taken.remark_count),
    }
}

/// The letter of a column, as spreadsheets show it: `A` is the first, `AA` the twenty-seventh.
fn letter(at: usize) -> String {
    let mut name = Vec::new();
    let mut rest = at + 1;
    while rest > 0 {
        rest -= 1;
        name.push(char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[rest % 26]));
        rest /= 26;
    }
    name.iter().rev().collect()
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// What a person is told of a table that cannot be read.
pub(super) fn fault(error: TabularError) -> Fault {
    match error {
        TabularError::Empty => Fault::new(Code::TableEmpty),
        TabularError::TooLarge { given, max } => Fault::new(Code::TableTooLarge)
            .with("size", given)
            .with("max", max),
        TabularError::TooManyRows { given, max } => Fault::new(Code::TableTooLong)
            .with("rows", given)
            .with("limit", max),
        TabularError::TooManyColumns { given, max } => Fault::new(Code::TableTooWide)
            .with("columns", given)
            .with("limit", max),
        TabularError::TooManyCells { max } => Fault::new(Code::TableTooFull).with("limit", max),
        TabularError::UnknownFormat => Fault::new(Code::TableFormat),
        TabularError::OldOrProtected => Fault::new(Code::TableOldOrProtected),
        TabularError::Damaged { cause } => Fault::new(Code::TableDamaged).with("cause", cause),
        TabularError::NoSuchSheet { name, known } => Fault::new(Code::UnknownSheet)
            .with("name", name)
            .with("known", known.join(", ")),
        TabularError::NoSuchColumn { name, known } => Fault::new(Code::UnknownColumn)
            .with("name", name)
            .with("known", known.join(", ")),
        TabularError::TwoColumns { name } => Fault::new(Code::TwoColumns).with("name", name),
    }
}

#[cfg(test)]
mod tests {
    use super::letter;

    #[test]
    fn columns_have_the_letters_of_spreadsheets() {
        for (at, expected) in [
            (0, "A"),
            (25, "Z"),
            (26, "AA"),
            (51, "AZ"),
            (52, "BA"),
            (702, "AAA"),
        ] {
            assert_eq!(letter(at), expected);
        }
    }
}
