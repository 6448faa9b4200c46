//! Reads every byte of a deposit again from the disk: each chunk against its name, each file against its digest and size.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use pli_core::call::Opening;
use pli_proof::seal::Envelope;
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
    opening: Option<&Opening>,
) -> Result<Vec<ReceiptFile>, Refusal> {
    let locked = opening.map(Locked::of).transpose()?;
    let mut files = Vec::with_capacity(manifest.files.len());
    let mut damaged = Vec::new();
    for file in &manifest.files {
        match rehash_file(store, organisation, file, locked.as_ref(), &mut damaged)? {
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

/// For whom every file of a sealed deposit must be locked.
struct Locked {
    certificates: Vec<Vec<u8>>,
    threshold: usize,
}

impl Locked {
    fn of(opening: &Opening) -> Result<Self, Refusal> {
        let certificates = opening.holders.iter().map(|text| STANDARD.decode(text));
        Ok(Self {
            certificates: certificates
                .collect::<Result<_, _>>()
                .map_err(|_| Refusal::fault())?,
            threshold: usize::try_from(opening.threshold).map_err(|_| Refusal::fault())?,
        })
    }

    /// Refuses a file that is not sealed, or sealed to others: plain bytes must not stay here.
    fn check(&self, file: &ManifestFile, mut start: &[u8]) -> Result<(), Refusal> {
        let fits = Envelope::read(&mut start).is_ok_and(|envelope| {
            envelope.is_locked_for(&self.certificates, self.threshold)
                && envelope.sealed_size() == file.size
        });
        if fits {
            Ok(())
        } else {
            Err(Refusal::sealing())
        }
    }
}

fn rehash_file(
    store: &Store,
    organisation: OrganisationId,
    file: &ManifestFile,
    locked: Option<&Locked>,
    damaged: &mut Vec<String>,
) -> Result<Option<ReceiptFile>, Refusal> {
    let mut hasher = Sha256::new();
    let mut size = 0;
    let mut whole = true;
    for chunk in &file.chunks {
        let bytes = store.read_chunk(organisation, &chunk.sha256)?;
        match bytes.filter(|bytes| sha256_hex(bytes) == chunk.sha256) {
            Some(bytes) => {
                if size == 0
                    && let Some(locked) = locked
                {
                    locked.check(file, &bytes)?;
                }
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
