//! Shows dossiers, findings and facts.

use pli_app::seam::{ChangeView, DossierSummaryView, DossierView, FactView, Input, NodeView};
use pli_app::{Fault, Session, dossier, receipt};
use serde_json::Value;

use super::versions;
use crate::console::{Console, Outcome};
use crate::moment::moment;

pub(super) fn list(session: &Session, console: &Console) -> Result<Outcome, Fault> {
    let dossiers = dossier::list(session)?.dossiers;
    console.result(&dossiers, |console| {
        dossiers
            .iter()
            .map(|dossier| line(console, dossier))
            .collect()
    });
    Ok(Outcome::Done)
}

fn line(console: &Console, dossier: &DossierSummaryView) -> String {
    format!(
        "{}  {}  {} ({}/{})",
        dossier.id,
        dossier.title,
        state(console, dossier),
        dossier.answered,
        dossier.required
    )
}

/// The state in words.
pub(super) fn state(console: &Console, dossier: &DossierSummaryView) -> String {
    let code = match serde_json::to_value(dossier.state) {
        Ok(Value::String(code)) => code.replace('_', "-"),
        Ok(_) | Err(_) => String::new(),
    };
    console.text(&format!("cli-state-{code}"), &[])
}

pub(super) fn one(session: &Session, console: &Console, id: &str) -> Result<Outcome, Fault> {
    let id = dossier::id_of(session, id)?;
    let view = dossier::show(session, id)?;
    let kept = dossier::kept(session, id)?;
    console.result(&view, |console| {
        let mut lines = lines(console, &view);
        if !kept.is_empty() {
            lines.push(console.text("cli-move-orphaned", &[]));
            lines.extend(kept.iter().map(versions::orphan_line));
        }
        lines
    });
    Ok(Outcome::Done)
}

fn lines(console: &Console, view: &DossierView) -> Vec<String> {
    let mut lines = vec![line(console, &view.summary)];
    for section in &view.form.sections {
        let nodes = view
            .nodes
            .iter()
            .filter(|node| in_section(node, &section.id) && answered(node) && node.visible);
        let answers: Vec<String> = nodes
            .map(|node| format!("  {} = {}", node.path, node.shown.replace('\n', " / ")))
            .collect();
        if !answers.is_empty() {
            lines.push(section.title.clone());
            lines.extend(answers);
        }
    }
    for piece in view
        .pieces
        .iter()
        .filter(|piece| !piece.attachments.is_empty())
    {
        let names: Vec<_> = piece
            .attachments
            .iter()
            .map(|file| file.name.as_str())
            .collect();
        lines.push(format!("{}: {}", piece.target, names.join(", ")));
    }
    lines.extend(
        view.totals
            .iter()
            .map(|total| format!("{} : {}", total.label, total.shown)),
    );
    let stale = view.signed.as_ref().is_some_and(|signed| signed.stale);
    if stale {
        lines.push(console.text("cli-signature-stale", &[]));
    }
    lines
}

fn in_section(node: &NodeView, section: &str) -> bool {
    node.path.split('.').next() == Some(section)
}

/// A composite field is shown by its components.
fn answered(node: &NodeView) -> bool {
    match &node.input {
        Some(Input::Text(_) | Input::YesNo(_) | Input::Codes(_)) => true,
        None => false,
    }
}

/// An edit is durable.
pub(super) fn saved(console: &Console, change: &ChangeView) -> Result<Outcome, Fault> {
    console.result(change, |console| vec![saved_line(console, change)]);
    Ok(Outcome::Done)
}

/// That a change is durable, and what is left to mend.
pub(super) fn saved_line(console: &Console, change: &ChangeView) -> String {
    let values = [
        ("blocking", change.summary.blocking.to_string()),
        ("warnings", change.summary.warnings.to_string()),
    ];
    console.text("cli-saved", &values)
}

pub(super) fn check(session: &Session, console: &Console, id: &str) -> Result<Outcome, Fault> {
    let findings = dossier::check(session, dossier::id_of(session, id)?)?;
    console.result(&findings, |console| {
        if findings.is_empty() {
            return vec![console.text("cli-check-ready", &[])];
        }
        let lines = findings.iter().flat_map(|finding| {
            let severity = console.text(&format!("cli-severity-{}", finding.severity), &[]);
            let why = (!finding.why.is_empty()).then(|| format!("    {}", finding.why));
            [
                Some(format!("{severity}  {}  {}", finding.path, finding.message)),
                why,
            ]
            .into_iter()
            .flatten()
        });
        lines.collect()
    });
    let blocks = findings
        .iter()
        .any(|finding| finding.severity == "blocking");
    Ok(if blocks {
        Outcome::Findings
    } else {
        Outcome::Done
    })
}

pub(super) fn history(session: &Session, console: &Console, id: &str) -> Result<Outcome, Fault> {
    let timeline = receipt::timeline(session, dossier::id_of(session, id)?)?;
    console.result(&timeline.facts, |console| {
        timeline
            .facts
            .iter()
            .map(|fact| fact_line(console, fact))
            .collect()
    });
    Ok(Outcome::Done)
}

fn fact_line(console: &Console, fact: &FactView) -> String {
    let source = console.text(&format!("cli-source-{}", fact.source), &[]);
    let text = fact
        .text
        .clone()
        .unwrap_or_else(|| console.fact(&fact.code, &fact.values));
    format!("{}  {source}  {text}", moment(console, &fact.at))
}
