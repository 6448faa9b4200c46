//! What an operation may be at most: a journal comes from outside too.

use super::path::Part;
use super::state::{ApplyError, MAX_TEXT_CHARS};
use super::{Answer, Edit, Op, Path};
use crate::call::FormRef;

/// Steps of a path that a journal may carry.
const MAX_PATH_STEPS: usize = 16;
/// Operations of one actor in one dossier: what a JSON number carries exactly.
const MAX_SEQ: u64 = 1 << 53;
/// Operations that one operation may overwrite.
const MAX_OVERWRITES: usize = 10_000;

/// Refuses an operation that is larger than any that the application makes.
pub(super) fn check_size(op: &Op) -> Result<(), ApplyError> {
    let too_large = |what| Err(ApplyError::TooLarge { id: op.id, what });
    if op.overwrites.len() > MAX_OVERWRITES {
        return too_large("overwrites");
    }
    if op.author.len() > 1_000 {
        return too_large("author");
    }
    let whole = Path::default();
    let (path, text) = match &op.edit {
        Edit::SetAnswer { path, answer, .. } => (path, answer.as_ref().map_or(0, answer_size)),
        Edit::InsertRow {
            group, position, ..
        }
        | Edit::MoveRow {
            group, position, ..
        } => (group, position.0.len()),
        Edit::DeleteRow { group, .. } | Edit::RestoreRow { group, .. } => (group, 0),
        Edit::Attach { target, attachment } => {
            (target, attachment.name.len() + attachment.media_type.len())
        }
        Edit::Detach { target, .. } => (target, 0),
        Edit::Justify { path, text, code } => {
            (path, code.len() + text.as_ref().map_or(0, String::len))
        }
        Edit::MoveForm { from, to } => (&whole, form_size(from) + form_size(to)),
    };
    let (mut steps, mut names) = (0, 0);
    for part in path.parts() {
        steps += 1;
        names += match part {
            Part::Name(name) => name.len(),
            Part::Row(_) => 0,
        };
    }
    if names > MAX_PATH_STEPS * 64 {
        return too_large("name");
    }
    if op.id.seq == 0 || op.id.seq > MAX_SEQ {
        return too_large("sequence");
    }
    if steps > MAX_PATH_STEPS {
        return too_large("path");
    }
    if text > MAX_TEXT_CHARS * 4 {
        return too_large("text");
    }
    Ok(())
}

fn form_size(form: &FormRef) -> usize {
    form.name.len() + form.version.len() + form.sha256.len()
}

fn answer_size(answer: &Answer) -> usize {
    match answer {
        Answer::Text(text) | Answer::Number(text) => text.len(),
        Answer::Codes(codes) => codes.iter().map(|code| code.len() + 8).sum(),
        Answer::YesNo(_) | Answer::Date(_) | Answer::DateTime(_) => 8,
    }
}
