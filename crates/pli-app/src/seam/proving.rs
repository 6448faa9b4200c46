//! The commands of proofs that follow a deposit: journal, backup copy, letters.

#![expect(
    clippy::needless_pass_by_value,
    reason = "a request belongs to its command; the dispatch calls all of them alike"
)]

use super::*;
use crate::app::App;
use crate::fault::Fault;
use crate::{backup, diligence, dossier, letter, receipt};

pub(super) fn journal_check(app: &App, request: DossierRequest) -> Result<TimelineView, Fault> {
    let session = app.session()?;
    let id = dossier::id_of(&session, &request.id)?;
    diligence::self_check(&session, id)?;
    receipt::timeline(&session, id)
}

pub(super) fn backup_plan(app: &App, request: DossierRequest) -> Result<BackupPlanView, Fault> {
    let session = app.session()?;
    backup::plan(&session, dossier::id_of(&session, &request.id)?)
}

pub(super) fn letters_list(app: &App, request: DossierRequest) -> Result<LettersView, Fault> {
    let session = app.session()?;
    letter::list(&session, dossier::id_of(&session, &request.id)?)
}

pub(super) fn letter_verify(app: &App, request: LetterRequest) -> Result<LetterView, Fault> {
    letter::verify(&*app.session()?, &request.id)
}

pub(super) fn letter_file(app: &App, request: LetterRequest) -> Result<FileView, Fault> {
    letter::file(&*app.session()?, &request.id)
}
