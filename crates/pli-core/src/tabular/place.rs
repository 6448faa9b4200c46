//! From what was taken to one act: rows behind those that stand, in their place, or over them.

use super::{Column, ROWS_MOST, TabularError, Taken};
use crate::dossier::{Dossier, Origin, Path, Place, Request, RowId};

/// Where the rows go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Into {
    /// Behind the rows that stand.
    Append,
    /// In the place of the rows that stand, which are taken away.
    Replace,
    /// Over the rows from this one on; behind the last, new ones.
    From(RowId),
}

/// The requests of one act. A row that is new is not emptied first.
///
/// # Errors
/// More rows than a table may have.
pub fn requests(
    dossier: &Dossier,
    group: &Path,
    columns: &[Column],
    taken: &Taken,
    into: Into,
    origin: &Origin,
    new_row: &mut dyn FnMut() -> RowId,
) -> Result<Vec<Request>, TabularError> {
    let standing = dossier.rows(group);
    let mut requests = Vec::new();
    let over = match into {
        Into::Append => standing.len(),
        Into::Replace => {
            requests.extend(standing.iter().map(|row| Request::DeleteRow {
                group: group.clone(),
                row: *row,
            }));
            standing.len()
        }
        Into::From(row) => standing
            .iter()
            .position(|known| *known == row)
            .unwrap_or(standing.len()),
    };
    let kept = if into == Into::Replace { 0 } else { over };
    let (given, max) = (kept + taken.rows.len(), ROWS_MOST);
    if given > max {
        return Err(TabularError::TooManyRows { given, max });
    }
    for (index, taken) in taken.rows.iter().enumerate() {
        let known = standing.get(over + index).copied();
        let row = known.unwrap_or_else(|| {
            let row = new_row();
            requests.push(Request::InsertRow {
                group: group.clone(),
                row,
                place: Place::Last,
            });
            row
        });
        let home = group.row(row);
        for (id, answer) in &taken.answers {
            let column = columns.iter().find(|column| column.id == *id);
            let (Some(column), true) = (column, known.is_some() || answer.is_some()) else {
                continue;
            };
            requests.push(Request::Set {
                path: column.place(&home),
                answer: answer.clone(),
                origin: Some(origin.clone()),
            });
        }
    }
    Ok(requests)
}
