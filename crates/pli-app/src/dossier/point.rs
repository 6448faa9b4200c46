//! A dossier at a point of its life: now, as deposited, some acts ago, at a moment.

use std::collections::BTreeMap;

use pli_core::dossier::{ActorId, Dossier};
use pli_protocol::DossierId;
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::OpenDossier;
use crate::app::Session;
use crate::fault::{Code, Fault};
use crate::store::StoreError;

/// The state at a point: `now`, `deposit`, `-3`, a moment in RFC 3339; none is now.
pub(super) fn state_at(
    session: &Session,
    dossier: &OpenDossier,
    at: Option<&str>,
) -> Result<Dossier, Fault> {
    let text = at.map(str::trim).filter(|text| !text.is_empty());
    let unknown = || Fault::new(Code::UnknownPoint).with("point", at.unwrap_or_default());
    match text {
        None | Some("now") => Ok(dossier.state.clone()),
        Some("deposit") => deposited(session, dossier)?.ok_or_else(|| Code::NoReceipt.into()),
        Some(text) => {
            if let Some(acts) = text.strip_prefix('-').and_then(|n| n.parse().ok()) {
                return Ok(dossier.state.before_last(acts));
            }
            let moment = text.parse().map_err(|_| unknown())?;
            Ok(dossier.state.at_moment(moment))
        }
    }
}

/// What the last deposit holds that the platform confirmed; by the clock where a former version did not write how much that is.
///
/// It is read from the journal that is kept here, so a sealed deposit is no harder than another.
fn deposited(session: &Session, dossier: &OpenDossier) -> Result<Option<Dossier>, Fault> {
    let sql = "SELECT heads, queued_at FROM deposit WHERE dossier = ?1 AND state = 'deposited'
        ORDER BY rowid DESC LIMIT 1";
    let found: Option<(Option<String>, String)> = session
        .store
        .reader()
        .query_row(sql, [dossier.id.to_string()], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()
        .map_err(StoreError::from)?;
    let damaged = |cause: &dyn std::fmt::Display| StoreError::damaged(format!("deposit: {cause}"));
    match found {
        None => Ok(None),
        Some((Some(heads), _)) => {
            let heads: BTreeMap<Uuid, u64> =
                serde_json::from_str(&heads).map_err(|error| damaged(&error))?;
            let heads = heads.into_iter().map(|(actor, seq)| (ActorId(actor), seq));
            Ok(Some(dossier.state.at_version(&heads.collect())))
        }
        Some((None, queued_at)) => {
            let moment = queued_at
                .parse()
                .map_err(|error: jiff::Error| damaged(&error))?;
            Ok(Some(dossier.state.at_moment(moment)))
        }
    }
}

/// Writes how many operations of each actor a deposit holds.
pub(crate) fn write_heads(
    connection: &Connection,
    deposit: &str,
    heads: &str,
) -> Result<(), StoreError> {
    let sql = "UPDATE deposit SET heads = ?2 WHERE id = ?1";
    connection.execute(sql, params![deposit, heads])?;
    Ok(())
}

/// How many operations of each actor stand, as [`write_heads`] takes it.
pub(crate) fn heads(state: &Dossier) -> Result<String, Fault> {
    let version = state.version();
    let heads: BTreeMap<Uuid, u64> = version.iter().map(|(actor, n)| (actor.0, *n)).collect();
    serde_json::to_string(&heads).map_err(Fault::internal)
}

/// The dossier of an identity, with the point that was asked for, for people.
pub(super) fn name(id: DossierId, at: Option<&str>) -> (String, String) {
    (id.to_string(), at.unwrap_or("now").to_owned())
}
