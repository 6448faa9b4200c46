//! A dossier: a journal of operations and the state that it gives.
//!
//! `path` addresses an answer, `answer` is one, `op` changes it, `state` is the sum of the
//! operations, `plan` and `undo` make operations from what a person asks.

mod answer;
mod attachment;
mod bounds;
mod dump;
mod op;
mod past;
mod path;
mod plan;
mod position;
mod register;
mod state;
mod undo;

pub use answer::{Answer, Origin};
pub use attachment::{Attachment, AttachmentId};
pub use op::{ActorId, Batch, BatchId, Edit, Intent, Op, OpId, Position};
pub(crate) use path::Part;
pub use path::{Path, PathError, RowId, Step};
pub use plan::{Context, Place, Request, plan};
pub use register::{Register, Written};
pub use state::{Applied, ApplyError, Dossier, Given, Held, MAX_TEXT_CHARS, Row};
pub use undo::{UndoState, plan_redo, plan_undo};
