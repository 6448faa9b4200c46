//! Prints a dossier and freezes the bytes: what the person reads is what will be signed, byte for byte.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use pli_core::finding::Finding;
use pli_core::text::Language;
use pli_print::{DossierDocument, DossierMeta, Moment, Standing};
use pli_protocol::DossierId;
use rusqlite::params;
use serde::{Deserialize, Serialize};

use super::{OpenDossier, lock, show, sign};
use crate::app::{Session, now};
use crate::diligence::{self, Said};
use crate::fault::{Code, Fault};
use crate::preview;
use crate::seam::{self, PrintedView};
use crate::vault::Kept;
use crate::words;

/// What is known of a frozen print.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Printed {
    pub(super) pages: u32,
    pub(super) printed_at: String,
}

/// Prints a dossier. An unchanged dossier that was printed already keeps its bytes, so that what was read stays what is signed.
pub fn print(session: &Session, id: DossierId) -> Result<PrintedView, Fault> {
    let dossier = session.dossier(id)?;
    let mut dossier = lock(&dossier);
    dossier.look(session)?;
    let content = dossier.content_digest()?;
    if let Some(known) = sign::frozen(session, id, "printed")?
        && known.content == content
        && session
            .vault
            .outgoing(&known.sha256)
            .is_ok_and(|mut bytes| bytes.verify().is_ok())
    {
        let printed: Printed = known.read()?;
        return Ok(PrintedView {
            sha256: known.sha256,
            size: known.size,
            pages: printed.pages,
        });
    }
    let pdf = lay_out(&dossier, &content)?;
    let pages = preview::pages(&pdf)?;
    let kept = session.vault.keep_bytes(&pdf)?;
    freeze(session, &dossier, &kept, content, pages)?;
    diligence::record(
        session,
        id,
        &Said::new("printed")
            .with("sha256", &kept.sha256)
            .with("size", kept.size),
    )?;
    Ok(PrintedView {
        sha256: kept.sha256,
        size: kept.size,
        pages,
    })
}

/// The frozen bytes, whether or not the dossier changed since.
pub fn printed_bytes(session: &Session, id: DossierId) -> Result<Vec<u8>, Fault> {
    let known = sign::frozen(session, id, "printed")?.ok_or(Code::NotPrinted)?;
    Ok(session.vault.outgoing(&known.sha256)?.read_all()?)
}

fn lay_out(dossier: &OpenDossier, content: &str) -> Result<Vec<u8>, Fault> {
    let sentence = |finding: &Finding| {
        words::finding(
            seam::Language::Fr,
            &show::finding(finding, Language::French),
        )
        .message
    };
    let meta = DossierMeta {
        title: dossier.title.clone(),
        dossier_id: dossier.id.to_string(),
        content_sha256: content.to_owned(),
        call: dossier.call.as_ref(),
        lot: dossier.lot.as_deref(),
        printed_at: moment(dossier, now()),
        standing: Standing::Real,
        words: &sentence,
    };
    let document = DossierDocument::from_view(&dossier.form, &dossier.view, &meta);
    pli_print::print_dossier(&document)
        .map_err(|error| Fault::new(Code::PrintFailed).with("cause", error))
}

/// A moment on the clock of the Region where the call gives one, else on this machine's.
pub(crate) fn moment(dossier: &OpenDossier, at: Timestamp) -> Moment {
    let zone = dossier
        .call
        .as_ref()
        .and_then(|call| call.deadline.as_ref())
        .map(|deadline| &deadline.zone);
    let known = zone.and_then(|name| Some((name, TimeZone::get(name).ok()?)));
    match known {
        Some((name, zone)) => Moment {
            at,
            local: at.to_zoned(zone).datetime(),
            clock: clock(name),
        },
        None => Moment {
            at,
            local: at.to_zoned(TimeZone::system()).datetime(),
            clock: String::new(),
        },
    }
}

fn clock(zone: &str) -> String {
    zone.rsplit_once('/').map_or_else(
        || zone.to_owned(),
        |(_, city)| format!("heure de {}", city.replace('_', " ")),
    )
}

fn freeze(
    session: &Session,
    dossier: &OpenDossier,
    kept: &Kept,
    content: String,
    pages: u32,
) -> Result<(), Fault> {
    let body = serde_json::to_string(&Printed {
        pages,
        printed_at: now().to_string(),
    })
    .map_err(Fault::internal)?;
    let (id, sha256, size) = (
        dossier.id.to_string(),
        kept.sha256.clone(),
        kept.size.cast_signed(),
    );
    session.store.write(move |connection| {
        let sql = "INSERT INTO frozen (dossier, kind, sha256, size, content, body) VALUES (?1, 'printed', ?2, ?3, ?4, ?5)
            ON CONFLICT (dossier, kind) DO UPDATE SET sha256 = ?2, size = ?3, content = ?4, body = ?5";
        connection.execute(sql, params![id, sha256, size, content, body])?;
        connection.execute("UPDATE dossier SET content = ?2 WHERE id = ?1", params![id, content])?;
        Ok(())
    })?;
    Ok(())
}
