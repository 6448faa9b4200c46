//! What people see of a dossier, changed in places: each node of the graph puts what it gives where it shows.
//!
//! Long because every part of a view is put in its place here, and nowhere else.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::assemble::{field_view, group_view};
use super::cells::{Share, Spot};
use super::diff::{Part, ViewChange};
use super::engine::Engine;
use super::findings::{self, Count, Listing, Owner, Report};
use super::scene::Scene;
use super::{PieceView, Progress, View, assemble, pieces};
use crate::dossier::Path;
use crate::finding::{Finding, Severity};
use crate::form::{Field, Step};

/// A view with what is needed to change it in places.
#[derive(Debug)]
pub(super) struct Shown {
    pub(super) view: View,
    /// What changed since the change was last taken.
    pub(super) change: ViewChange,
    pub(super) listing: Listing,
    pub(super) found: Vec<(Owner, Vec<Finding>)>,
    /// Where each piece stands in the view.
    pub(super) places: HashMap<(usize, usize), usize>,
    pub(super) hidden_answers: BTreeSet<Path>,
    pub(super) hidden_targets: BTreeSet<Path>,
    pub(super) tallies: Vec<Tally>,
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
    /// Puts what a step gives where it shows.
    pub(super) fn step(&mut self, engine: &mut Engine<'_>, step: Step, index: usize) {
        match step {
            Step::Summary(group) => self.put_summary(engine.scene(), group, index),
            Step::Show(field) => self.put_field(engine, field, index),
            Step::Rule(rule) => {
                let mut report = Report::new(engine.dossier);
                let group = engine.form.schedule.rule_groups[rule];
                findings::check(engine.scene(), rule, Spot { group, index }, &mut report);
                self.found
                    .push((Owner::Rule(rule, index), report.findings()));
            }
            Step::Piece(piece) => self.put_piece(engine.scene(), piece, index),
            Step::Total(total) => {
                let new = assemble::total(engine.scene(), total);
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

    fn put_summary(&mut self, scene: Scene<'_>, group: usize, index: usize) {
        let instance = &scene.instances[group][index];
        let path = scene.path(group, instance.parent);
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
        let field = &engine.form.graph.fields[number];
        self.find_faults(engine, field, index);
        let scene = engine.scene();
        if field.kind.rows().is_some() {
            self.put_group(scene, number, index);
        } else {
            self.put_single(scene, field, scene.spot_of(number, index));
        }
        self.count(engine, field, index);
    }

    /// Finds what is wrong with a field.
    pub(super) fn find_faults(&mut self, engine: &mut Engine<'_>, field: &Field, index: usize) {
        let (number, scene) = (field.number, engine.scene());
        let mut report = Report::new(scene.dossier);
        if scene.states[number][index].visible {
            findings::field(scene, field, scene.spot_of(number, index), &mut report);
        }
        let found = report.findings();
        let faulty = &mut engine.cells.states[number][index].faulty;
        let had = std::mem::replace(faulty, !found.is_empty());
        if had || !found.is_empty() {
            self.found.push((Owner::Field(number, index), found));
        }
    }

    /// Counts what a field adds to its section now, in the place of what it added before.
    pub(super) fn count(&mut self, engine: &mut Engine<'_>, field: &Field, index: usize) {
        let (number, scene) = (field.number, engine.scene());
        let share = assemble::share(scene, field, scene.spot_of(number, index));
        let known = std::mem::replace(&mut engine.cells.states[number][index].share, share);
        let tally = &mut self.tallies[engine.form.graph.sections[number]];
        tally.take(known);
        tally.add(share);
    }

    fn put_single(&mut self, scene: Scene<'_>, field: &Field, spot: Spot) {
        let view = field_view(scene, field, spot);
        let path = scene.path(field.number, spot.index);
        self.hide(scene, field, path, !view.visible);
        match self.view.fields.get_mut(path) {
            Some(known) if *known == view => return,
            Some(known) => *known = view,
            None => {
                self.view.fields.insert(path.clone(), view);
            }
        }
        self.change.fields.insert(path.clone());
    }

    fn put_group(&mut self, scene: Scene<'_>, number: usize, index: usize) {
        let view = group_view(scene, number, index);
        let path = scene.path(number, index);
        match self.view.groups.get_mut(path) {
            Some(known) if *known == view => return,
            Some(known) => *known = view,
            None => {
                self.view.groups.insert(path.clone(), view);
            }
        }
        self.change.groups.insert(path.clone());
    }

    /// Keeps the answers and files of a place among the hidden ones, or no longer.
    pub(super) fn hide(&mut self, scene: Scene<'_>, field: &Field, path: &Path, is_hidden: bool) {
        if !is_hidden && self.hidden_answers.is_empty() && self.hidden_targets.is_empty() {
            return;
        }
        let dossier = scene.dossier;
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

    pub(super) fn put_piece(&mut self, scene: Scene<'_>, number: usize, index: usize) {
        let Some(place) = self.places.get(&(number, index)).copied() else {
            return;
        };
        let mut report = Report::new(scene.dossier);
        let view = pieces::piece(scene, number, index, &mut report);
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
    pub(super) fn place_pieces(&mut self, scene: Scene<'_>) {
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
        for (number, group) in scene.form.schedule.piece_groups.iter().enumerate() {
            let rows = group.map_or_else(|| vec![0], |group| scene.rows_in_order(group));
            for index in rows {
                let key = (number, index);
                let view = known.remove(&key).unwrap_or_else(|| {
                    pieces::piece(scene, number, index, &mut Report::new(scene.dossier))
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
    pub(super) fn weigh_deposit(&mut self, scene: Scene<'_>) {
        let mut report = Report::new(scene.dossier);
        pieces::deposit(scene, &mut report);
        self.found.push((Owner::Deposit, report.findings()));
    }

    /// Takes out of the view what stands in a row that goes.
    pub(super) fn forget_row(&mut self, scene: Scene<'_>, group: usize, index: usize) {
        let rows = scene.form.graph.fields[group].kind.rows();
        for child in rows.map(|rows| rows.fields.as_slice()).unwrap_or_default() {
            let share = scene.states[child.number][index].share;
            self.tallies[scene.form.graph.sections[group]].take(share);
            let path = scene.path(child.number, index);
            if child.kind.rows().is_some() {
                for inner in &scene.orders[child.number][index] {
                    self.forget_row(scene, child.number, *inner);
                }
                self.view.groups.remove(path);
                self.change.removed_groups.insert(path.clone());
            } else {
                self.hide(scene, child, path, false);
                self.view.fields.remove(path);
                self.change.removed_fields.insert(path.clone());
            }
        }
    }

    /// Takes out the findings of rows that go or move.
    pub(super) fn forget_findings(&mut self, scene: Scene<'_>, rows: &HashSet<(usize, usize)>) {
        let tallies = &mut self.tallies;
        let mut counted =
            |owner, finding: &Finding, count| tally(tallies, scene, owner, finding, count);
        if self
            .listing
            .drop_rows(scene, &mut self.view.findings, rows, &mut counted)
        {
            self.change.parts.insert(Part::Findings);
        }
    }

    /// Brings the lists and the counts of the view to what was found.
    pub(super) fn settle(&mut self, scene: Scene<'_>) {
        let tallies = &mut self.tallies;
        let mut counted =
            |owner, finding: &Finding, count| tally(tallies, scene, owner, finding, count);
        let found = std::mem::take(&mut self.found);
        if self
            .listing
            .put(scene, &mut self.view.findings, found, &mut counted)
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
        let sections = assemble::sections(scene, &self.tallies);
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

fn tally(tallies: &mut [Tally], scene: Scene<'_>, owner: Owner, finding: &Finding, count: Count) {
    let section = match owner {
        Owner::Field(field, _) => scene.form.graph.sections[field],
        Owner::Rule(rule, _) => scene.form.schedule.rule_sections[rule],
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
