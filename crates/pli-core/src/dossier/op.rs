//! Operations: the only way in which a dossier changes.
//!
//! Each names its author's machine and sequence and what it overwrites, so that two concurrent edits of one field are both
//! kept. Clocks order the display only. Undo is an operation.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::call::FormRef;

use super::{Answer, Attachment, AttachmentId, Origin, Path, RowId};

/// One installation of the application with one store; a copied store gets a new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ActorId(pub Uuid);

/// Identity of an operation: the actor and its own count, from 1, without gaps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct OpId {
    /// Who.
    pub actor: ActorId,
    /// The how-manieth of that actor in this dossier.
    pub seq: u64,
}

/// One act of the person; undo takes back a whole batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BatchId(pub Uuid);

/// The act that an operation belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Batch {
    /// Identity of the act.
    pub id: BatchId,
    /// A first edit, or the undo or redo of another act.
    pub intent: Intent,
}

/// What an act is for.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Intent {
    /// The person changed something.
    Edit,
    /// Takes back that act.
    Undo(BatchId),
    /// Does again that act, taken back before.
    Redo(BatchId),
}

/// Place of a row among its siblings: a text that sorts (fractional index), so that concurrent inserts never renumber.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Position(pub String);

/// One operation of the journal.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Op {
    /// Identity.
    pub id: OpId,
    /// The act it belongs to.
    pub batch: Batch,
    /// Clock of the machine, for display only.
    pub at: jiff::Timestamp,
    /// Name of the person, for display only.
    pub author: String,
    /// Operations on the same place that this one replaces; what is not named here stays beside it.
    pub overwrites: Vec<OpId>,
    /// What changes.
    pub edit: Edit,
}

/// What an operation changes.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edit {
    /// Answers a field or component, or empties it.
    SetAnswer {
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
        /// Its new row.
        row: RowId,
        /// Its place.
        position: Position,
    },
    /// Moves a row among its siblings.
    MoveRow {
        /// The group or table.
        group: Path,
        /// The row.
        row: RowId,
        /// Its new place.
        position: Position,
    },
    /// Takes a row away, with all in it; a tombstone, nothing is erased.
    DeleteRow {
        /// The group or table.
        group: Path,
        /// The row.
        row: RowId,
    },
    /// Brings a row back, with all in it.
    RestoreRow {
        /// The group or table.
        group: Path,
        /// The row.
        row: RowId,
    },
    /// Attaches a file: under `pieces.<id>`, under a row of a piece's `each`, or at an attachment field.
    Attach {
        /// `pieces.cv`, `pieces.cv[row]`, `equipe.team[row].cv_file`.
        target: Path,
        /// The file.
        attachment: Attachment,
    },
    /// Takes an attachment away; the bytes stay until nothing can bring them back.
    Detach {
        /// Where it was.
        target: Path,
        /// Which.
        attachment: AttachmentId,
    },
    /// Justifies a warning in words, or takes the justification back.
    Justify {
        /// Code of the finding.
        code: String,
        /// Place of the finding.
        path: Path,
        /// The person's words; none takes them back.
        text: Option<String>,
    },
    /// Moves the dossier to another version of its form; other operations of the same act carry the answers.
    MoveForm {
        /// The package before.
        from: FormRef,
        /// The package from now on.
        to: FormRef,
    },
}
