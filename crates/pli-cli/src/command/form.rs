//! Forms from the terminal: known ones, and those of an author.

use pli_app::form::{self, Checked, CheckedFault, DifferenceLine, Differences};
use pli_app::{Fault, form as forms};

use super::{author, home, preview};
use crate::arguments::{Arguments, FormCommand};
use crate::console::{Console, Outcome};

pub(super) fn run(
    arguments: &Arguments,
    console: &Console,
    command: &FormCommand,
) -> Result<Outcome, Fault> {
    match command {
        FormCommand::Check { dir } => {
            let checked = form::check_folder(dir, console.language)?;
            console.result(&checked, |console| checked_lines(console, &checked));
            Ok(outcome(checked.accepted))
        }
        FormCommand::Diff { before, after } => {
            let found = form::diff_folders(before, after, console.language)?;
            console.result(&found, |console| diff_lines(console, &found));
            Ok(Outcome::Done)
        }
        FormCommand::Publish { dir } => publish(console, dir),
        FormCommand::Preview { dir, listen } => preview::run(console, dir, *listen),
        FormCommand::Schema { form, output } => {
            author::schema(arguments, console, form, output.as_deref())
        }
        FormCommand::Print { form, output, .. } => author::blank(arguments, console, form, output),
        FormCommand::List => {
            let forms = form::list(&*home::open(arguments, console)?)?.forms;
            console.result(&forms, |_| {
                let lines = forms.iter();
                let lines = lines.map(|f| format!("{} {}  {}", f.name, f.version, f.title));
                lines.collect()
            });
            Ok(Outcome::Done)
        }
        FormCommand::Example {
            form: name,
            name: example,
        } => {
            let package = forms::named(&*home::open(arguments, console)?, name)?;
            let example = forms::example(&package, example)?;
            console.result(&example, |_| {
                vec![serde_json::to_string_pretty(&example).unwrap_or_default()]
            });
            Ok(Outcome::Done)
        }
    }
}

fn outcome(well: bool) -> Outcome {
    if well {
        Outcome::Done
    } else {
        Outcome::Findings
    }
}

fn publish(console: &Console, dir: &std::path::Path) -> Result<Outcome, Fault> {
    let done = form::publish_folder(dir, console.language)?;
    console.result(&done, |console| {
        let mut lines = fault_lines(console, &done.checked.faults);
        let key = match (done.published, done.already) {
            (true, false) => "cli-form-published",
            (true, true) => "cli-form-already-published",
            (false, _) => "cli-form-not-published",
        };
        let values = [
            ("form", done.checked.form.clone().unwrap_or_default()),
            ("sha256", done.checked.sha256.clone()),
            ("index", done.index.clone()),
        ];
        lines.push(console.text(key, &values));
        lines
    });
    Ok(outcome(done.published))
}

fn checked_lines(console: &Console, checked: &Checked) -> Vec<String> {
    let mut lines = fault_lines(console, &checked.faults);
    if let Some(costliest) = &checked.costliest {
        let values = [
            ("steps", costliest.steps.to_string()),
            ("expression", costliest.expression.clone()),
            ("examples", checked.examples.to_string()),
        ];
        lines.push(console.text("cli-form-cost", &values));
    }
    lines.push(match &checked.form {
        Some(name) if checked.accepted => console.text(
            "cli-form-accepted",
            &[("form", name.clone()), ("sha256", checked.sha256.clone())],
        ),
        _ => console.text("cli-form-refused", &[]),
    });
    lines
}

/// Each fault with its place, the line that it points to, and a sign under the spot.
fn fault_lines(console: &Console, faults: &[CheckedFault]) -> Vec<String> {
    let mut lines = Vec::new();
    for fault in faults {
        let severity = console.text(&format!("cli-form-{}", fault.severity), &[]);
        let place = format!("{}:{}:{}", fault.file, fault.line, fault.column);
        lines.push(format!("{place} {severity} {} {}", fault.what, fault.mend));
        let Some(excerpt) = fault.excerpt.as_ref().filter(|line| !line.is_empty()) else {
            continue;
        };
        let number = fault.line.to_string();
        lines.push(format!("  {number} | {excerpt}"));
        if let Some(before) = usize::try_from(fault.column)
            .ok()
            .and_then(|n| n.checked_sub(1))
        {
            let margin = " ".repeat(number.len());
            let before = " ".repeat(before.min(excerpt.chars().count()));
            lines.push(format!("  {margin} | {before}^"));
        }
    }
    lines
}

fn diff_lines(console: &Console, found: &Differences) -> Vec<String> {
    let values = [("from", found.from.clone()), ("to", found.to.clone())];
    let mut lines = vec![console.text("cli-diff-head", &values)];
    lines.extend(found.differences.iter().map(|one| diff_line(console, one)));
    if found.differences.is_empty() {
        lines.push(console.text("cli-diff-none", &[]));
    }
    let key = if found.breaking {
        "cli-diff-breaking"
    } else {
        "cli-diff-harmless"
    };
    lines.push(console.text(key, &values));
    for fault in &found.to_migrate {
        lines.push(format!("  {} {}", fault.what, fault.mend));
    }
    lines
}

fn diff_line(console: &Console, one: &DifferenceLine) -> String {
    let of = console.text(&format!("cli-diff-of-{}", one.of), &[]);
    let change = console.text(&format!("cli-diff-{}", one.change), &[]);
    let head = format!("{of} {} : {change}", one.place);
    match (one.before.as_str(), one.after.as_str()) {
        ("", "") => head,
        ("", one) | (one, "") => format!("{head} ({one})"),
        (before, after) => format!("{head} ({before} → {after})"),
    }
}
