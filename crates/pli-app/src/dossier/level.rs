//! Signs a dossier at the level that the person wishes, and completes it later.
//!
//! A signature is never lost to a time-stamp: it stands from the moment that the key has signed, and what its level lacks is
//! told, and asked for again where that may help.

use pli_proof::ValidationData;
use pli_protocol::DossierId;

use super::frozen;
use super::raise::{Raise, judged_stamp, raise};
use super::sign::{Signed, sign_as};
use crate::app::Session;
use crate::certificate::OpenKey;
use crate::fault::{Code, Fault};
use crate::seam::SignedView;
use crate::settings::{self, Signing};
use crate::sign::{self, Level};
use crate::timestamp::{self, Server};
use crate::verify::Anchors;

/// Signs the frozen bytes and raises the signature to the level wished for, which is remembered for the next time.
///
/// # Errors
/// Nothing was signed. A level that needs a time-stamp server is refused before, where none is known.
pub fn sign_to(
    session: &Session,
    id: DossierId,
    key: &OpenKey,
    wish: Signing,
) -> Result<SignedView, Fault> {
    let server = needed(session, wish.level)?;
    key.may_sign_now()?;
    let kept = Anchors::of_session(session)?;
    let nothing = ValidationData::default();
    let doubt = sign::refuse_revoked(key.signer(), wish.level, &nothing, &kept)?;
    let signed = sign_as(session, id, key, wish.look)?;
    settings::keep_signing(session, wish)?;
    match server {
        None => Ok(signed),
        Some(server) => {
            let mut signed = complete(session, id, wish.level, &server)?;
            signed.missing = signed.missing.or(doubt);
            Ok(signed)
        }
    }
}

/// Raises a signature that stands to a further level.
pub fn raise_to(session: &Session, id: DossierId, level: Level) -> Result<SignedView, Fault> {
    let server = needed(session, level)?.ok_or(Code::NothingToRaise)?;
    complete(session, id, level, &server)
}

fn needed(session: &Session, level: Level) -> Result<Option<Server>, Fault> {
    let is_needed = level > Level::B;
    is_needed
        .then(|| timestamp::chosen(Some(session), None))
        .transpose()
}

fn complete(
    session: &Session,
    id: DossierId,
    level: Level,
    server: &Server,
) -> Result<SignedView, Fault> {
    let raised = raise(session, id, level, server, &ValidationData::default());
    let (missing, queued) = match raised {
        Ok(Raise::Done(_)) => (None, false),
        Ok(Raise::Waits(fault)) => (Some(fault), true),
        // A deposit holds the file, or another signature stands: nothing of this was asked.
        Err(fault) if matches!(fault.code, Code::SignedDeposited | Code::SignatureStale) => {
            return Err(fault);
        }
        Err(fault) => (Some(fault), false),
    };
    let known = frozen(session, id, "signed")?.ok_or(Code::NotSigned)?;
    let said: Signed = known.read()?;
    Ok(SignedView {
        signer: said.signer,
        claimed_time: said.claimed_time,
        sha256: known.sha256,
        level: format!("PAdES-{}", said.level.name()),
        missing,
        queued,
        stamp: judged_stamp(session, id)?,
    })
}
