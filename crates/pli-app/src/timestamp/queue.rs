//! Dossiers whose time-stamp could not be had: they are signed, and wait for the next synchronisation.

use pli_protocol::DossierId;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::fault::may_pass;
use crate::app::{Session, now};
use crate::dossier;
use crate::fault::Fault;
use crate::sign::Level;
use crate::store::Meta;

/// Dossiers that wait at most; the oldest make room.
const MOST: usize = 200;

/// A dossier that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Waiting {
    dossier: Uuid,
    /// SHA-256 of the signed file that waits; another signature since has its own place.
    sha256: String,
    level: Level,
    server: String,
    since: String,
}

/// Remembers that the signed file of a dossier waits for its level.
pub(crate) fn wait(
    session: &Session,
    id: DossierId,
    sha256: &str,
    level: Level,
    server: &str,
) -> Result<(), Fault> {
    let mut waiting = all(session)?;
    waiting.retain(|known| known.dossier != id.0);
    waiting.push(Waiting {
        dossier: id.0,
        sha256: sha256.to_owned(),
        level,
        server: server.to_owned(),
        since: now().to_string(),
    });
    let excess = waiting.len().saturating_sub(MOST);
    waiting.drain(..excess);
    keep(session, waiting)
}

/// Tries again for each dossier that waits; returns those whose signature was raised. A failure that may pass keeps its place,
/// any other leaves the signature as it is.
pub fn retry_all(session: &Session) -> Result<Vec<DossierId>, Fault> {
    let waiting = all(session)?;
    if waiting.is_empty() {
        return Ok(Vec::new());
    }
    let mut still = Vec::new();
    let mut raised = Vec::new();
    for known in waiting {
        let id = DossierId(known.dossier);
        match dossier::raise_kept(session, id, &known.sha256, known.level, &known.server) {
            Ok(true) => raised.push(id),
            Ok(false) => {}
            Err(fault) if may_pass(fault.code) => still.push(known),
            Err(_) => {}
        }
    }
    keep(session, still)?;
    Ok(raised)
}

fn all(session: &Session) -> Result<Vec<Waiting>, Fault> {
    let known = Meta::TimestampQueue.get(&session.store.reader())?;
    Ok(known.unwrap_or_default())
}

fn keep(session: &Session, waiting: Vec<Waiting>) -> Result<(), Fault> {
    session
        .store
        .write(move |connection| Meta::TimestampQueue.set(connection, &waiting))?;
    Ok(())
}
