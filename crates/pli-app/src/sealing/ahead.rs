//! Attached files on their way before the deposit: sealed, so that they tell nobody anything, and each on its own. What remains
//! for the last minutes is a small manifest.

use pli_core::call::Opening;
use pli_protocol::chunk::{MAX_ASKED_CHUNKS, cut};
use pli_protocol::{DossierId, Platform};
use rusqlite::params;
use uuid::Uuid;

use super::copy::{Copies, SealedCopy};
use crate::app::{Session, now};
use crate::dossier::lock;
use crate::fault::{Code, Fault};
use crate::platform::{connect, of_platform};
use crate::store::StoreError;

/// Seals and sends what is attached to dossiers of open calls whose deposits are sealed. Plain files of other calls wait for
/// the deposit: the platform could read them. Without a sign-in or a network nothing happens, and nothing is lost.
pub(crate) fn send(session: &Session) -> Result<(), Fault> {
    let waiting = waiting(session)?;
    if waiting.is_empty() {
        return Ok(());
    }
    let (platform, _, token) = match connect(session) {
        Ok(connected) => connected,
        Err(fault) if matches!(fault.code, Code::NoPlatform | Code::SignedOut) => return Ok(()),
        Err(fault) => return Err(fault),
    };
    for copy in waiting {
        let asked: Vec<String> = copy
            .chunks
            .iter()
            .map(|chunk| chunk.sha256.clone())
            .collect();
        let failed = |error| of_platform(&error);
        let missing = platform.missing_chunks(&token, &asked).map_err(failed)?;
        for (chunk, range) in copy.chunks.iter().zip(cut(copy.size)) {
            if missing.missing.contains(&chunk.sha256) {
                let bytes = session
                    .vault
                    .outgoing(&copy.sha256)?
                    .read_range(range.offset, range.size)?;
                platform
                    .put_chunk(&token, &chunk.sha256, &bytes)
                    .map_err(failed)?;
            }
        }
        note_sent(session, &copy)?;
    }
    Ok(())
}

fn note_sent(session: &Session, copy: &SealedCopy) -> Result<(), Fault> {
    let (sha256, at) = (copy.sha256.clone(), now().to_string());
    session.store.write(move |connection| {
        let sql = "UPDATE sealed SET sent_at = ?2 WHERE sealed_sha256 = ?1";
        connection
            .prepare_cached(sql)?
            .execute(params![sha256, at])?;
        Ok(())
    })?;
    Ok(())
}

/// The copies that the platform does not have yet, sealed now where they were not.
fn waiting(session: &Session) -> Result<Vec<SealedCopy>, Fault> {
    let mut waiting = Vec::new();
    for id in drafts(session)? {
        let Some((opening, contents)) = attached(session, id)? else {
            continue;
        };
        // An unfit certificate is told at the deposit, where the person can do something about it.
        let Ok(copies) = Copies::of(session, id, &opening) else {
            continue;
        };
        for sha256 in contents {
            let copy = copies.of_content(&sha256)?;
            let too_many = copy.chunks.len() > MAX_ASKED_CHUNKS;
            if !copy.is_sent && !too_many {
                waiting.push(copy);
            }
        }
    }
    Ok(waiting)
}

/// Dossiers with files, of a call that seals, without a deposit that is done or on its way.
fn drafts(session: &Session) -> Result<Vec<DossierId>, Fault> {
    let sql = "SELECT id FROM dossier WHERE json_extract(call_body, '$.opening') IS NOT NULL
        AND EXISTS (SELECT 1 FROM attached WHERE attached.dossier = dossier.id)
        AND NOT EXISTS (SELECT 1 FROM deposit WHERE deposit.dossier = dossier.id
          AND deposit.state IN ('queued', 'uploading', 'deposited'))";
    let reader = session.store.reader();
    let mut statement = reader.prepare_cached(sql).map_err(StoreError::from)?;
    let rows = statement
        .query_map([], |row| row.get::<_, String>(0))
        .map_err(StoreError::from)?;
    let mut found = Vec::new();
    for row in rows {
        let id = Uuid::parse_str(&row.map_err(StoreError::from)?);
        found.push(DossierId(
            id.map_err(|error| StoreError::damaged(error.to_string()))?,
        ));
    }
    Ok(found)
}

/// Those who open the dossier's call and the contents that are attached now; none once the deadline has passed.
fn attached(session: &Session, id: DossierId) -> Result<Option<(Opening, Vec<String>)>, Fault> {
    let dossier = session.dossier(id)?;
    let dossier = lock(&dossier);
    let Some(call) = &dossier.call else {
        return Ok(None);
    };
    let open = call
        .deadline
        .as_ref()
        .is_none_or(|deadline| deadline.at > now());
    let Some(opening) = call.opening.clone().filter(|_| open) else {
        return Ok(None);
    };
    let pieces = dossier.view.pieces.iter().filter(|piece| piece.visible);
    let fields = dossier.view.fields.values().filter(|field| field.visible);
    let files = pieces
        .flat_map(|piece| &piece.files)
        .chain(fields.flat_map(|field| &field.files));
    Ok(Some((
        opening,
        files.map(|file| file.sha256.clone()).collect(),
    )))
}
