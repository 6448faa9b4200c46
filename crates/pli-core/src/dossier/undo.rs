//! Undo and redo without limit, read from the journal, so that they survive a restart.
//!
//! One takes back one's own acts, the latest first. What another installation has written since at the same place stays.

use super::plan::Planner;
use super::{ActorId, BatchId, Context, Dossier, Edit, Intent, Op, Path, RowId};

/// What an actor may take back and do again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UndoState {
    /// Acts that may be taken back, the latest last.
    undo: Vec<Act>,
    /// Acts taken back that may be done again, the latest taken back last.
    redo: Vec<Act>,
}

/// An act of the person and the batch of operations that last did it or took it back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Act {
    act: BatchId,
    latest: BatchId,
}

impl UndoState {
    /// Reads the journal of one actor.
    pub fn of(dossier: &Dossier, actor: ActorId) -> Self {
        let mut state = Self::default();
        let mut last = None;
        for op in dossier.journal_of(actor) {
            if last == Some(op.batch.id) {
                continue;
            }
            last = Some(op.batch.id);
            state.follow(op);
        }
        state
    }

    fn follow(&mut self, op: &Op) {
        let latest = op.batch.id;
        match op.batch.intent {
            Intent::Edit => {
                self.undo.push(Act {
                    act: latest,
                    latest,
                });
                self.redo.clear();
            }
            Intent::Undo(act) => {
                forget(&mut self.undo, act);
                self.redo.push(Act { act, latest });
            }
            Intent::Redo(act) => {
                forget(&mut self.redo, act);
                self.undo.push(Act { act, latest });
            }
        }
    }

    /// Whether there is an act to take back.
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Whether there is an act to do again.
    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }
}

fn forget(acts: &mut Vec<Act>, act: BatchId) {
    if let Some(index) = acts.iter().rposition(|entry| entry.act == act) {
        acts.remove(index);
    }
}

/// Makes the operations that take back the latest act of this actor that still shows; none where there is none.
pub fn plan_undo(dossier: &Dossier, context: &Context) -> Vec<Op> {
    let state = UndoState::of(dossier, context.actor);
    let mut plans = state
        .undo
        .iter()
        .rev()
        .map(|act| invert(dossier, context, act.latest, Intent::Undo(act.act)));
    plans.find(|ops| !ops.is_empty()).unwrap_or_default()
}

/// Makes the operations that do again the act that was taken back last; none where there is none.
pub fn plan_redo(dossier: &Dossier, context: &Context) -> Vec<Op> {
    let state = UndoState::of(dossier, context.actor);
    let mut plans = state
        .redo
        .iter()
        .rev()
        .map(|act| invert(dossier, context, act.latest, Intent::Redo(act.act)));
    plans.find(|ops| !ops.is_empty()).unwrap_or_default()
}

fn invert(dossier: &Dossier, context: &Context, batch: BatchId, intent: Intent) -> Vec<Op> {
    let mut planner = Planner::new(dossier, context, intent);
    let ops: Vec<&Op> = dossier
        .journal_of(context.actor)
        .rev()
        .skip_while(|op| op.batch.id != batch)
        .take_while(|op| op.batch.id == batch)
        .collect();
    // The operations of an act stand together in its author's journal: the latest come first.
    for op in ops {
        let own = planner
            .standing(&op.edit)
            .iter()
            .all(|id| id.actor == context.actor);
        if own {
            push_inverse(&mut planner, dossier, op);
        }
    }
    planner.ops
}

fn push_inverse(planner: &mut Planner<'_>, dossier: &Dossier, op: &Op) {
    let before: Vec<&Edit> = op
        .overwrites
        .iter()
        .filter_map(|id| dossier.op(*id))
        .map(|op| &op.edit)
        .collect();
    match &op.edit {
        Edit::SetAnswer { path, .. } => {
            let empty = Edit::SetAnswer {
                path: path.clone(),
                answer: None,
                origin: None,
            };
            put_back(planner, before, empty);
        }
        Edit::InsertRow { group, row, .. } | Edit::RestoreRow { group, row } => {
            planner.push(Edit::DeleteRow {
                group: group.clone(),
                row: *row,
            });
        }
        Edit::DeleteRow { group, row } => planner.push(Edit::RestoreRow {
            group: group.clone(),
            row: *row,
        }),
        Edit::MoveRow { group, row, .. } => move_back(planner, &before, group, *row),
        Edit::Attach { target, attachment } => {
            planner.push(Edit::Detach {
                target: target.clone(),
                attachment: attachment.id,
            });
        }
        Edit::Detach { target, attachment } => {
            let known = dossier
                .held(target, *attachment)
                .and_then(|held| held.attachment.clone());
            if let Some(attachment) = known {
                planner.push(Edit::Attach {
                    target: target.clone(),
                    attachment,
                });
            }
        }
        Edit::Justify { code, path, .. } => {
            let empty = Edit::Justify {
                code: code.clone(),
                path: path.clone(),
                text: None,
            };
            put_back(planner, before, empty);
        }
        Edit::MoveForm { from, to } => planner.push(Edit::MoveForm {
            from: to.clone(),
            to: from.clone(),
        }),
    }
}

/// Writes again what stood before; several concurrent values come back side by side.
fn put_back(planner: &mut Planner<'_>, before: Vec<&Edit>, empty: Edit) {
    let overwrites = planner.standing(&empty);
    if before.is_empty() {
        planner.push_over(empty, overwrites);
        return;
    }
    let together = before
        .into_iter()
        .map(|edit| planner.push_over(edit.clone(), overwrites.clone()))
        .collect::<Vec<_>>();
    planner.stand(&empty, &together);
}

fn move_back(planner: &mut Planner<'_>, before: &[&Edit], group: &Path, row: RowId) {
    for edit in before {
        if let Edit::InsertRow { position, .. } | Edit::MoveRow { position, .. } = edit {
            let (group, position) = (group.clone(), position.clone());
            planner.push(Edit::MoveRow {
                group,
                row,
                position,
            });
        }
    }
}
