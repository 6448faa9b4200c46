//! Moves a dossier to another version of its form, or says what that would do.

use pli_app::seam::{MovePlanView, OrphanView};
use pli_app::{Fault, Session, dossier};

use crate::console::{Console, Outcome};

pub(super) fn run(
    session: &Session,
    console: &Console,
    id: &str,
    to: Option<&str>,
    only_plan: bool,
) -> Result<Outcome, Fault> {
    let id = dossier::id_of(session, id)?;
    let plan = dossier::move_plan(session, id, to)?;
    if only_plan {
        console.result(&plan, |console| plan_lines(console, &plan));
        return Ok(Outcome::Done);
    }
    let moved = dossier::move_to(session, id, Some(&plan.to))?;
    console.result(&moved, |console| {
        let mut lines = plan_lines(console, &plan);
        let values = [
            ("version", moved.summary.form_version.clone()),
            ("blocking", moved.summary.blocking.to_string()),
            ("warnings", moved.summary.warnings.to_string()),
        ];
        lines.push(console.text("cli-moved", &values));
        lines
    });
    Ok(Outcome::Done)
}

fn plan_lines(console: &Console, plan: &MovePlanView) -> Vec<String> {
    let values = [
        ("from", plan.from.clone()),
        ("to", plan.to.clone()),
        ("kept", plan.kept.to_string()),
        ("moved", plan.moved.len().to_string()),
        ("orphaned", plan.orphaned.len().to_string()),
        ("confirm", plan.to_confirm.len().to_string()),
        ("added", plan.added.len().to_string()),
    ];
    let mut lines = vec![console.text("cli-move-head", &values)];
    if !plan.moved.is_empty() {
        lines.push(console.text("cli-move-moved", &values));
    }
    for moved in &plan.moved {
        let (before, after) = (&moved.before, &moved.after);
        let shown = if before == after {
            before.clone()
        } else {
            format!("{before} → {after}")
        };
        lines.push(format!(
            "  {} → {} : {shown}",
            moved.from_path, moved.to_path
        ));
    }
    if !plan.orphaned.is_empty() {
        lines.push(console.text("cli-move-orphaned", &values));
        lines.extend(plan.orphaned.iter().map(orphan_line));
    }
    if !plan.to_confirm.is_empty() {
        lines.push(console.text("cli-move-confirm", &values));
    }
    for confirm in &plan.to_confirm {
        let why = console.text(&format!("cli-doubt-{}", confirm.doubt), &[]);
        lines.push(format!("  {} = {} : {why}", confirm.path, confirm.shown));
    }
    lines
}

/// What is kept without a place, with the reason of the form's author.
pub(super) fn orphan_line(orphan: &OrphanView) -> String {
    let reason = orphan.reason.as_deref().unwrap_or_default();
    format!("  {} = {} {reason}", orphan.label, orphan.shown)
        .trim_end()
        .to_owned()
}
