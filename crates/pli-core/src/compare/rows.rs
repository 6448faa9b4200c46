//! Rows: who is whose partner, who came, went or moved.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Compared, Matching, RowChange, RowDifference, Side};
use crate::dossier::Path;
use crate::form::Field;
use crate::view::RowView;

impl Compared<'_> {
    /// The rows of a group that both have, or that one has, with all in them.
    pub(super) fn rows(
        &mut self,
        before: Option<&Arc<Field>>,
        after: Option<&Arc<Field>>,
        path: &Path,
    ) {
        let former_group = self.former(path);
        let old = before.map_or(Vec::new(), |_| rows_of(self.before, &former_group));
        let new = after.map_or(Vec::new(), |_| rows_of(self.after, path));
        let pairs = pair(&old, &new, self.matching);
        let moved = moved(&pairs);
        let Some(field) = after.or(before) else {
            return;
        };
        let fields = |field: Option<&Arc<Field>>| {
            field
                .and_then(|field| field.kind.rows())
                .map(|rows| rows.fields.clone())
                .unwrap_or_default()
        };
        let (old_fields, new_fields) = (fields(before), fields(after));
        let mut report = |row: &RowView, group: &Path, change: RowChange| {
            self.found.rows.push(RowDifference {
                path: group.row(row.row),
                label: field.label.clone(),
                summary: row.summary.clone(),
                change,
            });
        };
        for (at, row) in new.iter().enumerate() {
            match pairs[at] {
                None => report(row, path, RowChange::Added(row.number)),
                Some(partner) if moved.contains(&at) => {
                    report(row, path, RowChange::Moved(old[partner].number, row.number));
                }
                Some(_) => {}
            }
        }
        let paired: BTreeSet<usize> = pairs.iter().flatten().copied().collect();
        let gone = || (0..old.len()).filter(|at| !paired.contains(at));
        for at in gone() {
            report(&old[at], &former_group, RowChange::Removed(old[at].number));
        }
        for (at, row) in new.iter().enumerate() {
            let home = path.row(row.row);
            if let Some(partner) = pairs[at] {
                self.partners.insert(row.row, old[partner].row);
                self.fields(&old_fields, &new_fields, &home, &row.name());
            } else {
                self.fields(&[], &new_fields, &home, &row.name());
            }
        }
        for at in gone() {
            let home = former_group.row(old[at].row);
            self.fields(&old_fields, &[], &home, &old[at].name());
        }
    }
}

fn rows_of(side: Side<'_>, group: &Path) -> Vec<RowView> {
    side.view
        .groups
        .get(group)
        .map(|group| group.rows.clone())
        .unwrap_or_default()
}

/// For every later row, the place of its partner among the earlier ones.
fn pair(old: &[RowView], new: &[RowView], matching: Matching) -> Vec<Option<usize>> {
    let by_identity: BTreeMap<_, _> = old
        .iter()
        .enumerate()
        .map(|(at, row)| (row.row, at))
        .collect();
    let mut pairs: Vec<Option<usize>> = new
        .iter()
        .map(|row| by_identity.get(&row.row).copied())
        .collect();
    if matching == Matching::Identity {
        return pairs;
    }
    let mut free: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let taken: BTreeSet<usize> = pairs.iter().flatten().copied().collect();
    for (at, row) in old.iter().enumerate().rev() {
        if !taken.contains(&at) && !row.summary.fr.is_empty() {
            free.entry(row.summary.fr.as_str()).or_default().push(at);
        }
    }
    for (pair, row) in pairs.iter_mut().zip(new) {
        if pair.is_none() {
            *pair = free.get_mut(row.summary.fr.as_str()).and_then(Vec::pop);
        }
    }
    pairs
}

/// The later rows that left the order: all but the longest run of partners that kept it.
fn moved(pairs: &[Option<usize>]) -> BTreeSet<usize> {
    let matched: Vec<(usize, usize)> = pairs
        .iter()
        .enumerate()
        .filter_map(|(at, partner)| Some((at, (*partner)?)))
        .collect();
    // Patience: `ends[n]` is the entry that ends the best run of length n + 1.
    let mut ends: Vec<usize> = Vec::new();
    let mut previous: Vec<Option<usize>> = vec![None; matched.len()];
    for (entry, (_, partner)) in matched.iter().enumerate() {
        let length = ends.partition_point(|end| matched[*end].1 < *partner);
        previous[entry] = length.checked_sub(1).map(|before| ends[before]);
        if length == ends.len() {
            ends.push(entry);
        } else {
            ends[length] = entry;
        }
    }
    let mut kept = BTreeSet::new();
    let mut at = ends.last().copied();
    while let Some(entry) = at {
        kept.insert(matched[entry].0);
        at = previous[entry];
    }
    matched
        .into_iter()
        .map(|(at, _)| at)
        .filter(|at| !kept.contains(at))
        .collect()
}
