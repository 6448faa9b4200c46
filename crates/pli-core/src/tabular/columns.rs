//! The columns that a table of the form has, for those who read or write one.

use std::sync::Arc;

use crate::dossier::{Answer, Path};
use crate::form::{Component, Field, Kind, Source};
use crate::text::{Language, Text};
use crate::view::{component_label, display_answer, display_component};

/// One column of a table of the form: a field of its rows, or a component of one.
#[derive(Debug, Clone)]
pub struct Column {
    /// `amount`, `addr.city`.
    pub id: String,
    /// What stands above it; unique among the columns.
    pub title: Text,
    /// The field.
    pub field: Arc<Field>,
    /// The component, of a composite field.
    pub component: Option<Component>,
    /// Who fills it.
    pub access: Access,
}

/// Who fills a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// The person.
    Open,
    /// The form or the call.
    Filled,
}

impl Column {
    /// An answer as people read it.
    pub fn shown(&self, answer: &Answer, language: Language) -> String {
        match self.component {
            Some(component) => display_component(component.kind, answer, language),
            None => display_answer(&self.field, answer, language),
        }
    }

    /// Where its answer stands in a row.
    pub fn place(&self, row: &Path) -> Path {
        let field = row.child(&self.field.id);
        match self.component {
            Some(component) => field.child(component.name),
            None => field,
        }
    }
}

/// The columns of a group or table in order: fields with one answer, components of composite ones. Rows inside of rows and files
/// have no column.
pub fn columns(group: &Field) -> Vec<Column> {
    let fields = group.kind.rows().map(|rows| rows.fields.as_slice());
    let mut columns = Vec::new();
    for field in fields.unwrap_or_default() {
        match &field.kind {
            Kind::Group(_) | Kind::Table(_) | Kind::Attachment(_) => {}
            kind if !kind.components().is_empty() => {
                columns.extend(
                    kind.components()
                        .iter()
                        .map(|part| of_component(field, *part)),
                );
            }
            _ => columns.push(of_field(field)),
        }
    }
    part_equal_titles(&mut columns);
    columns
}

fn of_field(field: &Arc<Field>) -> Column {
    let access = match (&field.source, &field.kind) {
        (Source::Person, kind) if !matches!(kind, Kind::Computed(_)) => Access::Open,
        _ => Access::Filled,
    };
    Column {
        id: field.id.clone(),
        title: field.label.clone(),
        field: Arc::clone(field),
        component: None,
        access,
    }
}

fn of_component(field: &Arc<Field>, part: Component) -> Column {
    let of = |label: &str, name: &str| format!("{label} – {name}");
    let english = field.label.en.as_deref();
    Column {
        id: format!("{}.{}", field.id, part.name),
        title: Text {
            fr: of(
                &field.label.fr,
                component_label(part.name, Language::French),
            ),
            en: english.map(|label| of(label, component_label(part.name, Language::English))),
        },
        component: Some(part),
        access: of_field(field).access,
        field: Arc::clone(field),
    }
}

/// Two columns of one title would be read as one: the identifier parts them.
fn part_equal_titles(columns: &mut [Column]) {
    let titles: Vec<String> = columns
        .iter()
        .map(|c| super::fold::fold(&c.title.fr))
        .collect();
    for (at, column) in columns.iter_mut().enumerate() {
        if titles.iter().filter(|title| **title == titles[at]).count() > 1 {
            let id = column.id.clone();
            column.title.fr = format!("{} ({id})", column.title.fr);
            column.title.en = column
                .title
                .en
                .take()
                .map(|title| format!("{title} ({id})"));
        }
    }
}
