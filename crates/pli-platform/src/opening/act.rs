//! The acts before the decryption: an opening begun, keys brought. Each is noted, the refused ones too.

use std::collections::HashMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use pli_core::call::{Call, Opening};
use pli_proof::seal::{ContentKey, Envelope, Share};
use pli_protocol::manifest::{Manifest, SignedManifest};

use super::OpeningError;
use super::content;
use super::request::{GivenKey, OpeningKeys, OpeningRequest, RequestedFile, unreadable};
use crate::Store;
use crate::store::PliRow;

/// Begins the opening of a call at `now`, and gives the request for its holders. Begun before, the same request comes again.
///
/// # Errors
/// Before the deadline, for a call that is not sealed, or when the store fails.
pub fn begin(
    store: &Store,
    reference: &str,
    now: Timestamp,
) -> Result<OpeningRequest, OpeningError> {
    let (call, _) = sealed_call(store, reference)?;
    if let Err(error) = check_time(&call, now) {
        store.note_opening(
            reference,
            now,
            "refused",
            "Ouverture refusée : la date limite n’est pas passée.",
        )?;
        return Err(error);
    }
    if store.opening(reference)?.is_none() {
        store.begin_opening(reference, now)?;
        let plis = store.plis(reference)?.len();
        store.note_opening(
            reference,
            now,
            "begun",
            &format!(
                "Ouverture commencée ; la liste est arrêtée : {}.",
                counted(plis)
            ),
        )?;
    }
    Ok(OpeningRequest::new(&call, requested(store, reference)?))
}

/// « 1 pli », « 3 plis ».
fn counted(plis: usize) -> String {
    if plis < 2 {
        format!("{plis}\u{a0}pli")
    } else {
        format!("{plis}\u{a0}plis")
    }
}

/// The call of a reference with those who open it.
pub(super) fn sealed_call(store: &Store, reference: &str) -> Result<(Call, Opening), OpeningError> {
    let unknown = || OpeningError::UnknownCall {
        reference: reference.to_owned(),
    };
    let call = store.call(reference)?.ok_or_else(unknown)?;
    let opening = call.opening.clone().ok_or(OpeningError::NotSealed)?;
    Ok((call, opening))
}

/// Refuses until the deadline has passed on the platform's clock.
pub(super) fn check_time(call: &Call, now: Timestamp) -> Result<(), OpeningError> {
    match &call.deadline {
        Some(deadline) if now.as_second() > deadline.at.as_second() => Ok(()),
        Some(deadline) => Err(OpeningError::NotYet {
            deadline: deadline.at,
        }),
        None => Err(OpeningError::NotSealed),
    }
}

/// The head of every sealed file of every pli; a file that is damaged here is left out, and told in the minutes.
fn requested(store: &Store, reference: &str) -> Result<Vec<RequestedFile>, OpeningError> {
    let mut files = Vec::new();
    for pli in store.plis(reference)? {
        let manifest = manifest(&pli)?;
        for file in &manifest.files {
            if let Some(head) = content::head(store, pli.organisation, file) {
                files.push(RequestedFile {
                    sha256: file.sha256.clone(),
                    head: STANDARD.encode(head),
                });
            }
        }
    }
    Ok(files)
}

/// The manifest of a pli, as it was accepted.
pub(super) fn manifest(pli: &PliRow) -> Result<Manifest, OpeningError> {
    let signed: SignedManifest =
        serde_json::from_slice(&pli.signed_manifest).map_err(|error| unreadable(&error))?;
    Ok(signed.open().map_err(|error| unreadable(&error))?.manifest)
}

/// Takes what a holder brings, after holding each share against the sealed file that it opens.
///
/// # Errors
/// When the opening is not under way, the certificate is no holder's, or a share is not this holder's.
pub fn add_keys(store: &Store, keys: &OpeningKeys, now: Timestamp) -> Result<(), OpeningError> {
    let reference = keys.call.as_str();
    let (call, opening) = sealed_call(store, reference)?;
    check_time(&call, now)?;
    under_way(store, reference)?;
    if let Err(error) = check_keys(store, &opening, keys) {
        let text = format!("Clés refusées : {error}.");
        store.note_opening(reference, now, "refused", &text)?;
        return Err(error);
    }
    let body = zeroize::Zeroizing::new(
        serde_json::to_vec(&keys.keys).map_err(|error| unreadable(&error))?,
    );
    store.keep_holder_keys(reference, &keys.holder()?, &body, now)?;
    let (given, refused) = keys.counts();
    let name = holder_name(&keys.certificate()?, now);
    let text = match refused {
        0 => format!("{name} a apporté sa clé : elle sert à {given} fichiers scellés."),
        _ => format!(
            "{name} a apporté sa clé : elle sert à {given} fichiers scellés ; {refused} ne s’ouvrent pas avec elle."
        ),
    };
    store.note_opening(reference, now, "key", &text)?;
    Ok(())
}

/// Refuses an opening that is not begun or is over.
pub(super) fn under_way(store: &Store, reference: &str) -> Result<Timestamp, OpeningError> {
    let row = store.opening(reference)?.ok_or(OpeningError::NotBegun)?;
    match row.finished_at {
        Some(_) => Err(OpeningError::Finished),
        None => Ok(row.begun_at),
    }
}

pub(super) fn holder_name(certificate: &[u8], now: Timestamp) -> String {
    pli_proof::certificate::read(certificate, now).map_or_else(
        |_| "—".to_owned(),
        |facts| facts.holder.display_name().to_owned(),
    )
}

fn check_keys(store: &Store, opening: &Opening, keys: &OpeningKeys) -> Result<(), OpeningError> {
    let certificate = keys.certificate()?;
    if !opening.holders.contains(&STANDARD.encode(&certificate)) {
        return Err(OpeningError::UnknownHolder);
    }
    let given: HashMap<&str, &GivenKey> = keys
        .keys
        .iter()
        .map(|given| (given.sha256.as_str(), given))
        .collect();
    let mut known = 0;
    for pli in store.plis(&keys.call)? {
        for file in &manifest(&pli)?.files {
            let Some(given) = given.get(file.sha256.as_str()) else {
                continue;
            };
            known += 1;
            let head = content::head(store, pli.organisation, file);
            let envelope = head.and_then(|head| Envelope::read(&mut head.as_slice()).ok());
            let bytes =
                zeroize::Zeroizing::new(STANDARD.decode(given.key.reveal()).unwrap_or_default());
            let fits = envelope.is_some_and(|envelope| match envelope.threshold() {
                1 => ContentKey::from_bytes(&bytes).is_some(),
                _ => Share::from_bytes(&bytes)
                    .is_some_and(|share| envelope.is_share_of(&share, &certificate)),
            });
            if !fits {
                return Err(OpeningError::ForeignKey);
            }
        }
    }
    if known == given.len() && given.len() == keys.keys.len() {
        Ok(())
    } else {
        Err(OpeningError::ForeignKey)
    }
}
