//! Which column of a sheet is which field: proposed from the titles, changed by the person.

use super::columns::{Access, Column};
use super::fold::fold;
use super::{Sheet, TabularError, is_blank};
use crate::text::Language;
use crate::view::component_label;

/// Lines among which the titles are looked for; spreadsheets have a heading above them now and then.
const TITLE_LINES: usize = 10;
/// How alike a misspelt title and a label must be, from 0 to 1.
const NEAR: f64 = 0.8;
/// Characters of a title that is compared with labels that it nearly is; longer ones are no titles.
const NEAR_CHARS: std::ops::Range<usize> = 3..100;
/// Words that a title has or has not.
const SMALL_WORDS: [&str; 14] = [
    "de", "du", "des", "d", "le", "la", "les", "l", "en", "et", "of", "the", "in", "and",
];

/// Which column of a sheet is which field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    /// The line of titles, from 0; none where the sheet begins with its rows.
    pub titles: Option<usize>,
    /// Identifier of the field of each column; none where a column is passed over.
    pub fields: Vec<Option<String>>,
}

impl Mapping {
    /// The first line that is a row.
    pub fn first_row(&self) -> usize {
        self.titles.map_or(0, |line| line + 1)
    }

    /// Replaces the field of one column, by its title in the sheet, its letter or its number; the column that had the field
    /// gives it up. An empty field passes the column over.
    ///
    /// # Errors
    /// A column that the sheet does not have, or a field that the table does not have or fills itself.
    pub fn put(
        &mut self,
        sheet: &Sheet,
        columns: &[Column],
        column: &str,
        field: &str,
    ) -> Result<(), TabularError> {
        let at = self.find(sheet, column)?;
        if field.is_empty() {
            self.fields[at] = None;
            return Ok(());
        }
        let found = columns
            .iter()
            .find(|known| known.id == field && known.access == Access::Open);
        let found = found.ok_or_else(|| no_column(field, columns))?;
        for other in &mut self.fields {
            if other.as_deref() == Some(field) {
                *other = None;
            }
        }
        self.fields[at] = Some(found.id.clone());
        Ok(())
    }

    fn find(&self, sheet: &Sheet, column: &str) -> Result<usize, TabularError> {
        let titles: &[String] = self
            .titles
            .and_then(|line| sheet.lines.get(line))
            .map_or(&[], Vec::as_slice);
        let folded = fold(column);
        let by_title = titles
            .iter()
            .position(|title| !folded.is_empty() && fold(title) == folded);
        let by_number = || column.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
        let found = by_title.or_else(by_number).or_else(|| letters(column));
        found
            .filter(|at| *at < self.fields.len())
            .ok_or_else(|| TabularError::NoSuchColumn {
                name: column.to_owned(),
                known: titles.to_vec(),
            })
    }

    /// Checks a mapping that came from outside.
    ///
    /// # Errors
    /// A field that the table does not have or fills itself, or that two columns are meant for.
    pub fn check(&self, columns: &[Column]) -> Result<(), TabularError> {
        for (at, field) in self.fields.iter().enumerate() {
            let Some(field) = field else { continue };
            let known = columns
                .iter()
                .any(|column| column.id == *field && column.access == Access::Open);
            if !known {
                return Err(no_column(field, columns));
            }
            if self.fields[..at].contains(&Some(field.clone())) {
                let name = field.clone();
                return Err(TabularError::TwoColumns { name });
            }
        }
        Ok(())
    }
}

fn no_column(name: &str, columns: &[Column]) -> TabularError {
    let open = columns
        .iter()
        .filter(|column| column.access == Access::Open);
    TabularError::NoSuchColumn {
        name: name.to_owned(),
        known: open.map(|column| column.id.clone()).collect(),
    }
}

/// `A` is the first column, `AA` the twenty-seventh.
fn letters(name: &str) -> Option<usize> {
    let well = (1..=3).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_uppercase());
    let number = name
        .bytes()
        .fold(0, |n, b| n * 26 + usize::from(b - b'A') + 1);
    well.then(|| number - 1)
}

/// Proposes a mapping: by titles where a line of them is found, else column by column.
pub fn propose(sheet: &Sheet, columns: &[Column]) -> Mapping {
    let width = sheet.width();
    let Some((line, found)) = titles(sheet, columns) else {
        let open = columns
            .iter()
            .filter(|column| column.access == Access::Open);
        let mut fields: Vec<Option<String>> = open.map(|column| Some(column.id.clone())).collect();
        fields.resize(width, None);
        return Mapping {
            titles: None,
            fields,
        };
    };
    let mut fields: Vec<Option<String>> = found
        .into_iter()
        .map(|found| open_id(found, columns))
        .collect();
    fields.resize(width, None);
    Mapping {
        titles: Some(line),
        fields,
    }
}

/// The line of titles with the column of each: one that says most labels exactly, or a first one that says them nearly.
fn titles(sheet: &Sheet, columns: &[Column]) -> Option<(usize, Vec<Option<usize>>)> {
    let lines = sheet
        .lines
        .iter()
        .enumerate()
        .take(TITLE_LINES)
        .filter(|(_, line)| !is_blank(line));
    let exactly = lines
        .clone()
        .map(|(at, line)| (at, line, exact(line, columns)))
        .filter(|(_, line, found)| is_title(found, line, 3))
        .max_by_key(|(at, _, found)| (count(found), std::cmp::Reverse(*at)));
    if let Some((at, line, mut found)) = exactly {
        near(line, columns, &mut found);
        return Some((at, found));
    }
    let (at, line) = lines.clone().next()?;
    let mut found = exact(line, columns);
    near(line, columns, &mut found);
    (count(&found) >= 2 && is_title(&found, line, 2)).then_some((at, found))
}

fn open_id(found: Option<usize>, columns: &[Column]) -> Option<String> {
    let column = columns.get(found?)?;
    (column.access == Access::Open).then(|| column.id.clone())
}

/// The column of each title that says exactly its label or identifier; those that the form fills are known too.
pub(super) fn exact(titles: &[String], columns: &[Column]) -> Vec<Option<usize>> {
    let names: Vec<Vec<String>> = columns.iter().map(names).collect();
    let mut taken = vec![false; columns.len()];
    titles
        .iter()
        .map(|title| {
            let title = fold(title);
            let fits = |at: &usize| !taken[*at] && !title.is_empty() && names[*at].contains(&title);
            let found = (0..columns.len()).find(fits);
            if let Some(at) = found {
                taken[at] = true;
            }
            found
        })
        .collect()
}

/// What a title may say to name a column.
fn names(column: &Column) -> Vec<String> {
    let mut names = vec![fold(&column.title.fr), fold(&column.id)];
    names.extend(column.title.en.as_deref().map(fold));
    if let Some(component) = column.component {
        names.push(fold(component.name));
        for language in [Language::French, Language::English] {
            names.push(fold(component_label(component.name, language)));
        }
    }
    if let Some(unit) = &column.field.unit {
        names.push(fold(&format!("{} {unit}", column.title.fr)));
    }
    names
}

fn count(fields: &[Option<usize>]) -> usize {
    fields.iter().flatten().count()
}

/// Whether enough cells of a line are titles for it to be one: all of them, or two and one in so many.
fn is_title(found: &[Option<usize>], line: &[String], one_in: usize) -> bool {
    let filled = line.iter().filter(|cell| !cell.trim().is_empty()).count();
    let known = count(found);
    known == filled || (known >= 2 && known * one_in >= filled)
}

/// Gives the titles that are left the nearest columns that are left: one begins as the other, or they are nearly spelt alike.
fn near(titles: &[String], columns: &[Column], fields: &mut [Option<usize>]) {
    for at in 0..fields.len() {
        let title = fold(&titles[at]);
        if fields[at].is_some() || !NEAR_CHARS.contains(&title.chars().count()) {
            continue;
        }
        let free = |column: &usize| !fields.contains(&Some(*column));
        let scored = (0..columns.len()).filter(free).map(|column| {
            let best = names(&columns[column])
                .iter()
                .map(|name| score(&title, name))
                .fold(0.0, f64::max);
            (column, best)
        });
        let best = scored.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
        if let Some((column, _)) = best.filter(|(_, score)| *score >= NEAR) {
            fields[at] = Some(column);
        }
    }
}

fn score(title: &str, name: &str) -> f64 {
    if name.is_empty() || !NEAR_CHARS.contains(&name.len()) {
        return 0.0;
    }
    if great_words(title) == great_words(name) {
        return 1.0;
    }
    let (short, long) = if title.len() < name.len() {
        (title, name)
    } else {
        (name, title)
    };
    let begins = short.chars().count() >= 4
        && long
            .strip_prefix(short)
            .is_some_and(|rest| rest.starts_with(' '));
    if begins {
        0.9
    } else {
        strsim::normalized_damerau_levenshtein(title, name)
    }
}

fn great_words(text: &str) -> Vec<&str> {
    text.split(' ')
        .filter(|word| !SMALL_WORDS.contains(word))
        .collect()
}
