//! Files that a person keeps: which bytes, under which name.

use pli_protocol::DossierId;

use super::ExportKind;
use crate::app::Session;
use crate::fault::Fault;
use crate::{diligence, dossier, receipt};

/// Name, media type and bytes of a file to keep.
pub fn export(
    session: &Session,
    id: DossierId,
    what: ExportKind,
) -> Result<(String, &'static str, Vec<u8>), Fault> {
    const PDF: &str = "application/pdf";
    const JSON: &str = "application/json";
    let json = |value: serde_json::Result<Vec<u8>>| value.map_err(Fault::internal);
    let (stem, media_type, bytes) = match what {
        ExportKind::Pdf => ("dossier", PDF, dossier::printed_bytes(session, id)?),
        ExportKind::SignedPdf => ("dossier-signe", PDF, dossier::signed_bytes(session, id)?),
        ExportKind::Receipt => ("recepisse", JSON, receipt::receipt_bytes(session, id)?),
        ExportKind::Acknowledgement => ("accuse", PDF, receipt::acknowledgement(session, id)?),
        ExportKind::Manifest => ("manifeste", JSON, receipt::manifest_bytes(session, id)?),
        ExportKind::JournalPdf => ("journal", PDF, diligence::journal_pdf(session, id)?),
        ExportKind::Journal => (
            "journal",
            JSON,
            json(serde_json::to_vec_pretty(&diligence::journal(session, id)?))?,
        ),
        ExportKind::Answers => (
            "reponses",
            JSON,
            json(serde_json::to_vec_pretty(&dossier::answers(session, id)?))?,
        ),
    };
    let id = id.to_string();
    // The end of the identity tells dossiers apart; its beginning is the time.
    let short = id.rsplit_once('-').map_or(id.as_str(), |(_, last)| last);
    let extension = if media_type == PDF { "pdf" } else { "json" };
    Ok((format!("{stem}-{short}.{extension}"), media_type, bytes))
}
