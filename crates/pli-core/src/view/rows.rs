//! The rows of groups: each has its place in memory for as long as it stands, whatever happens around it.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use pli_feel::Value;

use super::engine::{Engine, Instance, Spot, State};
use crate::dossier::{Path, RowId, Step as PathStep};

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
                let path = section_path(&field.pattern).child(&field.id);
                self.place_field(field.number, 0, path);
            }
        }
    }

    /// Makes room for a field, and for the rows that stand in it.
    fn place_field(&mut self, field: usize, home: usize, path: Path) {
        let form = self.form;
        let is_group = form.graph.fields[field].kind.rows().is_some();
        let state = State::new(path);
        let states = &mut self.cells.states[field];
        match states.get_mut(home) {
            Some(place) => *place = state,
            None => states.push(state),
        }
        if !is_group {
            return;
        }
        let orders = &mut self.cells.orders[field];
        let lists = &mut self.cells.lists[field];
        if orders.len() <= home {
            orders.resize_with(home + 1, Vec::new);
            lists.resize_with(home + 1, OnceCell::new);
        }
        lists[home] = OnceCell::new();
        let rows = self.dossier.rows(&self.cells.states[field][home].path);
        let order: Vec<usize> = rows
            .into_iter()
            .enumerate()
            .map(|(at, row)| self.add_row(field, home, row, at + 1))
            .collect();
        self.cells.orders[field][home] = order;
    }

    fn add_row(&mut self, group: usize, home: usize, row: RowId, number: usize) -> usize {
        let path = self.cells.states[group][home].path.row(row);
        let instance = Instance {
            parent: home,
            row,
            path: path.clone(),
            number,
            standing: true,
            summary: String::new(),
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
            self.place_field(child.number, index, path.child(&child.id));
            if let Some(column) = self.cells.columns.get_mut(&child.number) {
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
            if let Some(column) = self.cells.columns.get_mut(&child.number) {
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
        let rows = self.dossier.rows(&self.cells.states[group][home].path);
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

    /// The place of an address: its field and the row of the field's group; none where no such row stands.
    ///
    /// The address of a component is the place of the whole.
    pub(super) fn find(&self, path: &Path) -> Option<(usize, usize)> {
        let mut steps = path.steps().iter();
        let (Some(PathStep::Name(section)), Some(PathStep::Name(first))) =
            (steps.next(), steps.next())
        else {
            return None;
        };
        let mut pattern = format!("{section}.{first}");
        let (mut field, mut index) = (*self.form.graph.by_pattern.get(&pattern)?, 0);
        let mut in_row = false;
        for step in steps {
            match step {
                PathStep::Row(row) => {
                    index = *self.cells.by_row.get(&(field, index, *row))?;
                    in_row = true;
                }
                PathStep::Name(name) if in_row => {
                    pattern.push('.');
                    pattern.push_str(name);
                    field = *self.form.graph.by_pattern.get(&pattern)?;
                    in_row = false;
                }
                PathStep::Name(name) => {
                    let known = self.form.graph.fields[field].kind.components();
                    return known
                        .iter()
                        .any(|component| component.name == name)
                        .then_some((field, index));
                }
            }
        }
        (!in_row).then_some((field, index))
    }

    /// The rows of a group, in the order of people, rows of all parents.
    pub(super) fn rows_in_order(&self, group: usize) -> Vec<usize> {
        let mut rows = Vec::new();
        self.rows_under(None, 0, group, &mut rows);
        rows
    }

    /// Adds the rows of a group that stand inside one row of an outer group, or inside all.
    pub(super) fn rows_under(
        &self,
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
    pub(super) fn spread(&self, from: Spot, to: Option<usize>, places: &mut Vec<usize>) {
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

    /// The spot that holds the row of a spot; none outside of all rows.
    pub(super) fn outer(&self, spot: Spot) -> Option<Spot> {
        let group = spot.group?;
        let index = self.cells.instances[group]
            .get(spot.index)
            .map_or(0, |instance| instance.parent);
        Some(Spot {
            group: self.form.graph.parents[group],
            index,
        })
    }
}

/// Which rows, by group, home and identity.
pub(super) type ByRow = HashMap<(usize, usize, RowId), usize>;

fn section_path(pattern: &str) -> Path {
    let section = pattern.split('.').next().unwrap_or_default();
    Path::new(vec![PathStep::Name(section.to_owned())])
}
