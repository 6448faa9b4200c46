//! Takes acts back and does them again, without limit; both are acts of their own and durable before they are answered.

use pli_core::dossier::{Op, plan_redo, plan_undo};
use pli_protocol::DossierId;

use super::{Act, OpenDossier, change, commit, lock};
use crate::app::Session;
use crate::fault::{Code, Fault};
use crate::seam::ChangeView;

/// Takes back the last act of this installation.
pub fn undo(session: &Session, id: DossierId) -> Result<ChangeView, Fault> {
    act(session, id, Code::NothingToUndo, |dossier, act| {
        plan_undo(&dossier.state, &act.context)
    })
}

/// Does again the last act taken back.
pub fn redo(session: &Session, id: DossierId) -> Result<ChangeView, Fault> {
    act(session, id, Code::NothingToRedo, |dossier, act| {
        plan_redo(&dossier.state, &act.context)
    })
}

fn act(
    session: &Session,
    id: DossierId,
    nothing: Code,
    plan: impl Fn(&OpenDossier, &Act) -> Vec<Op>,
) -> Result<ChangeView, Fault> {
    let dossier = session.dossier(id)?;
    let mut dossier = lock(&dossier);
    let ops = plan(&dossier, &Act::begin(session)?);
    if ops.is_empty() {
        return Err(nothing.into());
    }
    commit(session, &mut dossier, &ops)?;
    change(session, &dossier, &[], None)
}
