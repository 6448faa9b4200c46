//! Sections, groups and tables of a form with the answers that are shown.

use std::sync::Arc;

use pli_core::dossier::{Path, Step};
use pli_core::form::{ComputedType, Field as FormField, FormPackage, Kind, Section};
use pli_core::view::{Access, FieldView, GroupView, RowView, View};

use crate::dossier::{Align, Block, Card, Column, Field, Group, Source, Table};

/// An answer longer than this is printed over the whole width.
const LONG_ANSWER: usize = 240;

/// The shown fields of a section.
pub(super) fn of_section(view: &View, section: &Section) -> Vec<Block> {
    let home = Path::new(vec![Step::Name(section.id.clone())]);
    of_fields(view, &section.fields, &home)
}

fn of_fields(view: &View, fields: &[Arc<FormField>], home: &Path) -> Vec<Block> {
    fields
        .iter()
        .filter_map(|field| of_field(view, field, &home.child(&field.id)))
        .collect()
}

fn of_field(view: &View, field: &FormField, path: &Path) -> Option<Block> {
    match &field.kind {
        Kind::Group(rows) => {
            let group = shown_group(view, path)?;
            let cards = group.rows.iter().map(|row| Card {
                title: row.summary.fr.clone(),
                blocks: of_fields(view, &rows.fields, &path.row(row.row)),
            });
            Some(Block::Group(Group {
                label: field.label.fr.clone(),
                cards: cards.collect(),
            }))
        }
        Kind::Table(rows) => {
            let group = shown_group(view, path)?;
            Some(Block::Table(table(view, field, &rows.fields, path, group)))
        }
        kind => {
            let answer = shown_field(view, path)?;
            let printed = Field {
                label: field.label.fr.clone(),
                value: value(field, answer),
                source: source(answer),
            };
            let is_long =
                matches!(kind, Kind::LongText(_)) || printed.value.chars().count() > LONG_ANSWER;
            Some(if is_long && !printed.value.is_empty() {
                Block::LongText(printed)
            } else {
                Block::Field(printed)
            })
        }
    }
}

fn table(
    view: &View,
    field: &FormField,
    fields: &[Arc<FormField>],
    path: &Path,
    group: &GroupView,
) -> Table {
    let cell =
        |row: &RowView, column: &FormField| shown_field(view, &path.row(row.row).child(&column.id));
    // A column that the form hides in every row is left out.
    let columns: Vec<&Arc<FormField>> = fields
        .iter()
        .filter(|column| {
            let mut rows = group.rows.iter();
            group.rows.is_empty() || rows.any(|row| cell(row, column).is_some())
        })
        .collect();
    let row = |row: &RowView| {
        let cells = columns.iter().map(|column| {
            cell(row, column).map_or_else(String::new, |answer| value(column, answer))
        });
        cells.collect()
    };
    Table {
        label: field.label.fr.clone(),
        rows: group.rows.iter().map(row).collect(),
        columns: columns.iter().map(|column| heading(column)).collect(),
    }
}

fn heading(field: &FormField) -> Column {
    let is_number = match &field.kind {
        Kind::Integer(_) | Kind::Number(..) | Kind::Amount(_) | Kind::Rate(..) => true,
        Kind::Computed(of) => matches!(
            of,
            ComputedType::Integer
                | ComputedType::Number
                | ComputedType::Amount
                | ComputedType::Rate
        ),
        _ => false,
    };
    Column {
        label: field.label.fr.clone(),
        align: if is_number { Align::End } else { Align::Start },
        source: match field.kind {
            Kind::Computed(_) => Source::Computed,
            _ => Source::Answer,
        },
    }
}

fn source(answer: &FieldView) -> Source {
    match answer.access {
        Access::Computed => Source::Computed,
        Access::Open | Access::FromCall => Source::Answer,
    }
}

/// What is printed of an answer, with what others answered at the same time.
fn value(field: &FormField, answer: &FieldView) -> String {
    let mut text = match field.kind {
        Kind::Attachment(_) => {
            let names = answer.files.iter().map(|file| file.name.as_str());
            names.collect::<Vec<_>>().join("\n")
        }
        Kind::Address => address(answer),
        Kind::Person => person(answer),
        _ => answer.display.clone(),
    };
    if answer.provisional && !text.is_empty() {
        text.push_str(" (provisoire)");
    }
    for other in answer
        .others
        .iter()
        .filter(|other| other.display != answer.display)
    {
        let who = &other.author;
        text.push_str(&format!(
            "\nAutre réponse, de {who}\u{a0}: {}",
            other.display
        ));
    }
    text
}

/// An address as on an envelope.
fn address(answer: &FieldView) -> String {
    let part = |name: &str| component(answer, name);
    let town = format!("{} {}", part("postcode"), part("city"));
    let lines = ["line1", "line2", "line3", "line4"].map(part);
    lines
        .into_iter()
        .chain([town.trim(), part("country")])
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

/// A person, with each way to reach them on its own line.
fn person(answer: &FieldView) -> String {
    let part = |name: &str| component(answer, name);
    let name = ["title", "first_name", "last_name"].map(part);
    let name = name.into_iter().filter(|word| !word.is_empty());
    let name = name.collect::<Vec<_>>().join(" ");
    let lines = [name.as_str(), part("role"), part("phone"), part("email")];
    lines
        .into_iter()
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

fn component<'a>(answer: &'a FieldView, name: &str) -> &'a str {
    let found = answer.components.iter().find(|part| part.name == name);
    found.map_or("", |part| part.display.as_str())
}

fn shown_field<'a>(view: &'a View, path: &Path) -> Option<&'a FieldView> {
    view.fields.get(path).filter(|field| field.visible)
}

fn shown_group<'a>(view: &'a View, path: &Path) -> Option<&'a GroupView> {
    view.groups.get(path).filter(|group| group.visible)
}

/// A place in words: section, group and row, field; a piece by its label.
pub(super) fn place(form: &FormPackage, view: &View, path: &Path) -> String {
    if let Some(piece) = form.locate_piece(path) {
        let row = view.pieces.iter().find(|piece| piece.target == *path);
        return with_row(&piece.label.fr, row.and_then(|piece| piece.row.as_ref()));
    }
    let mut words: Vec<String> = form
        .section(path.section())
        .map(|section| section.title.fr.clone())
        .into_iter()
        .collect();
    for end in 2..=path.steps().len() {
        let here = Path::new(path.steps()[..end].to_vec());
        match here.steps().last() {
            Some(Step::Row(id)) => {
                let group = here.parent().and_then(|group| view.groups.get(&group));
                let row = group.and_then(|group| group.rows.iter().find(|row| row.row == *id));
                if let Some(label) = words.pop() {
                    words.push(with_row(&label, row));
                }
            }
            Some(Step::Name(_)) => {
                let field = form.field(&here.pattern());
                words.extend(field.map(|field| field.label.fr.clone()));
            }
            None => {}
        }
    }
    words.join(" › ")
}

/// A label with the row that it is about: `Sessions, n° 2, Tulle`.
pub(super) fn with_row(label: &str, row: Option<&RowView>) -> String {
    match row {
        None => label.to_owned(),
        Some(row) if row.summary.fr.is_empty() => format!("{label}, n°\u{a0}{}", row.number),
        Some(row) => format!("{label}, n°\u{a0}{}, {}", row.number, row.summary.fr),
    }
}
