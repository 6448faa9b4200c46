//! Letters of the Region from the terminal.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pli_app::seam::{LetterVerdictView, LetterView};
use pli_app::{Fault, Session, dossier, letter};

use super::proof;
use crate::arguments::LetterCommand;
use crate::console::{Console, Outcome};
use crate::moment::moment;

pub(super) fn run(
    session: &Session,
    console: &Console,
    command: &LetterCommand,
) -> Result<Outcome, Fault> {
    match command {
        LetterCommand::List { id } => {
            let letters = letter::list(session, dossier::id_of(session, id)?)?.letters;
            console.result(&letters, |console| {
                if letters.is_empty() {
                    return vec![console.text("cli-letter-none", &[])];
                }
                letters
                    .iter()
                    .flat_map(|letter| head(console, letter))
                    .collect()
            });
            Ok(Outcome::Done)
        }
        LetterCommand::Show { id, output } => {
            let view = letter::show(session, id)?;
            if let Some(output) = output {
                let file = letter::file(session, id)?;
                let bytes = STANDARD.decode(file.base64).map_err(Fault::internal)?;
                proof::write(output, &bytes)?;
            }
            console.result(&view, |console| whole(console, &view));
            Ok(Outcome::Done)
        }
        LetterCommand::Verify { id } => {
            let view = letter::verify(session, id)?;
            console.result(&view, |console| whole(console, &view));
            let good = view
                .checked
                .as_ref()
                .is_some_and(|verdict| verdict.indication == "TOTAL-PASSED");
            Ok(if good {
                Outcome::Done
            } else {
                Outcome::Findings
            })
        }
    }
}

fn head(console: &Console, letter: &LetterView) -> Vec<String> {
    let values = [
        ("at", moment(console, &letter.sent_at)),
        ("subject", letter.subject.clone()),
        ("id", letter.id.clone()),
    ];
    vec![
        console.text("cli-letter-line", &values),
        format!(
            "  {}",
            verdict(console, &letter.verdict, "cli-letter-arrival")
        ),
    ]
}

fn whole(console: &Console, letter: &LetterView) -> Vec<String> {
    let mut lines = head(console, letter);
    lines.extend(
        letter
            .checked
            .as_ref()
            .map(|checked| format!("  {}", verdict(console, checked, "cli-letter-checked"))),
    );
    lines.push(console.text("cli-letter-trusted", &[]));
    lines.extend(letter.trusted.iter().map(|source| {
        let dated = source.dated.as_deref().map(|at| moment(console, at));
        let kind = console.text(&format!("cli-trust-{}", source.kind), &[]);
        format!("  {kind} {} {}", source.sha256, dated.unwrap_or_default())
    }));
    lines
}

fn verdict(console: &Console, verdict: &LetterVerdictView, key: &str) -> String {
    let word = |text: &str| text.to_ascii_lowercase().replace('_', "-");
    let reason = verdict
        .sub_indication
        .as_ref()
        .map(|reason| console.text(&format!("cli-reason-{}", word(reason)), &[]));
    let values = [
        ("at", moment(console, &verdict.at)),
        ("indication", verdict.indication.clone()),
        ("signers", verdict.signers.join(", ")),
        (
            "words",
            console.text(&format!("cli-verdict-{}", word(&verdict.indication)), &[]),
        ),
        ("reason", reason.unwrap_or_default()),
    ];
    console.text(key, &values).trim_end().to_owned()
}
