//! From cells to answers, with a remark on each that was not understood.

use super::answer::CellReader;
use super::columns::{Access, Column};
use super::mapping::{Mapping, exact};
use super::{CELL_CHARS_MOST, ROWS_MOST, Sheet, TabularError, is_blank};
use crate::dossier::Answer;
use crate::form::Kind;
use crate::text::Language;

/// Remarks that are told one by one; the rest are counted.
const REMARKS_MOST: usize = 200;
/// Characters of a cell that a remark repeats.
const SHOWN_CHARS: usize = 80;

/// What a table gives.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Taken {
    /// Its rows, blank ones left out.
    pub rows: Vec<TakenRow>,
    /// What was not understood, in the order of the sheet.
    pub remarks: Vec<Remark>,
    /// How many remarks there are in all.
    pub remark_count: usize,
    /// Blank lines between the rows, passed over.
    pub blank_lines: usize,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenRow {
    /// Its line in the sheet, from 1.
    pub line: usize,
    /// Identifier of a column and the answer; none empties.
    pub answers: Vec<(String, Option<Answer>)>,
}

/// Something that was not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The line in the sheet, from 1.
    pub line: usize,
    /// The column in the sheet, from 1.
    pub column: usize,
    /// Identifier of the field that it is meant for.
    pub field: Option<String>,
    /// The beginning of what stands there.
    pub text: String,
    /// Why.
    pub why: Why,
    /// What became of it.
    pub outcome: Outcome,
}

/// Why a cell or column was not understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// No number.
    NoNumber,
    /// A number in two ways: its comma may part thousands, or decimals.
    TwoWays,
    /// A number with decimals, or none, where a whole one is asked for.
    NoInteger,
    /// No date of the calendar.
    NoDate,
    /// No date with a time.
    NoDateTime,
    /// Neither yes nor no.
    NoYesNo,
    /// Neither a code of the list nor a label of one.
    UnknownCode,
    /// The label of several codes.
    SeveralCodes,
    /// More characters than a cell may have.
    TooLong,
    /// A rate below 1 % throughout: perhaps written as a fraction.
    SmallRate,
    /// A column that no field takes.
    NoField,
}

impl Why {
    /// Every reason.
    pub const ALL: [Self; 11] = [
        Self::NoNumber,
        Self::TwoWays,
        Self::NoInteger,
        Self::NoDate,
        Self::NoDateTime,
        Self::NoYesNo,
        Self::UnknownCode,
        Self::SeveralCodes,
        Self::TooLong,
        Self::SmallRate,
        Self::NoField,
    ];

    /// The name by which its words stand in the locales.
    pub fn name(self) -> &'static str {
        match self {
            Self::NoNumber => "no-number",
            Self::TwoWays => "two-ways",
            Self::NoInteger => "no-integer",
            Self::NoDate => "no-date",
            Self::NoDateTime => "no-date-time",
            Self::NoYesNo => "no-yes-no",
            Self::UnknownCode => "unknown-code",
            Self::SeveralCodes => "several-codes",
            Self::TooLong => "too-long",
            Self::SmallRate => "small-rate",
            Self::NoField => "no-field",
        }
    }
}

/// What became of a cell that was not understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It stands in the table as it was typed, with a finding.
    Kept,
    /// It is left out.
    Skipped,
}

impl Taken {
    /// Takes back the remark on columns that need none.
    pub(super) fn pass_over(&mut self, columns: &[usize]) {
        let before = self.remarks.len();
        let is_passed =
            |remark: &Remark| remark.why == Why::NoField && columns.contains(&(remark.column - 1));
        self.remarks.retain(|remark| !is_passed(remark));
        self.remark_count -= before - self.remarks.len();
    }

    fn remark(&mut self, at: (usize, usize), field: Option<&str>, text: &str, why: Why) {
        self.remark_count += 1;
        if self.remarks.len() >= REMARKS_MOST {
            return;
        }
        let outcome = match why {
            Why::TooLong | Why::NoField => Outcome::Skipped,
            _ => Outcome::Kept,
        };
        self.remarks.push(Remark {
            line: at.0 + 1,
            column: at.1 + 1,
            field: field.map(str::to_owned),
            text: text.trim().chars().take(SHOWN_CHARS).collect(),
            why,
            outcome,
        });
    }
}

/// Whether a blank line between others is a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Blank {
    /// It is passed over, as in a file.
    Skip,
    /// It empties a row, as a paste over one does.
    Keep,
}

/// Reads the rows of a file's sheet. A file is read in one way, whoever opens it: a comma parts decimals.
///
/// # Errors
/// A mapping that does not fit the columns, or more rows than a table may have.
pub fn take(sheet: &Sheet, mapping: &Mapping, columns: &[Column]) -> Result<Taken, TabularError> {
    take_lines(sheet, mapping, columns, Blank::Skip, Language::French)
}

pub(super) fn take_lines(
    sheet: &Sheet,
    mapping: &Mapping,
    columns: &[Column],
    blank: Blank,
    language: Language,
) -> Result<Taken, TabularError> {
    mapping.check(columns)?;
    let column_of = |id: &String| columns.iter().find(|column| column.id == *id);
    let readers: Vec<Option<(&Column, CellReader<'_>)>> = mapping
        .fields
        .iter()
        .map(|field| field.as_ref().and_then(column_of))
        .map(|column| column.map(|column| (column, CellReader::new(column, language))))
        .collect();
    let mut taken = Taken::default();
    unmapped(sheet, mapping, columns, &mut taken);
    for (at, line) in sheet.lines.iter().enumerate().skip(mapping.first_row()) {
        if blank == Blank::Skip && is_blank(line) {
            taken.blank_lines += 1;
            continue;
        }
        if taken.rows.len() >= ROWS_MOST {
            let (given, max) = (sheet.lines.len() - mapping.first_row(), ROWS_MOST);
            return Err(TabularError::TooManyRows { given, max });
        }
        let mut answers = Vec::new();
        for (number, reader) in readers.iter().enumerate() {
            let (Some((column, reader)), Some(text)) = (reader, line.get(number)) else {
                continue;
            };
            if text.chars().count() > CELL_CHARS_MOST {
                taken.remark((at, number), Some(&column.id), text, Why::TooLong);
                continue;
            }
            let (answer, why) = reader.read(text);
            if let Some(why) = why {
                taken.remark((at, number), Some(&column.id), text, why);
            }
            answers.push((column.id.clone(), answer));
        }
        let line = at + 1;
        taken.rows.push(TakenRow { line, answers });
    }
    small_rates(mapping, columns, &mut taken);
    Ok(taken)
}

/// Says of each column that no field takes what its first cell is. Columns that the form fills itself need no remark.
fn unmapped(sheet: &Sheet, mapping: &Mapping, columns: &[Column], taken: &mut Taken) {
    let titles = mapping
        .titles
        .and_then(|line| sheet.lines.get(line))
        .cloned()
        .unwrap_or_default();
    let known = exact(&titles, columns);
    for number in 0..sheet.width() {
        let filled = known
            .get(number)
            .copied()
            .flatten()
            .is_some_and(|at| columns[at].access == Access::Filled);
        if filled || mapping.fields.get(number).is_some_and(Option::is_some) {
            continue;
        }
        let rows = sheet.lines.iter().enumerate().skip(mapping.first_row());
        let mut cells = rows.filter_map(|(at, line)| Some((at, line.get(number)?)));
        if let Some((at, text)) = cells.find(|(_, text)| !text.trim().is_empty()) {
            let (at, text) = match titles.get(number).filter(|title| !title.trim().is_empty()) {
                Some(title) => (mapping.titles.unwrap_or(at), title),
                None => (at, text),
            };
            taken.remark((at, number), None, text, Why::NoField);
        }
    }
}

/// 12,5 % stands as 0.125 in a spreadsheet's file: a column of rates that are all below 1 is remarked on, once.
fn small_rates(mapping: &Mapping, columns: &[Column], taken: &mut Taken) {
    for (number, id) in mapping.fields.iter().enumerate() {
        let rate = columns.iter().any(|column| {
            Some(&column.id) == id.as_ref() && matches!(column.field.kind, Kind::Rate(..))
        });
        if !rate {
            continue;
        }
        let mut first = None;
        let mut all_small = true;
        for row in &taken.rows {
            let answers = row.answers.iter().filter(|(of, _)| Some(of) == id.as_ref());
            for answer in answers.filter_map(|(_, answer)| answer.as_ref()) {
                let Answer::Number(text) = answer else {
                    continue;
                };
                let digits = text.trim_start_matches('-');
                all_small &= digits == "1" || digits == "0" || digits.starts_with("0.");
                if digits.starts_with("0.") && first.is_none() {
                    first = Some((row.line - 1, text.clone()));
                }
            }
        }
        if let Some((at, text)) = first.filter(|_| all_small) {
            taken.remark((at, number), id.as_deref(), &text, Why::SmallRate);
        }
    }
}
