//! Between addresses, which people and journals use, and places, which the engine numbers: a field and a row.

use std::cell::OnceCell;
use std::sync::Arc;

use super::cells::{ByRow, Cells, Spot};
use super::engine::Engine;
use super::scene::{GivenAnswers, Scene};
use super::values;
use crate::dossier::{Part, Path};
use crate::form::{Field, FormPackage};

/// What holds the fields that an address may name: a section or a row, with the bytes with which their addresses begin.
#[derive(Clone, Copy)]
struct Holder<'p> {
    prefix: &'p [u8],
    fields: &'p [Arc<Field>],
    index: usize,
}

/// What an address names in its holder.
#[derive(Clone, Copy)]
enum Named {
    /// A field.
    Whole(usize),
    /// A component of one.
    Component(usize),
}

impl<'p> Holder<'p> {
    /// The innermost row, or else the section, of an address; none where no such row stands.
    fn of(form: &'p FormPackage, by_row: &ByRow, path: &'p Path) -> Option<Self> {
        let mut parts = path.parts();
        let Some(Part::Name(section)) = parts.next() else {
            return None;
        };
        let mut fields = form.section(section)?.fields.as_slice();
        let mut index = 0;
        loop {
            let mut ahead = parts.clone();
            let (Some(Part::Name(group)), Some(Part::Row(row))) = (ahead.next(), ahead.next())
            else {
                break;
            };
            let group = fields.iter().find(|field| field.id == group)?;
            fields = &group.kind.rows()?.fields;
            index = *by_row.get(&(group.number, index, row))?;
            parts = ahead;
        }
        let key = path.key();
        let prefix = &key[..key.len() - parts.rest().len()];
        Some(Self {
            prefix,
            fields,
            index,
        })
    }

    fn named(&self, path: &Path) -> Option<Named> {
        let (name, mut parts) = path.name_behind(self.prefix)?;
        let is_named = |field: &&Arc<Field>| field.id.as_bytes() == name;
        let field = self.fields.iter().find(is_named)?;
        match (parts.next(), parts.next()) {
            (None, _) => Some(Named::Whole(field.number)),
            (Some(Part::Name(name)), None) => {
                let mut known = field.kind.components().iter();
                known
                    .any(|component| component.name == name)
                    .then_some(Named::Component(field.number))
            }
            _ => None,
        }
    }
}

impl<'a> Engine<'a> {
    /// Finds the places of all answers and reads them, in one walk: the answers of one row stand beside each other.
    pub(super) fn place_answers(&mut self) {
        let (form, dossier) = (self.form, self.dossier);
        let Cells { states, by_row, .. } = &mut self.cells;
        let mut given: GivenAnswers<'a> =
            states.iter().map(|rows| vec![None; rows.len()]).collect();
        let mut holder: Option<Holder<'_>> = None;
        for (path, register) in dossier.answers() {
            let mut named = holder.and_then(|holder| holder.named(path));
            if named.is_none() {
                holder = Holder::of(form, by_row, path).or(holder);
                named = holder.and_then(|holder| holder.named(path));
            }
            match (named, holder) {
                (Some(Named::Whole(field)), Some(Holder { index, .. })) => {
                    given[field][index] = Some(register);
                    let state = &mut states[field][index];
                    state.path = OnceCell::from(path.clone());
                    let shown = register.shown();
                    let answer = shown.and_then(|written| written.value.answer.as_ref());
                    let kind = &form.graph.fields[field].kind;
                    if let Some(value) = answer.and_then(|answer| values::read(kind, answer)) {
                        state.value = value;
                    }
                }
                (Some(Named::Component(_)), _) => {}
                (Some(Named::Whole(_)), None) | (None, _) => self.astray.push(path),
            }
        }
        self.given = Some(given);
    }
}

impl Scene<'_> {
    /// The place of an address: its field and the row of the field's group; none where no such row stands.
    ///
    /// The address of a component is the place of the whole.
    pub(super) fn find(self, path: &Path) -> Option<(usize, usize)> {
        let holder = Holder::of(self.form, &self.cells.by_row, path)?;
        let (Named::Whole(field) | Named::Component(field)) = holder.named(path)?;
        Some((field, holder.index))
    }

    /// The rows of a group, in the order of people, rows of all parents.
    pub(super) fn rows_in_order(self, group: usize) -> Vec<usize> {
        let mut rows = Vec::new();
        self.rows_under(None, 0, group, &mut rows);
        rows
    }

    /// Adds the rows of a group that stand inside one row of an outer group, or inside all.
    pub(super) fn rows_under(
        self,
        outer: Option<usize>,
        index: usize,
        group: usize,
        rows: &mut Vec<usize>,
    ) {
        let parent = self.form.graph.parents[group];
        let orders = &self.cells.orders[group];
        if parent == outer {
            rows.extend(
                orders
                    .get(if parent.is_none() { 0 } else { index })
                    .into_iter()
                    .flatten(),
            );
            return;
        }
        let Some(parent) = parent else { return };
        let mut homes = Vec::new();
        self.rows_under(outer, index, parent, &mut homes);
        rows.extend(homes.into_iter().flat_map(|home| &orders[home]));
    }

    /// Where the steps of another home stand that follow from one place: its own row, the row that holds it, or the rows in it.
    pub(super) fn spread(self, from: Spot, to: Option<usize>, places: &mut Vec<usize>) {
        let mut at = from;
        loop {
            if at.group == to {
                places.push(at.index);
                return;
            }
            let Some(outer) = self.outer(at) else { break };
            at = outer;
        }
        if let Some(to) = to {
            self.rows_under(from.group, from.index, to, places);
        }
    }
}
