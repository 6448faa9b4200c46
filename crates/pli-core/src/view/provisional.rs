//! Values that rest on required answers that lack: a total of them is not final.

use pli_feel::Program;

use super::cells::{OUTSIDE, Spot, is_empty};
use super::engine::Engine;
use super::scene::Scene;
use crate::form::{Place, Source};

impl Engine<'_> {
    pub(super) fn mark_field(&mut self, number: usize, index: usize) -> bool {
        let field = &self.form.graph.fields[number];
        let scene = self.scene();
        let spot = scene.spot_of(number, index);
        let state = &self.states[number][index];
        let lacks = match &field.source {
            Source::Computed(value) => scene.rests_on_nothing(&value.program, spot),
            Source::Person => {
                state.required && field.kind.rows().is_none() && is_empty(&state.value)
            }
            Source::Call(_) => false,
        };
        let provisional = lacks && state.visible;
        let state = &mut self.cells.states[number][index];
        let changed = std::mem::replace(&mut state.provisional, provisional) != provisional;
        if changed {
            let count = &mut self.cells.provisional_counts[number];
            *count = if provisional { *count + 1 } else { *count - 1 };
        }
        changed
    }

    pub(super) fn mark_column(&mut self, field: usize) -> bool {
        let group = self.form.graph.parents[field];
        let no_row = group.is_some_and(|group| self.lacks_rows(group));
        let lacks = no_row || self.provisional_counts[field] > 0;
        std::mem::replace(&mut self.cells.provisional_columns[field], lacks) != lacks
    }

    fn lacks_rows(&self, group: usize) -> bool {
        self.required_counts[group] > 0 && self.standing[group] == 0
    }

    pub(super) fn mark_rows(&mut self, group: usize) -> bool {
        let Some(rows) = self.form.graph.fields[group].kind.rows() else {
            return false;
        };
        let mut children = rows.fields.iter().map(|child| child.number);
        let lacks = self.lacks_rows(group)
            || children
                .any(|child| self.provisional_groups[child] || self.provisional_counts[child] > 0);
        std::mem::replace(&mut self.cells.provisional_groups[group], lacks) != lacks
    }
}

impl Scene<'_> {
    fn rests_on_nothing(self, program: &Program, spot: Spot) -> bool {
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
                Some(Place::Today | Place::Call(_) | Place::Entry(_) | Place::Piece(_)) | None => {
                    false
                }
            })
    }

    /// Whether the value of an expression outside of all rows rests on required answers that lack.
    pub(super) fn is_provisional(self, program: &Program) -> bool {
        self.rests_on_nothing(program, OUTSIDE)
    }
}
