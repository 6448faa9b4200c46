//! The findings of a dossier in words, and the places that people type: rows by number from 1, or by identity.

use pli_core::answers::{Numbering, friendly_path, resolve_path};
use pli_core::dossier::{Path, RowId};
use pli_protocol::DossierId;
use serde::Serialize;

use super::{lock, show};
use crate::app::Session;
use crate::fault::{Code, Fault};
use crate::{settings, words};

/// One finding in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CheckedFinding {
    /// Code.
    pub code: String,
    /// `blocking` or `warning`.
    pub severity: String,
    /// Where, rows by number from 1.
    pub path: String,
    /// What is wrong or missing.
    pub message: String,
    /// Why it matters.
    pub why: String,
    /// The person's justification of a warning.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub justified: Option<String>,
}

/// Every finding, blocking first, in the language of the settings.
pub fn check(session: &Session, id: DossierId) -> Result<Vec<CheckedFinding>, Fault> {
    let language = settings::get(session)?.language;
    let texts = show::language(session)?;
    let dossier = session.dossier(id)?;
    let mut dossier = lock(&dossier);
    dossier.look(session)?;
    let findings = show::findings(&dossier.view, texts);
    let checked = findings.into_iter().map(|finding| {
        let words = words::finding(language, &finding);
        let path = finding
            .path
            .parse::<Path>()
            .map(|path| friendly_path(&dossier.form, &dossier.state, &path, Numbering::FromOne));
        CheckedFinding {
            path: path.unwrap_or(finding.path),
            code: finding.code,
            severity: finding.severity,
            message: words.message,
            why: words.why,
            justified: finding.justified,
        }
    });
    Ok(checked.collect())
}

/// The place that a person typed.
pub fn path_at(session: &Session, id: DossierId, text: &str) -> Result<Path, Fault> {
    let dossier = session.dossier(id)?;
    let dossier = lock(&dossier);
    resolve_path(&dossier.form, &dossier.state, text, Numbering::FromOne)
        .ok_or_else(|| Fault::new(Code::UnknownField).with("path", text))
}

/// The row that a person typed for a piece: its number among those of the piece's group, `1.2` where it stands in other rows, or
/// its identity.
pub fn row_at(session: &Session, id: DossierId, piece: &str, row: &str) -> Result<RowId, Fault> {
    let dossier = session.dossier(id)?;
    let dossier = lock(&dossier);
    let text = format!("pieces.{piece}[{}]", row.replace('.', "]["));
    let path = resolve_path(&dossier.form, &dossier.state, &text, Numbering::FromOne);
    path.and_then(|path| path.innermost_row())
        .ok_or_else(|| Fault::new(Code::UnknownRow).with("row", row))
}
