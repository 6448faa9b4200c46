//! The proof of time of a receipt: fetched at a synchronisation, held to the receipt, judged offline whenever it is shown.

use pli_proof::merkle;
use pli_proof::timestamp::{Digest, Token};
use pli_proof::verify::TrustStore;
use pli_protocol::account::Secret;
use pli_protocol::receipt::SignedReceipt;
use pli_protocol::time_proof::OpenTimeProof;
use pli_protocol::{DepositId, Platform};
use rusqlite::params;

use crate::app::{Session, now};
use crate::diligence::{self, Said};
use crate::fault::Fault;
use crate::outbox::{self, Deposit};
use crate::platform;
use crate::seam::TimeProofView;
use crate::store::StoreError;
use crate::verify;

/// Fetches the proofs that receipts still lack. One that does not hold is not kept, and is told in the journal.
pub(crate) fn fetch_time_proofs<P: Platform>(
    session: &Session,
    platform: &P,
    token: &Secret,
) -> Result<(), Fault> {
    for deposit in outbox::without_time_proof(session)? {
        let answer = platform.time_proof(token, deposit.id);
        let Some(proof) = answer.map_err(|error| platform::ended(session, &error))? else {
            continue;
        };
        let Some(mut receipt) = deposit.receipt.clone() else {
            continue;
        };
        receipt.time_proof = Some(proof);
        match held(&receipt, deposit.id) {
            Ok((_, stamp)) => keep(session, &deposit, &receipt, &stamp)?,
            Err(what) => {
                let said = Said::new("time_proof_refused")
                    .with("deposit", deposit.id)
                    .with("what", what);
                diligence::record(session, deposit.dossier, &said)?;
            }
        }
    }
    Ok(())
}

fn keep(
    session: &Session,
    deposit: &Deposit,
    receipt: &SignedReceipt,
    stamp: &Token,
) -> Result<(), Fault> {
    let said = Said::new("time_proved")
        .with("deposit", deposit.id)
        .with("proved_at", stamp.time())
        .with("authority", stamp.authority().unwrap_or_default());
    let fact = diligence::dated(session, &said)?;
    let body = serde_json::to_vec(receipt).map_err(Fault::internal)?;
    let (id, dossier) = (deposit.id, deposit.dossier);
    session.store.write(move |connection| {
        connection
            .prepare_cached("UPDATE deposit SET receipt = ?2 WHERE id = ?1")?
            .execute(params![id.to_string(), body])
            .map_err(StoreError::from)?;
        diligence::append(connection, dossier, &fact)
    })?;
    Ok(())
}

/// Holds a proof to its receipt: its leaf is this receipt, its path leads to the root, its token stamps the root.
fn held(receipt: &SignedReceipt, id: DepositId) -> Result<(OpenTimeProof, Token), String> {
    let proof = receipt.time_proof.as_ref().ok_or("absent")?;
    let open = proof.open(id).map_err(|error| error.to_string())?;
    let bytes = receipt.proven_bytes().map_err(|error| error.to_string())?;
    let leaf = merkle::leaf(&bytes);
    merkle::verify(&leaf, open.position, open.size, &open.path, &open.root)
        .map_err(|error| error.to_string())?;
    let token = Token::read(&open.token).map_err(|error| error.to_string())?;
    if *token.digest() == Digest::Sha256(open.root) {
        Ok((open, token))
    } else {
        Err("the time-stamp is of another root".to_owned())
    }
}

/// What the proof of time of a receipt is worth, with nothing but the receipt and the authorities that are trusted.
pub(crate) fn judge(receipt: &SignedReceipt, trust: &TrustStore) -> TimeProofView {
    let said = |state: &str| TimeProofView {
        state: state.to_owned(),
        at: None,
        accuracy_ms: None,
        authority: None,
        receipts: None,
        reason: None,
    };
    if receipt.time_proof.is_none() {
        return said("awaited");
    }
    let id = receipt
        .open()
        .map(|open| open.receipt.deposit)
        .map_err(|error| error.to_string());
    match id.and_then(|id| held(receipt, id)) {
        Err(what) => TimeProofView {
            reason: Some(what),
            ..said("broken")
        },
        Ok((open, token)) => {
            let verdict = verify::time_stamp(&token, trust, now());
            TimeProofView {
                state: verdict.0.to_owned(),
                at: Some(token.time().to_string()),
                accuracy_ms: token
                    .accuracy()
                    .and_then(|accuracy| i64::try_from(accuracy.as_millis()).ok()),
                authority: token.authority(),
                receipts: Some(open.size),
                reason: verdict.1,
            }
        }
    }
}
