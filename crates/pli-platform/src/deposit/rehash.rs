//! Reads every byte of a deposit again from the disk: each chunk against its name, each file against its digest and size.

use pli_protocol::OrganisationId;
use pli_protocol::canonical::sha256_hex;
use pli_protocol::manifest::{Manifest, ManifestFile};
use pli_protocol::receipt::ReceiptFile;
use sha2::{Digest, Sha256};

use crate::{Refusal, Store};

/// Computes digest and size of every file from the chunks on the disk.
///
/// # Errors
/// A chunk without bytes or with other bytes is noted as damaged and listed as missing; a file whose chunks do not give its
/// digest is refused as altered.
pub(super) fn rehash(
    store: &Store,
    organisation: OrganisationId,
    manifest: &Manifest,
) -> Result<Vec<ReceiptFile>, Refusal> {
    let mut files = Vec::with_capacity(manifest.files.len());
    let mut damaged = Vec::new();
    for file in &manifest.files {
        match rehash_file(store, organisation, file, &mut damaged)? {
            Some(computed) if computed.sha256 == file.sha256 && computed.size == file.size => {
                files.push(computed);
            }
            Some(_) => return Err(Refusal::altered(&file.name)),
            None => {}
        }
    }
    if damaged.is_empty() {
        Ok(files)
    } else {
        Err(Refusal::missing_chunks(damaged))
    }
}

fn rehash_file(
    store: &Store,
    organisation: OrganisationId,
    file: &ManifestFile,
    damaged: &mut Vec<String>,
) -> Result<Option<ReceiptFile>, Refusal> {
    let mut hasher = Sha256::new();
    let mut size = 0;
    let mut whole = true;
    for chunk in &file.chunks {
        let bytes = store.read_chunk(organisation, &chunk.sha256)?;
        match bytes.filter(|bytes| sha256_hex(bytes) == chunk.sha256) {
            Some(bytes) => {
                size += bytes.len() as u64;
                hasher.update(&bytes);
            }
            None => {
                store.mark_damaged(organisation, &chunk.sha256)?;
                whole = false;
                if !damaged.contains(&chunk.sha256) {
                    damaged.push(chunk.sha256.clone());
                }
            }
        }
    }
    Ok(whole.then(|| ReceiptFile {
        role: file.role,
        piece: file.piece.clone(),
        row: file.row,
        name: file.name.clone(),
        size,
        sha256: hex::encode(hasher.finalize()),
    }))
}
