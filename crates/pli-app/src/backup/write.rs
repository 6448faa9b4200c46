//! Writes a copy: under a passing name first, every file and folder durable, then its name, then read again.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pli_protocol::DossierId;
use pli_protocol::canonical::canonical_bytes;
use pli_protocol::chunk::cut;
use pli_protocol::manifest::{Manifest, ManifestFile};
use rusqlite::params;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::package::{Description, Entry, KIND, Signed};
use super::{
    ACKNOWLEDGEMENT, COVER, DESCRIPTION, DIGESTS, LABEL, MANIFEST, RECEIPT, paper, place, plan,
    verify,
};
use crate::app::{Session, now};
use crate::diligence::{self, Said};
use crate::fault::{Code, Fault};
use crate::outbox::{self, Deposit};
use crate::platform;
use crate::seam::BackupView;
use crate::store::sync_folder;
use crate::verify::Anchors;

/// Room kept beside the files: papers, proofs, tables of the file system.
const SPARE: u64 = 16 * 1024 * 1024;

/// Makes a copy of what was deposited last, or of the dossier as it stands where nothing was, inside `folder`.
pub fn make(session: &Session, id: DossierId, folder: &Path) -> Result<BackupView, Fault> {
    let deposit = match outbox::last(session, id)? {
        Some(deposit) => deposit,
        None => outbox::frozen_now(session, id)?,
    };
    let manifest = deposit.manifest()?;
    check_room(folder, manifest.totals.bytes)?;
    let refused = |cause: io::Error| refusal(folder, &cause);
    let passing = folder.join(format!(".copie-en-cours-{}", Uuid::now_v7()));
    fs::create_dir(&passing).map_err(refused)?;
    let written = fill(session, &deposit, &manifest, &passing)
        .and_then(|()| settle(&passing, folder, &deposit).map_err(refused));
    let place = written.inspect_err(|_| {
        // What is half written serves nobody.
        fs::remove_dir_all(&passing).ok();
    })?;
    let found = verify::verify(&place, &Anchors::of_session(session)?)?;
    if !found.intact {
        return Err(Fault::new(Code::BackupBroken).with("folder", place.display()));
    }
    remember(session, &deposit, &found.manifest_sha256, &place)?;
    Ok(BackupView {
        folder: place.display().to_string(),
        files: found.files,
        bytes: found.bytes,
        manifest_sha256: found.manifest_sha256,
        receipt: found.receipt.is_some(),
    })
}

fn check_room(folder: &Path, bytes: u64) -> Result<(), Fault> {
    let free = fs4::available_space(folder).map_err(|cause| refusal(folder, &cause))?;
    let needed = bytes.saturating_add(SPARE);
    if free < needed {
        return Err(Fault::new(Code::BackupRoom)
            .with("folder", folder.display())
            .with("free", free)
            .with("needed", needed));
    }
    Ok(())
}

fn refusal(folder: &Path, cause: &io::Error) -> Fault {
    let code = match cause.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Code::BackupRoom,
        _ => Code::BackupFolder,
    };
    Fault::new(code)
        .with("folder", folder.display())
        .with("cause", cause)
        .with("free", "0")
        .with("needed", "")
}

/// Writes every file of the copy.
fn fill(
    session: &Session,
    deposit: &Deposit,
    manifest: &Manifest,
    folder: &Path,
) -> Result<(), Fault> {
    let refused = |cause: io::Error| refusal(folder, &cause);
    let paths = place::places(&manifest.files);
    let mut entries = Vec::new();
    for ((file, path), number) in manifest.files.iter().zip(&paths).zip(0_u32..) {
        copy_file(session, file, &folder.join(path))?;
        entries.push(Entry {
            path: path.clone(),
            manifest_file: Some(number),
            size: file.size,
            sha256: file.sha256.clone(),
        });
    }
    let manifest_sha256 = plan::manifest_sha256(deposit)?;
    let (cover, label) = paper::print(session, deposit, manifest, &manifest_sha256, &paths)?;
    let pretty =
        |value: &serde_json::Value| serde_json::to_vec_pretty(value).map_err(Fault::internal);
    let mut papers = vec![
        (COVER, cover),
        (LABEL, label),
        (
            MANIFEST,
            pretty(&serde_json::to_value(&deposit.signed).map_err(Fault::internal)?)?,
        ),
    ];
    if let Some(receipt) = &deposit.receipt {
        let value = serde_json::to_value(receipt).map_err(Fault::internal)?;
        papers.push((RECEIPT, pretty(&value)?));
    }
    if let Some(pdf) = &deposit.acknowledgement {
        papers.push((ACKNOWLEDGEMENT, pdf.clone()));
    }
    for (name, bytes) in papers {
        write_file(&folder.join(name), &bytes).map_err(refused)?;
        entries.push(Entry {
            path: name.to_owned(),
            manifest_file: None,
            size: bytes.len() as u64,
            sha256: hex::encode(Sha256::digest(&bytes)),
        });
    }
    describe(
        session,
        deposit,
        manifest,
        &manifest_sha256,
        entries,
        folder,
    )?;
    sync_tree(folder).map_err(refused)
}

/// Writes the signed description, and the list of digests that any system can check.
fn describe(
    session: &Session,
    deposit: &Deposit,
    manifest: &Manifest,
    manifest_sha256: &str,
    files: Vec<Entry>,
    folder: &Path,
) -> Result<(), Fault> {
    let key = platform::device_key(session)?;
    let public = key.public_key().map_err(Fault::internal)?;
    let digests: String = files
        .iter()
        .map(|entry| format!("{}  {}\n", entry.sha256, entry.path))
        .collect();
    let description = Description {
        kind: KIND.to_owned(),
        version: 1,
        deposit: manifest.deposit,
        dossier: manifest.dossier,
        manifest_sha256: manifest_sha256.to_owned(),
        made_at: now().to_string(),
        app_version: env!("CARGO_PKG_VERSION").to_owned(),
        device: deposit.signed.device_id,
        device_public_key: STANDARD.encode(public),
        files,
    };
    let backup = serde_json::to_value(&description).map_err(Fault::internal)?;
    let bytes = canonical_bytes(&backup).map_err(Fault::internal)?;
    let signature = STANDARD.encode(key.sign(&bytes).map_err(Fault::internal)?);
    let signed =
        serde_json::to_vec_pretty(&Signed { backup, signature }).map_err(Fault::internal)?;
    let refused = |cause: io::Error| refusal(folder, &cause);
    write_file(&folder.join(DESCRIPTION), &signed).map_err(refused)?;
    write_file(&folder.join(DIGESTS), digests.as_bytes()).map_err(refused)
}

/// Copies one file of the deposit from the vault, piece by piece, and holds it to its digest.
fn copy_file(session: &Session, file: &ManifestFile, place: &Path) -> Result<(), Fault> {
    let refused = |cause: io::Error| refusal(place, &cause);
    let mut kept = session.vault.outgoing(&file.sha256)?;
    if let Some(folder) = place.parent() {
        fs::create_dir_all(folder).map_err(refused)?;
    }
    let mut out = File::create_new(place).map_err(refused)?;
    let mut hasher = Sha256::new();
    for range in cut(file.size) {
        let bytes = kept.read_range(range.offset, range.size)?;
        hasher.update(&bytes);
        out.write_all(&bytes).map_err(refused)?;
    }
    out.sync_all().map_err(refused)?;
    if hex::encode(hasher.finalize()) == file.sha256 {
        Ok(())
    } else {
        Err(Fault::new(Code::VaultDamaged)
            .with("name", &file.name)
            .with("sha256", &file.sha256)
            .with("what", ""))
    }
}

fn write_file(place: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create_new(place)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Makes the names inside a folder durable, deepest first.
fn sync_tree(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            sync_tree(&entry.path())?;
        }
    }
    sync_folder(folder)
}

/// Gives the copy its name, a free one; durable when this returns.
fn settle(passing: &Path, folder: &Path, deposit: &Deposit) -> io::Result<PathBuf> {
    let id = deposit.id.to_string();
    let short = id.rsplit('-').next().unwrap_or(&id);
    for number in 1..1000_u32 {
        let suffix = if number == 1 {
            String::new()
        } else {
            format!("-{number}")
        };
        let place = folder.join(format!("copie-de-sauvegarde-{short}{suffix}"));
        if !place.exists() {
            fs::rename(passing, &place)?;
            sync_folder(folder)?;
            return Ok(place);
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

fn remember(
    session: &Session,
    deposit: &Deposit,
    manifest_sha256: &str,
    place: &Path,
) -> Result<(), Fault> {
    let folder = place.display().to_string();
    let said = Said::new("backup_made")
        .with("deposit", deposit.id)
        .with("manifest_sha256", manifest_sha256)
        .with("folder", &folder);
    let fact = diligence::dated(session, &said)?;
    let (dossier, sha256) = (deposit.dossier, manifest_sha256.to_owned());
    session.store.write(move |connection| {
        let sql = "INSERT INTO backup_copy (dossier, manifest_sha256, folder, made_at) VALUES (?1, ?2, ?3, ?4)";
        connection.prepare_cached(sql)?.execute(params![
            dossier.to_string(),
            sha256,
            folder,
            fact.at
        ])?;
        diligence::append(connection, dossier, &fact)
    })?;
    Ok(())
}
