//! Finds the values of a dossier: one pass over the nodes of the form in the order of their dependencies, over all rows.

use std::collections::HashMap;
use std::sync::Arc;

use pli_feel::{Program, Row, Slot, Value};

use super::call::call_values;
use super::{Inputs, values};
use crate::dossier::{Dossier, Path, RowId};
use crate::form::{Condition, Field, FormPackage, Kind, Node, Place, Source};

/// One row of a group, of any parent.
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
}

/// A field in one row, or in its section.
#[derive(Debug, Clone)]
pub(super) struct State {
    pub path: Path,
    pub visible: bool,
    pub required: bool,
    pub value: Value,
    pub provisional: bool,
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

/// The values of a dossier.
pub(super) struct Engine<'a> {
    pub form: &'a FormPackage,
    pub dossier: &'a Dossier,
    pub inputs: Inputs<'a>,
    /// By field, then by row of the group that holds it.
    pub states: Vec<Vec<State>>,
    /// By group, rows of all parents in order.
    pub instances: Vec<Vec<Instance>>,
    pub sections: Vec<bool>,
    call: HashMap<&'static str, Value>,
    rows: Vec<Vec<Value>>,
    columns: HashMap<usize, Value>,
    pub(super) provisional_groups: Vec<bool>,
    pub(super) provisional_columns: Vec<bool>,
}

impl<'a> Engine<'a> {
    /// Finds all values.
    pub(super) fn run(form: &'a FormPackage, dossier: &'a Dossier, inputs: Inputs<'a>) -> Self {
        let count = form.graph.fields.len();
        let mut engine = Self {
            form,
            dossier,
            inputs,
            states: vec![Vec::new(); count],
            instances: vec![Vec::new(); count],
            sections: vec![true; form.sections.len()],
            call: call_values(inputs),
            rows: vec![Vec::new(); count],
            columns: HashMap::new(),
            provisional_groups: Vec::new(),
            provisional_columns: Vec::new(),
        };
        engine.place_rows();
        for node in &form.graph.order {
            engine.step(*node);
        }
        engine.require();
        engine.mark_provisional();
        engine
    }

    /// Lists the rows of every group; groups stand before the fields of their rows.
    fn place_rows(&mut self) {
        for field in &self.form.graph.fields {
            let parent = self.form.graph.parents[field.number];
            let homes: Vec<Path> = match parent {
                None => vec![section_path(&field.pattern)],
                Some(group) => self.instances[group]
                    .iter()
                    .map(|instance| instance.path.clone())
                    .collect(),
            };
            let mut states = Vec::with_capacity(homes.len());
            for (index, home) in homes.iter().enumerate() {
                let path = home.child(&field.id);
                if field.kind.rows().is_some() {
                    let rows = self.dossier.rows(&path).into_iter().enumerate();
                    let placed = rows.map(|(at, row)| Instance {
                        parent: index,
                        row,
                        path: path.row(row),
                        number: at + 1,
                    });
                    self.instances[field.number].extend(placed);
                }
                states.push(State {
                    path,
                    visible: true,
                    required: false,
                    value: Value::Null,
                    provisional: false,
                });
            }
            self.states[field.number] = states;
        }
    }

    fn step(&mut self, node: Node) {
        match node {
            Node::Section(section) => {
                self.sections[section] = self.holds(&self.form.sections[section].visible, OUTSIDE);
            }
            Node::Field(field) => self.find_field(field),
            Node::Rows(group) => self.gather_rows(group),
            Node::Column(field) => self.gather_column(field),
        }
    }

    fn find_field(&mut self, number: usize) {
        let form = self.form;
        let field = &form.graph.fields[number];
        for index in 0..self.states[number].len() {
            let spot = Spot {
                group: form.graph.parents[number],
                index,
            };
            let visible = self.is_home_visible(number, index) && self.holds(&field.visible, spot);
            let value = if visible {
                self.find_value(field, spot)
            } else {
                self.nothing(field)
            };
            let state = &mut self.states[number][index];
            state.visible = visible;
            state.value = value;
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

    fn find_value(&self, field: &Field, spot: Spot) -> Value {
        let path = &self.states[field.number][spot.index].path;
        match (&field.source, &field.kind) {
            (Source::Call(expression), _) => self.evaluate(&expression.program, spot),
            (Source::Computed(expression), Kind::Computed(of)) => {
                values::settle(*of, self.evaluate(&expression.program, spot))
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
        }
    }

    /// One value for the rows of a group, a list a parent.
    fn gather_rows(&mut self, group: usize) {
        let form = self.form;
        let (Some(shape), Some(rows)) = (
            form.graph.row_types.get(&group),
            form.graph.fields[group].kind.rows(),
        ) else {
            return;
        };
        let children: HashMap<&str, &Arc<Field>> = rows
            .fields
            .iter()
            .map(|field| (field.id.as_str(), field))
            .collect();
        let mut lists: Vec<Vec<Value>> = vec![Vec::new(); self.states[group].len()];
        for (index, instance) in self.instances[group].iter().enumerate() {
            if !self.states[group][instance.parent].visible {
                continue;
            }
            let row = Row::new(shape, |name| match children.get(name) {
                Some(child) if child.kind.rows().is_some() => self.rows[child.number]
                    .get(index)
                    .cloned()
                    .unwrap_or(Value::Null),
                Some(child) => self.states[child.number][index].value.clone(),
                None => Value::Null,
            });
            lists[instance.parent].push(Value::Row(Arc::new(row)));
        }
        self.rows[group] = lists.into_iter().map(Value::list).collect();
    }

    fn gather_column(&mut self, field: usize) {
        let Some(group) = self.form.graph.parents[field] else {
            return;
        };
        let shown = self.states[group]
            .first()
            .is_some_and(|state| state.visible);
        let values = self.states[field]
            .iter()
            .filter(|_| shown)
            .map(|state| state.value.clone());
        let column = Value::list(values);
        self.columns.insert(field, column);
    }

    /// Whether a condition is met at a spot.
    pub(super) fn holds(&self, condition: &Condition, spot: Spot) -> bool {
        match condition {
            Condition::Always => true,
            Condition::Never => false,
            Condition::When(expression) => self.evaluate(&expression.program, spot).is_true(),
        }
    }

    /// The value of an expression at a spot.
    pub(super) fn evaluate(&self, program: &Program, spot: Spot) -> Value {
        program.evaluate(&|slot| self.read(slot, spot))
    }

    /// What a slot holds, as seen from a spot.
    pub(super) fn read(&self, slot: Slot, spot: Spot) -> Value {
        match self.form.graph.places.get(slot.index()) {
            Some(Place::Today) => Value::Date(self.inputs.today),
            Some(Place::Call(name)) => self.call.get(name).cloned().unwrap_or(Value::Null),
            Some(Place::Column(field)) => self.columns.get(field).cloned().unwrap_or(Value::Null),
            Some(Place::Field(field)) => {
                let index = self.index_at(*field, spot);
                let is_group = self.form.graph.fields[*field].kind.rows().is_some();
                let value = if is_group {
                    self.rows[*field].get(index).cloned()
                } else {
                    self.state(*field, index).map(|s| s.value.clone())
                };
                value.unwrap_or(Value::Null)
            }
            Some(Place::Entry(_)) | None => Value::Null,
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
            let Some(group) = at.group else { return 0 };
            let parent = self.instances[group]
                .get(at.index)
                .map_or(0, |instance| instance.parent);
            at = Spot {
                group: self.form.graph.parents[group],
                index: parent,
            };
        }
        at.index
    }

    /// Whether an answer is required, for every field that is shown.
    fn require(&mut self) {
        let form = self.form;
        for field in &form.graph.fields {
            for index in 0..self.states[field.number].len() {
                let spot = Spot {
                    group: form.graph.parents[field.number],
                    index,
                };
                let open = matches!(field.source, Source::Person)
                    && !matches!(field.kind, Kind::Computed(_));
                let required = open
                    && self.states[field.number][index].visible
                    && self.holds(&field.required, spot);
                self.states[field.number][index].required = required;
            }
        }
    }

    /// The address of the group of a rule or piece, and its number.
    pub(super) fn group_number(&self, path: &Path) -> Option<usize> {
        self.form.graph.by_pattern.get(&path.pattern()).copied()
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

fn section_path(pattern: &str) -> Path {
    let section = pattern.split('.').next().unwrap_or_default();
    Path::new(vec![crate::dossier::Step::Name(section.to_owned())])
}
