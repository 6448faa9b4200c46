//! Shared code lists: shown, searched, added as signed packs, packed by their authors.

use std::fs;
use std::path::Path;

use pli_app::list::{self, Listed, MAX_PACK_BYTES};
use pli_app::seam::{HitView, HitsView};
use pli_app::verify::Anchors;
use pli_app::{Code, Fault};
use serde_json::json;

use super::home;
use crate::arguments::{Arguments, ListCommand};
use crate::console::{Console, Outcome};

/// Bytes of a certificate file at most.
const MAX_P12_BYTES: u64 = 1_000_000;

pub(super) fn run(
    arguments: &Arguments,
    console: &Console,
    command: &ListCommand,
) -> Result<Outcome, Fault> {
    match command {
        ListCommand::Ls => {
            let lists = list::show_all(&*home::open(arguments, console)?)?;
            console.result(&lists, |console| {
                lists.iter().flat_map(|list| lines(console, list)).collect()
            });
        }
        ListCommand::Search {
            list: name,
            words,
            most,
        } => {
            let session = home::open(arguments, console)?;
            let found = list::search(&session, name, &words.join(" "), *most)?;
            console.result(&found, |console| hits(console, &found));
        }
        ListCommand::Add { file, trust } => {
            let session = home::open(arguments, console)?;
            let anchors = match trust {
                Some(folder) => Anchors::of_folder(folder)?,
                None => Anchors::of_session(&session)?,
            };
            let added = list::add(&session, file, &anchors)?;
            console.result(&added, |console| {
                let values = [
                    ("name", added.name.clone()),
                    ("codes", added.codes.to_string()),
                    ("signer", added.signer.clone()),
                ];
                vec![
                    console.text("cli-list-added", &values),
                    format!("  sha256: {}", added.sha256),
                ]
            });
        }
        ListCommand::Pack { file, p12, output } => pack(console, file, p12, output)?,
    }
    Ok(Outcome::Done)
}

fn lines(console: &Console, list: &Listed) -> Vec<String> {
    let values = [
        ("name", list.name.clone()),
        ("title", list.title.clone()),
        ("codes", list.codes.to_string()),
        ("date", list.date.clone()),
        ("source", list.source.clone()),
        ("licence", list.licence.clone()),
        ("signer", list.signer.clone().unwrap_or_default()),
    ];
    let mut lines = vec![
        console.text("cli-list-line", &values),
        format!("  {}", console.text("cli-list-from", &values)),
        format!("  sha256: {}", list.sha256),
    ];
    if list.signer.is_some() {
        lines.push(format!("  {}", console.text("cli-list-signer", &values)));
    }
    lines
}

fn hits(console: &Console, found: &HitsView) -> Vec<String> {
    if found.hits.is_empty() {
        return vec![console.text("cli-list-none", &[])];
    }
    let line = |hit: &HitView| match &hit.parent {
        Some(parent) => format!("{}  {} ({parent})", hit.code, hit.label),
        None => format!("{}  {}", hit.code, hit.label),
    };
    let mut lines: Vec<String> = found.hits.iter().map(line).collect();
    let shown = u32::try_from(found.hits.len()).unwrap_or(u32::MAX);
    let more = found.total.saturating_sub(shown);
    if more > 0 {
        lines.push(console.text("cli-list-more", &[("count", more.to_string())]));
    }
    lines
}

fn pack(console: &Console, file: &Path, p12: &Path, output: &Path) -> Result<(), Fault> {
    let body = read(file, MAX_PACK_BYTES)?;
    let password = home::secret("PLI_P12_PASSWORD").unwrap_or_default();
    let bytes = list::make_pack(&body, &read(p12, MAX_P12_BYTES)?, &password)?;
    fs::write(output, bytes).map_err(|error| unreadable(output, &error))?;
    let file = output.display().to_string();
    console.result(&json!({ "file": file }), |console| {
        vec![console.text("cli-list-packed", &[("file", file.clone())])]
    });
    Ok(())
}

fn read(path: &Path, most: u64) -> Result<Vec<u8>, Fault> {
    let size = fs::metadata(path)
        .map_err(|error| unreadable(path, &error))?
        .len();
    if size > most {
        return Err(Fault::new(Code::FileUnreadable)
            .with("name", path.display())
            .with("cause", format!("{size} > {most}")));
    }
    fs::read(path).map_err(|error| unreadable(path, &error))
}

fn unreadable(path: &Path, cause: &std::io::Error) -> Fault {
    Fault::new(Code::FileUnreadable)
        .with("name", path.display())
        .with("cause", cause)
}
