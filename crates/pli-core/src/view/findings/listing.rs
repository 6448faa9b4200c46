//! The findings of a dossier in the order of people: section by section, field by field, then rules; pieces and the whole
//! deposit last. A node's findings are put in their place without going through the others.

use std::collections::HashSet;
use std::ops::Range;

use super::super::cells::Spot;
use super::super::scene::Scene;
use crate::finding::Finding;

/// What finds something, at one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::view) enum Owner {
    /// A field.
    Field(usize, usize),
    /// A rule.
    Rule(usize, usize),
    /// A piece.
    Piece(usize, usize),
    /// The deposit as a whole.
    Deposit,
}

/// Changes up to which each is put in its place by itself; beyond, the list is made anew in one go.
const FEW: usize = 16;

/// Place in the list: section, then kind of owner, then fields and rows from the outermost.
type Key = (usize, u8, [usize; 8]);

/// Who owns each finding of a list.
#[derive(Debug, Default)]
pub(in crate::view) struct Listing {
    owners: Vec<Owner>,
}

impl Listing {
    /// Puts what owners find now in the place of what they found before. `counted` is told of every finding that goes or
    /// comes; the answer says whether anything changed.
    pub(in crate::view) fn put(
        &mut self,
        scene: Scene<'_>,
        list: &mut Vec<Finding>,
        found: Vec<(Owner, Vec<Finding>)>,
        counted: &mut dyn FnMut(Owner, &Finding, Count),
    ) -> bool {
        let mut changed: Vec<(Key, Owner, Range<usize>, Vec<Finding>)> = Vec::new();
        for (owner, new) in found {
            if new.is_empty() && self.owners.is_empty() {
                continue;
            }
            let key = key(scene, owner);
            let place = self.place(scene, &key);
            if list[place.clone()] != new[..] {
                list[place.clone()]
                    .iter()
                    .for_each(|old| counted(owner, old, Count::Less));
                new.iter().for_each(|new| counted(owner, new, Count::More));
                changed.push((key, owner, place, new));
            }
        }
        if changed.is_empty() {
            return false;
        }
        changed.sort_unstable_by_key(|a| a.0);
        if changed.len() <= FEW {
            for (_, owner, place, new) in changed.into_iter().rev() {
                self.owners.splice(place.clone(), new.iter().map(|_| owner));
                list.splice(place, new);
            }
        } else {
            self.merge(list, changed);
        }
        true
    }

    fn merge(
        &mut self,
        list: &mut Vec<Finding>,
        changed: Vec<(Key, Owner, Range<usize>, Vec<Finding>)>,
    ) {
        let mut old = std::mem::take(&mut self.owners)
            .into_iter()
            .zip(std::mem::take(list));
        let mut at = 0;
        let mut keep = |count: usize, owners: &mut Vec<Owner>, list: &mut Vec<Finding>| {
            for (owner, finding) in old.by_ref().take(count) {
                owners.push(owner);
                list.push(finding);
            }
        };
        let mut dropped = (Vec::new(), Vec::new());
        for (_, owner, place, new) in changed {
            keep(place.start - at, &mut self.owners, list);
            keep(place.len(), &mut dropped.0, &mut dropped.1);
            at = place.end;
            self.owners.extend(new.iter().map(|_| owner));
            list.extend(new);
        }
        keep(usize::MAX, &mut self.owners, list);
    }

    fn place(&self, scene: Scene<'_>, of: &Key) -> Range<usize> {
        let start = self
            .owners
            .partition_point(|owner| key(scene, *owner) < *of);
        let count = self.owners[start..]
            .iter()
            .take_while(|owner| key(scene, **owner) == *of)
            .count();
        start..start + count
    }

    /// Drops the findings of some rows, with all in them.
    pub(in crate::view) fn drop_rows(
        &mut self,
        scene: Scene<'_>,
        list: &mut Vec<Finding>,
        rows: &HashSet<(usize, usize)>,
        counted: &mut dyn FnMut(Owner, &Finding, Count),
    ) -> bool {
        let goes: Vec<bool> = self
            .owners
            .iter()
            .map(|owner| is_in(scene, *owner, rows))
            .collect();
        if !goes.contains(&true) {
            return false;
        }
        let mut at = 0;
        list.retain(|finding| {
            let gone = goes[at];
            if gone {
                counted(self.owners[at], finding, Count::Less);
            }
            at += 1;
            !gone
        });
        let mut goes = goes.into_iter();
        self.owners.retain(|_| !goes.next().unwrap_or_default());
        true
    }
}

/// Whether a finding comes or goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::view) enum Count {
    /// It comes.
    More,
    /// It goes.
    Less,
}

fn home(scene: Scene<'_>, owner: Owner) -> Option<Spot> {
    let schedule = &scene.form.schedule;
    let (group, index) = match owner {
        Owner::Field(field, index) => (scene.form.graph.parents[field], index),
        Owner::Rule(rule, index) => (schedule.rule_groups[rule], index),
        Owner::Piece(piece, index) => (schedule.piece_groups[piece], index),
        Owner::Deposit => (None, 0),
    };
    group.map(|_| Spot { group, index })
}

fn is_in(scene: Scene<'_>, owner: Owner, rows: &HashSet<(usize, usize)>) -> bool {
    let mut at = home(scene, owner);
    while let Some(Spot {
        group: Some(group),
        index,
    }) = at
    {
        if rows.contains(&(group, index)) {
            return true;
        }
        at = scene.outer(Spot {
            group: Some(group),
            index,
        });
    }
    false
}

fn key(scene: Scene<'_>, owner: Owner) -> Key {
    let schedule = &scene.form.schedule;
    let mut steps = Steps::default();
    let (section, kind) = match owner {
        Owner::Field(field, _) => {
            steps.push(field + 1);
            (scene.form.graph.sections[field], 0)
        }
        Owner::Rule(rule, _) => (schedule.rule_sections[rule], 1),
        Owner::Piece(..) => (usize::MAX, 2),
        Owner::Deposit => (usize::MAX, 3),
    };
    let mut at = home(scene, owner);
    while let Some(Spot {
        group: Some(group),
        index,
    }) = at
    {
        steps.push(scene.instances[group][index].number);
        if kind == 0 {
            steps.push(group + 1);
        }
        at = scene.outer(Spot {
            group: Some(group),
            index,
        });
    }
    match owner {
        Owner::Rule(number, _) | Owner::Piece(number, _) => steps.push(number + 1),
        Owner::Field(..) | Owner::Deposit => {}
    }
    (section, kind, steps.outermost_first())
}

/// Groups stand three deep at most: four fields and three rows.
#[derive(Default)]
struct Steps {
    steps: [usize; 8],
    count: usize,
}

impl Steps {
    fn push(&mut self, step: usize) {
        if let Some(place) = self.steps.get_mut(self.count) {
            *place = step;
            self.count += 1;
        }
    }

    fn outermost_first(mut self) -> [usize; 8] {
        self.steps[..self.count].reverse();
        self.steps
    }
}
