//! The sum of the operations of a dossier: answers, rows, attachments, justifications.
//!
//! The same set of operations gives the same state and the same bytes, in whatever order they come. Merging two copies of a
//! dossier is applying the operations of one to the other.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::call::FormRef;

use super::bounds::check_size;
use super::register::{Register, Written};
use super::{
    ActorId, Answer, Attachment, AttachmentId, Edit, Op, OpId, Origin, Path, Position, RowId,
};

/// Characters of one text answer that a journal may carry.
pub const MAX_TEXT_CHARS: usize = 200_000;

/// An answer as written, with its origin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Given {
    /// The answer; none where the person emptied the place.
    pub answer: Option<Answer>,
    /// Where it comes from, when not typed.
    pub origin: Option<Origin>,
}

/// One row of a group: its place and whether it stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// Place among its siblings.
    pub position: Register<Position>,
    /// Whether the row stands; taken away and brought back at once, it stands.
    pub standing: Register<bool>,
}

impl Row {
    /// Where it stands; none where it was taken away, or where only its removal has come.
    fn place(&self) -> Option<&Position> {
        let stands = self.standing.heads().any(|(_, written)| written.value);
        stands.then(|| self.position.shown().map(|written| &written.value))?
    }
}

/// One file of a target: what is known of it and whether it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// What is known of the file; none while only its removal has come.
    pub attachment: Option<Attachment>,
    /// Whether it stands.
    pub standing: Register<bool>,
}

/// A dossier as its operations give it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dossier {
    pub(super) journal: BTreeMap<OpId, Op>,
    pub(super) answers: BTreeMap<Path, Register<Given>>,
    pub(super) rows: BTreeMap<Path, BTreeMap<RowId, Row>>,
    /// The rows that stand, in their order: follows from `rows`, kept so that no edit goes through all of them.
    standing: BTreeMap<Path, Vec<(Position, RowId)>>,
    pub(super) attachments: BTreeMap<Path, BTreeMap<AttachmentId, Held>>,
    pub(super) justifications: BTreeMap<(String, Path), Register<Option<String>>>,
    pub(super) form: Register<FormRef>,
}

/// Why an operation is refused. The dossier is unchanged.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ApplyError {
    /// Two operations carry the same identity and differ: one of the journals was altered.
    #[error("operation {} of {} is known with another content", id.seq, id.actor.0)]
    Altered {
        /// The identity.
        id: OpId,
    },
    /// An operation is larger than any that the application makes.
    #[error("operation {} of {} is larger than allowed: {what}", id.seq, id.actor.0)]
    TooLarge {
        /// The identity.
        id: OpId,
        /// What is too large.
        what: &'static str,
    },
}

/// Whether an operation was news.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Applied {
    /// It changed the dossier.
    New,
    /// It was known already.
    Known,
}

impl Dossier {
    /// Replays a journal.
    ///
    /// # Errors
    /// The first operation that is refused.
    pub fn replay<'a>(journal: impl IntoIterator<Item = &'a Op>) -> Result<Self, ApplyError> {
        let mut dossier = Self::default();
        for op in journal {
            dossier.apply(op)?;
        }
        Ok(dossier)
    }

    /// Applies one operation; a known one changes nothing.
    ///
    /// # Errors
    /// An operation that is too large, or that is known with another content.
    pub fn apply(&mut self, op: &Op) -> Result<Applied, ApplyError> {
        if let Some(known) = self.journal.get(&op.id) {
            return if known == op {
                Ok(Applied::Known)
            } else {
                Err(ApplyError::Altered { id: op.id })
            };
        }
        check_size(op)?;
        self.write(op);
        self.journal.insert(op.id, op.clone());
        Ok(Applied::New)
    }

    fn write(&mut self, op: &Op) {
        match &op.edit {
            Edit::SetAnswer {
                path,
                answer,
                origin,
            } => {
                let (answer, origin) = (answer.clone(), origin.clone());
                let entry = self.answers.entry(path.clone()).or_default();
                put(entry, op, Given { answer, origin });
            }
            Edit::InsertRow {
                group,
                row,
                position,
            } => {
                self.change_row(group, *row, |entry| {
                    put(&mut entry.position, op, position.clone());
                    put(&mut entry.standing, op, true);
                });
            }
            Edit::MoveRow {
                group,
                row,
                position,
            } => self.change_row(group, *row, |entry| {
                put(&mut entry.position, op, position.clone());
            }),
            Edit::DeleteRow { group, row } => {
                self.change_row(group, *row, |entry| put(&mut entry.standing, op, false));
            }
            Edit::RestoreRow { group, row } => {
                self.change_row(group, *row, |entry| put(&mut entry.standing, op, true));
            }
            Edit::Attach { target, attachment } => self.attach(op, target, attachment),
            Edit::Detach { target, attachment } => put(
                &mut self.held_entry(target, *attachment).standing,
                op,
                false,
            ),
            Edit::Justify { code, path, text } => {
                let key = (code.clone(), path.clone());
                put(
                    self.justifications.entry(key).or_default(),
                    op,
                    text.clone(),
                );
            }
            Edit::MoveForm { from: _, to } => put(&mut self.form, op, to.clone()),
        }
    }

    fn attach(&mut self, op: &Op, target: &Path, attachment: &Attachment) {
        let held = self.held_entry(target, attachment.id);
        // Two operations that attach one identity with unlike facts: the lesser stays, on every machine.
        let known = held.attachment.take();
        let keep = known.filter(|known| order(known) < order(attachment));
        held.attachment = Some(keep.unwrap_or_else(|| attachment.clone()));
        put(&mut held.standing, op, true);
    }

    /// Changes what is known of a row, and its place among those that stand.
    fn change_row(&mut self, group: &Path, row: RowId, change: impl FnOnce(&mut Row)) {
        let rows = self.rows.entry(group.clone()).or_default();
        let entry = rows.entry(row).or_default();
        let before = entry.place().cloned();
        change(entry);
        let after = entry.place();
        if before.as_ref() == after {
            return;
        }
        let order = self.standing.entry(group.clone()).or_default();
        if let Some(position) = before
            && let Ok(at) = order.binary_search(&(position, row))
        {
            order.remove(at);
        }
        if let Some(position) = after {
            let place = (position.clone(), row);
            if let Err(at) = order.binary_search(&place) {
                order.insert(at, place);
            }
        }
    }

    fn held_entry(&mut self, target: &Path, id: AttachmentId) -> &mut Held {
        let empty = || Held {
            attachment: None,
            standing: Register::default(),
        };
        self.attachments
            .entry(target.clone())
            .or_default()
            .entry(id)
            .or_insert_with(empty)
    }

    /// The answer shown at a place; none where nothing stands or the person emptied it.
    pub fn answer(&self, path: &Path) -> Option<&Answer> {
        self.answers
            .get(path)
            .and_then(Register::shown)
            .and_then(|w| w.value.answer.as_ref())
    }

    /// All that stands at a place, concurrent answers included.
    pub fn register(&self, path: &Path) -> Option<&Register<Given>> {
        self.answers.get(path)
    }

    /// Every place that was ever answered, in the order of paths.
    pub fn answers(&self) -> impl Iterator<Item = (&Path, &Register<Given>)> {
        self.answers.iter()
    }

    /// The rows that stand in a group, in their order.
    pub fn rows(&self, group: &Path) -> Vec<RowId> {
        self.placed_rows(group)
            .iter()
            .map(|(_, row)| *row)
            .collect()
    }

    /// The rows that stand in a group with their positions, in their order.
    pub fn placed_rows(&self, group: &Path) -> &[(Position, RowId)] {
        self.standing.get(group).map_or(&[], Vec::as_slice)
    }

    /// Whether a row stands in a group.
    pub fn stands(&self, group: &Path, row: RowId) -> bool {
        self.row(group, row)
            .is_some_and(|row| row.place().is_some())
    }

    /// Every row that was ever in a group.
    pub fn row(&self, group: &Path, row: RowId) -> Option<&Row> {
        self.rows.get(group)?.get(&row)
    }

    /// Every group that ever had a row.
    pub fn groups(&self) -> impl Iterator<Item = &Path> {
        self.rows.keys()
    }

    /// The files that stand at a target, in the order in which they were attached.
    pub fn attached(&self, target: &Path) -> Vec<&Attachment> {
        let all = self.attachments.get(target).into_iter().flatten();
        all.filter(|(_, held)| held.standing.heads().any(|(_, w)| w.value))
            .filter_map(|(_, held)| held.attachment.as_ref())
            .collect()
    }

    /// What is known of a file, standing or not.
    pub fn held(&self, target: &Path, id: AttachmentId) -> Option<&Held> {
        self.attachments.get(target)?.get(&id)
    }

    /// Every target that ever had a file.
    pub fn targets(&self) -> impl Iterator<Item = &Path> {
        self.attachments.keys()
    }

    /// The person's justification of a finding.
    pub fn justification(&self, code: &str, path: &Path) -> Option<&str> {
        self.justification_register(code, path)?
            .shown()?
            .value
            .as_deref()
    }

    /// All justifications that stand beside each other for a finding.
    pub fn justification_register(
        &self,
        code: &str,
        path: &Path,
    ) -> Option<&Register<Option<String>>> {
        self.justifications.get(&(code.to_owned(), path.clone()))
    }

    /// Every justification that stands, by code and place of its finding.
    pub fn justifications(&self) -> impl Iterator<Item = (&str, &Path, &str)> {
        self.justifications
            .iter()
            .filter_map(|((code, path), register)| {
                let text = register.shown()?.value.as_deref()?;
                Some((code.as_str(), path, text))
            })
    }

    /// The version of the form that the dossier was moved to; none while it has the one it was started with.
    pub fn form(&self) -> Option<&FormRef> {
        self.form.shown().map(|written| &written.value)
    }

    /// The version of the form that a dossier was started with, once it was moved to another.
    pub fn started_with(&self) -> Option<&FormRef> {
        let moves = self.journal.values().filter_map(|op| match &op.edit {
            Edit::MoveForm { from, .. } => Some(((op.at, op.id), from)),
            _ => None,
        });
        moves.min_by_key(|(when, _)| *when).map(|(_, from)| from)
    }

    /// All versions that stand beside each other: two machines may have moved the dossier at once.
    pub fn form_register(&self) -> &Register<FormRef> {
        &self.form
    }

    /// One operation of the journal.
    pub fn op(&self, id: OpId) -> Option<&Op> {
        self.journal.get(&id)
    }

    /// The journal by actor and sequence.
    pub fn journal(&self) -> impl Iterator<Item = &Op> {
        self.journal.values()
    }

    /// The operations of one actor, oldest first.
    pub fn journal_of(&self, actor: ActorId) -> impl DoubleEndedIterator<Item = &Op> {
        self.journal
            .range(
                OpId { actor, seq: 0 }..=OpId {
                    actor,
                    seq: u64::MAX,
                },
            )
            .map(|(_, op)| op)
    }

    /// The sequence of an actor's next operation.
    pub fn next_seq(&self, actor: ActorId) -> u64 {
        self.journal_of(actor)
            .next_back()
            .map_or(1, |op| op.id.seq.saturating_add(1))
    }

    /// How many operations each actor has made: what two copies compare before they exchange.
    pub fn version(&self) -> BTreeMap<ActorId, u64> {
        let mut version = BTreeMap::new();
        for id in self.journal.keys() {
            version.insert(id.actor, id.seq);
        }
        version
    }
}

fn put<V>(register: &mut Register<V>, op: &Op, value: V) {
    let (at, author) = (op.at, op.author.clone());
    register.write(op.id, &op.overwrites, Written { at, author, value });
}

type Order<'a> = (
    &'a str,
    &'a str,
    u64,
    &'a str,
    [Option<jiff::civil::Date>; 2],
);

fn order(attachment: &Attachment) -> Order<'_> {
    let Attachment {
        id: _,
        name,
        size,
        sha256,
        media_type,
        issued_on,
        valid_until,
    } = attachment;
    (sha256, name, *size, media_type, [*issued_on, *valid_until])
}
