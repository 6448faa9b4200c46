//! What people see of a dossier, changed in places: each node of the graph puts what it gives where it shows.
//!
//! Long because every part of a view is put in its place here, and nowhere else.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::assemble::{field_view, group_view};
use super::diff::{Part, ViewChange};
use super::engine::{Engine, Share, Spot};
use super::findings::{self, Count, Listing, Owner, Report};
use super::{PieceView, Progress, View, assemble, pieces};
use crate::dossier::Path;
use crate::finding::{Finding, Severity};
use crate::form::{Field, Located, Step};

/// A view with what is needed to change it in places.
#[derive(Debug)]
pub(super) struct Shown {
    pub(super) view: View,
    /// What changed since the change was last taken.
    pub(super) change: ViewChange,
    listing: Listing,
    found: Vec<(Owner, Vec<Finding>)>,
    /// Where each piece stands in the view.
    places: HashMap<(usize, usize), usize>,
    hidden_answers: BTreeSet<Path>,
    hidden_targets: BTreeSet<Path>,
    tallies: Vec<Tally>,
}

/// What is counted over a section.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tally {
    pub(super) progress: Progress,
    pub(super) touched: u32,
    pub(super) blocking: u32,
    pub(super) warnings: u32,
}

impl Tally {
    fn add(&mut self, share: Share) {
        self.progress.required += u32::from(share.required);
        self.progress.answered += u32::from(share.required && share.answered);
        self.touched += u32::from(share.touched);
    }

    fn take(&mut self, share: Share) {
        self.progress.required -= u32::from(share.required);
        self.progress.answered -= u32::from(share.required && share.answered);
        self.touched -= u32::from(share.touched);
    }
}

impl Shown {
    /// The whole view of values that are found.
    pub(super) fn of(engine: &mut Engine<'_>) -> Self {
        let mut shown = Self {
            view: assemble::empty(),
            change: ViewChange::default(),
            listing: Listing::default(),
            found: Vec::new(),
            places: HashMap::new(),
            hidden_answers: BTreeSet::new(),
            hidden_targets: BTreeSet::new(),
            tallies: vec![Tally::default(); engine.form.sections.len()],
        };
        let schedule = &engine.form.schedule;
        for (rank, step) in schedule.steps.iter().enumerate() {
            if matches!(step, Step::Piece(0)) {
                shown.place_pieces(engine);
            }
            match schedule.home(rank) {
                None => shown.step(engine, *step, 0),
                Some(group) => {
                    for index in 0..engine.instances[group].len() {
                        shown.step(engine, *step, index);
                    }
                }
            }
        }
        shown.weigh_deposit(engine);
        shown.find_strays(engine);
        shown.settle(engine);
        shown
    }

    /// Puts what a step gives where it shows.
    pub(super) fn step(&mut self, engine: &mut Engine<'_>, step: Step, index: usize) {
        match step {
            Step::Summary(group) => self.put_summary(engine, group, index),
            Step::Show(field) => self.put_field(engine, field, index),
            Step::Rule(rule) => {
                let mut report = Report::new(engine.dossier);
                let group = engine.form.schedule.rule_groups[rule];
                findings::check(engine, rule, Spot { group, index }, &mut report);
                self.found
                    .push((Owner::Rule(rule, index), report.findings()));
            }
            Step::Piece(piece) => self.put_piece(engine, piece, index),
            Step::Total(total) => {
                let new = assemble::total(engine, total);
                match self.view.totals.get_mut(total) {
                    Some(known) if *known == new => return,
                    Some(known) => *known = new,
                    None => self.view.totals.push(new),
                }
                self.change.parts.insert(Part::Totals);
            }
            Step::Files(_)
            | Step::Section(_)
            | Step::Field(_)
            | Step::Rows(_)
            | Step::Column(_)
            | Step::Required(_)
            | Step::Lack(_)
            | Step::LackRows(_)
            | Step::LackColumn(_) => {}
        }
    }

    fn put_summary(&mut self, engine: &Engine<'_>, group: usize, index: usize) {
        let instance = &engine.instances[group][index];
        let path = &engine.states[group][instance.parent].path;
        let rows = self.view.groups.get_mut(path).map(|view| &mut view.rows);
        // Where rows came, went or moved, the whole group is put anew.
        let row = rows.and_then(|rows| rows.get_mut(instance.number - 1));
        if let Some(row) =
            row.filter(|row| row.row == instance.row && row.summary != instance.summary)
        {
            row.summary.clone_from(&instance.summary);
            self.change.groups.insert(path.clone());
        }
    }

    fn put_field(&mut self, engine: &mut Engine<'_>, number: usize, index: usize) {
        let form = engine.form;
        let field = &form.graph.fields[number];
        let spot = Spot {
            group: form.graph.parents[number],
            index,
        };
        let mut report = Report::new(engine.dossier);
        if engine.states[number][index].visible {
            findings::field(engine, field, spot, &mut report);
        }
        let found = report.findings();
        let had = std::mem::replace(
            &mut engine.cells.states[number][index].faulty,
            !found.is_empty(),
        );
        if had || !found.is_empty() {
            self.found.push((Owner::Field(number, index), found));
        }
        let share = if field.kind.rows().is_some() {
            self.put_group(engine, number, index)
        } else {
            self.put_single(engine, field, spot)
        };
        let known = std::mem::replace(&mut engine.cells.states[number][index].share, share);
        let tally = &mut self.tallies[form.graph.sections[number]];
        tally.take(known);
        tally.add(share);
    }

    fn put_single(&mut self, engine: &Engine<'_>, field: &Field, spot: Spot) -> Share {
        let (view, share) = field_view(engine, field, spot);
        let path = &engine.states[field.number][spot.index].path;
        self.hide(engine, field, path, !view.visible);
        match self.view.fields.get_mut(path) {
            Some(known) if *known == view => return share,
            Some(known) => *known = view,
            None => {
                self.view.fields.insert(path.clone(), view);
            }
        }
        self.change.fields.insert(path.clone());
        share
    }

    fn put_group(&mut self, engine: &Engine<'_>, number: usize, index: usize) -> Share {
        let (view, share) = group_view(engine, number, index);
        let path = &engine.states[number][index].path;
        match self.view.groups.get_mut(path) {
            Some(known) if *known == view => return share,
            Some(known) => *known = view,
            None => {
                self.view.groups.insert(path.clone(), view);
            }
        }
        self.change.groups.insert(path.clone());
        share
    }

    /// Keeps the answers and files of a place among the hidden ones, or no longer.
    fn hide(&mut self, engine: &Engine<'_>, field: &Field, path: &Path, is_hidden: bool) {
        if !is_hidden && self.hidden_answers.is_empty() && self.hidden_targets.is_empty() {
            return;
        }
        let dossier = engine.dossier;
        let parts = field
            .kind
            .components()
            .iter()
            .map(|part| path.child(part.name));
        for place in std::iter::once(path.clone()).chain(parts) {
            let answered = is_hidden && dossier.answer(&place).is_some();
            self.keep(place, answered, Hidden::Answer);
        }
        let attached = is_hidden && !dossier.attached(path).is_empty();
        self.keep(path.clone(), attached, Hidden::Files);
    }

    /// Keeps a place among the hidden ones, or takes it out.
    pub(super) fn keep(&mut self, place: Path, is_hidden: bool, what: Hidden) {
        let all = match what {
            Hidden::Answer => &mut self.hidden_answers,
            Hidden::Files => &mut self.hidden_targets,
        };
        let changed = if is_hidden {
            all.insert(place)
        } else {
            all.remove(&place)
        };
        if changed {
            self.change.parts.insert(Part::Hidden);
        }
    }

    fn put_piece(&mut self, engine: &Engine<'_>, number: usize, index: usize) {
        let Some(place) = self.places.get(&(number, index)).copied() else {
            return;
        };
        let mut report = Report::new(engine.dossier);
        let view = pieces::piece(engine, number, index, &mut report);
        self.found
            .push((Owner::Piece(number, index), report.findings()));
        let is_hidden = !view.visible && !view.files.is_empty();
        self.keep(view.target.clone(), is_hidden, Hidden::Files);
        if self.view.pieces[place] != view {
            self.view.pieces[place] = view;
            self.change.parts.insert(Part::Pieces);
        }
    }

    /// Lists the pieces anew, after rows came, went or moved; those that are new are put by their step.
    pub(super) fn place_pieces(&mut self, engine: &Engine<'_>) {
        let mut known: HashMap<(usize, usize), PieceView> = HashMap::new();
        let mut views = std::mem::take(&mut self.view.pieces)
            .into_iter()
            .map(Some)
            .collect::<Vec<_>>();
        for (key, place) in std::mem::take(&mut self.places) {
            if let Some(view) = views.get_mut(place).and_then(Option::take) {
                known.insert(key, view);
            }
        }
        for (number, group) in engine.form.schedule.piece_groups.iter().enumerate() {
            let rows = group.map_or_else(|| vec![0], |group| engine.rows_in_order(group));
            for index in rows {
                let key = (number, index);
                let view = known.remove(&key).unwrap_or_else(|| {
                    pieces::piece(engine, number, index, &mut Report::new(engine.dossier))
                });
                self.places.insert(key, self.view.pieces.len());
                self.view.pieces.push(view);
            }
        }
        for view in known.into_values() {
            self.keep(view.target, false, Hidden::Files);
        }
        self.change.parts.insert(Part::Pieces);
    }

    /// Looks at the limits of the call on the whole deposit.
    pub(super) fn weigh_deposit(&mut self, engine: &Engine<'_>) {
        let mut report = Report::new(engine.dossier);
        pieces::deposit(engine, &mut report);
        self.found.push((Owner::Deposit, report.findings()));
    }

    /// Finds answers and files at places that the form does not have: they count as hidden.
    fn find_strays(&mut self, engine: &Engine<'_>) {
        let (form, dossier) = (engine.form, engine.dossier);
        let is_stray = |path: &Path| matches!(form.locate(path), Some(Located::Row(_)) | None);
        for (path, _) in dossier.answers() {
            if is_stray(path) && dossier.answer(path).is_some() {
                self.keep(path.clone(), true, Hidden::Answer);
            }
        }
        for target in dossier.targets() {
            let is_known = form.locate_piece(target).is_some() || !is_stray(target);
            if !is_known && !dossier.attached(target).is_empty() {
                self.keep(target.clone(), true, Hidden::Files);
            }
        }
    }

    /// Takes out of the view what stands in a row that goes.
    pub(super) fn forget_row(&mut self, engine: &Engine<'_>, group: usize, index: usize) {
        let rows = engine.form.graph.fields[group].kind.rows();
        for child in rows.map(|rows| rows.fields.as_slice()).unwrap_or_default() {
            let state = &engine.states[child.number][index];
            self.tallies[engine.form.graph.sections[group]].take(state.share);
            if child.kind.rows().is_some() {
                for inner in &engine.orders[child.number][index] {
                    self.forget_row(engine, child.number, *inner);
                }
                self.view.groups.remove(&state.path);
                self.change.removed_groups.insert(state.path.clone());
            } else {
                self.hide(engine, child, &state.path, false);
                self.view.fields.remove(&state.path);
                self.change.removed_fields.insert(state.path.clone());
            }
        }
    }

    /// Takes out the findings of rows that go or move.
    pub(super) fn forget_findings(&mut self, engine: &Engine<'_>, rows: &HashSet<(usize, usize)>) {
        let tallies = &mut self.tallies;
        let mut counted =
            |owner, finding: &Finding, count| tally(tallies, engine, owner, finding, count);
        if self
            .listing
            .drop_rows(engine, &mut self.view.findings, rows, &mut counted)
        {
            self.change.parts.insert(Part::Findings);
        }
    }

    /// Brings the lists and the counts of the view to what was found.
    pub(super) fn settle(&mut self, engine: &Engine<'_>) {
        let tallies = &mut self.tallies;
        let mut counted =
            |owner, finding: &Finding, count| tally(tallies, engine, owner, finding, count);
        let found = std::mem::take(&mut self.found);
        if self
            .listing
            .put(engine, &mut self.view.findings, found, &mut counted)
        {
            self.change.parts.insert(Part::Findings);
        }
        if self.change.parts.contains(&Part::Hidden) {
            self.view.hidden = self
                .hidden_answers
                .iter()
                .chain(&self.hidden_targets)
                .cloned()
                .collect();
        }
        let sections = assemble::sections(engine, &self.tallies);
        if self.view.sections != sections {
            self.view.sections = sections;
            self.change.parts.insert(Part::Sections);
        }
        let progress = assemble::progress(&self.view.sections, &self.view.pieces);
        if self.view.progress != progress {
            self.view.progress = progress;
            self.change.parts.insert(Part::Progress);
        }
        let (fields, groups) = (&self.view.fields, &self.view.groups);
        self.change
            .removed_fields
            .retain(|path| !fields.contains_key(path));
        self.change
            .removed_groups
            .retain(|path| !groups.contains_key(path));
        self.change.fields.retain(|path| fields.contains_key(path));
        self.change.groups.retain(|path| groups.contains_key(path));
    }
}

/// What is hidden at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hidden {
    /// An answer.
    Answer,
    /// Files.
    Files,
}

fn tally(
    tallies: &mut [Tally],
    engine: &Engine<'_>,
    owner: Owner,
    finding: &Finding,
    count: Count,
) {
    let section = match owner {
        Owner::Field(field, _) => engine.form.graph.sections[field],
        Owner::Rule(rule, _) => engine.form.schedule.rule_sections[rule],
        Owner::Piece(..) | Owner::Deposit => return,
    };
    let Some(tally) = tallies.get_mut(section) else {
        return;
    };
    let counter = match (finding.severity, &finding.justified) {
        (Severity::Blocking, _) => &mut tally.blocking,
        (Severity::Warning, None) => &mut tally.warnings,
        (Severity::Warning, Some(_)) => return,
    };
    *counter = match count {
        Count::More => *counter + 1,
        Count::Less => *counter - 1,
    };
}
