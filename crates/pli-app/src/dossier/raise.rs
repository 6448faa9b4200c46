//! Raises the signed file of a dossier to a further level, at once or when the time-stamp server is reached again.
//!
//! Holds no dossier while a server is waited for: the file is replaced only where it is still the one that was read.

use pli_proof::ValidationData;
use pli_protocol::DossierId;
use rusqlite::params;

use super::{frozen, signed_bytes};
use crate::app::Session;
use crate::diligence::{self, Said};
use crate::fault::{Code, Fault};
use crate::outbox;
use crate::sign::{self, Kind, Level, Sources};
use crate::timestamp::{self, Server};

/// What became of a signature that was to be raised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Raise {
    /// It has its level; the SHA-256 of the file.
    Done(String),
    /// The server was not reached: the signature stands as it is, and the next synchronisation tries again.
    Waits(Code),
}

/// Raises the signed file of a dossier, unless a deposit holds it: its bytes must then stay what they are.
pub fn raise(
    session: &Session,
    id: DossierId,
    level: Level,
    server: &Server,
    proofs: &ValidationData,
) -> Result<Raise, Fault> {
    let known = frozen(session, id, "signed")?.ok_or(Code::NotSigned)?;
    if is_held(session, id, &known.sha256)? {
        return Err(Code::AlreadyQueued.into());
    }
    match raise_file(session, id, &known.sha256, level, server, proofs) {
        Ok(Some(sha256)) => Ok(Raise::Done(sha256)),
        Ok(None) => Err(Code::SignatureStale.into()),
        Err(fault) if timestamp::may_pass(fault.code) => {
            timestamp::wait(session, id, &known.sha256, level, server.url())?;
            let said = Said::new("stamp_waits").with("server", server.url());
            diligence::record(session, id, &said.with("why", fault.code))?;
            Ok(Raise::Waits(fault.code))
        }
        Err(fault) => Err(fault),
    }
}

/// Raises the signed file that waits, where it is still the one that does and no deposit holds it; tells whether it was raised.
pub(crate) fn raise_kept(
    session: &Session,
    id: DossierId,
    sha256: &str,
    level: Level,
    server: &str,
) -> Result<bool, Fault> {
    let is_current = frozen(session, id, "signed")?.is_some_and(|known| known.sha256 == sha256);
    if !is_current || is_held(session, id, sha256)? {
        return Ok(false);
    }
    let server = timestamp::chosen(None, Some(server))?;
    let proofs = ValidationData::default();
    Ok(raise_file(session, id, sha256, level, &server, &proofs)?.is_some())
}

fn raise_file(
    session: &Session,
    id: DossierId,
    before: &str,
    level: Level,
    server: &Server,
    proofs: &ValidationData,
) -> Result<Option<String>, Fault> {
    let sources = Sources {
        stamper: Some(server),
        proofs,
    };
    let signed = signed_bytes(session, id)?;
    let raised = sign::raise(signed, Kind::Pdf, None, level, &sources)?;
    let kept = session.vault.keep_bytes(&raised)?;
    let (after, size, before) = (kept.sha256.clone(), kept.size, before.to_owned());
    let replaced = session.store.write(move |connection| {
        let sql = "UPDATE frozen SET sha256 = ?2, size = ?3 WHERE dossier = ?1 AND kind = 'signed' AND sha256 = ?4";
        let values = params![id.to_string(), after, size.cast_signed(), before];
        Ok(connection.prepare_cached(sql)?.execute(values)?)
    })?;
    if replaced == 0 {
        return Ok(None);
    }
    let said = Said::new("stamped")
        .with("level", level.name())
        .with("server", server.url());
    diligence::record(session, id, &said.with("sha256", &kept.sha256))?;
    Ok(Some(kept.sha256))
}

/// Whether the last deposit, unless it was refused, is of this signed file.
fn is_held(session: &Session, id: DossierId, sha256: &str) -> Result<bool, Fault> {
    let Some(deposit) = outbox::last(session, id)? else {
        return Ok(false);
    };
    let manifest = deposit.manifest()?;
    let is_of_file = manifest.signed_pdf_sha256.as_deref() == Some(sha256);
    Ok(is_of_file && deposit.state.as_str() != "refused")
}
