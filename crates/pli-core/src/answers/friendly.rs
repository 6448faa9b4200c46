//! Addresses with numbers of rows, as people and examples write them: `sessions.session[1].start`.

use crate::dossier::{Dossier, Path, RowId, Step};
use crate::form::FormPackage;

/// Whether the first row is 1, as for people, or 0, as in files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numbering {
    /// `[1]` is the first row.
    FromOne,
    /// `[0]` is the first row.
    FromZero,
}

impl Numbering {
    fn first(self) -> usize {
        match self {
            Self::FromOne => 1,
            Self::FromZero => 0,
        }
    }
}

/// Finds the address that a person typed; rows are numbers or identities. None where a row is not there or the text is no
/// address.
pub fn resolve_path(
    form: &FormPackage,
    dossier: &Dossier,
    text: &str,
    numbering: Numbering,
) -> Option<Path> {
    let mut steps: Vec<Step> = Vec::new();
    for part in text.trim().split('.') {
        let (name, row) = match part.split_once('[') {
            Some((name, row)) => (name, Some(row.strip_suffix(']')?)),
            None => (part, None),
        };
        // The names are checked as any address is.
        name.parse::<Path>().ok()?;
        steps.push(Step::Name(name.to_owned()));
        if let Some(row) = row {
            let row = find_row(form, dossier, &Path::new(steps.clone()), row, numbering)?;
            steps.push(Step::Row(row));
        }
    }
    (!steps.is_empty()).then(|| Path::new(steps))
}

fn find_row(
    form: &FormPackage,
    dossier: &Dossier,
    group: &Path,
    row: &str,
    numbering: Numbering,
) -> Option<RowId> {
    let rows = dossier.rows(&rows_of(form, group)?);
    if let Ok(number) = row.parse::<usize>() {
        return rows.get(number.checked_sub(numbering.first())?).copied();
    }
    let id = RowId(row.parse().ok()?);
    rows.contains(&id).then_some(id)
}

/// The group whose rows an address counts: itself, or that of a piece.
fn rows_of(form: &FormPackage, group: &Path) -> Option<Path> {
    match group.steps() {
        [Step::Name(head), Step::Name(piece)] if head == "pieces" => {
            form.piece(piece)?.each.clone()
        }
        _ => Some(group.clone()),
    }
}

/// Writes an address for people: rows by their number. A row that is gone stays an identity.
pub fn friendly_path(
    form: &FormPackage,
    dossier: &Dossier,
    path: &Path,
    numbering: Numbering,
) -> String {
    let mut out = String::new();
    let mut before: Vec<Step> = Vec::new();
    for step in path.steps() {
        match step {
            Step::Name(name) => {
                if !out.is_empty() {
                    out.push('.');
                }
                out.push_str(name);
            }
            Step::Row(row) => {
                let rows = rows_of(form, &Path::new(before.clone()))
                    .map(|group| dossier.rows(&group))
                    .unwrap_or_default();
                let number = rows
                    .iter()
                    .position(|id| id == row)
                    .map(|at| (at + numbering.first()).to_string());
                out.push_str(&format!(
                    "[{}]",
                    number.unwrap_or_else(|| row.0.to_string())
                ));
            }
        }
        before.push(step.clone());
    }
    out
}
