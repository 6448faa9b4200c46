//! Signs the frozen bytes with an open key, and says whether a signature still shows the dossier.

use pli_proof::cades::SignatureError;
use pli_proof::pades::{self, PadesError, SignOptions};
use pli_protocol::DossierId;
use rusqlite::{OptionalExtension, params};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::print::Printed;
use super::{OpenDossier, lock, printed_bytes};
use crate::app::{Session, now};
use crate::certificate::{OpenKey, signer_fault};
use crate::diligence::{self, Said};
use crate::fault::{Code, Fault};
use crate::seam::{PrintedStateView, SignedStateView, SignedView};
use crate::settings;
use crate::sign::{Level, card};
use crate::store::StoreError;
use crate::timestamp;

/// Bytes kept as they were, with the content that they show.
pub(crate) struct Frozen {
    pub(crate) sha256: String,
    pub(crate) size: u64,
    pub(crate) content: String,
    body: String,
}

/// What is known of a signature made here.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Signed {
    pub(super) signer: String,
    pub(super) claimed_time: String,
    printed_sha256: String,
    #[serde(default)]
    pub(super) level: Level,
    /// The first time-stamp on it.
    #[serde(default)]
    pub(super) stamp: Option<Stamped>,
}

/// A time-stamp on a signature made here.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Stamped {
    /// The moment that it attests, RFC 3339.
    pub(super) at: String,
    /// Whose it is.
    pub(super) authority: Option<String>,
}

/// The print and the signature of a dossier as it shows them.
pub(super) struct States {
    pub(super) printed: Option<PrintedStateView>,
    pub(super) signed: Option<SignedStateView>,
}

impl Frozen {
    /// What was written beside the bytes.
    pub(super) fn read<T: DeserializeOwned>(&self) -> Result<T, Fault> {
        Ok(serde_json::from_str(&self.body)
            .map_err(|error| StoreError::damaged(error.to_string()))?)
    }
}

/// Whether a signature shows on a page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Look {
    /// It shows nowhere: what was read is what is signed.
    #[default]
    Invisible,
    /// It shows as a card on the last page.
    Visible,
}

/// Signs exactly the bytes that were printed.
pub fn sign(session: &Session, id: DossierId, key: &OpenKey) -> Result<SignedView, Fault> {
    sign_as(session, id, key, Look::Invisible)
}

/// Signs exactly the bytes that were printed, with or without a card on the last page.
pub fn sign_as(
    session: &Session,
    id: DossierId,
    key: &OpenKey,
    look: Look,
) -> Result<SignedView, Fault> {
    key.may_sign_now()?;
    let printed = ready(session, id)?;
    let claimed_time = now();
    let signer = key.facts().holder.display_name().to_owned();
    let options = SignOptions {
        claimed_time,
        label: format!("Signature électronique de {signer}"),
        name: Some(signer.clone()),
        reason: None,
        location: None,
    };
    let pdf = printed_bytes(session, id)?;
    let signed = match look {
        Look::Invisible => pades::sign(pdf, key.signer(), &options),
        Look::Visible => {
            let card = card::of(key.facts(), claimed_time, settings::get(session)?.language)?;
            pades::sign_visibly(pdf, key.signer(), &options, &card::placed(&card))
        }
    };
    let signed = signed.map_err(|error| sign_fault(&error))?;
    let kept = session.vault.keep_bytes(&signed)?;
    let known = Signed {
        signer: signer.clone(),
        claimed_time: claimed_time.to_string(),
        printed_sha256: printed.sha256,
        level: Level::B,
        stamp: None,
    };
    freeze(
        session,
        id,
        &kept.sha256,
        kept.size,
        printed.content,
        &known,
    )?;
    diligence::record(
        session,
        id,
        &Said::new("signed")
            .with("signer", &signer)
            .with("sha256", &kept.sha256),
    )?;
    Ok(SignedView {
        signer,
        claimed_time: claimed_time.to_string(),
        sha256: kept.sha256,
        level: "PAdES-B-B".to_owned(),
        missing: None,
        queued: false,
        stamp: None,
    })
}

/// The frozen print of a dossier that may be signed as it stands; else why not.
pub(super) fn ready(session: &Session, id: DossierId) -> Result<Frozen, Fault> {
    let dossier = session.dossier(id)?;
    let mut dossier = lock(&dossier);
    dossier.look(session)?;
    let blocking = dossier.blocking();
    if blocking > 0 {
        return Err(Fault::new(Code::BlockingFindings).with("count", blocking));
    }
    let printed = frozen(session, id, "printed")?.ok_or(Code::NotPrinted)?;
    if printed.content != dossier.content_digest()? {
        return Err(Code::PrintStale.into());
    }
    Ok(printed)
}

/// What is told of a PDF that was not signed: the key's own reason where it has one.
pub(crate) fn sign_fault(error: &PadesError) -> Fault {
    match error {
        PadesError::Signature(SignatureError::Signer(error)) => signer_fault(error),
        other => Fault::new(Code::SignFailed).with("cause", other),
    }
}

/// The signed file, whether or not the dossier changed since.
pub fn signed_bytes(session: &Session, id: DossierId) -> Result<Vec<u8>, Fault> {
    let known = frozen(session, id, "signed")?.ok_or(Code::NotSigned)?;
    Ok(session.vault.outgoing(&known.sha256)?.read_all()?)
}

/// Bytes that were frozen for a dossier; `kind` is `printed` or `signed`.
pub(crate) fn frozen(
    session: &Session,
    id: DossierId,
    kind: &str,
) -> Result<Option<Frozen>, Fault> {
    let sql = "SELECT sha256, size, content, body FROM frozen WHERE dossier = ?1 AND kind = ?2";
    let read = |row: &rusqlite::Row<'_>| {
        Ok(Frozen {
            sha256: row.get(0)?,
            size: row.get::<_, i64>(1)?.cast_unsigned(),
            content: row.get(2)?,
            body: row.get(3)?,
        })
    };
    let found = session
        .store
        .reader()
        .query_row(sql, params![id.to_string(), kind], read)
        .optional();
    Ok(found.map_err(StoreError::from)?)
}

/// The print and the signature, and whether the dossier changed since each.
pub(super) fn states(session: &Session, dossier: &OpenDossier) -> Result<States, Fault> {
    let content = dossier.content_digest()?;
    let printed = frozen(session, dossier.id, "printed")?;
    let signed = frozen(session, dossier.id, "signed")?;
    let printed = printed.map(|known| {
        let Printed { pages, printed_at } = known.read()?;
        let stale = known.content != content;
        Ok::<_, Fault>(PrintedStateView {
            sha256: known.sha256,
            size: known.size,
            pages,
            printed_at,
            stale,
        })
    });
    let signed = signed.map(|known| {
        let said: Signed = known.read()?;
        let stale = known.content != content;
        let (stamped_at, stamped_by) = match said.stamp {
            Some(stamp) => (Some(stamp.at), stamp.authority),
            None => (None, None),
        };
        Ok::<_, Fault>(SignedStateView {
            signer: said.signer,
            claimed_time: said.claimed_time,
            level: said.level,
            stamped_at,
            stamped_by,
            stamp: None,
            waiting: timestamp::waits(session, dossier.id, &known.sha256)?,
            sha256: known.sha256,
            stale,
        })
    });
    Ok(States {
        printed: printed.transpose()?,
        signed: signed.transpose()?,
    })
}

fn freeze(
    session: &Session,
    id: DossierId,
    sha256: &str,
    size: u64,
    content: String,
    known: &Signed,
) -> Result<(), Fault> {
    let body = serde_json::to_string(known).map_err(Fault::internal)?;
    let sha256 = sha256.to_owned();
    session.store.write(move |connection| {
        let sql = "INSERT INTO frozen (dossier, kind, sha256, size, content, body) VALUES (?1, 'signed', ?2, ?3, ?4, ?5)
            ON CONFLICT (dossier, kind) DO UPDATE SET sha256 = ?2, size = ?3, content = ?4, body = ?5";
        connection.execute(sql, params![id.to_string(), sha256, size.cast_signed(), content, body])?;
        Ok(())
    })?;
    Ok(())
}
