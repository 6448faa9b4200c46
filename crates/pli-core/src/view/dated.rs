//! Documents that are too old, or no longer good, on the day on which they must be good.

use jiff::ToSpan;
use jiff::civil::Date;

use super::Inputs;
use super::findings::Report;
use super::pieces::{Naming, labelled};
use super::written::{self, Values};
use crate::dossier::{Attachment, Path};
use crate::finding::Severity;
use crate::form::Piece;

/// What is wrong with the dates of the files of a piece.
pub(super) fn outdated(
    inputs: Inputs<'_>,
    piece: &Piece,
    files: &[Attachment],
    at: &Path,
    label: Naming<'_>,
    report: &mut Report<'_>,
) {
    let due = inputs.due_on();
    let months = piece.validity_months;
    let oldest = months.and_then(|months| due.checked_sub(i64::from(months).months()).ok());
    for file in files {
        let mut add = |code: &str, given: Date, more: Values| {
            let values = more
                .with("file", file.name.as_str())
                .told("given", |language| written::date(given, language))
                .told("day", |language| written::date(due, language));
            report.add(code, Severity::Warning, at, labelled(label, values));
        };
        if let Some(until) = file.valid_until.filter(|until| *until < due) {
            add("piece.expired", until, Values::default());
        } else if let (Some(issued), Some(oldest), Some(months)) = (file.issued_on, oldest, months)
            && issued < oldest
        {
            let months = Values::default().with("months", months.to_string());
            add("piece.outdated", issued, months);
        }
    }
}
