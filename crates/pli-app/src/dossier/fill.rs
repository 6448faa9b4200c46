//! Answers in and out as a JSON file.

use std::path::Path as FilePath;

use pli_core::answers::{export_all, import};
use pli_core::dossier::{Origin, RowId, plan};
use pli_protocol::DossierId;
use uuid::Uuid;

use super::{Act, change, commit, lock, show};
use crate::app::Session;
use crate::fault::{Code, Fault};
use crate::seam::ChangeView;

/// Bytes of a file of answers at most.
const FILE_MOST: u64 = 64 * 1024 * 1024;

/// Fills a dossier from a file of answers, as one act. A wrong file changes nothing.
pub fn fill(session: &Session, id: DossierId, file: &FilePath) -> Result<ChangeView, Fault> {
    let name = file
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let unreadable = |cause: std::io::Error| {
        Fault::new(Code::FileUnreadable)
            .with("name", &name)
            .with("cause", cause)
    };
    if std::fs::metadata(file).map_err(unreadable)?.len() > FILE_MOST {
        return Err(Fault::new(Code::FileTooLarge)
            .with("name", &name)
            .with("size", "")
            .with("max", FILE_MOST));
    }
    let bytes = std::fs::read(file).map_err(unreadable)?;
    let wrong = |what: String| Fault::new(Code::BadAnswers).with("what", what);
    let answers =
        serde_json::from_slice(&bytes).map_err(|error| wrong(format!("{name}: {error}.")))?;
    let language = show::language(session)?;
    let dossier = session.dossier(id)?;
    let mut dossier = lock(&dossier);
    let origin = Origin::File(name);
    let mut new_rows = Vec::new();
    let mut new_row = || {
        let row = RowId(Uuid::now_v7());
        new_rows.push(row);
        row
    };
    let requests = import(
        &dossier.form,
        &dossier.state,
        &answers,
        Some(&origin),
        &mut new_row,
    );
    let requests = requests.map_err(|errors| {
        let lines: Vec<String> = errors
            .iter()
            .take(20)
            .map(|e| format!("{}: {}", e.path, e.what.get(language)))
            .collect();
        wrong(lines.join("\n")).with("count", errors.len())
    })?;
    let act = Act::begin(session)?;
    let ops = plan(&dossier.state, &act.context, &requests);
    commit(session, &mut dossier, &ops)?;
    change(session, &dossier, &new_rows, None)
}

/// All that a dossier holds, for its owner.
pub fn answers(session: &Session, id: DossierId) -> Result<serde_json::Value, Fault> {
    let dossier = session.dossier(id)?;
    let dossier = lock(&dossier);
    Ok(export_all(&dossier.form, &dossier.state, &dossier.view))
}
