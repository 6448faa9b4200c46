//! Receipts, journals and proofs written to files.

use std::fs::File;
use std::io::Write as _;
use std::path::Path;

use pli_app::seam::{ExportKind, export};
use pli_app::{Code, Fault, Session, diligence, dossier};
use serde_json::json;

use super::verify::read;
use crate::arguments::JournalCommand;
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

/// The journal of a dossier: written, as a PDF for a name in .pdf, or added to by a check of this machine.
pub(super) fn journal(
    session: &Session,
    console: &Console,
    command: &JournalCommand,
) -> Result<Outcome, Fault> {
    match command {
        JournalCommand::Export { id, output } => {
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
        JournalCommand::Check { id } => {
            let id = dossier::id_of(session, id)?;
            let before = diligence::facts(session, id)?.len();
            diligence::self_check(session, id)?;
            let facts = diligence::facts(session, id)?;
            let new: Vec<_> = facts.iter().skip(before).map(|link| &link.fact).collect();
            console.result(&new, |console| {
                new.iter().map(|fact| check_line(console, fact)).collect()
            });
            Ok(Outcome::Done)
        }
        JournalCommand::Verify { file } => journal_file(console, file),
    }
}

fn check_line(console: &Console, fact: &diligence::Fact) -> String {
    console.fact(&fact.code, &fact.values)
}

/// Verifies a journal in JSON; exit 0 only when its chain and the device's signature hold.
pub(super) fn journal_file(console: &Console, file: &Path) -> Result<Outcome, Fault> {
    let bytes = read(file)?;
    let found = diligence::verify(&bytes)
        .ok_or_else(|| Fault::new(Code::NotVerifiable).with("name", file.display()))?;
    let good = found.chain_intact && found.signed == Some(true);
    console.result(&found, |console| {
        let chain = if found.chain_intact {
            "cli-journal-intact"
        } else {
            "cli-journal-broken"
        };
        let signed = match found.signed {
            Some(true) => "cli-journal-signed",
            Some(false) => "cli-journal-signature-wrong",
            None => "cli-journal-unsigned",
        };
        let values = [("facts", found.facts.to_string())];
        vec![console.text(chain, &values), console.text(signed, &[])]
    });
    Ok(if good {
        Outcome::Done
    } else {
        Outcome::Findings
    })
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
