//! A view that is kept up to date: each change of the dossier reaches what follows from it, and nothing else.
//!
//! [`LiveView::update`] turns operations into the steps that they reach, goes through those in the order of the form's
//! schedule, and stops where a step gives what it gave before. The result is that of [`super::evaluate`], which is a live view
//! that is opened and read.

use std::borrow::Borrow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, HashSet};

use jiff::civil::Date;

use super::cells::{Cells, Spot};
use super::engine::Engine;
use super::scene::Scene;
use super::shown::{Hidden, Shown};
use super::whole::Evaluation;
use super::{Inputs, View, ViewChange, filter};
use crate::call::Call;
use crate::dossier::{Dossier, Edit, Op, Path, RowId};
use crate::form::{FormPackage, Hits, Located, Step};

/// A dossier seen through its form, for as long as it is open. `F` is the form, owned or borrowed.
#[derive(Debug)]
pub struct LiveView<F> {
    form: F,
    call: Option<Call>,
    lot: Option<String>,
    today: Date,
    cells: Cells,
    shown: Shown,
}

impl<F: Borrow<FormPackage>> LiveView<F> {
    /// Finds everything that a person sees of a dossier.
    pub fn open(form: F, dossier: &Dossier, inputs: Inputs<'_>) -> Self {
        let (cells, shown) = Evaluation::of(form.borrow(), dossier, inputs).write();
        Self {
            form,
            call: inputs.call.cloned(),
            lot: inputs.lot.map(str::to_owned),
            today: inputs.today,
            cells,
            shown,
        }
    }

    /// The dossier as it is seen now.
    pub fn view(&self) -> &View {
        &self.shown.view
    }

    /// The dossier as it is seen now, for good.
    pub fn into_view(self) -> View {
        self.shown.view
    }

    /// Finds the codes that a person means at a place of the dossier, which must be as it was at the last look: those of its
    /// list that may be chosen and that suit the other answers. None where the place has no list.
    pub fn search_codes<'s>(
        &'s self,
        dossier: &'s Dossier,
        path: &Path,
        typed: &str,
        most: usize,
    ) -> Option<Hits<'s>> {
        filter::search(self.scene(dossier), path, typed, most)
    }

    /// What was found, to be read.
    pub(super) fn scene<'s>(&'s self, dossier: &'s Dossier) -> Scene<'s> {
        Scene {
            form: self.form.borrow(),
            dossier,
            inputs: Inputs {
                call: self.call.as_ref(),
                lot: self.lot.as_deref(),
                today: self.today,
            },
            cells: &self.cells,
            given: None,
        }
    }

    /// Follows operations that the dossier has just taken, and says what a screen must show anew.
    ///
    /// Every operation since the last look must be given, in any order; another day or call is looked at whole.
    pub fn update(&mut self, dossier: &Dossier, inputs: Inputs<'_>, ops: &[Op]) -> ViewChange
    where
        F: Clone,
    {
        let is_same = self.call.as_ref() == inputs.call
            && self.lot.as_deref() == inputs.lot
            && self.today == inputs.today;
        if !is_same {
            let now = Self::open(self.form.clone(), dossier, inputs);
            let change = now.view().diff(self.view());
            *self = now;
            return change;
        }
        self.shown.change = ViewChange::default();
        let cells = std::mem::take(&mut self.cells);
        let engine = Engine::resume(self.form.borrow(), dossier, inputs, cells);
        let mut update = Update {
            engine,
            shown: &mut self.shown,
            waiting: BinaryHeap::new(),
        };
        update.follow(ops);
        self.cells = update.engine.cells;
        std::mem::take(&mut self.shown.change)
    }
}

/// One pass over what a change reaches.
struct Update<'a> {
    engine: Engine<'a>,
    shown: &'a mut Shown,
    /// Steps to go through, by rank and row.
    waiting: BinaryHeap<Reverse<(usize, usize)>>,
}

impl Update<'_> {
    fn follow(&mut self, ops: &[Op]) {
        self.follow_rows(ops);
        for op in ops {
            self.seed(&op.edit);
        }
        self.propagate();
        self.shown.settle(self.engine.scene());
        self.engine.reuse_places();
    }

    /// Brings the rows to what the dossier says, outer groups first.
    fn follow_rows(&mut self, ops: &[Op]) {
        let mut groups: BTreeMap<(usize, &Path), Vec<RowId>> = BTreeMap::new();
        for op in ops {
            if let Edit::InsertRow { group, row, .. }
            | Edit::MoveRow { group, row, .. }
            | Edit::DeleteRow { group, row }
            | Edit::RestoreRow { group, row } = &op.edit
            {
                let rows = groups.entry((group.steps().len(), group)).or_default();
                rows.push(*row);
            }
        }
        let mut unsettled = HashSet::new();
        let mut pieces_move = false;
        for ((_, path), touched) in groups {
            let Some((group, home)) = self.engine.scene().find(path) else {
                continue;
            };
            if self.engine.form.graph.fields[group].kind.rows().is_none() {
                continue;
            }
            let shown = &mut *self.shown;
            let mut forget = |engine: &mut Engine<'_>, index: usize| {
                shown.forget_row(engine.scene(), group, index);
            };
            let Some(change) = self.engine.follow_rows(group, home, &mut forget) else {
                continue;
            };
            let moved = touched
                .iter()
                .filter_map(|row| self.engine.by_row.get(&(group, home, *row)).copied());
            let moved: Vec<usize> = moved.collect();
            unsettled.extend(
                change
                    .gone
                    .iter()
                    .chain(&moved)
                    .map(|index| (group, *index)),
            );
            for index in moved.into_iter().chain(change.added) {
                self.push_row(group, index);
            }
            for index in change.renumbered {
                self.push_numbered(group, index);
            }
            self.push_group(group, home);
            pieces_move |= self.has_pieces(group);
        }
        if !unsettled.is_empty() {
            self.shown.forget_findings(self.engine.scene(), &unsettled);
        }
        if pieces_move {
            self.shown.place_pieces(self.engine.scene());
        }
    }

    /// Every step of a new or moved row, with those of the rows in it.
    fn push_row(&mut self, group: usize, index: usize) {
        let form = self.engine.form;
        for rank in form.schedule.of_group.get(&group).into_iter().flatten() {
            self.waiting.push(Reverse((*rank, index)));
        }
        let rows = form.graph.fields[group].kind.rows();
        for child in rows.map(|rows| rows.fields.as_slice()).unwrap_or_default() {
            if child.kind.rows().is_some() {
                for inner in self.engine.orders[child.number][index].clone() {
                    self.push_row(child.number, inner);
                }
            }
        }
    }

    /// What tells people the number of a row.
    fn push_numbered(&mut self, group: usize, index: usize) {
        let form = self.engine.form;
        let rows = form.graph.fields[group].kind.rows();
        for child in rows.map(|rows| rows.fields.as_slice()).unwrap_or_default() {
            if self.engine.states[child.number][index].faulty {
                self.push(Step::Show(child.number), index);
            }
        }
        for (piece, home) in form.schedule.piece_groups.iter().enumerate() {
            if home.is_some_and(|home| self.is_inside(home, group)) {
                let mut places = Vec::new();
                self.engine.scene().spread(
                    Spot {
                        group: Some(group),
                        index,
                    },
                    *home,
                    &mut places,
                );
                for place in places {
                    self.push(Step::Piece(piece), place);
                }
            }
        }
    }

    /// What is made of the rows of a group.
    fn push_group(&mut self, group: usize, home: usize) {
        self.push(Step::Rows(group), home);
        self.push(Step::Show(group), home);
        self.push_lacks(group);
    }

    fn push_lacks(&mut self, group: usize) {
        self.push(Step::LackRows(group), 0);
        let rows = self.engine.form.graph.fields[group].kind.rows();
        for child in rows.map(|rows| rows.fields.as_slice()).unwrap_or_default() {
            self.push(Step::Column(child.number), 0);
            self.push(Step::LackColumn(child.number), 0);
            if child.kind.rows().is_some() {
                self.push_lacks(child.number);
            }
        }
    }

    fn has_pieces(&self, group: usize) -> bool {
        let mut homes = self.engine.form.schedule.piece_groups.iter().flatten();
        homes.any(|home| self.is_inside(*home, group))
    }

    fn is_inside(&self, inner: usize, group: usize) -> bool {
        let mut at = Some(inner);
        while let Some(here) = at {
            if here == group {
                return true;
            }
            at = self.engine.form.graph.parents[here];
        }
        false
    }

    /// The steps that read what an operation writes.
    fn seed(&mut self, edit: &Edit) {
        match edit {
            Edit::SetAnswer { path, .. } => match self.engine.scene().find(path) {
                Some((field, index)) => {
                    self.push(Step::Field(field), index);
                    self.push(Step::Show(field), index);
                }
                None => self.keep_stray(path, Hidden::Answer),
            },
            Edit::Attach { target, .. } | Edit::Detach { target, .. } => {
                self.seed_files(target);
                self.shown.weigh_deposit(self.engine.scene());
            }
            Edit::Justify { code, path, .. } => self.seed_justified(code, path),
            // A view is of one form: whoever moves the dossier opens another.
            Edit::MoveForm { .. }
            | Edit::InsertRow { .. }
            | Edit::MoveRow { .. }
            | Edit::DeleteRow { .. }
            | Edit::RestoreRow { .. } => {}
        }
    }

    fn seed_files(&mut self, target: &Path) {
        if let Some((piece, index)) = self.piece_at(target) {
            self.push(Step::Files(piece), index);
        } else if let Some((field, index)) = self.engine.scene().find(target) {
            self.push(Step::Field(field), index);
            self.push(Step::Show(field), index);
        } else if self.engine.form.locate_piece(target).is_none() {
            self.keep_stray(target, Hidden::Files);
        }
    }

    fn seed_justified(&mut self, code: &str, path: &Path) {
        let form = self.engine.form;
        if let Some((field, index)) = self.engine.scene().find(path) {
            self.push(Step::Show(field), index);
        }
        if let Some((piece, index)) = self.piece_at(path) {
            self.push(Step::Piece(piece), index);
        }
        let rule = code
            .strip_prefix("rule.")
            .and_then(|id| form.rules.iter().position(|rule| rule.id == id));
        if let Some(rule) = rule {
            let rows = form.schedule.rule_groups[rule]
                .map_or_else(|| vec![0], |group| self.engine.scene().rows_in_order(group));
            for index in rows {
                self.push(Step::Rule(rule), index);
            }
        }
    }

    /// The piece of an address, and its row where it has one that stands.
    fn piece_at(&self, target: &Path) -> Option<(usize, usize)> {
        let form = self.engine.form;
        let id = &form.locate_piece(target)?.id;
        let piece = form.pieces.iter().position(|piece| piece.id == *id)?;
        let Some(group) = form.schedule.piece_groups[piece] else {
            return Some((piece, 0));
        };
        let row = target.innermost_row()?;
        let rows = self.engine.scene().rows_in_order(group);
        let index = rows
            .into_iter()
            .find(|index| self.engine.instances[group][*index].row == row)?;
        Some((piece, index))
    }

    /// What stands at a place that the form does not have counts as hidden.
    fn keep_stray(&mut self, path: &Path, what: Hidden) {
        let is_stray = matches!(self.engine.form.locate(path), Some(Located::Row(_)) | None);
        let dossier = self.engine.dossier;
        let stands = match what {
            Hidden::Answer => dossier.answer(path).is_some(),
            Hidden::Files => !dossier.attached(path).is_empty(),
        };
        self.shown.keep(path.clone(), is_stray && stands, what);
    }

    fn push(&mut self, step: Step, index: usize) {
        if let Some(rank) = self.engine.form.schedule.rank(step) {
            self.waiting.push(Reverse((rank, index)));
        }
    }

    /// Goes through the steps that wait, and those that follow from what they change.
    fn propagate(&mut self) {
        let schedule = &self.engine.form.schedule;
        let mut last = None;
        let mut places = Vec::new();
        while let Some(Reverse((rank, index))) = self.waiting.pop() {
            if last.replace((rank, index)) == Some((rank, index)) {
                continue;
            }
            let home = schedule.home(rank);
            if home.is_some_and(|group| !self.engine.instances[group][index].standing) {
                continue;
            }
            let step = schedule.steps[rank];
            let changed = self.engine.step(step, index);
            self.shown.step(&mut self.engine, step, index);
            if !changed {
                continue;
            }
            for next in schedule.feeds(rank) {
                places.clear();
                self.engine.scene().spread(
                    Spot { group: home, index },
                    schedule.home(*next),
                    &mut places,
                );
                self.waiting
                    .extend(places.iter().map(|place| Reverse((*next, *place))));
            }
        }
    }
}
