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
            let at = Path::new(steps.clone());
            let row = match each_of(form, &at) {
                Some(each) => find_nested(form, dossier, &each, row, numbering)?,
                None => find_row(dossier, &at, row, numbering)?,
            };
            steps.push(Step::Row(row));
        }
    }
    (!steps.is_empty()).then(|| Path::new(steps))
}

fn find_row(dossier: &Dossier, group: &Path, row: &str, numbering: Numbering) -> Option<RowId> {
    let rows = dossier.rows(group);
    if let Ok(number) = row.parse::<usize>() {
        return rows.get(number.checked_sub(numbering.first())?).copied();
    }
    let id = RowId(row.parse().ok()?);
    rows.contains(&id).then_some(id)
}

/// A row of the group of a piece: its number, after those of the rows that hold it (`1][2`), or its identity.
fn find_nested(
    form: &FormPackage,
    dossier: &Dossier,
    each: &Path,
    rows: &str,
    numbering: Numbering,
) -> Option<RowId> {
    let trails = trails(form, dossier, each);
    if let Ok(id) = rows.parse() {
        let known = trails.iter().find(|(row, _)| *row == RowId(id));
        return known.map(|(row, _)| *row);
    }
    let numbers = rows.split("][").map(|number| {
        let number = number.parse::<usize>().ok()?;
        number.checked_sub(numbering.first())
    });
    let numbers: Vec<usize> = numbers.collect::<Option<_>>()?;
    let found = trails.into_iter().find(|(_, trail)| *trail == numbers);
    found.map(|(row, _)| row)
}

/// The group of a piece that has files a row.
fn each_of(form: &FormPackage, at: &Path) -> Option<Path> {
    match at.steps() {
        [Step::Name(head), Step::Name(piece)] if head == "pieces" => {
            form.piece(piece)?.each.clone()
        }
        _ => None,
    }
}

/// Every row of a group, of all the rows that hold it, with the numbers from 0 that lead to it.
fn trails(form: &FormPackage, dossier: &Dossier, each: &Path) -> Vec<(RowId, Vec<usize>)> {
    let [section, groups @ ..] = each.steps() else {
        return Vec::new();
    };
    let mut homes = vec![(Path::new(vec![section.clone()]), Vec::new())];
    let mut found = Vec::new();
    for group in groups {
        let Step::Name(name) = group else { break };
        found.clear();
        let mut inside = Vec::new();
        for (home, trail) in &homes {
            let group = home.child(name);
            if form.locate(&group).is_none() {
                return Vec::new();
            }
            for (at, row) in dossier.rows(&group).into_iter().enumerate() {
                let trail: Vec<usize> = trail.iter().copied().chain([at]).collect();
                inside.push((group.row(row), trail.clone()));
                found.push((row, trail));
            }
        }
        homes = inside;
    }
    found
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
                let at = Path::new(before.clone());
                let trail = match each_of(form, &at) {
                    Some(each) => trails(form, dossier, &each)
                        .into_iter()
                        .find(|(id, _)| id == row)
                        .map(|(_, trail)| trail),
                    None => dossier
                        .rows(&at)
                        .iter()
                        .position(|id| id == row)
                        .map(|at| vec![at]),
                };
                match trail {
                    Some(trail) => {
                        for number in trail {
                            out.push_str(&format!("[{}]", number + numbering.first()));
                        }
                    }
                    None => out.push_str(&format!("[{}]", row.0)),
                }
            }
        }
        before.push(step.clone());
    }
    out
}
