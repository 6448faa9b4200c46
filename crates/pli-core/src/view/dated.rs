//! Documents that are too old, or no longer good, on the day on which they must be good.

use jiff::ToSpan;

use super::findings::Report;
use super::pieces::values;
use super::{Inputs, format};
use crate::dossier::{Attachment, Path};
use crate::finding::Severity;
use crate::form::Piece;

/// What is wrong with the dates of the files of a piece.
pub(super) fn outdated(
    inputs: Inputs<'_>,
    piece: &Piece,
    files: &[Attachment],
    at: &Path,
    label: &str,
    report: &mut Report<'_>,
) {
    let due = inputs.due_on();
    let day = format::date(due);
    let months = piece.validity_months;
    let oldest = months.and_then(|months| due.checked_sub(i64::from(months).months()).ok());
    for file in files {
        let mut add = |code: &str, given: &str, more: &[(&str, &str)]| {
            let all = [
                &[
                    ("file", file.name.as_str()),
                    ("given", given),
                    ("day", &day),
                ],
                more,
            ];
            report.add(code, Severity::Warning, at, values(label, &all.concat()));
        };
        if let Some(until) = file.valid_until.filter(|until| *until < due) {
            add("piece.expired", &format::date(until), &[]);
        } else if let (Some(issued), Some(oldest), Some(months)) = (file.issued_on, oldest, months)
            && issued < oldest
        {
            let months = months.to_string();
            add(
                "piece.outdated",
                &format::date(issued),
                &[("months", &months)],
            );
        }
    }
}
