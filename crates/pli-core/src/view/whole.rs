//! A whole evaluation: first what counts and what is wrong, then, where a screen is to show it, every field written for
//! people. Both go through the dossier once, in the order of addresses, in which the answers lie too.
//!
//! What is put is found by the same functions as when a change is followed, in `shown`.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::assemble::{self, field_view, group_view};
use super::cells::Cells;
use super::engine::Engine;
use super::findings::Listing;
use super::scene::Scene;
use super::shown::{Hidden, Shown, Tally};
use super::values::to_answer;
use super::{FieldView, GroupView, Inputs, Progress, TotalView, ViewChange};
use crate::dossier::{Answer, Dossier, Path};
use crate::finding::Finding;
use crate::form::{Field, FormPackage, Located, Step};

/// A dossier evaluated whole: what its answers are worth and what is wrong with them, before any field is written for people.
pub struct Evaluation<'a> {
    engine: Engine<'a>,
    shown: Shown,
}

impl<'a> Evaluation<'a> {
    /// Finds values, visibility, obligations, findings, pieces and totals.
    pub fn of(form: &'a FormPackage, dossier: &'a Dossier, inputs: Inputs<'a>) -> Self {
        let mut engine = Engine::run(form, dossier, inputs);
        let shown = Shown::weigh(&mut engine);
        Self { engine, shown }
    }

    /// What is wrong or missing, in the order of the form.
    pub fn findings(&self) -> &[Finding] {
        &self.shown.view.findings
    }

    /// Totals of the form.
    pub fn totals(&self) -> &[TotalView] {
        &self.shown.view.totals
    }

    /// How far the dossier is.
    pub fn progress(&self) -> Progress {
        self.shown.view.progress
    }

    /// The value of a field that counts; none where it is unanswered or hidden, or where no such row stands.
    pub fn value(&self, path: &Path) -> Option<Answer> {
        let scene = self.engine.scene();
        let (field, index) = scene.find(path)?;
        let state = scene.state(field, index).filter(|state| state.visible)?;
        to_answer(Some(&scene.form.graph.fields[field].kind), &state.value)
    }

    /// Writes every field for people.
    pub(super) fn write(mut self) -> (Cells, Shown) {
        self.shown.write_fields(self.engine.scene());
        (self.engine.cells, self.shown)
    }
}

/// The fields and groups of a view, in the order of their addresses.
#[derive(Default)]
struct AllFields {
    fields: Vec<(Path, FieldView)>,
    groups: Vec<(Path, GroupView)>,
}

impl Shown {
    /// What is found beside the fields.
    fn weigh(engine: &mut Engine<'_>) -> Self {
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
        for fields in &schedule.by_address {
            shown.weigh_home(engine, fields, 0);
        }
        shown.place_pieces(engine.scene());
        for (rank, step) in schedule.steps.iter().enumerate() {
            if !matches!(step, Step::Rule(_) | Step::Piece(_) | Step::Total(_)) {
                continue;
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
        shown.weigh_deposit(engine.scene());
        shown.find_strays(engine);
        shown.settle(engine.scene());
        shown
    }

    fn weigh_home(&mut self, engine: &mut Engine<'_>, fields: &[usize], index: usize) {
        let form = engine.form;
        for number in fields {
            let field = &form.graph.fields[*number];
            self.find_faults(engine, field, index);
            self.count(engine, field, index);
            if !engine.states[*number][index].visible {
                self.hide_field(engine.scene(), field, index);
            }
            for row in rows_by_address(engine.scene(), *number, index) {
                self.weigh_home(engine, &form.schedule.by_address_of[*number], row);
            }
        }
    }

    fn hide_field(&mut self, scene: Scene<'_>, field: &Field, index: usize) {
        if field.kind.rows().is_none() {
            self.hide(scene, field, scene.path(field.number, index), true);
        }
    }

    /// Writes every field and group for people.
    fn write_fields(&mut self, scene: Scene<'_>) {
        let mut all = AllFields::default();
        for fields in &scene.form.schedule.by_address {
            all.write_home(scene, fields, 0);
        }
        // In the order of addresses the maps are made in one go.
        self.view.fields = BTreeMap::from_iter(all.fields);
        self.view.groups = BTreeMap::from_iter(all.groups);
    }

    /// Finds answers and files at places that the form does not have: they count as hidden.
    fn find_strays(&mut self, engine: &Engine<'_>) {
        let (form, dossier) = (engine.form, engine.dossier);
        let is_stray = |path: &Path| matches!(form.locate(path), Some(Located::Row(_)) | None);
        for path in &engine.astray {
            if is_stray(path) && dossier.answer(path).is_some() {
                self.keep((*path).clone(), true, Hidden::Answer);
            }
        }
        for target in dossier.targets() {
            let is_known = form.locate_piece(target).is_some() || !is_stray(target);
            if !is_known && !dossier.attached(target).is_empty() {
                self.keep(target.clone(), true, Hidden::Files);
            }
        }
    }
}

impl AllFields {
    fn write_home(&mut self, scene: Scene<'_>, fields: &[usize], index: usize) {
        for number in fields {
            let field = &scene.form.graph.fields[*number];
            let path = scene.path(*number, index).clone();
            if field.kind.rows().is_none() {
                let view = field_view(scene, field, scene.spot_of(*number, index));
                self.fields.push((path, view));
                continue;
            }
            self.groups.push((path, group_view(scene, *number, index)));
            for row in rows_by_address(scene, *number, index) {
                self.write_home(scene, &scene.form.schedule.by_address_of[*number], row);
            }
        }
    }
}

/// The rows of a group in the order of their addresses; none of what is no group.
fn rows_by_address(scene: Scene<'_>, group: usize, home: usize) -> Vec<usize> {
    let mut rows = scene.orders[group].get(home).cloned().unwrap_or_default();
    rows.sort_unstable_by_key(|row| scene.instances[group][*row].row);
    rows
}
