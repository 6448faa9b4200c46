//! From the wallet to a dossier: the same bytes by their digest, as one act.

use std::collections::BTreeMap;

use pli_core::dossier::{Attachment, AttachmentId, Path, Request};
use pli_core::wallet::{Document, Version};
use pli_protocol::DossierId;
use uuid::Uuid;

use super::{list, row};
use crate::app::Session;
use crate::attachment::check_bounds;
use crate::dossier::{OpenDossier, edit};
use crate::fault::{Code, Fault};
use crate::seam::{ChangeView, DocumentOfferView, EditItem};

/// Attaches the current version of a document to a piece or attachment field.
pub fn attach(
    session: &Session,
    id: DossierId,
    target: &Path,
    document: Uuid,
) -> Result<ChangeView, Fault> {
    let item = EditItem::AttachDocument {
        target: target.to_string(),
        document: document.to_string(),
    };
    edit(session, id, &[item])
}

/// The request that attaches a document; refused where the target's bounds refuse the file.
pub(crate) fn requests(
    session: &Session,
    dossier: &OpenDossier,
    target: &str,
    document: &str,
) -> Result<Request, Fault> {
    let document = named(session, document)?;
    let version = current(&document)?;
    let unknown = || {
        Fault::new(Code::UnknownPiece)
            .with("piece", target)
            .with("pieces", "")
    };
    let target: Path = target.parse().map_err(|_| unknown())?;
    check_bounds(dossier, &target, &version.name, version.size)?;
    Ok(Request::Attach {
        target,
        attachment: document.attachment(version, AttachmentId(Uuid::now_v7())),
    })
}

/// The requests that put the current version of a document in the place of a former one of a dossier.
pub(crate) fn renew_requests(
    session: &Session,
    dossier: &OpenDossier,
    target: &str,
    attachment: &str,
) -> Result<[Request; 2], Fault> {
    let unknown = || Fault::new(Code::UnknownAttachment).with("attachment", attachment);
    let path: Path = target.parse().map_err(|_| unknown())?;
    let attached = dossier.state.attached(&path);
    let file = attached
        .into_iter()
        .find(|file| file.id.0.to_string() == attachment)
        .ok_or_else(unknown)?;
    let newer = newer_by_content(session)?;
    let newer = newer.get(&file.sha256).ok_or_else(unknown)?;
    Ok([
        Request::Detach {
            target: path.clone(),
            attachment: file.id,
        },
        Request::Attach {
            target: path,
            attachment: Attachment {
                id: AttachmentId(Uuid::now_v7()),
                ..newer.clone()
            },
        },
    ])
}

/// The current version of each document, by the digests of its former ones.
pub(crate) fn newer_by_content(session: &Session) -> Result<BTreeMap<String, Attachment>, Fault> {
    let mut newer = BTreeMap::new();
    for document in row::all(session)? {
        let Some((last, former)) = document.versions.split_last() else {
            continue;
        };
        for version in former
            .iter()
            .filter(|version| version.sha256 != last.sha256)
        {
            let file = document.attachment(last, AttachmentId(Uuid::nil()));
            newer.insert(version.sha256.clone(), file);
        }
    }
    Ok(newer)
}

/// The files of a dossier that are former versions of a document.
pub(crate) fn newer_versions(
    session: &Session,
    dossier: &OpenDossier,
) -> Result<Vec<DocumentOfferView>, Fault> {
    let documents = row::all(session)?;
    let mut offers = Vec::new();
    for target in dossier.state.targets() {
        for file in dossier.state.attached(target) {
            let Some((document, newer)) = newer_of(&documents, file) else {
                continue;
            };
            offers.push(DocumentOfferView {
                target: target.to_string(),
                attachment: file.id.0.to_string(),
                document: document.id.to_string(),
                kind: document.kind.clone(),
                title: document.title.clone(),
                before: file.name.clone(),
                after: newer.name.clone(),
                issued_on: newer.issued_on.map(|date| date.to_string()),
                valid_until: document.valid_until(newer).map(|date| date.to_string()),
            });
        }
    }
    Ok(offers)
}

fn newer_of<'a>(
    documents: &'a [Document],
    file: &Attachment,
) -> Option<(&'a Document, &'a Version)> {
    documents.iter().find_map(|document| {
        let (last, former) = document.versions.split_last()?;
        let is_former = former.iter().any(|version| version.sha256 == file.sha256);
        (is_former && last.sha256 != file.sha256).then_some((document, last))
    })
}

fn named(session: &Session, document: &str) -> Result<Document, Fault> {
    list::document(session, list::find(session, document)?)
}

fn current(document: &Document) -> Result<&Version, Fault> {
    document
        .current()
        .ok_or_else(|| Fault::new(Code::UnknownDocument).with("document", document.id))
}
