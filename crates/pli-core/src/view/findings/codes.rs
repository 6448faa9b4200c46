//! The closed set of codes, for the texts that must exist for each.

use crate::identifier::IdentifierKind;

const CODES: [&str; 40] = [
    "required",
    "disputed",
    "too_short",
    "too_long",
    "min",
    "max",
    "decimals",
    "type.integer",
    "type.number",
    "type.thousands",
    "type.amount",
    "type.rate",
    "type.yes_no",
    "type.date",
    "type.datetime",
    "type.choice",
    "type.text",
    "list.unknown",
    "list.unlisted",
    "list.ended",
    "list.absent",
    "list.filtered",
    "language.form",
    "url.form",
    "too_few_choices",
    "too_many_choices",
    "too_few_rows",
    "too_many_rows",
    "period.order",
    "geo.range",
    "value.stopped",
    "piece.missing",
    "piece.too_few",
    "piece.empty",
    "piece.too_large",
    "piece.format",
    "piece.name_too_long",
    "piece.too_many",
    "piece.outdated",
    "piece.expired",
];

const MORE: [&str; 3] = [
    "piece.unknown",
    "deposit.too_large",
    "deposit.too_many_files",
];

/// Lists every code that the engine can give; `rule.<id>` comes with its own words.
pub fn all_codes() -> Vec<String> {
    let identifiers = IdentifierKind::all().flat_map(|kind| {
        let reasons = kind.reasons().iter();
        reasons.map(move |reason| format!("{}.{}", kind.name(), reason.name()))
    });
    CODES
        .into_iter()
        .chain(MORE)
        .map(str::to_owned)
        .chain(identifiers)
        .collect()
}
