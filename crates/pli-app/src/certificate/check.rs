//! The check-up of a certificate, weeks before it counts: what it says, until when it serves, who takes it, and a trial.

use jiff::Timestamp;
use pli_proof::ValidationData;
use pli_proof::certificate::Purpose;
use pli_proof::pades::SignOptions;
use pli_proof::trial;
use serde::Serialize;

use super::{OpenKey, Wanted, accepts};
use crate::app::{Session, now};
use crate::dossier::sign_fault;
use crate::fault::Fault;
use crate::seam::{
    CallState, CheckedCallView, CheckedDossierView, CheckupView, DossierState, TrialView,
};
use crate::sign::{self, Level};
use crate::verify::Anchors;
use crate::{call, dossier};

/// Checks a key against everything that is open here, and tries it on a sample that is not kept. Without a store there is nothing
/// to check it against, and the trial is made all the same.
pub fn check(session: Option<&Session>, key: &OpenKey) -> Result<CheckupView, Fault> {
    let now = now();
    let facts = key.facts();
    let mut certificate = key.view();
    // Nothing is asked from outside by a trial: what is kept here may tell all the same.
    let kept = session.map_or_else(|| Ok(Anchors::default()), Anchors::of_session)?;
    let nothing = ValidationData::default();
    if let Err(fault) = sign::refuse_revoked(key.signer(), Level::B, &nothing, &kept) {
        certificate.usable = false;
        certificate.obstacle = Some(fault.code.as_str().to_owned());
    }
    Ok(CheckupView {
        certificate,
        siren: facts.holder.siren.clone(),
        purposes: facts
            .purposes
            .iter()
            .map(|purpose| match purpose {
                Purpose::Signature => "signature".to_owned(),
                Purpose::Seal => "seal".to_owned(),
                Purpose::Web => "web".to_owned(),
            })
            .collect(),
        trial: try_out(session, key, now),
        dossiers: session.map_or(Ok(Vec::new()), |session| dossiers(session, key, now))?,
        calls: session.map_or(Ok(Vec::new()), |session| calls(session, key, now))?,
        asks_each_time: key.signer().asks_each_time(),
    })
}

/// The trial is made whatever the certificate is worth: a key that works is a fact of its own.
fn try_out(session: Option<&Session>, key: &OpenKey, now: Timestamp) -> TrialView {
    let anchors = session.and_then(|session| Anchors::of_session(session).ok());
    let anchors = anchors.unwrap_or_default();
    let options = SignOptions {
        claimed_time: now,
        label: "Essai de signature".to_owned(),
        name: Some(key.facts().holder.display_name().to_owned()),
        reason: None,
        location: None,
    };
    match trial::try_out(key.signer(), &options, anchors.trust(), now) {
        Ok(verdict) => TrialView {
            signed: true,
            indication: word(&verdict.indication),
            sub_indication: verdict.sub_indication.as_ref().and_then(word),
            fault: None,
        },
        Err(error) => TrialView {
            signed: false,
            indication: None,
            sub_indication: None,
            fault: Some(sign_fault(&error)),
        },
    }
}

/// The word that the proof gives to a value.
fn word<T: Serialize>(value: &T) -> Option<String> {
    let value = serde_json::to_value(value).ok()?;
    value.as_str().map(str::to_owned)
}

/// Dossiers that are not deposited yet, with whether the certificate still holds at their deadline.
fn dossiers(
    session: &Session,
    key: &OpenKey,
    now: Timestamp,
) -> Result<Vec<CheckedDossierView>, Fault> {
    let open = dossier::list(session)?.dossiers.into_iter().filter(|it| {
        matches!(
            it.state,
            DossierState::Draft | DossierState::Ready | DossierState::Signed
        )
    });
    let checked = open.filter_map(|it| {
        let deadline: Timestamp = it.deadline.as_deref()?.parse().ok()?;
        (deadline >= now).then(|| CheckedDossierView {
            holds: key.facts().not_after >= deadline,
            id: it.id,
            title: it.title,
            deadline: deadline.to_string(),
            deadline_local: it.deadline_local,
            deadline_zone: it.deadline_zone,
        })
    });
    Ok(checked.collect())
}

fn calls(session: &Session, key: &OpenKey, now: Timestamp) -> Result<Vec<CheckedCallView>, Fault> {
    let open = call::list(session)?.calls.into_iter();
    let open = open.filter(|call| call.state == CallState::Open);
    Ok(open
        .map(|call| {
            let deadline = call.deadline.as_ref();
            let wanted = Wanted {
                signature: call.signature_required,
                demonstration: call.demonstration,
                deadline: deadline.and_then(|deadline| deadline.at.parse().ok()),
            };
            let acceptance = accepts(&wanted, key.facts(), now);
            CheckedCallView {
                reference: call.reference,
                title: call.title,
                deadline: call.deadline,
                answer: acceptance.answer().to_owned(),
                reason: acceptance.as_str().to_owned(),
            }
        })
        .collect())
}
