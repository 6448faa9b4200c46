//! Says why: a sentence, then its reasons one below the other, each with the place where it can be changed.

use pli_app::seam::{AboutItem, CauseView, ExplanationView};
use pli_app::{Fault, Session, dossier};

use crate::arguments::ExplainArguments;
use crate::console::{Console, Outcome};

pub(super) fn explain(
    session: &Session,
    console: &Console,
    what: &ExplainArguments,
) -> Result<Outcome, Fault> {
    let id = dossier::id_of(session, &what.id)?;
    let path = dossier::path_at(session, id, &what.path)?;
    let told = dossier::explain(session, id, &path, about(what).as_ref(), console.language)?;
    console.result(&told.explanations, |_| {
        told.explanations.iter().flat_map(lines).collect()
    });
    Ok(Outcome::Done)
}

fn about(what: &ExplainArguments) -> Option<AboutItem> {
    match what {
        ExplainArguments {
            finding: Some(code),
            ..
        } => Some(AboutItem::Finding(code.clone())),
        ExplainArguments { visible: true, .. } => Some(AboutItem::Visible),
        ExplainArguments { required: true, .. } => Some(AboutItem::Required),
        ExplainArguments { value: true, .. } => Some(AboutItem::Value),
        ExplainArguments { .. } => None,
    }
}

fn lines(explanation: &ExplanationView) -> Vec<String> {
    let mut lines = vec![explanation.sentence.clone()];
    below(&explanation.causes, 1, &mut lines);
    lines
}

fn below(causes: &[CauseView], depth: usize, lines: &mut Vec<String>) {
    for cause in causes {
        let place = cause.place.as_ref().map(|place| format!("  [{place}]"));
        let indent = "    ".repeat(depth);
        lines.push(format!(
            "{indent}{}{}",
            cause.text,
            place.unwrap_or_default()
        ));
        below(&cause.causes, depth + 1, lines);
    }
}
