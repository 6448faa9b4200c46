//! Where a dossier stands: the deposit decides first, then the signature, then the findings.

use pli_protocol::DossierId;
use rusqlite::OptionalExtension;

use crate::app::Session;
use crate::fault::Fault;
use crate::seam::DossierState;
use crate::store::StoreError;

/// State of a dossier whose blocking findings are counted.
pub(crate) fn state_of(
    session: &Session,
    id: DossierId,
    blocking: u32,
) -> Result<DossierState, Fault> {
    if let Some(state) = deposited(session, id)? {
        return Ok(state);
    }
    let sql = "SELECT frozen.content = dossier.content FROM frozen JOIN dossier ON dossier.id = frozen.dossier
        WHERE frozen.dossier = ?1 AND frozen.kind = 'signed'";
    let signed = session
        .store
        .reader()
        .query_row(sql, [id.to_string()], |row| row.get::<_, bool>(0))
        .optional();
    let signed = signed.map_err(StoreError::from)?;
    Ok(match (signed, blocking) {
        (Some(true), _) => DossierState::Signed,
        (Some(false) | None, 0) => DossierState::Ready,
        (Some(false) | None, _) => DossierState::Draft,
    })
}

/// State that the last deposit gives; none while there is none, or the last was cancelled.
fn deposited(session: &Session, id: DossierId) -> Result<Option<DossierState>, Fault> {
    let sql = "SELECT deposit.state, dossier.platform_state FROM deposit JOIN dossier ON dossier.id = deposit.dossier
        WHERE deposit.dossier = ?1 AND deposit.state <> 'cancelled' ORDER BY deposit.rowid DESC LIMIT 1";
    let read =
        |row: &rusqlite::Row<'_>| Ok((row.get::<_, String>(0)?, row.get::<_, Option<String>>(1)?));
    let found = session
        .store
        .reader()
        .query_row(sql, [id.to_string()], read)
        .optional()
        .map_err(StoreError::from)?;
    Ok(found.and_then(|(state, platform)| match state.as_str() {
        "queued" => Some(DossierState::Queued),
        "uploading" => Some(DossierState::Uploading),
        "refused" => Some(DossierState::Refused),
        "deposited" => platform
            .as_deref()
            .map_or(Some(DossierState::Deposited), platform_state),
        _ => None,
    }))
}

/// State as the platform last said; a word that is not known here leaves the dossier deposited.
fn platform_state(word: &str) -> Option<DossierState> {
    serde_json::from_value(serde_json::Value::String(word.to_owned()))
        .ok()
        .or(Some(DossierState::Deposited))
}
