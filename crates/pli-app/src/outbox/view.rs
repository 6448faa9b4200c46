//! The outbox as the window shows it, and giving a deposit up.

use std::collections::HashSet;

use pli_protocol::DossierId;
use pli_protocol::deposit::{Event, step};

use super::row::{self, Deposit, State};
use crate::app::{Session, now};
use crate::diligence::{self, Said};
use crate::dossier::lock;
use crate::fault::{Code, Fault};
use crate::sealing;
use crate::seam::{DossierState, OutboxEntryView, OutboxFileView, OutboxView};

/// The outbox, whole or of one dossier.
pub fn list(session: &Session, dossier: Option<DossierId>) -> Result<OutboxView, Fault> {
    let deposits = match dossier {
        Some(id) => row::of_dossier(session, id)?,
        None => row::all(session)?,
    };
    let entries = deposits
        .iter()
        .filter(|deposit| deposit.state != State::Cancelled);
    Ok(OutboxView {
        entries: entries
            .map(|deposit| entry(session, deposit))
            .collect::<Result<_, _>>()?,
    })
}

/// Takes a deposit out of the outbox, unless its commit is already on its way.
pub fn cancel(session: &Session, dossier: DossierId) -> Result<OutboxView, Fault> {
    let mut deposit = row::last(session, dossier)?
        .filter(|deposit| deposit.state.is_moving())
        .ok_or(Code::NotQueued)?;
    session.courier.ask_to_cancel(deposit.id);
    if session.courier.is_idle() && session.courier.is_cancelled(deposit.id) {
        let (progress, _) = step(deposit.progress.clone(), Event::Cancel, now());
        deposit.progress = progress;
        deposit.state = State::Cancelled;
        let fact = diligence::dated(session, &Said::new("cancelled").with("deposit", deposit.id))?;
        session.store.write(move |connection| {
            deposit.update(connection)?;
            diligence::append(connection, dossier, &fact)
        })?;
    }
    list(session, Some(dossier))
}

fn entry(session: &Session, deposit: &Deposit) -> Result<OutboxEntryView, Fault> {
    let manifest = deposit.manifest()?;
    let missing: HashSet<&str> = deposit
        .progress
        .missing
        .iter()
        .map(|chunk| chunk.sha256.as_str())
        .collect();
    // The person knows the files by their own names, whatever the sealed copies are called.
    let inside = sealing::inside(session, &manifest)?;
    let name = |place: usize| {
        let known = inside.as_ref().and_then(|inside| inside.files.get(place));
        known.map(|file| file.name.clone())
    };
    let files = manifest
        .files
        .iter()
        .enumerate()
        .map(|(place, file)| OutboxFileView {
            name: name(place).unwrap_or_else(|| file.name.clone()),
            size: file.size,
            sent: file
                .chunks
                .iter()
                .filter(|chunk| !missing.contains(chunk.sha256.as_str()))
                .map(|chunk| chunk.size)
                .sum(),
        });
    let title = session.dossier(deposit.dossier)?;
    let title = lock(&title).title.clone();
    Ok(OutboxEntryView {
        deposit: deposit.id.to_string(),
        dossier: deposit.dossier.to_string(),
        title,
        state: state(deposit.state),
        files: files.collect(),
        next_try_at: deposit.next_try_at.clone(),
        tries: deposit.tries,
        last_fault: deposit.fault.clone(),
        sealed: manifest.sealed,
    })
}

fn state(state: State) -> DossierState {
    match state {
        State::Queued => DossierState::Queued,
        State::Uploading => DossierState::Uploading,
        State::Deposited => DossierState::Deposited,
        State::Refused => DossierState::Refused,
        State::Cancelled => DossierState::Withdrawn,
    }
}
