//! Those whom a verification trusts: added, shown with their age, taken back.

use pli_app::trust::{self, TrustFile, TrustKind};
use pli_app::{Fault, Session};

use crate::arguments::TrustCommand;
use crate::console::{Console, Outcome};
use crate::moment::moment;

pub(super) fn run(
    session: &Session,
    console: &Console,
    command: &TrustCommand,
) -> Result<Outcome, Fault> {
    match command {
        TrustCommand::Add { place, operator } => {
            let added = trust::add(session, place, operator)?;
            console.result(&added, |console| {
                let count = [("count", added.len().to_string())];
                let mut lines = vec![console.text("cli-trust-added", &count)];
                lines.extend(added.iter().flat_map(|file| lines_of(console, file)));
                lines
            });
        }
        TrustCommand::List => {
            let view = trust::list(session)?;
            console.result(&view, |console| {
                let count = [("count", view.anchors.to_string())];
                let mut lines: Vec<String> = view
                    .files
                    .iter()
                    .flat_map(|file| lines_of(console, file))
                    .collect();
                lines.push(console.text("cli-trust-anchors", &count));
                lines
            });
        }
        TrustCommand::Remove { which } => {
            let removed = trust::remove(session, which)?;
            console.result(&removed, |console| {
                vec![console.text("cli-trust-removed", &[("name", removed.name.clone())])]
            });
        }
    }
    Ok(Outcome::Done)
}

fn lines_of(console: &Console, file: &TrustFile) -> Vec<String> {
    let kind = file.kind.as_str().replace('_', "-");
    let values = [
        ("name", file.name.clone()),
        ("count", file.anchors.to_string()),
        ("issued", moment(console, &file.issued.to_string())),
        ("days", file.age_days.to_string()),
    ];
    let mut lines = vec![console.text(&format!("cli-trust-{kind}"), &values)];
    let is_certificate = matches!(file.kind, TrustKind::Authority | TrustKind::Operator);
    if !is_certificate {
        lines.push(format!("  {}", console.text("cli-trust-age", &values)));
    }
    if let Some(until) = file.until {
        let key = match (file.is_outdated, is_certificate) {
            (true, true) => "cli-trust-expired",
            (true, false) => "cli-trust-outdated",
            (false, true) => "cli-trust-until",
            (false, false) => "cli-trust-next",
        };
        let until = [("until", moment(console, &until.to_string()))];
        lines.push(format!("  {}", console.text(key, &until)));
    }
    lines.push(format!("  sha256: {}", file.sha256));
    lines
}
