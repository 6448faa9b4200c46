//! Proofs: verification, receipts, journals, and writing them to files.

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::path::Path;

use pli_app::seam::{ExportKind, SignatureView, VerdictView, export};
use pli_app::verify::{self, Anchors};
use pli_app::{Code, Fault, Session, dossier};
use serde_json::json;

use super::home;
use crate::arguments::{Arguments, VerifyArguments};
use crate::console::{Console, Outcome};
use crate::moment::moment;

/// Verifies a file; exit 0 only when everything that was to be checked holds.
pub(super) fn verify(
    arguments: &Arguments,
    console: &Console,
    what: &VerifyArguments,
) -> Result<Outcome, Fault> {
    let bytes = read(&what.file)?;
    let name = what
        .file
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let anchors = match &what.trust {
        Some(folder) => Anchors::of_folder(folder)?,
        None => known(arguments, console),
    };
    let verdict = verify::file(&name, &bytes, &anchors)?;
    console.result(&shape(&verdict), |console| lines(console, &verdict));
    Ok(if verdict.indication == "TOTAL-PASSED" {
        Outcome::Done
    } else {
        Outcome::Findings
    })
}

/// What the store trusts, where there is one that opens; a verification needs none and makes none.
fn known(arguments: &Arguments, console: &Console) -> Anchors {
    let folder = arguments.home.clone().or_else(pli_app::store::default_home);
    if !folder.is_some_and(|folder| folder.join("store").exists()) {
        return Anchors::default();
    }
    home::open(arguments, console)
        .and_then(|session| Anchors::of_session(&session))
        .unwrap_or_default()
}

/// The shape that programs read.
fn shape(verdict: &VerdictView) -> serde_json::Value {
    let signatures: Vec<_> = verdict
        .signatures
        .iter()
        .map(|signature| {
            json!({
                "format": signature.format, "level": signature.level, "indication": signature.indication,
                "sub_indication": signature.sub_indication, "signer": signature.signer,
                "claimed_time": signature.claimed_time, "covers_whole_file": signature.covers_whole_file,
                "modification": signature.modification,
            })
        })
        .collect();
    json!({ "indication": verdict.indication, "sub_indication": verdict.sub_indication, "signatures": signatures })
}

fn lines(console: &Console, verdict: &VerdictView) -> Vec<String> {
    let word = |text: &str| text.to_ascii_lowercase().replace('_', "-");
    let mut lines = vec![format!(
        "{}{} — {}",
        verdict.indication,
        verdict
            .sub_indication
            .as_ref()
            .map(|reason| format!(" ({reason})"))
            .unwrap_or_default(),
        console.text(&format!("cli-verdict-{}", word(&verdict.indication)), &[])
    )];
    if let Some(reason) = &verdict.sub_indication {
        lines.push(console.text(&format!("cli-reason-{}", word(reason)), &[]));
    }
    lines.extend(
        verdict
            .signatures
            .iter()
            .flat_map(|signature| signature_lines(console, signature)),
    );
    lines
}

fn signature_lines(console: &Console, signature: &SignatureView) -> Vec<String> {
    let key = if signature.seal {
        "cli-sealed-by"
    } else {
        "cli-signed-by"
    };
    let values = [
        ("signer", signature.signer.clone()),
        ("format", signature.format.clone()),
        ("level", signature.level.clone()),
    ];
    let mut lines = vec![format!("  {}", console.text(key, &values))];
    if let Some(at) = &signature.claimed_time {
        lines.push(format!(
            "  {}",
            console.text("cli-claimed-time", &[("at", moment(console, at))])
        ));
    }
    lines.push(format!(
        "  {}",
        console.text(&format!("cli-modification-{}", signature.modification), &[])
    ));
    if signature.demonstration {
        lines.push(format!("  {}", console.text("cli-demonstration", &[])));
    }
    lines
}

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

fn read(file: &Path) -> Result<Vec<u8>, Fault> {
    let name = file.display();
    let unreadable = |cause: std::io::Error| {
        Fault::new(Code::FileUnreadable)
            .with("name", &name)
            .with("cause", cause)
    };
    let source = File::open(file).map_err(unreadable)?;
    let size = source.metadata().map_err(unreadable)?.len();
    if size > verify::FILE_MOST {
        return Err(Fault::new(Code::FileTooLarge)
            .with("name", &name)
            .with("size", size)
            .with("max", verify::FILE_MOST));
    }
    let mut bytes = Vec::new();
    source
        .take(verify::FILE_MOST)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    Ok(bytes)
}
