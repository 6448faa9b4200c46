//! Answers made of the answers given to the former version: names, types and values of its expressions.

use std::sync::Arc;

use pli_feel::{Kind as FeelKind, Program, Row, RowType, Scope, Slot, Type, Value};

use super::places::{Leaf, address};
use crate::dossier::{Answer, Dossier, Path, RowId};
use crate::form::{ComponentKind, Field, FormPackage, Kind, Source};
use crate::view::{composite, read_answer, to_answer, unanswered};

/// One answer to make.
#[derive(Debug, Clone)]
pub(crate) struct Computed {
    /// Place in the new version.
    pub to: String,
    pub target: Leaf,
    /// Groups of the former version whose rows it is made for, outermost first.
    pub groups: Vec<String>,
    pub program: Program,
    /// What the slots hold.
    pub reads: Arc<[Read]>,
}

/// What a slot of an expression holds.
#[derive(Debug, Clone)]
pub(crate) enum Read {
    /// A field of a section, or of a row at hand.
    Field(Arc<Field>, Vec<String>),
    /// The rows of a group.
    Rows(Arc<Field>, Vec<String>),
    /// One field of every row of a group of a section.
    Column(Arc<Field>, Arc<Field>),
}

/// The names of the former version, with the rows of some groups at hand.
pub(super) struct Names {
    pub scope: Scope,
    pub reads: Vec<Read>,
}

impl Names {
    pub(super) fn of(old: &FormPackage, groups: &[String]) -> Self {
        let mut names = Self {
            scope: Scope::new(),
            reads: Vec::new(),
        };
        for section in &old.sections {
            for field in &section.fields {
                names.declare(&field.pattern, field, &[]);
                names.columns(field);
            }
        }
        for (depth, group) in groups.iter().enumerate() {
            let Some(rows) = old.field(group).and_then(|field| field.kind.rows()) else {
                continue;
            };
            names.scope.enter();
            for field in &rows.fields {
                names.declare(&field.id, field, &groups[..=depth]);
            }
        }
        names
    }

    fn declare(&mut self, name: &str, field: &Arc<Field>, around: &[String]) {
        if !is_answered(field) {
            return;
        }
        self.scope.declare(name, type_of(field));
        let (field, around) = (Arc::clone(field), around.to_vec());
        self.reads.push(match field.kind.rows() {
            Some(_) => Read::Rows(field, around),
            None => Read::Field(field, around),
        });
    }

    fn columns(&mut self, group: &Arc<Field>) {
        let Some(rows) = group.kind.rows() else {
            return;
        };
        for cell in rows.fields.iter().filter(|cell| is_answered(cell)) {
            if matches!(type_of(cell).kind, FeelKind::Row(_) | FeelKind::List(_)) {
                continue;
            }
            let name = format!("{}.{}", group.pattern, cell.id);
            self.scope.declare(&name, Type::list(type_of(cell)));
            self.reads
                .push(Read::Column(Arc::clone(group), Arc::clone(cell)));
        }
    }
}

/// Whether the person answers here; files and computed values are no matter for expressions.
fn is_answered(field: &Field) -> bool {
    matches!(field.source, Source::Person)
        && !matches!(field.kind, Kind::Computed(_) | Kind::Attachment(_))
}

/// What an expression sees of a field.
pub(super) fn type_of(field: &Field) -> Type {
    match &field.kind {
        Kind::Integer(_) | Kind::Number(..) | Kind::Amount(_) | Kind::Rate(..) => Type::NUMBER,
        Kind::YesNo => Type::BOOLEAN,
        Kind::Date(_) => Type::DATE,
        Kind::DateTime => Type::DATE_TIME,
        Kind::Choices(..) => Type::list(FeelKind::Text.required()),
        Kind::Code { items, .. } if items.is_many() => Type::list(FeelKind::Text.required()),
        Kind::Group(rows) | Kind::Table(rows) => {
            let cells = rows.fields.iter().filter(|cell| is_answered(cell));
            Type::rows(RowType::new(
                cells.map(|cell| (cell.id.as_str(), type_of(cell))),
            ))
        }
        kind if !kind.components().is_empty() => {
            let parts = kind.components().iter();
            Type::row(RowType::new(
                parts.map(|part| (part.name, part_type(part.kind))),
            ))
        }
        _ => Type::TEXT,
    }
}

pub(super) fn part_type(kind: ComponentKind) -> Type {
    match kind {
        ComponentKind::Text(_) | ComponentKind::Identifier(_) => Type::TEXT,
        ComponentKind::Date => Type::DATE,
        ComponentKind::Degrees(_) => Type::NUMBER,
    }
}

impl Read {
    /// The place of the former version that it reads; of rows, all places in them.
    pub(super) fn pattern(&self) -> &str {
        match self {
            Self::Field(field, _) | Self::Rows(field, _) | Self::Column(_, field) => &field.pattern,
        }
    }

    fn value(&self, dossier: &Dossier, rows: &[RowId]) -> Value {
        match self {
            Self::Field(field, around) => {
                let home = address(&field.pattern, around, rows);
                field_value(dossier, field, &home)
            }
            Self::Rows(group, around) => {
                rows_value(dossier, group, &address(&group.pattern, around, rows))
            }
            Self::Column(group, cell) => {
                let group = address(&group.pattern, &[], &[]);
                let rows = dossier.rows(&group).into_iter();
                Value::list(rows.map(|row| {
                    let path = group.row(row).child(&cell.id);
                    field_value(dossier, cell, &path)
                }))
            }
        }
    }
}

fn field_value(dossier: &Dossier, field: &Field, path: &Path) -> Value {
    if field.kind.rows().is_some() {
        return rows_value(dossier, field, path);
    }
    let of = type_of(field).kind;
    let shape = crate::view::row_type(&of);
    match shape {
        Some(shape) if !field.kind.components().is_empty() => {
            composite(dossier, field, path, shape)
        }
        _ => dossier
            .answer(path)
            .and_then(|answer| read_answer(&field.kind, answer))
            .unwrap_or_else(|| unanswered(field, shape)),
    }
}

fn rows_value(dossier: &Dossier, group: &Field, path: &Path) -> Value {
    let of = type_of(group).kind;
    let (Some(shape), Some(rows)) = (crate::view::row_type(&of), group.kind.rows()) else {
        return Value::list([]);
    };
    let row_value = |row: RowId| {
        let cells = |name: &str| {
            let cell = rows.fields.iter().find(|cell| cell.id == name);
            cell.map_or(Value::Null, |cell| {
                field_value(dossier, cell, &path.row(row).child(name))
            })
        };
        Value::Row(Arc::new(Row::new(shape, cells)))
    };
    Value::list(dossier.rows(path).into_iter().map(row_value))
}

impl Computed {
    /// The answer that the rows at hand give; none where the expression gives nothing.
    pub(super) fn answer(&self, dossier: &Dossier, rows: &[RowId]) -> Option<Answer> {
        let read = |slot: Slot| {
            let read = self.reads.get(slot.index());
            read.map_or(Value::Null, |read| read.value(dossier, rows))
        };
        let value = self.program.evaluate(&read);
        let kind = match &self.target.holds {
            super::places::Holds::Answer(field) => Some(&field.kind),
            super::places::Holds::Part(..) | super::places::Holds::Files => None,
        };
        to_answer(kind, &value)
    }
}
