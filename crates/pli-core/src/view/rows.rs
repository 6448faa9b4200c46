//! The rows of groups: each has its place in memory for as long as it stands, whatever happens around it.

use std::cell::OnceCell;
use std::collections::HashSet;

use pli_feel::Value;

use super::cells::{Instance, State};
use super::engine::Engine;
use crate::dossier::RowId;
use crate::form::Field;
use crate::text::Text;

/// What became of the rows of one group.
#[derive(Debug, Default)]
pub(super) struct RowsChange {
    /// New rows.
    pub(super) added: Vec<usize>,
    /// Rows that are gone.
    pub(super) gone: Vec<usize>,
    /// Rows whose number is another one.
    pub(super) renumbered: Vec<usize>,
}

impl Engine<'_> {
    /// Places every row of every group.
    pub(super) fn place_rows(&mut self) {
        for field in &self.form.graph.fields {
            if self.form.graph.parents[field.number].is_none() {
                self.place_field(field, 0);
            }
        }
    }

    /// Makes room for a field, and for the rows that stand in it.
    fn place_field(&mut self, field: &Field, home: usize) {
        let number = field.number;
        let states = &mut self.cells.states[number];
        match states.get_mut(home) {
            Some(place) => *place = State::new(),
            None => states.push(State::new()),
        }
        if field.kind.rows().is_none() {
            return;
        }
        let orders = &mut self.cells.orders[number];
        let lists = &mut self.cells.lists[number];
        if orders.len() <= home {
            orders.resize_with(home + 1, Vec::new);
            lists.resize_with(home + 1, OnceCell::new);
        }
        lists[home] = OnceCell::new();
        let dossier = self.dossier;
        let rows = dossier.placed_rows(self.scene().path(number, home));
        self.cells.by_row.reserve(rows.len());
        for child in field.kind.rows().iter().flat_map(|rows| &rows.fields) {
            self.cells.states[child.number].reserve(rows.len());
        }
        let mut order = Vec::with_capacity(rows.len());
        for (at, (_, row)) in rows.iter().enumerate() {
            order.push(self.add_row(number, home, *row, at + 1));
        }
        self.cells.orders[number][home] = order;
    }

    fn add_row(&mut self, group: usize, home: usize, row: RowId, number: usize) -> usize {
        let instance = Instance {
            parent: home,
            row,
            path: OnceCell::new(),
            number,
            standing: true,
            summary: Text::default(),
        };
        let instances = &mut self.cells.instances[group];
        let index = match self.cells.vacant[group].pop() {
            Some(index) => {
                instances[index] = instance;
                self.cells.row_values[group][index] = OnceCell::new();
                index
            }
            None => {
                instances.push(instance);
                self.cells.row_values[group].push(OnceCell::new());
                instances.len() - 1
            }
        };
        self.cells.by_row.insert((group, home, row), index);
        self.cells.standing[group] += 1;
        let form = self.form;
        let children = form.graph.fields[group]
            .kind
            .rows()
            .map(|rows| rows.fields.as_slice());
        for child in children.unwrap_or_default() {
            self.place_field(child, index);
            if let Some(column) = &mut self.cells.columns[child.number] {
                column.replace(None, Some(&Value::Null));
            }
        }
        index
    }

    /// Takes a row away with all in it. Its place is free for another row only once `reuse` says so.
    fn drop_row(&mut self, group: usize, index: usize) {
        let form = self.form;
        let children = form.graph.fields[group]
            .kind
            .rows()
            .map(|rows| rows.fields.as_slice());
        for child in children.unwrap_or_default() {
            let inner = self.cells.orders[child.number]
                .get_mut(index)
                .map(std::mem::take)
                .unwrap_or_default();
            for row in inner {
                self.drop_row(child.number, row);
            }
            let state = &mut self.cells.states[child.number][index];
            let value = std::mem::replace(&mut state.value, Value::Null);
            self.cells.provisional_counts[child.number] -=
                usize::from(std::mem::take(&mut state.provisional));
            self.cells.required_counts[child.number] -=
                usize::from(std::mem::take(&mut state.required));
            if let Some(column) = &mut self.cells.columns[child.number] {
                column.replace(Some(&value), None);
            }
        }
        let instance = &mut self.cells.instances[group][index];
        instance.standing = false;
        let key = (group, instance.parent, instance.row);
        self.cells.by_row.remove(&key);
        self.cells.standing[group] -= 1;
        self.cells.leaving.push((group, index));
    }

    /// Frees the places of the rows that are gone.
    pub(super) fn reuse_places(&mut self) {
        for (group, index) in std::mem::take(&mut self.cells.leaving) {
            self.cells.vacant[group].push(index);
        }
    }

    /// Brings the rows of a group to what the dossier says; none where nothing changed.
    pub(super) fn follow_rows(
        &mut self,
        group: usize,
        home: usize,
        before_drop: &mut dyn FnMut(&mut Self, usize),
    ) -> Option<RowsChange> {
        let rows = self.dossier.rows(self.scene().path(group, home));
        let old = &self.cells.orders[group][home];
        let same = rows.len() == old.len()
            && rows
                .iter()
                .zip(old)
                .all(|(row, index)| self.cells.instances[group][*index].row == *row);
        if same {
            return None;
        }
        let mut change = RowsChange::default();
        let old = std::mem::take(&mut self.cells.orders[group][home]);
        let stays: HashSet<RowId> = rows.iter().copied().collect();
        for index in old {
            if !stays.contains(&self.cells.instances[group][index].row) {
                before_drop(self, index);
                self.drop_row(group, index);
                change.gone.push(index);
            }
        }
        let mut order = Vec::with_capacity(rows.len());
        for (at, row) in rows.into_iter().enumerate() {
            let number = at + 1;
            let index = match self.cells.by_row.get(&(group, home, row)).copied() {
                Some(index) => index,
                None => {
                    let index = self.add_row(group, home, row, number);
                    change.added.push(index);
                    index
                }
            };
            let instance = &mut self.cells.instances[group][index];
            if instance.number != number {
                instance.number = number;
                change.renumbered.push(index);
            }
            order.push(index);
        }
        self.cells.orders[group][home] = order;
        Some(change)
    }
}
