//! What changed between two views, by name: a screen that shows one reads the rest from the new view.

use std::collections::{BTreeMap, BTreeSet};

use super::View;
use crate::dossier::Path;

/// What a screen must show anew.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ViewChange {
    /// Fields that are new or differ.
    pub fields: BTreeSet<Path>,
    /// Fields that are gone with their rows.
    pub removed_fields: BTreeSet<Path>,
    /// Groups that are new or differ.
    pub groups: BTreeSet<Path>,
    /// Groups that are gone with the rows that held them.
    pub removed_groups: BTreeSet<Path>,
    /// The rest, where something in it differs.
    pub parts: BTreeSet<Part>,
}

/// A part of a view that is shown whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The state of sections.
    Sections,
    /// Findings.
    Findings,
    /// Totals.
    Totals,
    /// Supporting documents.
    Pieces,
    /// Hidden answers.
    Hidden,
    /// How far the dossier is.
    Progress,
}

impl View {
    /// Says what changed since a previous view.
    pub fn diff(&self, previous: &Self) -> ViewChange {
        let parts = [
            (Part::Sections, self.sections != previous.sections),
            (Part::Findings, self.findings != previous.findings),
            (Part::Totals, self.totals != previous.totals),
            (Part::Pieces, self.pieces != previous.pieces),
            (Part::Hidden, self.hidden != previous.hidden),
            (Part::Progress, self.progress != previous.progress),
        ];
        ViewChange {
            fields: changed(&self.fields, &previous.fields),
            removed_fields: gone(&self.fields, &previous.fields),
            groups: changed(&self.groups, &previous.groups),
            removed_groups: gone(&self.groups, &previous.groups),
            parts: parts
                .into_iter()
                .filter_map(|(part, differs)| differs.then_some(part))
                .collect(),
        }
    }
}

fn changed<V: PartialEq>(now: &BTreeMap<Path, V>, before: &BTreeMap<Path, V>) -> BTreeSet<Path> {
    let differs = |(path, view): &(&Path, &V)| before.get(*path) != Some(*view);
    now.iter()
        .filter(differs)
        .map(|(path, _)| path.clone())
        .collect()
}

fn gone<V>(now: &BTreeMap<Path, V>, before: &BTreeMap<Path, V>) -> BTreeSet<Path> {
    before
        .keys()
        .filter(|path| !now.contains_key(*path))
        .cloned()
        .collect()
}
