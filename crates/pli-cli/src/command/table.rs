//! Tables from the terminal: a file looked at, its rows taken, a table written.

use std::fs;
use std::io::{Error, Read as _};
use std::path::Path;

use pli_app::dossier::{Choice, TableFile};
use pli_app::seam::{
    ChangeView, TableFileFormat, TableMode, TableRemarkView, TableReportView, TableView,
};
use pli_app::{Code, Fault, Session, dossier};
use pli_core::tabular::FILE_BYTES_MOST;
use serde_json::json;

use super::{proof, show};
use crate::arguments::{TableCommand, TableImportArguments};
use crate::console::{Console, Outcome};

pub(super) fn run(
    session: &Session,
    console: &Console,
    command: &TableCommand,
) -> Result<Outcome, Fault> {
    match command {
        TableCommand::Import(what) => import(session, console, what),
        TableCommand::Export { id, group, output } => export(session, console, id, group, output),
    }
}

fn import(
    session: &Session,
    console: &Console,
    what: &TableImportArguments,
) -> Result<Outcome, Fault> {
    let id = dossier::id_of(session, &what.id)?;
    let group = dossier::path_at(session, id, &what.group)?.to_string();
    let bytes = bytes_of(&what.file)?;
    let name = what.file.file_name().unwrap_or_default().to_string_lossy();
    let file = TableFile {
        group: &group,
        name: &name,
        bytes: &bytes,
        sheet: what.sheet.as_deref(),
        choice: Choice::Changes(&what.map),
    };
    let table = dossier::read_table(session, id, &file)?;
    let mode = if what.replace {
        TableMode::Replace
    } else {
        TableMode::Append
    };
    let change = if what.dry_run {
        None
    } else {
        Some(dossier::import_table(session, id, &file, mode)?)
    };
    let result = json!({ "table": table, "change": change });
    console.result(&result, |console| lines(console, &table, change.as_ref()));
    Ok(if table.report.remark_count == 0 {
        Outcome::Done
    } else {
        Outcome::Findings
    })
}

/// Reads a file up to the bound and one byte beyond, so that what is too large is told in the words of a table.
fn bytes_of(file: &Path) -> Result<Vec<u8>, Fault> {
    let unreadable = |cause: Error| {
        Fault::new(Code::FileUnreadable)
            .with("name", file.display())
            .with("cause", cause)
    };
    let size = fs::metadata(file).map_err(unreadable)?.len();
    if size > FILE_BYTES_MOST {
        return Err(Fault::new(Code::TableTooLarge)
            .with("size", size)
            .with("max", FILE_BYTES_MOST));
    }
    let mut bytes = Vec::new();
    let source = fs::File::open(file).map_err(unreadable)?;
    source
        .take(FILE_BYTES_MOST + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    Ok(bytes)
}

fn lines(console: &Console, table: &TableView, change: Option<&ChangeView>) -> Vec<String> {
    let mut lines = vec![];
    if let Some(sheet) = &table.sheet {
        let known = table.sheets.join(", ");
        lines.push(console.text(
            "cli-table-sheet",
            &[("sheet", sheet.clone()), ("known", known)],
        ));
    }
    for (column, field) in table.columns.iter().zip(&table.mapping.fields) {
        let label = table
            .fields
            .iter()
            .find(|known| Some(&known.id) == field.as_ref());
        let values = [
            ("letter", column.letter.clone()),
            ("title", column.title.clone()),
            (
                "field",
                label
                    .map(|field| format!("{} ({})", field.label, field.id))
                    .unwrap_or_default(),
            ),
        ];
        let key = if label.is_some() {
            "cli-table-column"
        } else {
            "cli-table-no-column"
        };
        lines.push(console.text(key, &values));
    }
    let key = if change.is_some() {
        "cli-table-taken"
    } else {
        "cli-table-would-take"
    };
    lines.push(console.text(key, &[("rows", table.report.rows.to_string())]));
    lines.extend(remarks(console, &table.report));
    lines.extend(change.map(|change| show::saved_line(console, change)));
    lines
}

/// What was not understood, one line each.
fn remarks(console: &Console, report: &TableReportView) -> Vec<String> {
    let mut lines: Vec<String> = report
        .remarks
        .iter()
        .map(|remark| line(console, remark))
        .collect();
    let told = u32::try_from(lines.len()).unwrap_or(u32::MAX);
    if let Some(more) = report
        .remark_count
        .checked_sub(told)
        .filter(|more| *more > 0)
    {
        lines.push(console.text("cli-table-more", &[("more", more.to_string())]));
    }
    lines
}

fn line(console: &Console, remark: &TableRemarkView) -> String {
    let why = console.text(&format!("remark-{}", remark.why), &[]);
    let outcome = if remark.kept {
        "remark-kept"
    } else {
        "remark-skipped"
    };
    let outcome = console.text(outcome, &[]);
    let place = format!("{}{}", remark.column, remark.line);
    let (field, text) = (
        remark.field.clone().unwrap_or_default(),
        remark.text.replace('\n', " / "),
    );
    let key = if remark.field.is_some() {
        "remark-cell"
    } else {
        "remark-column"
    };
    console.text(
        key,
        &[
            ("place", place),
            ("field", field),
            ("text", text),
            ("why", why),
            ("outcome", outcome),
        ],
    )
}

fn export(
    session: &Session,
    console: &Console,
    id: &str,
    group: &str,
    output: &Path,
) -> Result<Outcome, Fault> {
    let id = dossier::id_of(session, id)?;
    let group = dossier::path_at(session, id, group)?.to_string();
    let is_xlsx = output
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("xlsx"));
    let format = if is_xlsx {
        TableFileFormat::Xlsx
    } else {
        TableFileFormat::Csv
    };
    let (_, bytes) = dossier::export_table(session, id, &group, format)?;
    proof::write(output, &bytes)?;
    let file = output.display().to_string();
    console.result(&json!({ "file": file, "bytes": bytes.len() }), |console| {
        vec![console.text("cli-written", &[("file", file.clone())])]
    });
    Ok(Outcome::Done)
}
