//! The values of a dossier: what each step of the form's schedule gives, in one place for each field and row.
//!
//! [`Engine::run`] goes through all steps once, in their order; `live` goes through those that a change reaches, with the
//! same [`Engine::step`]. The value of any slot at any row is read with [`Engine::read`], that of an expression with
//! [`Engine::evaluate`].
//!
//! Long because every kind of step gives its value here, over the same tables of rows and states.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Deref;
use std::sync::Arc;

use pli_feel::{Aggregate, Program, Row, Slot, Value};

use super::call::call_values;
use super::column::Column;
use super::pieces::has_piece;
use super::rows::ByRow;
use super::{Inputs, values};
use crate::dossier::{Dossier, Path, RowId};
use crate::form::{Condition, Field, FormPackage, Kind, Place, Source, Step};

/// One row of a group, of any parent. It keeps its place in memory for as long as it stands.
#[derive(Debug, Clone)]
pub(super) struct Instance {
    /// Index of the row that holds the group; 0 where a section does.
    pub parent: usize,
    /// Identity.
    pub row: RowId,
    /// Address.
    pub path: Path,
    /// Number among its siblings, from 1.
    pub number: usize,
    /// Whether it is there; the place of a row that is gone waits for another one.
    pub standing: bool,
    /// The line that tells it from its siblings.
    pub summary: String,
}

/// A field in one row, or in its section.
#[derive(Debug, Clone)]
pub(super) struct State {
    pub path: Path,
    pub visible: bool,
    pub required: bool,
    pub value: Value,
    pub provisional: bool,
    /// Whether an expression of it took too long and was stopped.
    pub stopped: bool,
    pub share: Share,
    /// Whether something is wrong with it.
    pub faulty: bool,
}

/// What a field in one row adds to the counts of its section.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Share {
    pub required: bool,
    pub answered: bool,
    pub touched: bool,
}

impl State {
    pub(super) fn new(path: Path) -> Self {
        Self {
            path,
            visible: true,
            required: false,
            value: Value::Null,
            provisional: false,
            stopped: false,
            share: Share::default(),
            faulty: false,
        }
    }
}

/// Where an expression stands: a group's row, or outside of all rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    /// Number of the innermost group, none in a section.
    pub group: Option<usize>,
    /// Index of its row.
    pub index: usize,
}

pub(super) const OUTSIDE: Spot = Spot {
    group: None,
    index: 0,
};

/// What is kept from one change to the next.
#[derive(Debug, Default)]
pub(super) struct Cells {
    /// By field, then by row of the group that holds it.
    pub states: Vec<Vec<State>>,
    /// By group, rows of all parents; the order of people is in `orders`.
    pub instances: Vec<Vec<Instance>>,
    /// By group, then by row that holds it: its rows in order.
    pub orders: Vec<Vec<Vec<usize>>>,
    pub by_row: ByRow,
    /// How many rows stand, by group.
    pub standing: Vec<usize>,
    pub vacant: Vec<Vec<usize>>,
    pub leaving: Vec<(usize, usize)>,
    pub sections: Vec<bool>,
    pub call: HashMap<&'static str, Value>,
    /// Rows of groups as values, and their lists by home, made when they are asked for.
    pub row_values: Vec<Vec<OnceCell<Value>>>,
    pub lists: Vec<Vec<OnceCell<Value>>>,
    /// Columns that an expression reads, by field.
    pub columns: HashMap<usize, Column>,
    pub provisional_groups: Vec<bool>,
    pub provisional_columns: Vec<bool>,
    /// How many rows of a field rest on answers that lack, and require one.
    pub provisional_counts: Vec<usize>,
    pub required_counts: Vec<usize>,
}

impl Cells {
    fn empty(form: &FormPackage, inputs: Inputs<'_>) -> Self {
        let count = form.graph.fields.len();
        let columns = form.graph.places.iter().filter_map(|place| match place {
            Place::Column(field) => Some((*field, Column::default())),
            _ => None,
        });
        Self {
            states: vec![Vec::new(); count],
            instances: vec![Vec::new(); count],
            orders: vec![Vec::new(); count],
            standing: vec![0; count],
            vacant: vec![Vec::new(); count],
            sections: vec![true; form.sections.len()],
            call: call_values(inputs),
            row_values: (0..count).map(|_| Vec::new()).collect(),
            lists: (0..count).map(|_| Vec::new()).collect(),
            columns: columns.collect(),
            provisional_groups: vec![false; count],
            provisional_columns: vec![false; count],
            provisional_counts: vec![0; count],
            required_counts: vec![0; count],
            ..Self::default()
        }
    }
}

/// The values of a dossier, with what they are found from.
pub(super) struct Engine<'a> {
    pub form: &'a FormPackage,
    pub dossier: &'a Dossier,
    pub inputs: Inputs<'a>,
    pub cells: Cells,
}

impl Deref for Engine<'_> {
    type Target = Cells;

    fn deref(&self) -> &Cells {
        &self.cells
    }
}

impl<'a> Engine<'a> {
    /// Finds all values.
    pub(super) fn run(form: &'a FormPackage, dossier: &'a Dossier, inputs: Inputs<'a>) -> Self {
        let mut engine = Self {
            form,
            dossier,
            inputs,
            cells: Cells::empty(form, inputs),
        };
        engine.place_rows();
        for (rank, step) in form.schedule.steps.iter().enumerate() {
            match form.schedule.home(rank) {
                None => {
                    engine.step(*step, 0);
                }
                Some(group) => {
                    for index in 0..engine.instances[group].len() {
                        engine.step(*step, index);
                    }
                }
            }
        }
        engine
    }

    /// Finds what one step gives at one row, and says whether that is something else than before.
    ///
    /// What people see (`Show`, `Rule`…) is not found here, but from what is found here.
    pub(super) fn step(&mut self, step: Step, index: usize) -> bool {
        match step {
            Step::Section(section) => {
                let visible = self.holds(&self.form.sections[section].visible, OUTSIDE);
                std::mem::replace(&mut self.cells.sections[section], visible) != visible
            }
            Step::Field(field) => self.find_field(field, index),
            Step::Rows(group) => {
                self.cells.lists[group][index].take();
                self.forget_row(group, index);
                true
            }
            Step::Column(field) => {
                if let Some(column) = self.cells.columns.get_mut(&field) {
                    column.forget_list();
                }
                true
            }
            Step::Required(field) => self.require(field, index),
            Step::Lack(field) => self.mark_field(field, index),
            Step::LackRows(group) => self.mark_rows(group),
            Step::LackColumn(field) => self.mark_column(field),
            Step::Summary(group) => self.summarise(group, index),
            Step::Files(_) => true,
            Step::Show(_) | Step::Rule(_) | Step::Piece(_) | Step::Total(_) => false,
        }
    }

    fn find_field(&mut self, number: usize, index: usize) -> bool {
        let form = self.form;
        let field = &form.graph.fields[number];
        let spot = Spot {
            group: form.graph.parents[number],
            index,
        };
        let visible = self.is_home_visible(number, index) && self.holds(&field.visible, spot);
        let (value, stopped) = if visible {
            self.find_value(field, spot)
        } else {
            (self.nothing(field), false)
        };
        let state = &mut self.cells.states[number][index];
        let is_same = state.visible == visible && state.stopped == stopped && state.value == value;
        if is_same {
            return false;
        }
        (state.visible, state.stopped) = (visible, stopped);
        let old = std::mem::replace(&mut state.value, value);
        if let Some(column) = self.cells.columns.get_mut(&number) {
            column.replace(Some(&old), Some(&self.cells.states[number][index].value));
        }
        self.forget_row(number, index);
        true
    }

    /// Forgets the value of the row that holds a field of a row.
    fn forget_row(&mut self, field: usize, index: usize) {
        if let Some(group) = self.form.graph.parents[field] {
            self.cells.row_values[group][index].take();
        }
    }

    fn nothing(&self, field: &Field) -> Value {
        values::unanswered(field, self.form.graph.row_types.get(&field.number))
    }

    /// Whether the section or the group that holds a field is shown.
    fn is_home_visible(&self, number: usize, index: usize) -> bool {
        match self.form.graph.parents[number] {
            None => self.sections[self.form.graph.sections[number]],
            Some(group) => self.states[group][self.instances[group][index].parent].visible,
        }
    }

    /// The value of a field, and whether finding it was stopped.
    fn find_value(&self, field: &Field, spot: Spot) -> (Value, bool) {
        let path = &self.states[field.number][spot.index].path;
        let value = match (&field.source, &field.kind) {
            (Source::Call(expression), _) => {
                return self.evaluate_or_stop(&expression.program, spot);
            }
            (Source::Computed(expression), Kind::Computed(of)) => {
                let (value, stopped) = self.evaluate_or_stop(&expression.program, spot);
                return (values::settle(*of, value), stopped);
            }
            (_, Kind::Attachment(_)) => Value::list(
                self.dossier
                    .attached(path)
                    .iter()
                    .map(|file| Value::text(file.name.as_str())),
            ),
            (_, Kind::Group(_) | Kind::Table(_)) => Value::Null,
            (_, kind) if !kind.components().is_empty() => {
                match self.form.graph.row_types.get(&field.number) {
                    Some(shape) => values::composite(self.dossier, field, path, shape),
                    None => Value::Null,
                }
            }
            (_, kind) => {
                let answer = self.dossier.answer(path);
                answer
                    .and_then(|answer| values::read(kind, answer))
                    .unwrap_or_else(|| self.nothing(field))
            }
        };
        (value, false)
    }

    /// The rows of a group under one parent, as a list.
    fn rows_value(&self, group: usize, home: usize) -> Value {
        let Some(list) = self.lists[group].get(home) else {
            return Value::Null;
        };
        let make = || {
            let shown = self.states[group][home].visible;
            let rows = self.orders[group][home].iter().filter(|_| shown);
            Value::list(rows.map(|index| self.row_value(group, *index)))
        };
        list.get_or_init(make).clone()
    }

    fn row_value(&self, group: usize, index: usize) -> Value {
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
    fn column_values(&self, field: usize) -> impl Iterator<Item = &Value> {
        let group = self.form.graph.parents[field].filter(|group| {
            let state = self.states[*group].first();
            state.is_some_and(|state| state.visible)
        });
        let rows = group.and_then(|group| self.orders[group].first());
        rows.into_iter()
            .flatten()
            .map(move |index| &self.states[field][*index].value)
    }

    /// Whether a condition is met at a spot.
    pub(super) fn holds(&self, condition: &Condition, spot: Spot) -> bool {
        match condition {
            Condition::Always => true,
            Condition::Never => false,
            Condition::When(expression) => self.evaluate(&expression.program, spot).is_true(),
        }
    }

    /// The value of an expression at a spot; null where it takes too long.
    pub(super) fn evaluate(&self, program: &Program, spot: Spot) -> Value {
        self.evaluate_or_stop(program, spot).0
    }

    fn evaluate_or_stop(&self, program: &Program, spot: Spot) -> (Value, bool) {
        let found = program.evaluate_knowing(&|slot| self.read(slot, spot), &|aggregate, slot| {
            self.known(aggregate, slot, spot)
        });
        found.map_or((Value::Null, true), |value| (value, false))
    }

    /// The value of a slot as an expression at a spot reads it.
    pub(super) fn read(&self, slot: Slot, spot: Spot) -> Value {
        match self.form.graph.places.get(slot.index()) {
            Some(Place::Today) => Value::Date(self.inputs.today),
            Some(Place::Call(name)) => self.call.get(name).cloned().unwrap_or(Value::Null),
            Some(Place::Column(field)) => self.columns.get(field).map_or(Value::Null, |column| {
                column.list(self.column_values(*field).cloned())
            }),
            Some(Place::Piece(id)) => Value::Boolean(has_piece(self.dossier, id)),
            Some(Place::Field(field)) => {
                let index = self.index_at(*field, spot);
                if self.form.graph.fields[*field].kind.rows().is_some() {
                    self.rows_value(*field, index)
                } else {
                    self.state(*field, index)
                        .map_or(Value::Null, |state| state.value.clone())
                }
            }
            Some(Place::Entry(_)) | None => Value::Null,
        }
    }

    /// The sum, count… of a slot's list, where it is known without going through the list.
    fn known(&self, aggregate: Aggregate, slot: Slot, spot: Spot) -> Option<Value> {
        match self.form.graph.places.get(slot.index())? {
            Place::Column(field) => {
                let group = self.form.graph.parents[*field]?;
                let column = self.columns.get(field)?;
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

    pub(super) fn state(&self, field: usize, index: usize) -> Option<&State> {
        self.states[field].get(index)
    }

    /// The row of the group that holds a field, as seen from a spot inside of it.
    pub(super) fn index_at(&self, field: usize, spot: Spot) -> usize {
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

    /// Whether an answer is required.
    fn require(&mut self, number: usize, index: usize) -> bool {
        let form = self.form;
        let field = &form.graph.fields[number];
        let spot = Spot {
            group: form.graph.parents[number],
            index,
        };
        let open =
            matches!(field.source, Source::Person) && !matches!(field.kind, Kind::Computed(_));
        let required =
            open && self.states[number][index].visible && self.holds(&field.required, spot);
        let state = &mut self.cells.states[number][index];
        let changed = std::mem::replace(&mut state.required, required) != required;
        if changed {
            let count = &mut self.cells.required_counts[number];
            *count = if required { *count + 1 } else { *count - 1 };
        }
        changed
    }

    fn summarise(&mut self, group: usize, index: usize) -> bool {
        let spot = Spot {
            group: Some(group),
            index,
        };
        let summary = super::assemble::summary(self, &self.form.graph.fields[group], spot);
        let known = &mut self.cells.instances[group][index].summary;
        let changed = *known != summary;
        *known = summary;
        changed
    }

    /// Whether the row and all that holds it are shown.
    pub(super) fn is_row_visible(&self, group: usize, index: usize) -> bool {
        self.instances[group]
            .get(index)
            .is_some_and(|instance| self.states[group][instance.parent].visible)
    }
}

/// Whether a value is no answer: null, an empty list, a row of nothing.
pub(super) fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::List(values) => values.is_empty(),
        Value::Row(row) => row.cells().all(|(_, cell)| cell.is_null()),
        _ => false,
    }
}
