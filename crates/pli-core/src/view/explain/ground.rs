//! What an explanation stands on: the values, the rows and the conditions that the engine found.
//!
//! The only file of this folder that knows the engine. Must not choose words.

use std::sync::Arc;

use pli_feel::{Slot, Trace, Value};

pub(super) use super::super::cells::{OUTSIDE, Spot};
use super::super::scene::Scene;
use super::super::{Inputs, assemble};
use crate::dossier::{Dossier, Path, RowId, Step};
use crate::form::{Condition, Expression, Field, FormPackage, Place, Source};
use crate::text::Language;

/// A dossier that was evaluated.
pub(super) struct Ground<'a> {
    pub(super) form: &'a FormPackage,
    pub(super) dossier: &'a Dossier,
    pub(super) inputs: Inputs<'a>,
    scene: Scene<'a>,
}

/// A field at one place.
pub(super) struct Standing {
    pub(super) path: Path,
    pub(super) visible: bool,
    pub(super) required: bool,
    pub(super) value: Value,
}

/// A row, for people.
pub(super) struct Line {
    /// The label of the group that holds it.
    pub(super) group: String,
    pub(super) path: Path,
    pub(super) number: usize,
    pub(super) summary: String,
}

impl<'a> Ground<'a> {
    pub(super) fn new(scene: Scene<'a>) -> Self {
        Self {
            form: scene.form,
            dossier: scene.dossier,
            inputs: scene.inputs,
            scene,
        }
    }

    pub(super) fn trace(&self, expression: &Expression, spot: Spot) -> Trace {
        expression
            .program
            .trace(&|slot| self.scene.read(slot, spot))
    }

    /// The value of a slot, as seen from a spot.
    pub(super) fn value(&self, slot: Slot, spot: Spot) -> Value {
        self.scene.read(slot, spot)
    }

    pub(super) fn holds(&self, condition: &Condition, spot: Spot) -> bool {
        self.scene.holds(condition, spot)
    }

    /// What a slot holds.
    pub(super) fn place(&self, slot: Slot) -> Option<&'a Place> {
        self.form.graph.places.get(slot.index())
    }

    pub(super) fn field(&self, number: usize) -> &'a Arc<Field> {
        &self.form.graph.fields[number]
    }

    /// The number of the field of a place without rows, `sessions.session.start`.
    pub(super) fn number(&self, pattern: &str) -> Option<usize> {
        self.form.graph.by_pattern.get(pattern).copied()
    }

    /// Whether the person answers a field, not the form nor the call.
    pub(super) fn is_open(&self, field: usize) -> bool {
        matches!(self.field(field).source, Source::Person)
    }

    /// The group that holds a field.
    pub(super) fn holder(&self, field: usize) -> Option<usize> {
        self.form.graph.parents[field]
    }

    pub(super) fn section_of(&self, field: usize) -> usize {
        self.form.graph.sections[field]
    }

    pub(super) fn is_section_visible(&self, section: usize) -> bool {
        self.scene.sections.get(section).copied().unwrap_or(true)
    }

    /// A field as seen from a spot inside of what holds it.
    pub(super) fn standing(&self, field: usize, spot: Spot) -> Option<Standing> {
        let index = self.scene.index_at(field, spot);
        let state = self.scene.state(field, index)?;
        Some(Standing {
            path: self.scene.path(field, index).clone(),
            visible: state.visible,
            required: state.required,
            value: state.value.clone(),
        })
    }

    /// The spot from which a field is seen, brought down to the row of the group that holds it.
    pub(super) fn home(&self, field: usize, spot: Spot) -> Spot {
        Spot {
            group: self.holder(field),
            index: self.scene.index_at(field, spot),
        }
    }

    /// The rows of a group that count, as seen from a spot inside of what holds the group.
    pub(super) fn rows(&self, group: usize, spot: Spot) -> Vec<Spot> {
        let parent = self.scene.index_at(group, spot);
        let shown = self
            .scene
            .state(group, parent)
            .is_some_and(|state| state.visible);
        let order = self.scene.orders[group].get(parent).filter(|_| shown);
        let rows = order.into_iter().flatten();
        rows.map(|index| Spot {
            group: Some(group),
            index: *index,
        })
        .collect()
    }

    /// The row of a spot; none outside of all rows.
    pub(super) fn line(&self, spot: Spot, language: Language) -> Option<Line> {
        let group = spot.group?;
        let instance = self.scene.instances[group].get(spot.index)?;
        Some(Line {
            group: self.field(group).label.get(language).to_owned(),
            path: self.scene.row_path(group, spot.index).clone(),
            number: instance.number,
            summary: assemble::summary(self.scene, self.field(group), spot)
                .get(language)
                .to_owned(),
        })
    }

    /// The innermost row that an address stands in; outside where there is none, nothing where a row is not there.
    pub(super) fn spot(&self, path: &Path) -> Option<Spot> {
        let steps = path.steps();
        let Some(last) = steps.iter().rposition(|step| matches!(step, Step::Row(_))) else {
            return Some(OUTSIDE);
        };
        let row = Path::new(steps[..=last].to_vec());
        let group = self.number(&row.pattern())?;
        self.all_rows(group)
            .find(|spot| *self.scene.row_path(group, spot.index) == row)
    }

    /// The row of a group with an identity.
    pub(super) fn row_of(&self, group: usize, row: RowId) -> Option<Spot> {
        self.all_rows(group)
            .find(|spot| self.scene.instances[group][spot.index].row == row)
    }

    /// The rows of a group, of all parents, hidden ones included.
    pub(super) fn all_rows(&self, group: usize) -> impl Iterator<Item = Spot> + use<> {
        let rows = self.scene.rows_in_order(group).into_iter();
        rows.map(move |index| Spot {
            group: Some(group),
            index,
        })
    }

    /// Whether the group of a row, and all that holds it, is shown.
    pub(super) fn is_row_visible(&self, spot: Spot) -> bool {
        spot.group
            .is_none_or(|group| self.scene.is_row_visible(group, spot.index))
    }
}
