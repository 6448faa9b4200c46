//! Values that rest on required answers that lack: a total of them is not final.

use std::sync::Arc;

use pli_feel::Program;

use super::engine::{Engine, OUTSIDE, Spot, is_empty};
use crate::form::{Field, Node, Place, Source};

impl Engine<'_> {
    /// Marks values that rest on required answers that lack.
    pub(super) fn mark_provisional(&mut self) {
        let form = self.form;
        let count = form.graph.fields.len();
        (self.provisional_groups, self.provisional_columns) =
            (vec![false; count], vec![false; count]);
        for node in &form.graph.order {
            match node {
                Node::Section(_) => {}
                Node::Field(number) => self.mark_field(&form.graph.fields[*number]),
                Node::Rows(group) => self.mark_rows(&form.graph.fields[*group]),
                Node::Column(field) => self.mark_column(*field),
            }
        }
    }

    fn mark_field(&mut self, field: &Field) {
        for index in 0..self.states[field.number].len() {
            let spot = Spot {
                group: self.form.graph.parents[field.number],
                index,
            };
            let state = &self.states[field.number][index];
            let lacks = match &field.source {
                Source::Computed(value) => self.rests_on_nothing(&value.program, spot),
                Source::Person => {
                    state.required && field.kind.rows().is_none() && is_empty(&state.value)
                }
                Source::Call(_) => false,
            };
            let provisional = lacks && state.visible;
            self.states[field.number][index].provisional = provisional;
        }
    }

    fn mark_column(&mut self, field: usize) {
        let group = self.form.graph.parents[field];
        let no_row = group.is_some_and(|group| self.lacks_rows(group));
        let any = self.states[field].iter().any(|state| state.provisional);
        self.provisional_columns[field] = no_row || any;
    }

    fn lacks_rows(&self, group: usize) -> bool {
        let required = self.states[group].iter().any(|state| state.required);
        required && self.instances[group].is_empty()
    }

    fn mark_rows(&mut self, group: &Field) {
        let Some(rows) = group.kind.rows() else {
            return;
        };
        let lacks = |child: &Arc<Field>| {
            self.provisional_groups[child.number]
                || self.states[child.number]
                    .iter()
                    .any(|state| state.provisional)
        };
        let no_row = self.lacks_rows(group.number);
        self.provisional_groups[group.number] = no_row || rows.fields.iter().any(lacks);
    }

    fn rests_on_nothing(&self, program: &Program, spot: Spot) -> bool {
        program
            .reads()
            .iter()
            .any(|slot| match self.form.graph.places.get(slot.index()) {
                Some(Place::Field(field))
                    if self.form.graph.fields[*field].kind.rows().is_some() =>
                {
                    self.provisional_groups[*field]
                }
                Some(Place::Field(field)) => self
                    .state(*field, self.index_at(*field, spot))
                    .is_some_and(|state| state.provisional),
                Some(Place::Column(field)) => self.provisional_columns[*field],
                Some(Place::Today | Place::Call(_) | Place::Entry(_)) | None => false,
            })
    }

    /// Whether the value of an expression outside of all rows rests on required answers that lack.
    pub(super) fn is_provisional(&self, program: &Program) -> bool {
        self.rests_on_nothing(program, OUTSIDE)
    }
}
