//! A table of the form as rows of cells, and as CSV.

use super::answer::{CellReader, cell_text};
use super::columns::{Access, Column, columns};
use crate::dossier::{Answer, Path};
use crate::form::Field;
use crate::text::Language;
use crate::view::View;

/// A table out: its columns, and its rows as answers.
#[derive(Debug, Clone)]
pub struct Export {
    /// What stands above the columns.
    pub titles: Vec<String>,
    pub(super) columns: Vec<Column>,
    language: Language,
    pub(super) rows: Vec<Vec<Option<Answer>>>,
}

/// The rows of a group or table: what the person gave, and what the form fills.
pub fn export(group: &Field, path: &Path, view: &View, language: Language) -> Export {
    let columns = columns(group);
    let rows = view
        .groups
        .get(path)
        .map(|group| group.rows.as_slice())
        .unwrap_or_default();
    let rows = rows.iter().map(|row| {
        let home = path.row(row.row);
        columns
            .iter()
            .map(|column| answer(view, &home, column))
            .collect()
    });
    Export {
        titles: columns
            .iter()
            .map(|column| column.title.get(language).to_owned())
            .collect(),
        rows: rows.collect(),
        columns,
        language,
    }
}

fn answer(view: &View, row: &Path, column: &Column) -> Option<Answer> {
    let field = view.fields.get(&row.child(&column.field.id))?;
    match (column.component, column.access) {
        (Some(part), _) => {
            let part = field
                .components
                .iter()
                .find(|known| known.name == part.name)?;
            part.answer.clone()
        }
        (None, Access::Open) => field.answer.clone(),
        (None, Access::Filled) => field.value.clone(),
    }
}

impl Export {
    /// The cells as texts, as a person would type them.
    pub(super) fn texts(&self) -> Vec<Vec<String>> {
        let readers = self.columns.iter();
        let readers: Vec<CellReader<'_>> = readers
            .map(|column| CellReader::new(column, Language::French))
            .collect();
        let cells = |row: &Vec<Option<Answer>>| {
            let cells = row.iter().zip(self.columns.iter().zip(&readers));
            cells
                .map(|(answer, (column, reader))| {
                    let text = answer
                        .as_ref()
                        .map(|answer| cell_text(column, reader, answer, self.language));
                    text.unwrap_or_default()
                })
                .collect()
        };
        self.rows.iter().map(cells).collect()
    }
}

/// Writes a table as a French spreadsheet opens it by a double click: UTF-8 with its mark, `;`, a comma in numbers. A text that
/// a spreadsheet would take for a formula stands behind an apostrophe, which [`super::open`] takes away again.
pub fn csv(export: &Export) -> Vec<u8> {
    let mut out = String::from("\u{FEFF}");
    line(&mut out, &export.titles);
    for (texts, answers) in export.texts().iter().zip(&export.rows) {
        let guarded = texts
            .iter()
            .zip(answers)
            .map(|(text, answer)| match answer {
                Some(Answer::Number(_) | Answer::Date(_) | Answer::DateTime(_)) | None => {
                    text.clone()
                }
                Some(_) if is_guarded(text) => format!("'{text}"),
                Some(_) => text.clone(),
            });
        line(&mut out, &guarded.collect::<Vec<_>>());
    }
    out.into_bytes()
}

fn line(out: &mut String, cells: &[String]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            out.push(';');
        }
        if cell.contains([';', '"', '\n', '\r', '\t', ',', '|']) {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(cell);
        }
    }
    out.push_str("\r\n");
}

/// Whether a spreadsheet would take a text for a formula; apostrophes in front of one count, so that each adds one.
pub(super) fn is_guarded(text: &str) -> bool {
    text.trim_start_matches('\'')
        .starts_with(['=', '+', '-', '@', '\t', '\r'])
}
