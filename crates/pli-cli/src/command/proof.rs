//! Receipts, journals and proofs written to files.

use std::fs::File;
use std::io::Write as _;
use std::path::Path;

use pli_app::seam::{ExportKind, export};
use pli_app::{Code, Fault, Session, dossier};
use serde_json::json;

use crate::console::{Console, Outcome};

/// Writes the receipt, the acknowledgement or the manifest, as the name of the file says.
pub(super) fn receipt(
    session: &Session,
    console: &Console,
    id: &str,
    output: &Path,
) -> Result<Outcome, Fault> {
    let name = output
        .file_name()
        .map(|name| name.to_string_lossy().to_lowercase())
        .unwrap_or_default();
    let what = match name.as_str() {
        name if name.ends_with(".pdf") => ExportKind::Acknowledgement,
        name if name.contains("manifest") => ExportKind::Manifest,
        _ => ExportKind::Receipt,
    };
    save(session, console, id, what, output)
}

/// Writes the journal; as a PDF for a name in .pdf.
pub(super) fn journal(
    session: &Session,
    console: &Console,
    id: &str,
    output: &Path,
) -> Result<Outcome, Fault> {
    let is_pdf = output
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("pdf"));
    let what = if is_pdf {
        ExportKind::JournalPdf
    } else {
        ExportKind::Journal
    };
    save(session, console, id, what, output)
}

fn save(
    session: &Session,
    console: &Console,
    id: &str,
    what: ExportKind,
    output: &Path,
) -> Result<Outcome, Fault> {
    let (_, media_type, bytes) = export(session, dossier::id_of(session, id)?, what)?;
    write(output, &bytes)?;
    let file = output.display().to_string();
    let value = json!({ "file": file, "size": bytes.len(), "media_type": media_type });
    console.result(&value, |console| {
        vec![console.text("cli-written", &[("file", file.clone())])]
    });
    Ok(Outcome::Done)
}

/// Writes a file whole or not at all, and durably.
pub(super) fn write(output: &Path, bytes: &[u8]) -> Result<(), Fault> {
    let name = output.display();
    let failed = |cause: std::io::Error| {
        Fault::new(Code::FileUnreadable)
            .with("name", &name)
            .with("cause", cause)
    };
    let mut beside = output.as_os_str().to_owned();
    beside.push(".part");
    let beside = std::path::PathBuf::from(beside);
    let written = File::create(&beside).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    written
        .and_then(|()| std::fs::rename(&beside, output))
        .map_err(|cause| {
            std::fs::remove_file(&beside).ok();
            failed(cause)
        })
}
