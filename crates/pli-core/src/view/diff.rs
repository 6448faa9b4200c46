//! What changed between two views, for a screen that shows one.

use std::collections::BTreeMap;

use super::{FieldView, GroupView, PieceView, Progress, SectionView, TotalView, View};
use crate::dossier::Path;
use crate::finding::Finding;

/// What a screen must show anew. Lists that are short come whole where anything in them changed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ViewChange {
    /// Fields that are new or differ.
    pub fields: BTreeMap<Path, FieldView>,
    /// Fields that are gone with their rows.
    pub removed_fields: Vec<Path>,
    /// Groups that are new or differ.
    pub groups: BTreeMap<Path, GroupView>,
    /// Groups that are gone with the rows that held them.
    pub removed_groups: Vec<Path>,
    /// All sections, where one differs.
    pub sections: Option<Vec<SectionView>>,
    /// All findings, where one differs.
    pub findings: Option<Vec<Finding>>,
    /// All totals, where one differs.
    pub totals: Option<Vec<TotalView>>,
    /// All pieces, where one differs.
    pub pieces: Option<Vec<PieceView>>,
    /// All hidden answers, where one differs.
    pub hidden: Option<Vec<Path>>,
    /// Progress, where it differs.
    pub progress: Option<Progress>,
}

impl View {
    /// Says what changed since a previous view.
    pub fn diff(&self, previous: &Self) -> ViewChange {
        ViewChange {
            fields: changed(&self.fields, &previous.fields),
            removed_fields: gone(&self.fields, &previous.fields),
            groups: changed(&self.groups, &previous.groups),
            removed_groups: gone(&self.groups, &previous.groups),
            sections: whole(&self.sections, &previous.sections),
            findings: whole(&self.findings, &previous.findings),
            totals: whole(&self.totals, &previous.totals),
            pieces: whole(&self.pieces, &previous.pieces),
            hidden: whole(&self.hidden, &previous.hidden),
            progress: (self.progress != previous.progress).then_some(self.progress),
        }
    }

    /// Applies a change to the view that it was made against.
    pub fn apply(&mut self, change: ViewChange) {
        for path in &change.removed_fields {
            self.fields.remove(path);
        }
        for path in &change.removed_groups {
            self.groups.remove(path);
        }
        self.fields.extend(change.fields);
        self.groups.extend(change.groups);
        replace(&mut self.sections, change.sections);
        replace(&mut self.findings, change.findings);
        replace(&mut self.totals, change.totals);
        replace(&mut self.pieces, change.pieces);
        replace(&mut self.hidden, change.hidden);
        replace(&mut self.progress, change.progress);
    }
}

fn changed<V: Clone + PartialEq>(
    now: &BTreeMap<Path, V>,
    before: &BTreeMap<Path, V>,
) -> BTreeMap<Path, V> {
    let differs = |(path, view): &(&Path, &V)| before.get(*path) != Some(*view);
    now.iter()
        .filter(differs)
        .map(|(path, view)| (path.clone(), view.clone()))
        .collect()
}

fn gone<V>(now: &BTreeMap<Path, V>, before: &BTreeMap<Path, V>) -> Vec<Path> {
    before
        .keys()
        .filter(|path| !now.contains_key(*path))
        .cloned()
        .collect()
}

fn whole<V: Clone + PartialEq>(now: &[V], before: &[V]) -> Option<Vec<V>> {
    (now != before).then(|| now.to_vec())
}

fn replace<V>(slot: &mut V, new: Option<V>) {
    if let Some(new) = new {
        *slot = new;
    }
}
