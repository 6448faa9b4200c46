//! Which installation writes: one actor a store and place. A copied or restored store gets a new one, so that two machines never
//! write operations of the same name.
//!
//! The place is told by the machine's identity, the folder and the identity of the database file: a copy has another file
//! number, even put back at the same path. A whole machine copied as an image is not told apart; nothing in it could.

use std::fs;
use std::path::Path;

use pli_core::dossier::ActorId;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{Meta, StoreError};

#[derive(Serialize, Deserialize)]
struct Known {
    actor: ActorId,
    place: String,
}

/// The actor of this store at this place, made anew when the store was copied here.
pub(super) fn settle(connection: &Connection, database: &Path) -> Result<ActorId, StoreError> {
    let place = place(database)?;
    if let Some(known) = Meta::Actor.get::<Known>(connection)?
        && known.place == place
    {
        return Ok(known.actor);
    }
    let actor = ActorId(Uuid::now_v7());
    Meta::Actor.set(connection, &Known { actor, place })?;
    Ok(actor)
}

fn place(database: &Path) -> Result<String, StoreError> {
    let mut hash = Sha256::new();
    hash.update(machine());
    hash.update(database.as_os_str().as_encoded_bytes());
    hash.update(file_identity(database)?);
    Ok(hex::encode(hash.finalize()))
}

fn machine() -> Vec<u8> {
    ["/etc/machine-id", "/var/lib/dbus/machine-id"]
        .iter()
        .find_map(|file| fs::read(file).ok())
        .unwrap_or_default()
}

#[cfg(unix)]
fn file_identity(file: &Path) -> std::io::Result<Vec<u8>> {
    use std::os::unix::fs::MetadataExt;
    Ok(fs::metadata(file)?.ino().to_le_bytes().to_vec())
}

#[cfg(not(unix))]
fn file_identity(file: &Path) -> std::io::Result<Vec<u8>> {
    let made = fs::metadata(file)?.created()?;
    Ok(format!("{made:?}").into_bytes())
}
