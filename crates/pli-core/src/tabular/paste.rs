//! Cells of a spreadsheet pasted into a table, from one column on.

use super::columns::{Access, Column};
use super::cut::{cut, separator_of_paste};
use super::mapping::{Mapping, exact};
use super::take::{Blank, Taken, take_lines};
use super::{Sheet, TabularError, is_blank};
use crate::text::Language;

/// Reads pasted cells, their numbers as the language writes them. A first line that says the labels of columns maps the rest by them; else the cells go from the column
/// `start` on, one beside the other, as the table shows them.
///
/// # Errors
/// A column that the table does not have, or more cells than are taken.
pub fn paste(
    text: &str,
    columns: &[Column],
    start: &str,
    language: Language,
) -> Result<Taken, TabularError> {
    let separator = separator_of_paste(text).unwrap_or('\t');
    let sheet = cut(text, separator)?;
    let known = || columns.iter().map(|column| column.id.clone()).collect();
    let first = columns
        .iter()
        .position(|column| column.id == start || column.field.id == start)
        .ok_or_else(|| TabularError::NoSuchColumn {
            name: start.to_owned(),
            known: known(),
        })?;
    if let Some(mapping) = by_titles(&sheet, columns) {
        return take_lines(&sheet, &mapping, columns, Blank::Keep, language);
    }
    let (mapping, filled) = by_place(&sheet, &columns[first..]);
    let mut taken = take_lines(&sheet, &mapping, columns, Blank::Keep, language)?;
    taken.pass_over(&filled);
    Ok(taken)
}

/// The mapping of a first line in which every cell is the label of a column, where rows come behind it.
fn by_titles(sheet: &Sheet, columns: &[Column]) -> Option<Mapping> {
    let titles = sheet
        .lines
        .first()
        .filter(|line| !is_blank(line) && sheet.lines.len() > 1)?;
    let known = exact(titles, columns);
    let whole = known
        .iter()
        .zip(titles)
        .all(|(known, title)| known.is_some() || title.trim().is_empty());
    let open = |at: &Option<usize>| {
        let column = columns.get((*at)?)?;
        (column.access == Access::Open).then(|| column.id.clone())
    };
    let fields = known.iter().map(open).collect();
    whole.then_some(Mapping {
        titles: Some(0),
        fields,
    })
}

/// The mapping by place, and the columns that the form fills: they take their cell and nothing of it. A composite field is one
/// cell wide, as the table shows it, and takes none.
fn by_place(sheet: &Sheet, columns: &[Column]) -> (Mapping, Vec<usize>) {
    let mut fields: Vec<Option<String>> = Vec::new();
    let mut filled = Vec::new();
    let mut last = None;
    for column in columns {
        if last.replace(&column.field.id) == Some(&column.field.id) {
            continue;
        }
        if column.access == Access::Filled {
            filled.push(fields.len());
        }
        let open = column.access == Access::Open && column.component.is_none();
        fields.push(open.then(|| column.id.clone()));
    }
    fields.truncate(sheet.width());
    let titles = None;
    (Mapping { titles, fields }, filled)
}
