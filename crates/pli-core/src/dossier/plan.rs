//! From what a person asks to operations. Pure: identities, clock and author come as arguments.

use std::collections::HashMap;

use crate::call::FormRef;

use super::position::between;
use super::{
    ActorId, Answer, Attachment, AttachmentId, Batch, BatchId, Dossier, Edit, Intent, Op, OpId,
    Origin, Path, Position, Register, RowId,
};

/// Who acts, when, and under which identity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Context {
    /// The installation.
    pub actor: ActorId,
    /// Name of the person.
    pub author: String,
    /// Clock of the machine.
    pub now: jiff::Timestamp,
    /// Identity of this act, new.
    pub batch: BatchId,
}

/// Where a row goes among its siblings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Before all.
    First,
    /// Behind all.
    Last,
    /// Just behind that row; behind all where that row is gone.
    After(RowId),
}

/// One thing that a person asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// Answers a field or component, or empties it.
    Set {
        /// The field or component.
        path: Path,
        /// The answer; none empties.
        answer: Option<Answer>,
        /// Where it comes from, when not typed.
        origin: Option<Origin>,
    },
    /// Adds a row.
    InsertRow {
        /// The group or table.
        group: Path,
        /// Identity of the new row.
        row: RowId,
        /// Where.
        place: Place,
    },
    /// Takes a row away with all in it.
    DeleteRow {
        /// The group or table.
        group: Path,
        /// The row.
        row: RowId,
    },
    /// Moves a row.
    MoveRow {
        /// The group or table.
        group: Path,
        /// The row.
        row: RowId,
        /// Where.
        place: Place,
    },
    /// Attaches a file that the vault holds.
    Attach {
        /// The piece, the piece of a row, or the attachment field.
        target: Path,
        /// The file.
        attachment: Attachment,
    },
    /// Takes a file away.
    Detach {
        /// Where it is.
        target: Path,
        /// Which.
        attachment: AttachmentId,
    },
    /// Justifies a warning, or takes the justification back.
    Justify {
        /// Code of the finding.
        code: String,
        /// Its place.
        path: Path,
        /// The words; none takes them back.
        text: Option<String>,
    },
    /// Moves the dossier to another version of its form.
    MoveForm {
        /// The package before.
        from: FormRef,
        /// The package from now on.
        to: FormRef,
    },
}

/// Makes the operations of one act. Requests that change nothing make none.
pub fn plan(dossier: &Dossier, context: &Context, requests: &[Request]) -> Vec<Op> {
    let mut planner = Planner::new(dossier, context, Intent::Edit);
    for request in requests {
        planner.request(request);
    }
    planner.ops
}

/// A place that one operation writes; later operations of the same act must see it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Key {
    Answer(Path),
    Position(Path, RowId),
    Row(Path, RowId),
    File(Path, AttachmentId),
    Justification(String, Path),
    Form,
}

/// The dossier as it will be after the operations planned so far.
pub(super) struct Planner<'a> {
    dossier: &'a Dossier,
    context: &'a Context,
    intent: Intent,
    next_seq: u64,
    heads: HashMap<Key, Vec<OpId>>,
    rows: HashMap<Path, Vec<(Position, RowId)>>,
    pub(super) ops: Vec<Op>,
}

impl<'a> Planner<'a> {
    pub(super) fn new(dossier: &'a Dossier, context: &'a Context, intent: Intent) -> Self {
        let next_seq = dossier.next_seq(context.actor);
        Self {
            dossier,
            context,
            intent,
            next_seq,
            heads: HashMap::new(),
            rows: HashMap::new(),
            ops: Vec::new(),
        }
    }

    fn request(&mut self, request: &Request) {
        match request {
            Request::Set {
                path,
                answer,
                origin,
            } => self.set(path, answer.as_ref(), origin.as_ref()),
            Request::InsertRow { group, row, place } => self.insert(group, *row, *place),
            Request::DeleteRow { group, row } => self.delete(group, *row),
            Request::MoveRow { group, row, place } => self.relocate(group, *row, *place),
            Request::Attach { target, attachment } => {
                self.push(Edit::Attach {
                    target: target.clone(),
                    attachment: attachment.clone(),
                });
            }
            Request::Detach { target, attachment } => self.detach(target, *attachment),
            Request::Justify { code, path, text } => self.justify(code, path, text.as_ref()),
            Request::MoveForm { from, to } => self.push(Edit::MoveForm {
                from: from.clone(),
                to: to.clone(),
            }),
        }
    }

    fn set(&mut self, path: &Path, answer: Option<&Answer>, origin: Option<&Origin>) {
        let untouched = !self.heads.contains_key(&Key::Answer(path.clone()));
        let register = self.dossier.register(path);
        let same = register.map_or(answer.is_none(), |r| {
            !r.is_disputed()
                && r.shown().is_some_and(|w| {
                    w.value.answer.as_ref() == answer && w.value.origin.as_ref() == origin
                })
        });
        if !(untouched && same) {
            self.push(Edit::SetAnswer {
                path: path.clone(),
                answer: answer.cloned(),
                origin: origin.cloned(),
            });
        }
    }

    fn insert(&mut self, group: &Path, row: RowId, place: Place) {
        let position = self.position(group, row, place);
        self.push(Edit::InsertRow {
            group: group.clone(),
            row,
            position,
        });
    }

    fn delete(&mut self, group: &Path, row: RowId) {
        if self.siblings(group).iter().any(|(_, id)| *id == row) {
            self.push(Edit::DeleteRow {
                group: group.clone(),
                row,
            });
        }
    }

    fn relocate(&mut self, group: &Path, row: RowId, place: Place) {
        let stands = self.siblings(group).iter().any(|(_, id)| *id == row);
        if stands && place != Place::After(row) {
            let position = self.position(group, row, place);
            self.push(Edit::MoveRow {
                group: group.clone(),
                row,
                position,
            });
        }
    }

    fn detach(&mut self, target: &Path, attachment: AttachmentId) {
        if self
            .dossier
            .attached(target)
            .iter()
            .any(|file| file.id == attachment)
        {
            self.push(Edit::Detach {
                target: target.clone(),
                attachment,
            });
        }
    }

    fn justify(&mut self, code: &str, path: &Path, text: Option<&String>) {
        if self.dossier.justification(code, path) != text.map(String::as_str) {
            self.push(Edit::Justify {
                code: code.to_owned(),
                path: path.clone(),
                text: text.cloned(),
            });
        }
    }

    fn position(&mut self, group: &Path, moving: RowId, place: Place) -> Position {
        let siblings = self.siblings(group);
        // Behind all, nothing need be gone through: so go pastes.
        if let (Place::Last, Some((last, row))) = (place, siblings.last())
            && *row != moving
        {
            return between(Some(last), None);
        }
        let siblings: Vec<_> = siblings.iter().filter(|(_, id)| *id != moving).collect();
        let after = match place {
            Place::First => 0,
            Place::Last => siblings.len(),
            Place::After(row) => siblings
                .iter()
                .position(|(_, id)| *id == row)
                .map_or(siblings.len(), |index| index + 1),
        };
        let low = after
            .checked_sub(1)
            .and_then(|index| siblings.get(index))
            .map(|(position, _)| position);
        // Rows inserted at once on two machines may share a position: the next greater one bounds the gap.
        let high = siblings[after..]
            .iter()
            .map(|(position, _)| position)
            .find(|position| low.is_none_or(|low| low < position));
        between(low, high)
    }

    fn siblings(&mut self, group: &Path) -> &mut Vec<(Position, RowId)> {
        self.rows
            .entry(group.clone())
            .or_insert_with(|| self.dossier.placed_rows(group).to_vec())
    }

    /// Adds an operation that overwrites all that stands at its place.
    pub(super) fn push(&mut self, edit: Edit) {
        let overwrites = self.standing(&edit);
        self.push_over(edit, overwrites);
    }

    /// Adds an operation that overwrites exactly these.
    pub(super) fn push_over(&mut self, edit: Edit, overwrites: Vec<OpId>) -> OpId {
        let id = OpId {
            actor: self.context.actor,
            seq: self.next_seq,
        };
        self.next_seq += 1;
        for key in keys(&edit) {
            self.heads.insert(key, vec![id]);
        }
        self.follow_rows(&edit);
        let batch = Batch {
            id: self.context.batch,
            intent: self.intent.clone(),
        };
        let (at, author) = (self.context.now, self.context.author.clone());
        self.ops.push(Op {
            id,
            batch,
            at,
            author,
            overwrites,
            edit,
        });
        id
    }

    /// Says that all of these operations stand side by side where this edit writes.
    pub(super) fn stand(&mut self, edit: &Edit, together: &[OpId]) {
        for key in keys(edit) {
            self.heads.insert(key, together.to_vec());
        }
    }

    fn follow_rows(&mut self, edit: &Edit) {
        match edit {
            Edit::InsertRow {
                group,
                row,
                position,
            }
            | Edit::MoveRow {
                group,
                row,
                position,
            } => {
                let siblings = self.siblings(group);
                siblings.retain(|(_, id)| id != row);
                let at = siblings.partition_point(|(p, id)| (p, id) < (position, row));
                siblings.insert(at, (position.clone(), *row));
            }
            Edit::DeleteRow { group, row } => self.siblings(group).retain(|(_, id)| id != row),
            Edit::RestoreRow { .. }
            | Edit::SetAnswer { .. }
            | Edit::Attach { .. }
            | Edit::Detach { .. }
            | Edit::Justify { .. }
            | Edit::MoveForm { .. } => {}
        }
    }

    /// The operations that stand where this edit writes.
    pub(super) fn standing(&self, edit: &Edit) -> Vec<OpId> {
        let mut all: Vec<OpId> = keys(edit)
            .iter()
            .flat_map(|key| self.heads_of(key))
            .collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    fn heads_of(&self, key: &Key) -> Vec<OpId> {
        if let Some(planned) = self.heads.get(key) {
            return planned.clone();
        }
        let dossier = self.dossier;
        match key {
            Key::Answer(path) => ids(dossier.register(path)),
            Key::Position(group, row) => ids(dossier.row(group, *row).map(|row| &row.position)),
            Key::Row(group, row) => ids(dossier.row(group, *row).map(|row| &row.standing)),
            Key::File(target, file) => ids(dossier.held(target, *file).map(|held| &held.standing)),
            Key::Justification(code, path) => ids(dossier.justification_register(code, path)),
            Key::Form => ids(Some(dossier.form_register())),
        }
    }
}

fn ids<V>(register: Option<&Register<V>>) -> Vec<OpId> {
    register
        .map(|register| register.heads().map(|(id, _)| *id).collect())
        .unwrap_or_default()
}

fn keys(edit: &Edit) -> Vec<Key> {
    match edit {
        Edit::SetAnswer { path, .. } => vec![Key::Answer(path.clone())],
        Edit::InsertRow { group, row, .. } => vec![
            Key::Position(group.clone(), *row),
            Key::Row(group.clone(), *row),
        ],
        Edit::MoveRow { group, row, .. } => vec![Key::Position(group.clone(), *row)],
        Edit::DeleteRow { group, row } | Edit::RestoreRow { group, row } => {
            vec![Key::Row(group.clone(), *row)]
        }
        Edit::Attach { target, attachment } => vec![Key::File(target.clone(), attachment.id)],
        Edit::Detach { target, attachment } => vec![Key::File(target.clone(), *attachment)],
        Edit::Justify { code, path, .. } => vec![Key::Justification(code.clone(), path.clone())],
        Edit::MoveForm { .. } => vec![Key::Form],
    }
}
