//! The plan of a move over all versions between, and its operations: one act, taken back as one.

use std::collections::{BTreeMap, BTreeSet};

use super::places::Places;
use super::route::Leg;
use super::step::{Noted, step};
use super::{MovePlan, Moved, Orphaned, ToConfirm};
use crate::dossier::{Answer, ApplyError, Context, Dossier, Path, plan};

/// Plans the move of a draft along a way. The draft is unchanged until the operations of the plan are applied.
///
/// # Errors
/// Operations larger than a journal may carry.
pub fn plan_move(
    legs: &[Leg],
    dossier: &Dossier,
    context: &Context,
) -> Result<MovePlan, ApplyError> {
    let mut state = dossier.clone();
    let mut done = MovePlan::default();
    let mut story = Story::default();
    for leg in legs {
        let (requests, noted) = step(leg, &state);
        let ops = plan(&state, context, &requests);
        for op in &ops {
            state.apply(op)?;
        }
        story.follow(noted);
        done.ops.extend(ops);
        done.versions.push(leg.migration.to.clone());
    }
    if let (Some(first), Some(last)) = (legs.first(), legs.last()) {
        let (before, after) = (Places::of(&first.old), Places::of(&last.new));
        let new = after.leaves.keys();
        let new = new.filter(|place| !before.leaves.contains_key(*place));
        done.added = new.cloned().collect();
    }
    story.tell(dossier, &state, &mut done);
    Ok(done)
}

/// Where each answer is by now, and where it was at first.
#[derive(Default)]
struct Story {
    started: bool,
    at: BTreeMap<Path, Path>,
    rewritten: BTreeSet<Path>,
    orphaned: BTreeMap<Path, Option<crate::text::Text>>,
    doubts: BTreeSet<ToConfirm>,
}

impl Story {
    fn follow(&mut self, noted: Noted) {
        if !self.started {
            self.started = true;
            let from = noted.carried.iter().map(|(from, _)| from);
            let from = from.chain(noted.orphaned.iter().map(|orphan| &orphan.path));
            self.at = from.map(|path| (path.clone(), path.clone())).collect();
        }
        let mut next = BTreeMap::new();
        for orphan in noted.orphaned {
            self.at.remove(&orphan.path);
            self.orphaned.insert(orphan.path, orphan.reason);
        }
        for (from, to) in noted.carried {
            let first = self.at.remove(&from).unwrap_or_else(|| from.clone());
            self.orphaned.remove(&from);
            if from != to {
                let moving = std::mem::take(&mut self.doubts);
                let follow = |doubt: ToConfirm| ToConfirm {
                    path: if doubt.path == from {
                        to.clone()
                    } else {
                        doubt.path
                    },
                    doubt: doubt.doubt,
                };
                self.doubts = moving.into_iter().map(follow).collect();
            }
            if noted.rewritten.contains(&to) {
                self.rewritten.insert(first.clone());
            }
            next.insert(to, first);
        }
        self.at = next;
        self.doubts.extend(noted.to_confirm);
    }

    fn tell(self, before: &Dossier, after: &Dossier, done: &mut MovePlan) {
        for (at, first) in self.at {
            if at == first && !self.rewritten.contains(&first) {
                done.kept.push(at);
                continue;
            }
            let answer = |dossier: &Dossier, path: &Path| -> Option<Answer> {
                dossier.answer(path).cloned()
            };
            let (was, is) = (answer(before, &first), answer(after, &at));
            if was.is_none() && before.attached(&first).is_empty() {
                // Made on the way: it is among the answers to confirm.
                continue;
            }
            done.moved.push(Moved {
                from: first,
                to: at,
                before: was,
                after: is,
            });
        }
        let orphaned = self.orphaned.into_iter();
        done.orphaned = orphaned
            .map(|(path, reason)| Orphaned { path, reason })
            .collect();
        done.to_confirm = self.doubts.into_iter().collect();
    }
}
