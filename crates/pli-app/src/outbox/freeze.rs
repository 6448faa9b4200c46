//! From a dossier to a signed manifest: what is deposited is fixed here, byte for byte, before anything is sent.

use pli_core::answers::signed_answers;
use pli_core::call::Call;
use pli_core::dossier::{Attachment, Path};
use pli_protocol::canonical::sha256_hex;
use pli_protocol::chunk::{ChunkRef, cut};
use pli_protocol::deposit::DepositProgress;
use pli_protocol::ids::DepositId;
use pli_protocol::manifest::{FileRole, Manifest, ManifestFile, ManifestToSign, SealedTo, Totals};
use pli_protocol::{DossierId, PROTOCOL_VERSION};
use uuid::Uuid;

use super::row::{self, Deposit, State};
use crate::app::{Session, now};
use crate::diligence::{self, Said};
use crate::dossier::{OpenDossier, frozen, heads, lock, write_heads};
use crate::fault::{Code, Fault};
use crate::form;
use crate::platform::{self, Account, clock};
use crate::sealing;

/// Name of the file of answers in a deposit.
const ANSWERS_NAME: &str = "reponses.json";
/// Name of the signed dossier in a deposit.
const SIGNED_NAME: &str = "dossier-signe.pdf";

/// Freezes a dossier and puts it in the outbox, durably. Needs no network, but a sign-in once before.
pub fn queue(session: &Session, id: DossierId) -> Result<DepositId, Fault> {
    let before = row::last(session, id)?;
    if let Some(moving) = before.as_ref().filter(|deposit| deposit.state.is_moving()) {
        return Err(Fault::new(Code::AlreadyQueued).with("deposit", moving.id));
    }
    let dossier = session.dossier(id)?;
    let mut dossier = lock(&dossier);
    let deposit = freeze(session, &mut dossier, before.as_ref())?;
    let manifest = deposit.manifest()?;
    let unsure = match dossier.call.as_ref().and_then(|call| call.opening.as_ref()) {
        Some(opening) => sealing::unsure(session, opening)?,
        None => Vec::new(),
    };
    let told = (!unsure.is_empty()).then(|| {
        let said = Said::new("holders_unsure").with("holders", unsure.join(", "));
        diligence::dated(session, &said)
    });
    let told = told.transpose()?;
    let said = Said::new("queued")
        .with("deposit", deposit.id)
        .with("bytes", manifest.totals.bytes);
    let fact = diligence::dated(session, &said.with("files", manifest.totals.files))?;
    let deposited = deposit.id;
    let heads = heads(&dossier.state)?;
    session.store.write(move |connection| {
        deposit.insert(connection, &now().to_string())?;
        write_heads(connection, &deposit.id.to_string(), &heads)?;
        diligence::append(connection, id, &fact)?;
        told.iter()
            .try_for_each(|told| diligence::append(connection, id, told))
    })?;
    Ok(deposited)
}

/// Names of the holders of the dossier's call of whom nobody knows here whether their certificates were revoked.
pub fn unsure_holders(session: &Session, id: DossierId) -> Result<Vec<String>, Fault> {
    let dossier = session.dossier(id)?;
    let opening = lock(&dossier)
        .call
        .as_ref()
        .and_then(|call| call.opening.clone());
    opening.map_or_else(
        || Ok(Vec::new()),
        |opening| sealing::unsure(session, &opening),
    )
}

/// Freezes a dossier without depositing it: for a backup copy that is made before anything was sent.
pub(crate) fn frozen_now(session: &Session, id: DossierId) -> Result<Deposit, Fault> {
    let before = row::last(session, id)?;
    let dossier = session.dossier(id)?;
    freeze(session, &mut lock(&dossier), before.as_ref())
}

/// A deposit of the dossier as it stands, signed by the device, kept nowhere yet.
fn freeze(
    session: &Session,
    dossier: &mut OpenDossier,
    before: Option<&Deposit>,
) -> Result<Deposit, Fault> {
    dossier.look(session)?;
    let call = dossier.call.clone().ok_or(Code::NoCall)?;
    let account = platform::kept(session)?.ok_or(Code::NoPlatform)?;
    let blocking = dossier.blocking();
    if blocking > 0 {
        return Err(Fault::new(Code::BlockingFindings).with("count", blocking));
    }
    let files = files(session, dossier, &call)?;
    let replaces = before
        .filter(|deposit| deposit.state == State::Deposited)
        .map(|deposit| deposit.id);
    let manifest = manifest(session, dossier, &call, &account, files, replaces)?;
    sign(session, &account, &manifest, dossier.id)
}

fn sign(
    session: &Session,
    account: &Account,
    manifest: &Manifest,
    dossier: DossierId,
) -> Result<Deposit, Fault> {
    let to_sign = ManifestToSign::new(manifest).map_err(Fault::internal)?;
    let signature = platform::device_key(session)?
        .sign(to_sign.bytes())
        .map_err(Fault::internal)?;
    let seed = manifest.deposit.0.as_u64_pair().1;
    Ok(Deposit {
        id: manifest.deposit,
        dossier,
        state: State::Queued,
        signed: to_sign.signed(account.device, &signature),
        progress: DepositProgress::new(manifest.chunks(), seed),
        next_try_at: None,
        tries: 0,
        fault: None,
        receipt: None,
        acknowledgement: None,
    })
}

fn manifest(
    session: &Session,
    dossier: &OpenDossier,
    call: &Call,
    account: &Account,
    files: Vec<ManifestFile>,
    replaces: Option<DepositId>,
) -> Result<Manifest, Fault> {
    let deposit = DepositId(Uuid::now_v7());
    let sealed_to = call.opening.as_ref().and_then(SealedTo::of);
    let files = match &call.opening {
        Some(opening) => sealing::seal_all(session, dossier.id, deposit, opening, files)?,
        None => files,
    };
    let digest = |role| {
        files
            .iter()
            .find(|file| file.role == role)
            .map(|file| file.sha256.clone())
    };
    Ok(Manifest {
        protocol: PROTOCOL_VERSION,
        deposit,
        dossier: dossier.id,
        call: call.reference.clone(),
        lot: dossier.lot.clone(),
        form: form::reference(&dossier.form),
        organisation: account.organisation.clone(),
        user: account.user.clone(),
        app_version: env!("CARGO_PKG_VERSION").to_owned(),
        answers_sha256: digest(FileRole::Answers).unwrap_or_default(),
        signed_pdf_sha256: digest(FileRole::SignedPdf),
        totals: Totals {
            files: u32::try_from(files.len()).unwrap_or(u32::MAX),
            bytes: files.iter().map(|file| file.size).sum(),
        },
        files,
        created_at: now(),
        clock_offset_ms: clock::offset_ms(session)?.unwrap_or(0),
        sealed: sealed_to.is_some(),
        sealed_to,
        replaces,
    })
}

/// Answers, signed PDF, pieces: each read from the vault, verified and cut.
fn files(
    session: &Session,
    dossier: &OpenDossier,
    call: &Call,
) -> Result<Vec<ManifestFile>, Fault> {
    let answers = signed_answers(&dossier.form, &dossier.view).map_err(Fault::internal)?;
    let answers = session.vault.keep_bytes(&answers)?;
    let mut files = vec![file(
        session,
        FileRole::Answers,
        ANSWERS_NAME,
        "application/json",
        &answers.sha256,
        None,
    )?];
    if let Some(sha256) = signature(session, dossier, call)? {
        files.push(file(
            session,
            FileRole::SignedPdf,
            SIGNED_NAME,
            "application/pdf",
            &sha256,
            None,
        )?);
    }
    for piece in dossier.view.pieces.iter().filter(|piece| piece.visible) {
        for attached in &piece.files {
            files.push(piece_file(session, attached, &piece.id, &piece.target)?);
        }
    }
    for (path, field) in dossier
        .view
        .fields
        .iter()
        .filter(|(_, field)| field.visible)
    {
        for attached in &field.files {
            files.push(piece_file(session, attached, &path.pattern(), path)?);
        }
    }
    Ok(files)
}

/// The signed file that still shows the dossier; none where the call asks for none and there is none.
fn signature(
    session: &Session,
    dossier: &OpenDossier,
    call: &Call,
) -> Result<Option<String>, Fault> {
    let content = dossier.content_digest()?;
    match frozen(session, dossier.id, "signed")? {
        Some(signed) if signed.content == content => Ok(Some(signed.sha256)),
        Some(_) if call.signature_required => Err(Code::SignatureStale.into()),
        None if call.signature_required => Err(Code::NotSigned.into()),
        Some(_) | None => Ok(None),
    }
}

fn piece_file(
    session: &Session,
    attached: &Attachment,
    piece: &str,
    target: &Path,
) -> Result<ManifestFile, Fault> {
    let place = Some((piece, target));
    file(
        session,
        FileRole::Piece,
        &attached.name,
        &attached.media_type,
        &attached.sha256,
        place,
    )
}

fn file(
    session: &Session,
    role: FileRole,
    name: &str,
    media_type: &str,
    sha256: &str,
    place: Option<(&str, &Path)>,
) -> Result<ManifestFile, Fault> {
    let named = |fault: Fault| {
        if fault.code == Code::VaultDamaged {
            fault.with("name", name)
        } else {
            fault
        }
    };
    let mut kept = session
        .vault
        .outgoing(sha256)
        .map_err(|error| named(error.into()))?;
    let size = kept.size();
    let mut chunks = Vec::new();
    for range in cut(size) {
        let bytes = kept
            .read_range(range.offset, range.size)
            .map_err(|error| named(error.into()))?;
        chunks.push(ChunkRef {
            sha256: sha256_hex(&bytes),
            size: range.size,
        });
    }
    Ok(ManifestFile {
        role,
        piece: place.map(|(piece, _)| piece.to_owned()),
        row: place.and_then(|(_, target)| target.innermost_row()),
        name: name.to_owned(),
        media_type: media_type.to_owned(),
        size,
        sha256: sha256.to_owned(),
        chunks,
    })
}
