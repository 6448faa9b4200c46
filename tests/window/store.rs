//! The same store, while the window is closed: the bulk of the answers and files, so that the rest is typed by hand.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use pli_app::App;
use pli_app::Code;
use pli_app::seam::dispatch;
use serde_json::{Value, json};

use crate::files;

/// How long a closed window may take to end.
const PATIENCE: Duration = Duration::from_secs(30);

/// Fills a dossier with a worked example of its form, and attaches a file to each piece that is required.
pub(crate) fn fill(home: &Path, passphrase: &str, dossier: &str, scratch: &Path) -> Result<()> {
    let example = pli_tests::workspace_root().join("forms/far/1.0.0/examples/small.yaml");
    let example: Value = serde_saphyr::from_str(&fs::read_to_string(&example)?)
        .with_context(|| example.display().to_string())?;
    let mut given = example["answers"].clone();
    // The demonstration call takes no XML, so no DUME: the candidacy comes as DC1 and DC2.
    given["groupement"]["candidacy_form"] = json!("dc");
    let answers = scratch.join("answers.json");
    fs::write(&answers, serde_json::to_vec(&given)?)?;

    let app = start(home, passphrase)?;
    let session = app.session()?;
    pli_app::dossier::fill(
        &session,
        pli_app::dossier::id_of(&session, dossier)?,
        &answers,
    )?;
    let view = dispatch(&app, "dossier_open", json!({ "id": dossier }))?;
    let pieces = view["pieces"].as_array().context("pieces")?;
    let wanted =
        |piece: &&Value| piece["visible"] == json!(true) && piece["required"] == json!(true);
    for (number, piece) in pieces.iter().filter(wanted).enumerate() {
        attach(&app, dossier, piece, number, scratch)?;
    }
    no_blocking_finding(&dispatch(&app, "dossier_open", json!({ "id": dossier }))?)
}

/// Opens the store once the window that was just closed has let go of it, half a minute at most.
fn start(home: &Path, passphrase: &str) -> Result<App> {
    let begun = Instant::now();
    loop {
        match App::start(home, Some(passphrase)) {
            Err(fault) if fault.code == Code::StoreBusy && begun.elapsed() < PATIENCE => {
                thread::park_timeout(Duration::from_millis(100));
            }
            answer => return Ok(answer?),
        }
    }
}

fn attach(app: &App, dossier: &str, piece: &Value, number: usize, scratch: &Path) -> Result<()> {
    let formats = piece["formats"].as_array().context("formats")?;
    let format = ["pdf", "ods", "xml"]
        .into_iter()
        .find(|known| formats.is_empty() || formats.contains(&json!(known)));
    let format = format.with_context(|| format!("{piece}"))?;
    let name = format!(
        "{}-{number}.{format}",
        piece["id"].as_str().unwrap_or("piece")
    );
    let bytes = fs::read(files::make(&scratch.join("files"), &name)?)?;
    let begun = dispatch(
        app,
        "attach_begin",
        json!({ "id": dossier, "target": piece["target"], "name": name, "size": bytes.len() }),
    )?;
    let upload = &begun["upload"];
    dispatch(
        app,
        "attach_chunk",
        json!({ "upload": upload, "base64": BASE64_STANDARD.encode(&bytes) }),
    )?;
    dispatch(app, "attach_end", json!({ "upload": upload })).map(drop)?;
    Ok(())
}

fn no_blocking_finding(view: &Value) -> Result<()> {
    let findings = view["findings"].as_array().context("findings")?;
    let blocking: Vec<_> = findings
        .iter()
        .filter(|finding| finding["severity"] == json!("blocking"))
        .collect();
    if blocking.is_empty() {
        return Ok(());
    }
    bail!("the example leaves blocking findings on the demonstration call: {blocking:#?}")
}
