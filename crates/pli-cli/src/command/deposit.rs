//! The whole upload from the terminal, with its progress; what the platform does not take now waits in the outbox.

use pli_app::outbox::{self, Step};
use pli_app::seam::DossierState;
use pli_app::{Code, DossierId, Fault, Session, dossier, receipt};
use serde_json::json;

use crate::console::{Console, Outcome};
use crate::moment::moment;

/// Says who can read the deposit before the opening.
fn note_sealing(session: &Session, console: &Console, id: DossierId) -> Result<(), Fault> {
    let entries = outbox::list(session, Some(id))?.entries;
    if entries.last().is_some_and(|entry| entry.sealed) {
        console.note("cli-sealed", &[]);
        let unsure = outbox::unsure_holders(session, id)?;
        if !unsure.is_empty() {
            console.note("cli-holders-unsure", &[("holders", unsure.join(", "))]);
        }
    } else {
        console.note("cli-not-sealed", &[]);
    }
    Ok(())
}

pub(super) fn deposit(session: &Session, console: &Console, id: &str) -> Result<Outcome, Fault> {
    let id = dossier::id_of(session, id)?;
    match outbox::queue(session, id) {
        Ok(_) => note_sealing(session, console, id)?,
        // One that waits already is pushed on again.
        Err(fault) if fault.code == Code::AlreadyQueued => {}
        Err(fault) => return Err(fault),
    }
    let mut told = String::new();
    let mut tell = |step: &Step| {
        let values = [
            ("sent", console.size(step.sent)),
            ("total", console.size(step.total)),
        ];
        let line = console.text("cli-progress", &values);
        if line != told {
            console.note("cli-progress", &values);
            told = line;
        }
    };
    outbox::push_dossier(session, id, &mut tell)?;
    let entries = outbox::list(session, Some(id))?.entries;
    let Some(entry) = entries.last() else {
        return Err(Code::NotQueued.into());
    };
    match (entry.state, &entry.last_fault) {
        (DossierState::Deposited, _) => {
            let receipt = receipt::receipt(session, id)?;
            let value = json!({ "deposit": receipt.deposit, "state": "deposited", "received_at": receipt.received_at,
                "manifest_sha256": receipt.manifest_sha256, "indication": receipt.verdict.indication });
            console.result(&value, |console| {
                let values = [
                    ("at", moment(console, &receipt.received_local)),
                    ("deposit", receipt.deposit.clone()),
                ];
                vec![
                    console.text("cli-deposited", &values),
                    receipt.sealed_text.clone(),
                ]
            });
            Ok(Outcome::Done)
        }
        (_, Some(fault)) => {
            if matches!(entry.state, DossierState::Queued | DossierState::Uploading) {
                console.note("cli-waits", &[("deposit", entry.deposit.clone())]);
            }
            Err(fault.clone())
        }
        (_, None) => Err(Code::NoReceipt.into()),
    }
}
