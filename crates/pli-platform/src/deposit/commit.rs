//! The commit of a deposit.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use pli_protocol::canonical::canonical_bytes;
use pli_protocol::ids::DepositId;
use pli_protocol::manifest::{ManifestError, OpenManifest, SignedManifest};
use pli_protocol::receipt::{ReceiptFile, SignedReceipt};
use pli_protocol::timeline::FactSource;
use pli_protocol::{OLDEST_PROTOCOL_VERSION, PROTOCOL_VERSION};

use super::{check, receipt, rehash};
use crate::store::{Committed, DepositRow, DeviceRow, NewDeposit, NewFact};
use crate::{Office, Refusal};

/// Accepts a deposit whose last byte came at `received_at`, and gives the bytes of its signed receipt: the same for the same
/// deposit, however often it is sent, the deadline passed or not.
///
/// # Errors
/// Every refusal of `docs/protocol.md`, in its order.
pub fn commit(
    office: &Office,
    sender: &DeviceRow,
    id: DepositId,
    body: &[u8],
    received_at: Timestamp,
) -> Result<Vec<u8>, Refusal> {
    let signed: SignedManifest =
        serde_json::from_slice(body).map_err(|error| Refusal::malformed(&error.to_string()))?;
    let open = open(office, sender, &signed)?;
    if open.manifest.deposit != id {
        return Err(Refusal::manifest("deposit: not that of the address"));
    }
    if let Some(existing) = office.store.deposit(id)? {
        return replay(&open, sender, existing);
    }
    let call = office
        .store
        .call(&open.manifest.call)?
        .ok_or_else(|| Refusal::call("call"))?;
    check::check_time(received_at, &call)?;
    check::check_call(&open.manifest, &call)?;
    check_dossier(office, sender, &open)?;
    let asked: Vec<String> = open
        .manifest
        .chunks()
        .into_iter()
        .map(|chunk| chunk.sha256)
        .collect();
    let missing = office
        .store
        .missing_chunks(sender.organisation.id, &asked)?;
    if !missing.is_empty() {
        return Err(Refusal::missing_chunks(missing));
    }
    let files = rehash::rehash(
        &office.store,
        sender.organisation.id,
        &open.manifest,
        call.opening.as_ref(),
    )?;
    keep(
        office,
        sender,
        &Accepted {
            open: &open,
            signed: &signed,
            call: &call,
            files,
            received_at,
            body,
        },
    )
}

/// Reads the manifest and checks its signature by a device of the sender's organisation. The device may have signed out since.
fn open(
    office: &Office,
    sender: &DeviceRow,
    signed: &SignedManifest,
) -> Result<OpenManifest, Refusal> {
    let open = signed.open().map_err(|error| match error {
        ManifestError::Unreadable { detail } => Refusal::manifest(&detail),
        ManifestError::Incoherent { what } => Refusal::manifest(&what),
    })?;
    let manifest = &open.manifest;
    if !(OLDEST_PROTOCOL_VERSION..=PROTOCOL_VERSION).contains(&manifest.protocol) {
        return Err(Refusal::version(&manifest.protocol.to_string()));
    }
    if manifest.organisation.id != sender.organisation.id || manifest.user != sender.user {
        return Err(Refusal::manifest(
            "organisation or user: not those of the token",
        ));
    }
    let device = office
        .store
        .device(signed.device_id)?
        .ok_or_else(Refusal::signature)?;
    if device.organisation.id != sender.organisation.id {
        return Err(Refusal::signature());
    }
    let key = STANDARD
        .decode(&device.public_key)
        .map_err(|_| Refusal::signature())?;
    pli_proof::device::verify(&key, &open.bytes, &open.signature)
        .map_err(|_| Refusal::signature())?;
    Ok(open)
}

fn replay(
    open: &OpenManifest,
    sender: &DeviceRow,
    existing: DepositRow,
) -> Result<Vec<u8>, Refusal> {
    if existing.organisation == sender.organisation.id && existing.manifest_sha256 == open.sha256 {
        Ok(existing.receipt)
    } else {
        Err(Refusal::other_body())
    }
}

/// A dossier stays with the organisation that deposited it first, and replaces only its own deposits.
fn check_dossier(office: &Office, sender: &DeviceRow, open: &OpenManifest) -> Result<(), Refusal> {
    let manifest = &open.manifest;
    let owner = office.store.dossier_owner(manifest.dossier)?;
    if owner.is_some_and(|owner| owner != sender.organisation.id) {
        return Err(Refusal::manifest(
            "dossier: it belongs to another organisation",
        ));
    }
    if let Some(replaced) = manifest.replaces {
        let known = office.store.deposit(replaced)?;
        if known.is_none_or(|known| known.dossier != manifest.dossier) {
            return Err(Refusal::manifest("replaces: no deposit of this dossier"));
        }
    }
    Ok(())
}

/// A deposit that passed every check.
struct Accepted<'a> {
    open: &'a OpenManifest,
    signed: &'a SignedManifest,
    call: &'a pli_core::call::Call,
    files: Vec<ReceiptFile>,
    received_at: Timestamp,
    body: &'a [u8],
}

fn keep(office: &Office, sender: &DeviceRow, accepted: &Accepted<'_>) -> Result<Vec<u8>, Refusal> {
    let manifest = &accepted.open.manifest;
    let chunks = manifest.chunks();
    let new = NewDeposit {
        id: manifest.deposit,
        dossier: manifest.dossier,
        organisation: sender.organisation.id,
        call: &manifest.call,
        received_at: accepted.received_at,
        manifest_sha256: &accepted.open.sha256,
        signed_manifest: accepted.body,
        chunks: &chunks,
    };
    let fact = |code, text, values| NewFact {
        at: accepted.received_at,
        code,
        source: FactSource::Platform,
        text,
        values,
    };
    let deposited = BTreeMap::from([("manifest_sha256".to_owned(), accepted.open.sha256.clone())]);
    let replaced = BTreeMap::from([("by".to_owned(), manifest.deposit.to_string())]);
    let deposited = fact(
        "deposited",
        "Dossier déposé ; récépissé délivré.",
        deposited,
    );
    let replaced = fact(
        "replaced",
        "Dépôt remplacé par un dépôt plus récent du même dossier.",
        replaced,
    );
    let make = |version, replaces| seal(office, sender, accepted, version, replaces);
    match office
        .store
        .commit_deposit(&new, make, (&deposited, &replaced))?
    {
        Committed::New(receipt) => Ok(receipt),
        Committed::Existing(existing) => replay(accepted.open, sender, existing),
        Committed::Missing(chunks) => Err(Refusal::missing_chunks(chunks)),
        Committed::Refused(refusal) => Err(refusal),
    }
}

fn seal(
    office: &Office,
    sender: &DeviceRow,
    accepted: &Accepted<'_>,
    version: u32,
    replaces: Option<DepositId>,
) -> Result<Vec<u8>, Refusal> {
    let parts = receipt::Parts {
        open: accepted.open,
        call: accepted.call,
        organisation: &sender.organisation,
        user: &sender.user,
        device: accepted.signed.device_id,
        files: accepted.files.clone(),
        received_at: accepted.received_at,
        region: &office.region,
    };
    let unwritable = |error: &(dyn std::error::Error + 'static)| {
        tracing::error!(error, "the receipt could not be written");
        Refusal::fault()
    };
    let value = serde_json::to_value(receipt::write(parts, version, replaces))
        .map_err(|error| unwritable(&error))?;
    let bytes = canonical_bytes(&value).map_err(|error| unwritable(&error))?;
    let seal = STANDARD.encode(office.seal.seal(&bytes, office.clock.now())?);
    serde_json::to_vec(&SignedReceipt {
        receipt: value,
        seal,
        time_proof: None,
    })
    .map_err(|error| unwritable(&error))
}
