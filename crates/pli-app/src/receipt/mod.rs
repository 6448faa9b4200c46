//! What proves a deposit: the receipt, verified here, and the facts of the dossier with their dates and sources.

mod time;
mod timeline;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pli_core::call::SilenceEffect;
use pli_protocol::DossierId;
use pli_protocol::receipt::{Receipt, ReceiptFile, SignedReceipt};

use crate::app::Session;
use crate::fault::{Code, Fault};
use crate::outbox::{self, Deposit};
use crate::sealing;
use crate::seam::{ReceiptFileView, ReceiptView};
use crate::verify;

pub(crate) use time::{fetch_time_proofs, judge as judge_time};
pub use timeline::timeline;

/// The receipt of a dossier, its seal verified now.
pub fn receipt(session: &Session, id: DossierId) -> Result<ReceiptView, Fault> {
    let (deposit, signed) = proven(session, id)?;
    let open = signed
        .open()
        .map_err(|error| Fault::new(Code::ReceiptInvalid).with("what", error))?;
    let inside = sealing::inside(session, &deposit.manifest()?)?;
    let name = |(place, file): (usize, &ReceiptFile)| {
        let known = inside.as_ref().and_then(|inside| inside.files.get(place));
        match known {
            Some(known) => format!("{} → {}", known.name, file.name),
            None => file.name.clone(),
        }
    };
    let bytes = receipt_bytes(session, id)?;
    let verdict = verify::receipt(&signed, &outbox::trusted(session)?)?;
    let receipt = open.receipt;
    Ok(ReceiptView {
        deposit: receipt.deposit.to_string(),
        number: receipt.version.to_string(),
        call_reference: receipt.call.clone(),
        call_title: receipt.call_title.clone(),
        lot: receipt.lot.clone(),
        organisation: receipt.organisation.name.clone(),
        received_at: receipt.received_at.to_string(),
        received_local: receipt.received_local.clone(),
        manifest_sha256: receipt.manifest_sha256.clone(),
        files: receipt
            .files
            .iter()
            .enumerate()
            .map(|(place, file)| ReceiptFileView {
                name: name((place, file)),
                size: file.size,
                sha256: file.sha256.clone(),
            })
            .collect(),
        legal: legal(&receipt),
        sealed: receipt.sealed,
        sealed_text: receipt.sealed_text.clone(),
        demonstration: receipt.demonstration,
        verdict,
        base64: STANDARD.encode(bytes),
    })
}

/// The receipt as the platform signed it.
pub fn receipt_bytes(session: &Session, id: DossierId) -> Result<Vec<u8>, Fault> {
    let (_, signed) = proven(session, id)?;
    serde_json::to_vec_pretty(&signed).map_err(Fault::internal)
}

/// The acknowledgement, PDF; fetched with the receipt, or by the next synchronisation.
pub fn acknowledgement(session: &Session, id: DossierId) -> Result<Vec<u8>, Fault> {
    proven(session, id)?
        .0
        .acknowledgement
        .ok_or_else(|| Code::NoReceipt.into())
}

/// The signed manifest of the last deposit.
pub fn manifest_bytes(session: &Session, id: DossierId) -> Result<Vec<u8>, Fault> {
    let deposit = outbox::last(session, id)?.ok_or(Code::NoReceipt)?;
    serde_json::to_vec_pretty(&deposit.signed).map_err(Fault::internal)
}

fn proven(session: &Session, id: DossierId) -> Result<(Deposit, SignedReceipt), Fault> {
    let found = outbox::proven(session, id)?.ok_or(Code::NoReceipt)?;
    let receipt = found.receipt.clone().ok_or(Code::NoReceipt)?;
    Ok((found, receipt))
}

/// What R112-11-1 CRPA asks, line by line, in the platform's own words.
fn legal(receipt: &Receipt) -> Vec<String> {
    let authority = &receipt.authority;
    let silence = match receipt.silence.effect {
        SilenceEffect::None if receipt.silence.text.is_empty() => None,
        _ => Some(receipt.silence.text.clone()),
    };
    let lines = [
        Some(authority.name.clone()),
        Some(authority.service.clone()),
        Some(authority.address.clone()),
        Some(authority.email.clone()),
        Some(authority.phone.clone()),
        silence,
        Some(receipt.remedies.clone()),
    ];
    lines
        .into_iter()
        .flatten()
        .filter(|line| !line.is_empty())
        .collect()
}
