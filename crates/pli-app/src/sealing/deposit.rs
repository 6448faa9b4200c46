//! What a sealed deposit consists of: every file under a name that says nothing, and the sealed inventory that says what each is.

use pli_core::call::Opening;
use pli_protocol::inventory::{INVENTORY_KIND, Inventory, InventoryFile};
use pli_protocol::manifest::{FileRole, Manifest, ManifestFile, SEALED_MEDIA_TYPE, sealed_name};
use pli_protocol::{DepositId, DossierId};
use rusqlite::OptionalExtension as _;

use super::copy::{Copies, SealedCopy};
use crate::app::Session;
use crate::fault::Fault;
use crate::store::StoreError;

/// Seals the files of a deposit and adds their sealed inventory.
pub(crate) fn seal_all(
    session: &Session,
    dossier: DossierId,
    deposit: DepositId,
    opening: &Opening,
    files: Vec<ManifestFile>,
) -> Result<Vec<ManifestFile>, Fault> {
    let copies = Copies::of(session, dossier, opening)?;
    let mut sealed = Vec::with_capacity(files.len() + 1);
    let mut inside = Vec::with_capacity(files.len());
    for (place, file) in files.into_iter().enumerate() {
        let copy = copies.of_content(&file.sha256)?;
        inside.push(InventoryFile {
            sealed_sha256: copy.sha256.clone(),
            role: file.role,
            piece: file.piece,
            row: file.row,
            name: file.name,
            media_type: file.media_type,
            size: file.size,
            sha256: file.sha256,
        });
        sealed.push(manifest_file(file.role, place, copy));
    }
    let inventory = Inventory {
        kind: INVENTORY_KIND.to_owned(),
        deposit,
        dossier,
        files: inside,
    };
    let bytes = serde_json::to_vec(&inventory).map_err(Fault::internal)?;
    let kept = session.vault.keep_bytes(&bytes)?;
    let copy = copies.of_content(&kept.sha256)?;
    sealed.push(manifest_file(FileRole::Inventory, sealed.len(), copy));
    Ok(sealed)
}

fn manifest_file(role: FileRole, place: usize, copy: SealedCopy) -> ManifestFile {
    ManifestFile {
        role,
        piece: None,
        row: None,
        name: sealed_name(place),
        media_type: SEALED_MEDIA_TYPE.to_owned(),
        size: copy.size,
        sha256: copy.sha256,
        chunks: copy.chunks,
    }
}

/// What the sealed files of a deposit of this machine are; none for a deposit that is not sealed, or of another machine.
pub(crate) fn inside(session: &Session, manifest: &Manifest) -> Result<Option<Inventory>, Fault> {
    let sealed = manifest
        .files
        .iter()
        .find(|file| file.role == FileRole::Inventory);
    let Some(sealed) = sealed else {
        return Ok(None);
    };
    let sql = "SELECT plain_sha256 FROM sealed WHERE sealed_sha256 = ?1";
    let plain: Option<String> = session
        .store
        .reader()
        .query_row(sql, [&sealed.sha256], |row| row.get(0))
        .optional()
        .map_err(StoreError::from)?;
    let Some(plain) = plain else {
        return Ok(None);
    };
    let bytes = session.vault.outgoing(&plain)?.read_all()?;
    Ok(Inventory::read(&bytes, manifest).ok())
}
