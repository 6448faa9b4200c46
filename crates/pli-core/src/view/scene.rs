//! What was found of a dossier, to be read: the value of any slot at any row, and of any expression.
//!
//! A scene is a look at the cells of an engine or of a live view; it changes nothing. Must not find a state: `engine` does.

use std::ops::Deref;
use std::sync::Arc;

use pli_feel::{Aggregate, Program, Row, Slot, Value};

use super::Inputs;
use super::cells::{Cells, Spot, State};
use super::pieces::has_piece;
use crate::dossier::{Answer, Dossier, Given, Path, Register};
use crate::form::{Condition, FormPackage, Place};

/// The answers of fields, by field and row, while a whole dossier is evaluated.
pub(super) type GivenAnswers<'a> = Vec<Vec<Option<&'a Register<Given>>>>;

/// What was found, with what it was found from.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub form: &'a FormPackage,
    pub dossier: &'a Dossier,
    pub inputs: Inputs<'a>,
    pub cells: &'a Cells,
    /// None where each answer is looked up in the dossier.
    pub given: Option<&'a GivenAnswers<'a>>,
}

impl Deref for Scene<'_> {
    type Target = Cells;

    fn deref(&self) -> &Cells {
        self.cells
    }
}

impl<'a> Scene<'a> {
    /// The address of a field in a row.
    pub(super) fn path(self, field: usize, index: usize) -> &'a Path {
        self.cells.states[field][index].path.get_or_init(|| {
            let graph = &self.form.graph;
            let holder = match graph.parents[field] {
                None => &self.cells.section_paths[graph.sections[field]],
                Some(group) => self.row_path(group, index),
            };
            holder.child(&graph.fields[field].id)
        })
    }

    /// The address of a row.
    pub(super) fn row_path(self, group: usize, index: usize) -> &'a Path {
        let instance = &self.cells.instances[group][index];
        instance
            .path
            .get_or_init(|| self.path(group, instance.parent).row(instance.row))
    }

    /// All that stands at the place of a field.
    pub(super) fn register(self, field: usize, index: usize) -> Option<&'a Register<Given>> {
        match self.given {
            Some(given) => *given[field].get(index)?,
            None => self.dossier.register(self.path(field, index)),
        }
    }

    /// The answer that is shown at the place of a field.
    pub(super) fn answer(self, field: usize, index: usize) -> Option<&'a Answer> {
        let shown = self.register(field, index)?.shown()?;
        shown.value.answer.as_ref()
    }

    /// The rows of a group under one parent, as a list.
    fn rows_value(self, group: usize, home: usize) -> Value {
        let Some(list) = self.cells.lists[group].get(home) else {
            return Value::Null;
        };
        let make = || {
            let shown = self.states[group][home].visible;
            let rows = self.orders[group][home].iter().filter(|_| shown);
            Value::list(rows.map(|index| self.row_value(group, *index)))
        };
        list.get_or_init(make).clone()
    }

    fn row_value(self, group: usize, index: usize) -> Value {
        let form = self.form;
        let make = || {
            let (Some(shape), Some(rows)) = (
                form.graph.row_types.get(&group),
                form.graph.fields[group].kind.rows(),
            ) else {
                return Value::Null;
            };
            let row = Row::new(shape, |name| {
                match rows.fields.iter().find(|child| child.id == name) {
                    Some(child) if child.kind.rows().is_some() => {
                        self.rows_value(child.number, index)
                    }
                    Some(child) => self.states[child.number][index].value.clone(),
                    None => Value::Null,
                }
            });
            Value::Row(Arc::new(row))
        };
        self.row_values[group][index].get_or_init(make).clone()
    }

    /// One field of every row of a group of a section; nothing while the group is hidden.
    fn column_values(self, field: usize) -> impl Iterator<Item = &'a Value> {
        let cells = self.cells;
        let group = self.form.graph.parents[field].filter(|group| {
            let state = cells.states[*group].first();
            state.is_some_and(|state| state.visible)
        });
        let rows = group.and_then(|group| cells.orders[group].first());
        rows.into_iter()
            .flatten()
            .map(move |index| &cells.states[field][*index].value)
    }

    /// Whether a condition is met at a spot.
    pub(super) fn holds(self, condition: &Condition, spot: Spot) -> bool {
        match condition {
            Condition::Always => true,
            Condition::Never => false,
            Condition::When(expression) => self.evaluate(&expression.program, spot).is_true(),
        }
    }

    /// The value of an expression at a spot; null where it takes too long.
    pub(super) fn evaluate(self, program: &Program, spot: Spot) -> Value {
        self.evaluate_or_stop(program, spot).0
    }

    /// The value of an expression, and whether it took too long.
    pub(super) fn evaluate_or_stop(self, program: &Program, spot: Spot) -> (Value, bool) {
        let found = program.evaluate_knowing(&|slot| self.read(slot, spot), &|aggregate, slot| {
            self.known(aggregate, slot, spot)
        });
        found.map_or((Value::Null, true), |value| (value, false))
    }

    /// The value of a slot as an expression at a spot reads it.
    pub(super) fn read(self, slot: Slot, spot: Spot) -> Value {
        match self.form.graph.places.get(slot.index()) {
            Some(Place::Field(field)) => {
                let index = self.index_at(*field, spot);
                if self.form.graph.fields[*field].kind.rows().is_some() {
                    self.rows_value(*field, index)
                } else {
                    self.state(*field, index)
                        .map_or(Value::Null, |state| state.value.clone())
                }
            }
            Some(Place::Today) => Value::Date(self.inputs.today),
            Some(Place::Call(name)) => self.call.get(name).cloned().unwrap_or(Value::Null),
            Some(Place::Column(field)) => {
                let column = self.columns[*field].as_ref();
                column.map_or(Value::Null, |column| {
                    column.list(self.column_values(*field).cloned())
                })
            }
            Some(Place::Piece(id)) => Value::Boolean(has_piece(self.dossier, id)),
            Some(Place::Entry(_)) | None => Value::Null,
        }
    }

    /// The sum, count… of a slot's list, where it is known without going through the list.
    fn known(self, aggregate: Aggregate, slot: Slot, spot: Spot) -> Option<Value> {
        match self.form.graph.places.get(slot.index())? {
            Place::Column(field) => {
                let group = self.form.graph.parents[*field]?;
                let column = self.columns[*field].as_ref()?;
                let shown = self.states[group].first()?.visible;
                shown.then(|| {
                    column.known(aggregate, self.standing[group], self.column_values(*field))
                })?
            }
            Place::Field(group) if aggregate == Aggregate::Count => {
                let index = self.index_at(*group, spot);
                let order = self.orders[*group].get(index)?;
                let shown = self.states[*group].get(index)?.visible;
                let count = i64::try_from(order.len()).ok()?;
                shown.then(|| Value::Number(count.into()))
            }
            _ => None,
        }
    }

    pub(super) fn state(self, field: usize, index: usize) -> Option<&'a State> {
        self.cells.states[field].get(index)
    }

    /// The row of the group that holds a field, as seen from a spot inside of it.
    pub(super) fn index_at(self, field: usize, spot: Spot) -> usize {
        let home = self.form.graph.parents[field];
        let mut at = spot;
        while at.group != home {
            match self.outer(at) {
                Some(outer) => at = outer,
                None => return 0,
            }
        }
        at.index
    }

    /// The spot that holds the row of a spot; none outside of all rows.
    pub(super) fn outer(self, spot: Spot) -> Option<Spot> {
        let group = spot.group?;
        let index = self.instances[group]
            .get(spot.index)
            .map_or(0, |instance| instance.parent);
        Some(Spot {
            group: self.form.graph.parents[group],
            index,
        })
    }

    /// Where a field stands in a row.
    pub(super) fn spot_of(self, field: usize, index: usize) -> Spot {
        Spot {
            group: self.form.graph.parents[field],
            index,
        }
    }

    /// Whether the row and all that holds it are shown.
    pub(super) fn is_row_visible(self, group: usize, index: usize) -> bool {
        self.instances[group]
            .get(index)
            .is_some_and(|instance| self.states[group][instance.parent].visible)
    }
}
