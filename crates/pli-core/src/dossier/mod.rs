//! A dossier: a journal of operations and the state that it gives.
//!
//! [`path`] addresses an answer, [`answer`] is one, [`op`] changes it, [`state`] is the sum of the operations.

mod answer;
mod attachment;
mod op;
mod path;

pub use answer::{Answer, Origin};
pub use attachment::{Attachment, AttachmentId};
pub use op::{ActorId, Batch, BatchId, Edit, Intent, Op, OpId, Position};
pub use path::{Path, PathError, RowId, Step};
