//! Raises the signed file of a dossier to a further level, at once or when the time-stamp server is reached again.
//!
//! Holds no dossier while a server is waited for: the file is replaced only where it is still the one that was read, and where
//! no deposit holds it. What was deposited never changes.

use pli_proof::ValidationData;
use pli_protocol::DossierId;
use rusqlite::params;

use super::sign::{Signed, Stamped};
use super::{frozen, lock, signed_bytes};
use crate::app::Session;
use crate::diligence::{self, Said};
use crate::fault::{Code, Fault};
use crate::outbox;
use crate::seam::StampView;
use crate::sign::{self, Kind, Level, Sources};
use crate::timestamp::{self, Server};
use crate::verify::{self, Anchors};

/// What became of a signature that was to be raised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Raise {
    /// It has its level; the SHA-256 of the file.
    Done(String),
    /// The server was not reached, for this reason: the signature stands as it is, and is raised later.
    Waits(Fault),
}

/// How far a signature came on its way to a level.
pub(crate) enum Way {
    /// It has its level.
    Done(String),
    /// A deposit holds the file: its bytes stay what they are.
    Deposited,
    /// Another signature stands in its place.
    Replaced,
    /// It has the SHA-256 `sha256`, and goes no further for now, or never.
    Stopped {
        /// SHA-256 of the file as it stands.
        sha256: String,
        /// Why.
        fault: Fault,
    },
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
    match go(session, id, &known.sha256, level, server, proofs) {
        Way::Done(sha256) => {
            timestamp::forget(session, id)?;
            Ok(Raise::Done(sha256))
        }
        Way::Deposited => Err(Code::SignedDeposited.into()),
        Way::Replaced => raised_meanwhile(session, id, level),
        Way::Stopped { sha256, fault } if timestamp::may_pass(fault.code) => {
            timestamp::wait(session, id, &sha256, level, server.url(), &fault)?;
            let said = Said::new("stamp_waits").with("server", server.url());
            diligence::record(session, id, &said.with("why", fault.code))?;
            Ok(Raise::Waits(fault))
        }
        Way::Stopped { fault, .. } => Err(fault),
    }
}

/// What was asked may have been done in the background, between two looks.
fn raised_meanwhile(session: &Session, id: DossierId, level: Level) -> Result<Raise, Fault> {
    let known = frozen(session, id, "signed")?.ok_or(Code::NotSigned)?;
    let said: Signed = known.read()?;
    if said.level >= level {
        Ok(Raise::Done(known.sha256))
    } else {
        Err(Code::SignatureStale.into())
    }
}

/// Raises the signed file that waits, where it is still the one that does and no deposit holds it.
pub(crate) fn raise_kept(
    session: &Session,
    id: DossierId,
    sha256: &str,
    level: Level,
    server: &str,
) -> Way {
    match timestamp::chosen(Some(session), Some(server)) {
        Ok(server) => go(
            session,
            id,
            sha256,
            level,
            &server,
            &ValidationData::default(),
        ),
        Err(fault) => Way::Stopped {
            sha256: sha256.to_owned(),
            fault,
        },
    }
}

/// Takes the time-stamp first and keeps it: what a further level lacks must not cost it.
fn go(
    session: &Session,
    id: DossierId,
    sha256: &str,
    level: Level,
    server: &Server,
    proofs: &ValidationData,
) -> Way {
    let mut sha256 = sha256.to_owned();
    let further = (level > Level::T).then_some(level);
    for step in [Level::T].into_iter().chain(further) {
        match raise_file(session, id, &sha256, step, server, proofs) {
            Ok(Way::Done(after)) => sha256 = after,
            Ok(other) => return other,
            Err(fault) => return Way::Stopped { sha256, fault },
        }
    }
    Way::Done(sha256)
}

fn raise_file(
    session: &Session,
    id: DossierId,
    before: &str,
    level: Level,
    server: &Server,
    proofs: &ValidationData,
) -> Result<Way, Fault> {
    if let Some(way) = in_the_way(session, id, before)? {
        return Ok(way);
    }
    let sources = Sources {
        stamper: Some(server),
        proofs,
    };
    let raised = sign::raise(signed_bytes(session, id)?, Kind::Pdf, None, level, &sources)?;
    let kept = session.vault.keep_bytes(&raised)?;
    let dossier = session.dossier(id)?;
    // A deposit is frozen under the same lock: from here on none can begin with the file that is replaced.
    let _held = lock(&dossier);
    if let Some(way) = in_the_way(session, id, before)? {
        return Ok(way);
    }
    let known = frozen(session, id, "signed")?.ok_or(Code::NotSigned)?;
    let mut said: Signed = known.read()?;
    said.level = level;
    said.stamp = stamp_of(&raised);
    let body = serde_json::to_string(&said).map_err(Fault::internal)?;
    let (after, size, before) = (kept.sha256.clone(), kept.size, before.to_owned());
    session.store.write(move |connection| {
        let sql = "UPDATE frozen SET sha256 = ?2, size = ?3, body = ?5
            WHERE dossier = ?1 AND kind = 'signed' AND sha256 = ?4";
        let values = params![id.to_string(), after, size.cast_signed(), before, body];
        connection.prepare_cached(sql)?.execute(values)?;
        Ok(())
    })?;
    let said = Said::new("stamped")
        .with("level", level.name())
        .with("server", server.url());
    diligence::record(session, id, &said.with("sha256", &kept.sha256))?;
    Ok(Way::Done(kept.sha256))
}

/// What forbids to replace a signed file.
fn in_the_way(session: &Session, id: DossierId, sha256: &str) -> Result<Option<Way>, Fault> {
    let is_current = frozen(session, id, "signed")?.is_some_and(|known| known.sha256 == sha256);
    if !is_current {
        return Ok(Some(Way::Replaced));
    }
    Ok(is_held(session, id, sha256)?.then_some(Way::Deposited))
}

/// The first time-stamp of a file that was signed here. It was checked when it came; here it is only read.
fn stamp_of(pdf: &[u8]) -> Option<Stamped> {
    let stamp = first_stamp(pdf, &Anchors::default())?;
    Some(Stamped {
        at: stamp.time?,
        authority: stamp.authority,
    })
}

/// The first time-stamp of the signed file of a dossier, as a verification judges it with whom the person trusts today.
pub fn judged_stamp(session: &Session, id: DossierId) -> Result<Option<StampView>, Fault> {
    let anchors = Anchors::of_session(session)?;
    Ok(first_stamp(&signed_bytes(session, id)?, &anchors))
}

fn first_stamp(pdf: &[u8], anchors: &Anchors) -> Option<StampView> {
    let view = verify::file("", pdf, anchors).ok()?;
    let first = view.signatures.into_iter().next()?;
    let stamps = first.time_stamps.into_iter().chain(view.time_stamps);
    stamps.min_by(|one, other| one.time.cmp(&other.time))
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
