//! The end of a journal signed by the device, so that facts cannot be cut off or a whole chain written anew without its key.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pli_protocol::canonical::canonical_bytes;
use rusqlite::{OptionalExtension as _, params};

use super::{Head, Journal, SignedHead};
use crate::app::Session;
use crate::fault::Fault;
use crate::platform;
use crate::store::StoreError;

/// Signs the end of a journal, once: the same end keeps its signature.
pub(super) fn sign(session: &Session, mut journal: Journal) -> Result<Journal, Fault> {
    let head = journal.head();
    let kept = kept(session, &journal.dossier)?;
    journal.signed = Some(match kept {
        Some(signed) if signed.head == head => signed,
        Some(_) | None => sign_head(session, head)?,
    });
    Ok(journal)
}

fn sign_head(session: &Session, head: Head) -> Result<SignedHead, Fault> {
    let key = platform::device_key(session)?;
    let bytes = canonical_bytes(&head).map_err(Fault::internal)?;
    let signed = SignedHead {
        device_public_key: STANDARD.encode(key.public_key().map_err(Fault::internal)?),
        signature: STANDARD.encode(key.sign(&bytes).map_err(Fault::internal)?),
        head,
    };
    let (dossier, body) = (
        signed.head.dossier.clone(),
        serde_json::to_string(&signed).map_err(Fault::internal)?,
    );
    session.store.write(move |connection| {
        let sql = "INSERT INTO journal_head (dossier, body) VALUES (?1, ?2)
            ON CONFLICT (dossier) DO UPDATE SET body = ?2";
        connection
            .prepare_cached(sql)?
            .execute(params![dossier, body])?;
        Ok(())
    })?;
    Ok(signed)
}

fn kept(session: &Session, dossier: &str) -> Result<Option<SignedHead>, Fault> {
    let sql = "SELECT body FROM journal_head WHERE dossier = ?1";
    let reader = session.store.reader();
    let found: Option<String> = reader
        .query_row(sql, [dossier], |row| row.get(0))
        .optional()
        .map_err(StoreError::from)?;
    // One that cannot be read is signed anew.
    Ok(found.and_then(|body| serde_json::from_str(&body).ok()))
}
