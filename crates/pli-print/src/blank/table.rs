//! A table with empty rows: columns wide enough for handwriting, and what is to be known of them above.

use std::sync::Arc;

use pli_core::form::{CodePattern, ComputedType, Field, Kind, Rows};
use pli_core::identifier::IdentifierKind;
use serde::Serialize;

use super::from_form::{Need, Writer};

/// Empty rows of a table.
const ROWS: u32 = 10;
/// Codes that are spelt out above a table.
const MAX_CODES: usize = 16;

/// A table with empty rows.
#[derive(Debug, Clone, Serialize)]
pub struct BlankTable {
    /// Label of the table.
    pub label: String,
    /// Whether a row is required in all cases.
    pub required: bool,
    /// When it is to be filled in, in words; none where always.
    pub when: Option<String>,
    /// Help of the table and of its columns, codes, conditions.
    pub notes: Vec<String>,
    /// Columns.
    pub columns: Vec<BlankColumn>,
    /// What handwriting needs room for, in as many rows as are printed; columns are measured with it, it is not shown.
    pub rows: Vec<Vec<String>>,
    /// Whether there may be more rows than are printed.
    pub more: bool,
}

/// A column.
#[derive(Debug, Clone, Serialize)]
pub struct BlankColumn {
    /// Heading, with its unit.
    pub label: String,
    /// Whether an answer is required in each row.
    pub required: bool,
    /// Whether the value follows from the others.
    pub computed: bool,
    /// What stands in each cell to be ticked; empty where one writes.
    pub ticks: Vec<String>,
}

/// The table of a field.
pub(super) fn table(writer: &Writer<'_>, field: &Field, rows: &Rows) -> BlankTable {
    let mut columns = Vec::new();
    let mut samples = Vec::new();
    let mut notes = Vec::new();
    for child in &rows.fields {
        let seen = match writer.need(&child.visible) {
            Need::Always => None,
            Need::If(when) => Some(when),
            Need::Never => continue,
        };
        tell(writer, child, seen, &mut notes);
        columns.push(column(writer, child));
        samples.push(sample(child));
    }
    let count = rows.items.max.map_or(ROWS, |max| max.min(ROWS)).max(1);
    BlankTable {
        label: writer.text(&field.label).to_owned(),
        required: false,
        when: None,
        notes,
        columns,
        rows: vec![samples; usize::try_from(count).unwrap_or(1)],
        more: rows.items.max.is_none_or(|max| max > count),
    }
}

fn column(writer: &Writer<'_>, field: &Arc<Field>) -> BlankColumn {
    let label = writer.text(&field.label);
    let unit = match &field.kind {
        Kind::Amount(_) | Kind::Computed(ComputedType::Amount) => Some("€"),
        Kind::Rate(..) | Kind::Computed(ComputedType::Rate) => Some("%"),
        _ => field.unit.as_deref(),
    };
    BlankColumn {
        label: match unit {
            Some(unit) if !label.contains(unit) => format!("{label} ({unit})"),
            _ => label.to_owned(),
        },
        required: matches!(writer.need(&field.required), Need::Always),
        computed: matches!(field.kind, Kind::Computed(_)),
        ticks: match &field.kind {
            Kind::YesNo => vec![writer.find("blank-yes", &[]), writer.find("blank-no", &[])],
            Kind::Attachment(_) => vec![String::new()],
            _ => Vec::new(),
        },
    }
}

/// What is to be known of a column, above the table: there is no room in it.
fn tell(writer: &Writer<'_>, field: &Field, seen: Option<String>, notes: &mut Vec<String>) {
    let column = || ("column", writer.text(&field.label).to_owned());
    if let Some(help) = &field.help {
        let help = writer.text(help).to_owned();
        notes.push(writer.find("blank-row-help", &[column(), ("help", help)]));
    }
    if let Some(list) = field.kind.list().filter(|list| !list.codes.is_empty()) {
        if list.codes.len() <= MAX_CODES {
            let codes = list.codes.iter().map(|code| {
                let label = writer.text(&code.label).to_owned();
                writer.find(
                    "blank-code",
                    &[("code", code.code.clone()), ("label", label)],
                )
            });
            let codes = codes.collect::<Vec<_>>().join(writer.between());
            notes.push(writer.find("blank-row-codes", &[column(), ("codes", codes)]));
        } else {
            let list = writer.text(&list.title).to_owned();
            notes.push(writer.find("blank-row-list", &[column(), ("list", list)]));
        }
    }
    let needed = match writer.need(&field.required) {
        Need::If(when) if Some(&when) != seen.as_ref() => Some(when),
        _ => None,
    };
    if let Some(when) = seen {
        notes.push(writer.find("blank-row-when", &[column(), ("when", when)]));
    }
    if let Some(when) = needed {
        notes.push(writer.find("blank-row-required-when", &[column(), ("when", when)]));
    }
}

/// What a cell must have room for.
fn sample(field: &Field) -> String {
    let identifier = |kind: IdentifierKind| match kind {
        IdentifierKind::Siret => "000 000 000 00000",
        IdentifierKind::Email => "prenom.nom organisme.fr",
        IdentifierKind::Iban => "0000 0000 0000 0000 0000 0000 000",
        IdentifierKind::Naf | IdentifierKind::Nsf | IdentifierKind::PostalCode => "00000",
        _ => "000000000000",
    };
    let text = match &field.kind {
        Kind::Integer(_) => "000000",
        Kind::Rate(..) | Kind::Computed(ComputedType::Rate | ComputedType::Integer) => "0000000",
        Kind::Number(..) | Kind::Computed(ComputedType::Number) => "00000000",
        Kind::Amount(_) | Kind::Computed(ComputedType::Amount) => "0000000000",
        Kind::YesNo => "Oui\nNon",
        Kind::Date(_) | Kind::Computed(ComputedType::Date) => "0000000000",
        Kind::DateTime | Kind::Period => "0000000000 0000000000",
        Kind::Choice(list) | Kind::Choices(list, _) => {
            let longest = list
                .codes
                .iter()
                .map(|code| code.code.chars().count())
                .max();
            return "0".repeat(longest.unwrap_or_default().clamp(5, 14));
        }
        Kind::Code { list: Some(_), .. } => "0000000000",
        Kind::Code {
            pattern: Some(CodePattern::Identifier(kind)),
            ..
        }
        | Kind::Identifier(kind) => identifier(*kind),
        Kind::Code { .. } => "00000000",
        Kind::LongText(_) => "de quoi écrire plusieurs lignes dans cette case du tableau",
        Kind::Text(limits) if limits.max_length <= 30 => "quelques lettres",
        Kind::Text(_) | Kind::Url | Kind::Person => "de quoi écrire quelques mots",
        Kind::Address => "numéro et rue, code postal, commune",
        Kind::Geo => "00,00000 00,00000",
        Kind::Computed(ComputedType::Text) => "quelques lettres",
        Kind::Computed(ComputedType::YesNo) | Kind::Attachment(_) => "Oui",
        Kind::Group(_) | Kind::Table(_) => "",
    };
    text.to_owned()
}
