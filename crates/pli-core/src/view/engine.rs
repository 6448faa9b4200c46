//! Finding the values of a dossier: what each step of the form's schedule gives, in one place for each field and row.
//!
//! [`Engine::run`] goes through all steps once, in their order; `live` goes through those that a change reaches, with the
//! same [`Engine::step`]. What was found is read through [`Engine::scene`].

use std::ops::Deref;

use pli_feel::Value;

use super::cells::{Cells, OUTSIDE, Spot};
use super::scene::{GivenAnswers, Scene};
use super::{Inputs, values};
use crate::dossier::{Dossier, Path};
use crate::form::{Condition, Field, FormPackage, Kind, Source, Step};

/// The values of a dossier, with what they are found from.
pub(super) struct Engine<'a> {
    pub form: &'a FormPackage,
    pub dossier: &'a Dossier,
    pub inputs: Inputs<'a>,
    pub cells: Cells,
    /// The answers of all fields, while a whole dossier is evaluated.
    pub given: Option<GivenAnswers<'a>>,
    /// Answers that stand at no place of a form, or in rows that do not stand.
    pub astray: Vec<&'a Path>,
}

impl Deref for Engine<'_> {
    type Target = Cells;

    fn deref(&self) -> &Cells {
        &self.cells
    }
}

impl<'a> Engine<'a> {
    /// Goes on with what was found before.
    pub(super) fn resume(
        form: &'a FormPackage,
        dossier: &'a Dossier,
        inputs: Inputs<'a>,
        cells: Cells,
    ) -> Self {
        Self {
            form,
            dossier,
            inputs,
            cells,
            given: None,
            astray: Vec::new(),
        }
    }

    /// Finds all values.
    pub(super) fn run(form: &'a FormPackage, dossier: &'a Dossier, inputs: Inputs<'a>) -> Self {
        let mut engine = Self::resume(form, dossier, inputs, Cells::empty(form, inputs));
        engine.place_rows();
        engine.place_answers();
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

    /// What was found so far.
    pub(super) fn scene(&self) -> Scene<'_> {
        Scene {
            form: self.form,
            dossier: self.dossier,
            inputs: self.inputs,
            cells: &self.cells,
            given: self.given.as_ref(),
        }
    }

    /// Finds what one step gives at one row, and says whether that is something else than before.
    ///
    /// What people see (`Show`, `Rule`…) is not found here, but from what is found here.
    pub(super) fn step(&mut self, step: Step, index: usize) -> bool {
        match step {
            Step::Section(section) => {
                let visible = self
                    .scene()
                    .holds(&self.form.sections[section].visible, OUTSIDE);
                std::mem::replace(&mut self.cells.sections[section], visible) != visible
            }
            Step::Field(field) => self.find_field(field, index),
            Step::Rows(group) => {
                self.cells.lists[group][index].take();
                self.forget_row(group, index);
                true
            }
            Step::Column(field) => {
                if let Some(column) = &mut self.cells.columns[field] {
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

    fn holds(&self, condition: &Condition, spot: Spot) -> bool {
        match condition {
            Condition::Always => true,
            Condition::Never => false,
            Condition::When(_) => self.scene().holds(condition, spot),
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
        if let Some(column) = &mut self.cells.columns[number] {
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
        let scene = self.scene();
        let value = match (&field.source, &field.kind) {
            (Source::Call(expression), _) => {
                return scene.evaluate_or_stop(&expression.program, spot);
            }
            (Source::Computed(expression), Kind::Computed(of)) => {
                let (value, stopped) = scene.evaluate_or_stop(&expression.program, spot);
                return (values::settle(*of, value), stopped);
            }
            (_, Kind::Attachment(_)) => Value::list(
                self.dossier
                    .attached(scene.path(field.number, spot.index))
                    .iter()
                    .map(|file| Value::text(file.name.as_str())),
            ),
            (_, Kind::Group(_) | Kind::Table(_)) => Value::Null,
            (_, kind) if !kind.components().is_empty() => {
                match self.form.graph.row_types.get(&field.number) {
                    Some(shape) => {
                        let path = scene.path(field.number, spot.index);
                        values::composite(self.dossier, field, path, shape)
                    }
                    None => Value::Null,
                }
            }
            (_, kind) => {
                // Of a whole evaluation the answers are read already, in their order.
                let read = match self.given {
                    Some(_) => Some(self.states[field.number][spot.index].value.clone()),
                    None => scene
                        .answer(field.number, spot.index)
                        .and_then(|answer| values::read(kind, answer)),
                };
                let found = read.filter(|value| !value.is_null());
                found.unwrap_or_else(|| self.nothing(field))
            }
        };
        (value, false)
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
        let group_field = &self.form.graph.fields[group];
        let summary = super::assemble::summary(self.scene(), group_field, spot);
        let known = &mut self.cells.instances[group][index].summary;
        let changed = *known != summary;
        *known = summary;
        changed
    }
}
