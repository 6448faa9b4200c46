//! Cells of a spreadsheet pasted into a group or table; rows are added as needed.

use pli_core::dossier::{Origin, Path, Place, Request, RowId};
use pli_core::form::{Field, Kind, Source};
use pli_core::view::parse_input;
use std::sync::Arc;
use uuid::Uuid;

use super::OpenDossier;
use crate::fault::{Code, Fault};

/// Cells of one paste at most.
const CELLS_MOST: usize = 50_000;

/// The requests of a paste: from one column on, from one row on or behind the last.
pub(super) fn requests(
    dossier: &OpenDossier,
    group: &Path,
    column: &str,
    row: Option<RowId>,
    tsv: &str,
) -> Result<Vec<Request>, Fault> {
    let columns = columns(dossier, group, column)?;
    let rows = dossier.state.rows(group);
    let first = match row {
        Some(row) => rows
            .iter()
            .position(|known| *known == row)
            .ok_or_else(|| unknown_row(row))?,
        None => rows.len(),
    };
    let mut requests = Vec::new();
    let mut cells = 0;
    for (index, line) in lines(tsv).into_iter().enumerate() {
        let row = rows.get(first + index).copied().unwrap_or_else(|| {
            let row = RowId(Uuid::now_v7());
            requests.push(Request::InsertRow {
                group: group.clone(),
                row,
                place: Place::Last,
            });
            row
        });
        for (field, cell) in columns.iter().zip(line) {
            cells += 1;
            if cells > CELLS_MOST {
                return Err(Fault::new(Code::BadRequest).with("what", "tsv"));
            }
            if takes_cell(field) {
                let path = group.row(row).child(&field.id);
                requests.push(Request::Set {
                    path,
                    answer: parse_input(field, &cell),
                    origin: Some(Origin::Paste),
                });
            }
        }
    }
    Ok(requests)
}

fn columns<'a>(
    dossier: &'a OpenDossier,
    group: &Path,
    column: &str,
) -> Result<Vec<&'a Arc<Field>>, Fault> {
    let unknown = |path: String| Fault::new(Code::UnknownField).with("path", path);
    let field = dossier
        .form
        .field(&group.pattern())
        .ok_or_else(|| unknown(group.to_string()))?;
    let fields = &field
        .kind
        .rows()
        .ok_or_else(|| unknown(group.to_string()))?
        .fields;
    let start = fields.iter().position(|field| field.id == column);
    let start = start.ok_or_else(|| unknown(format!("{group}.{column}")))?;
    Ok(fields[start..].iter().collect())
}

fn takes_cell(field: &Field) -> bool {
    let plain = field.kind.rows().is_none() && field.kind.components().is_empty();
    plain
        && matches!(field.source, Source::Person)
        && !matches!(field.kind, Kind::Attachment(_) | Kind::Computed(_))
}

/// Lines of cells; a cell in quotation marks may hold tabulations, line ends and doubled marks, as spreadsheets copy them.
fn lines(tsv: &str) -> Vec<Vec<String>> {
    let mut lines = vec![Vec::new()];
    let (mut cell, mut quoted) = (String::new(), false);
    let mut chars = tsv
        .strip_suffix('\n')
        .map_or(tsv, |text| text.strip_suffix('\r').unwrap_or(text))
        .chars()
        .peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.is_empty() => quoted = true,
            '\t' if !quoted => push(&mut lines, &mut cell),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                push(&mut lines, &mut cell);
                lines.push(Vec::new());
            }
            other => cell.push(other),
        }
    }
    push(&mut lines, &mut cell);
    lines
}

fn push(lines: &mut [Vec<String>], cell: &mut String) {
    if let Some(line) = lines.last_mut() {
        line.push(std::mem::take(cell));
    }
}

fn unknown_row(row: RowId) -> Fault {
    Fault::new(Code::UnknownRow).with("row", row.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paste_is_cut_as_spreadsheets_copy_it() {
        let table: [(&str, &[&[&str]]); 4] = [
            ("a\tb\r\nc\td\r\n", &[&["a", "b"], &["c", "d"]]),
            ("\"x\ty\"\t\"say \"\"hi\"\"\"", &[&["x\ty", "say \"hi\""]]),
            ("1 234,56", &[&["1 234,56"]]),
            ("a\t\tc\n\t\t", &[&["a", "", "c"], &["", "", ""]]),
        ];
        for (tsv, expected) in table {
            assert_eq!(lines(tsv), expected, "{tsv:?}");
        }
    }
}
