//! Duplicating and comparing dossiers from the terminal.

use pli_app::seam::{
    CarryItemView, CarryView, ComparisonView, DuplicateRequest, PointRequest, RowDifferenceView,
};
use pli_app::{Fault, Session, dossier};
use serde_json::json;

use crate::arguments::DuplicateArguments;
use crate::console::{Console, Outcome};

pub(super) fn duplicate(
    session: &Session,
    console: &Console,
    what: &DuplicateArguments,
) -> Result<Outcome, Fault> {
    let id = dossier::id_of(session, &what.id)?;
    let paths = |texts: &[String]| -> Result<Vec<String>, Fault> {
        let path = |text: &String| {
            let text = if text.contains('.') {
                text.clone()
            } else {
                format!("pieces.{text}")
            };
            dossier::path_at(session, id, &text).map(|path| path.to_string())
        };
        texts.iter().map(path).collect()
    };
    let request = DuplicateRequest {
        id: id.to_string(),
        call: what.call.clone(),
        lot: what.lot.clone(),
        form: what.form.clone(),
        title: what.title.clone(),
        without: paths(&what.without)?,
        with: paths(&what.with)?,
    };
    if !what.yes {
        let plan = dossier::duplicate_plan(session, &request)?;
        console.result(&plan, |console| plan_lines(console, &plan));
        return Ok(Outcome::Done);
    }
    let id = dossier::duplicate(session, &request)?.to_string();
    console.result(&json!({ "id": id }), |_| vec![id.clone()]);
    Ok(Outcome::Done)
}

fn plan_lines(console: &Console, plan: &CarryView) -> Vec<String> {
    let values = [("title", plan.title.clone()), ("form", plan.form.clone())];
    let mut lines = vec![console.text("cli-duplicate-plan", &values)];
    for fate in ["carried", "review", "left"] {
        let items: Vec<_> = plan.items.iter().filter(|item| item.fate == fate).collect();
        if items.is_empty() {
            continue;
        }
        let count = [("count", items.len().to_string())];
        lines.push(console.text(&format!("carry-{fate}"), &count));
        lines.extend(
            items
                .iter()
                .map(|item| format!("  {}", item_line(console, item))),
        );
    }
    lines.push(console.text("cli-duplicate-yes", &[]));
    lines
}

fn item_line(console: &Console, item: &CarryItemView) -> String {
    let row = match item.row.as_str() {
        "" => String::new(),
        row => format!(" ({row})"),
    };
    let shown = item.shown.replace('\n', " / ");
    let line = format!("{}{row} : {shown}", item.label);
    if item.reason.is_empty() {
        return line;
    }
    let values: Vec<(&str, String)> = item
        .values
        .iter()
        .map(|(name, value)| (name.as_str(), value.clone()))
        .collect();
    let reason = console.text(&format!("carry-reason-{}", item.reason), &values);
    format!("{line} — {reason}")
}

pub(super) fn compare(
    session: &Session,
    console: &Console,
    before: &str,
    after: &str,
) -> Result<Outcome, Fault> {
    let view = dossier::compare(session, &point(before), &point(after))?;
    console.result(&view, |console| compare_lines(console, &view));
    Ok(Outcome::Done)
}

/// `ID`, or `ID@point`.
fn point(text: &str) -> PointRequest {
    let (id, at) = text
        .split_once('@')
        .map_or((text, None), |(id, at)| (id, Some(at.to_owned())));
    PointRequest {
        id: id.to_owned(),
        at,
    }
}

fn compare_lines(console: &Console, view: &ComparisonView) -> Vec<String> {
    let or_none = |text: &Option<String>| {
        text.as_ref().map_or_else(
            || console.text("compare-nothing", &[]),
            |text| text.replace('\n', " / "),
        )
    };
    let differs = |path: &str, label: &str, row: &str, before: String, after: String| {
        let place = match row {
            "" => label.to_owned(),
            row => format!("{label} ({row})"),
        };
        let values = [
            ("path", path.to_owned()),
            ("label", place),
            ("before", before),
            ("after", after),
        ];
        console.text("cli-compare-line", &values)
    };
    let fields = view.fields.iter().map(|one| {
        let (before, after) = (or_none(&one.before), or_none(&one.after));
        differs(&one.path, &one.label, &one.row, before, after)
    });
    let rows = view.rows.iter().map(|row| row_line(console, row));
    let files = view.files.iter().map(|one| {
        let file = |file: &Option<pli_app::seam::ComparedFileView>| {
            or_none(&file.as_ref().map(|file| {
                let digest: String = file.sha256.chars().take(12).collect();
                format!("{} [{digest}]", file.name)
            }))
        };
        let (before, after) = (file(&one.before), file(&one.after));
        differs(&one.target, &one.label, "", before, after)
    });
    let justified = view.justifications.iter().map(|one| {
        let (before, after) = (or_none(&one.before), or_none(&one.after));
        differs(&one.path, &one.code, "", before, after)
    });
    let lines: Vec<String> = fields.chain(rows).chain(files).chain(justified).collect();
    if lines.is_empty() {
        vec![console.text("compare-same", &[])]
    } else {
        lines
    }
}

fn row_line(console: &Console, row: &RowDifferenceView) -> String {
    let number = |number: Option<usize>| number.map_or_else(String::new, |n| n.to_string());
    let values = [
        ("path", row.path.clone()),
        ("label", row.label.clone()),
        ("summary", row.summary.clone()),
        ("from", number(row.from)),
        ("to", number(row.to)),
    ];
    console.text(&format!("cli-compare-row-{}", row.change), &values)
}
