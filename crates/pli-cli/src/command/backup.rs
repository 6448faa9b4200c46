//! Backup copies from the terminal: made, and verified.

use std::path::Path;

use pli_app::seam::BackupVerdictView;
use pli_app::verify::Anchors;
use pli_app::{Fault, Session, backup, dossier};
use serde_json::json;

use super::verify as verdicts;
use crate::console::{Console, Outcome};

/// Makes a copy, and says until when it must arrive and when it may be opened.
pub(super) fn make(
    session: &Session,
    console: &Console,
    id: &str,
    folder: &Path,
) -> Result<Outcome, Fault> {
    let id = dossier::id_of(session, id)?;
    let plan = backup::plan(session, id)?;
    let made = backup::make(session, id, folder)?;
    console.result(&made, |console| {
        let values = [
            ("folder", made.folder.clone()),
            ("files", made.files.to_string()),
            ("size", console.size(made.bytes)),
            ("authority", plan.authority.clone()),
        ];
        let mut lines = vec![console.text("cli-backup-made", &values)];
        if !made.receipt {
            lines.push(console.text("cli-backup-no-receipt", &[]));
        }
        if let Some(deadline) = &plan.deadline {
            let values = [
                ("at", crate::moment::deadline(console, deadline)),
                ("authority", plan.authority.clone()),
            ];
            lines.push(console.text("cli-backup-deadline", &values));
        }
        let opening = if plan.is_tender {
            "cli-backup-opening"
        } else {
            "cli-backup-no-tender"
        };
        lines.push(console.text(opening, &[]));
        lines
    });
    Ok(Outcome::Done)
}

/// Verifies a copy; exit 0 only when every byte and every signature in it holds.
pub(super) fn verify(
    console: &Console,
    folder: &Path,
    anchors: &Anchors,
) -> Result<Outcome, Fault> {
    let found = backup::verify(folder, anchors)?;
    let value = json!({
        "intact": found.intact, "problems": found.problems, "deposit": found.deposit,
        "manifest_sha256": found.manifest_sha256, "files": found.files, "bytes": found.bytes,
        "receipt": found.receipt.as_ref().map(|verdict| verdicts::shape(verdict, &[])),
        "signed_pdf": found.signed_pdf.as_ref().map(|verdict| verdicts::shape(verdict, &[])),
    });
    console.result(&value, |console| lines(console, &found));
    let passed = [&found.receipt, &found.signed_pdf]
        .into_iter()
        .flatten()
        .all(|verdict| verdict.indication == "TOTAL-PASSED");
    Ok(if found.intact && passed {
        Outcome::Done
    } else {
        Outcome::Findings
    })
}

fn lines(console: &Console, found: &BackupVerdictView) -> Vec<String> {
    let values = [
        ("deposit", found.deposit.clone()),
        ("files", found.files.to_string()),
        ("size", console.size(found.bytes)),
    ];
    let key = if found.intact {
        "cli-backup-intact"
    } else {
        "cli-backup-not-intact"
    };
    let mut lines = vec![console.text(key, &values)];
    for problem in &found.problems {
        let values = [("path", problem.path.clone())];
        let key = format!("cli-backup-problem-{}", problem.code);
        lines.push(format!("  {}", console.text(&key, &values)));
    }
    for (key, verdict) in [
        ("cli-backup-receipt", &found.receipt),
        ("cli-backup-signed", &found.signed_pdf),
    ] {
        if let Some(verdict) = verdict {
            lines.push(console.text(key, &[]));
            lines.extend(
                verdicts::lines(console, verdict, &[])
                    .into_iter()
                    .map(|line| format!("  {line}")),
            );
        }
    }
    lines
}
