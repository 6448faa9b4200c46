//! The wallet as a person sees it: each document with where it stands on a day.

use jiff::civil::Date;
use pli_core::view::Inputs;
use pli_core::wallet::{Document, KINDS, Rule, Standing, Version};
use pli_protocol::DossierId;
use uuid::Uuid;

use super::row;
use crate::app::{Session, today};
use crate::dossier::lock;
use crate::fault::{Code, Fault};
use crate::seam::{WalletDocumentView, WalletKindView, WalletVersionView, WalletView};

/// Every document, as it stands today, or on the day on which a dossier is due.
pub fn list(session: &Session, dossier: Option<DossierId>) -> Result<WalletView, Fault> {
    let day = match dossier {
        None => today(),
        Some(id) => due_on(session, id)?,
    };
    let documents = row::all(session)?;
    let views = documents
        .iter()
        .map(|document| view(session, document, day))
        .collect::<Result<_, _>>()?;
    Ok(WalletView {
        day: day.to_string(),
        kinds: KINDS
            .iter()
            .map(|kind| WalletKindView {
                id: kind.id.to_owned(),
                months: match kind.rule {
                    Rule::Months(months) => Some(months),
                    Rule::Unchanged | Rule::Printed => None,
                },
                ends: kind.rule != Rule::Unchanged,
            })
            .collect(),
        documents: views,
    })
}

fn due_on(session: &Session, id: DossierId) -> Result<Date, Fault> {
    let dossier = session.dossier(id)?;
    let dossier = lock(&dossier);
    let inputs = Inputs {
        call: dossier.call.as_ref(),
        lot: dossier.lot.as_deref(),
        today: today(),
    };
    Ok(inputs.due_on())
}

fn view(session: &Session, document: &Document, day: Date) -> Result<WalletDocumentView, Fault> {
    let versions = document
        .versions
        .iter()
        .rev()
        .map(|version| version_view(session, document, version, day))
        .collect::<Result<_, _>>()?;
    Ok(WalletDocumentView {
        id: document.id.to_string(),
        kind: document.kind.clone(),
        title: document.title.clone(),
        versions,
    })
}

fn version_view(
    session: &Session,
    document: &Document,
    version: &Version,
    day: Date,
) -> Result<WalletVersionView, Fault> {
    let standing = match document.standing(version, day) {
        Standing::Lasting => "lasting",
        Standing::Good { .. } => "good",
        Standing::EndsSoon { .. } => "ends_soon",
        Standing::Ended { .. } => "ended",
        Standing::Undated => "undated",
    };
    Ok(WalletVersionView {
        number: version.number,
        name: version.name.clone(),
        size: version.size,
        sha256: version.sha256.clone(),
        media_type: version.media_type.clone(),
        issued_on: version.issued_on.map(|date| date.to_string()),
        expires_on: version.expires_on.map(|date| date.to_string()),
        valid_until: document.valid_until(version).map(|date| date.to_string()),
        standing: standing.to_owned(),
        added_at: version.added_at.to_string(),
        dossiers: row::dossiers_with(session, &version.sha256)?,
    })
}

/// The document of an identity.
pub(super) fn document(session: &Session, id: Uuid) -> Result<Document, Fault> {
    let found = row::all(session)?
        .into_iter()
        .find(|document| document.id == id);
    found.ok_or_else(|| unknown(&id.to_string()))
}

/// The document that a person names: its identity, the end of it, or its kind where only one has it.
pub fn find(session: &Session, text: &str) -> Result<Uuid, Fault> {
    let documents = row::all(session)?;
    let named = |document: &&Document| document.id.to_string().ends_with(text);
    let of_kind = |document: &&Document| document.kind == text;
    let found: Vec<_> = documents.iter().filter(named).collect();
    let found = if found.len() == 1 {
        found
    } else {
        documents.iter().filter(of_kind).collect()
    };
    match found.as_slice() {
        [only] if !text.is_empty() => Ok(only.id),
        _ => Err(unknown(text)),
    }
}

fn unknown(text: &str) -> Fault {
    Fault::new(Code::UnknownDocument).with("document", text)
}
