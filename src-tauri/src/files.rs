//! Files that the person keeps: the system's dialog asks where, the page never names a path.

use std::io::Write;
use std::path::Path;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use pli_app::{App, Code, Fault};
use serde::Deserialize;
use serde_json::{Value, json};
use tauri::{AppHandle, Manager, Webview};
use tauri_plugin_dialog::DialogExt;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExportArguments {
    id: String,
    what: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BackupArguments {
    id: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TextArguments {
    name: String,
    text: String,
}

#[derive(Deserialize)]
struct Exported {
    name: String,
    base64: String,
}

/// Keeps a file of a dossier where the person says; `false` when they gave it up.
pub(crate) fn save_export(app: &App, window: &Webview, arguments: Value) -> Result<Value, Fault> {
    let ExportArguments { id, what } = read(arguments)?;
    let view = pli_app::seam::dispatch(app, "file_export", json!({ "id": id, "what": what }))?;
    let file: Exported = serde_json::from_value(view).map_err(Fault::internal)?;
    let bytes = BASE64_STANDARD
        .decode(file.base64)
        .map_err(Fault::internal)?;
    keep(window.app_handle(), &file.name, &bytes)
}

/// Keeps a table of a dossier where the person says; `false` when they gave it up. The seam judges the arguments.
pub(crate) fn save_table(app: &App, window: &Webview, arguments: Value) -> Result<Value, Fault> {
    let view = pli_app::seam::dispatch(app, "table_export", arguments)?;
    let file: Exported = serde_json::from_value(view).map_err(Fault::internal)?;
    let bytes = BASE64_STANDARD
        .decode(file.base64)
        .map_err(Fault::internal)?;
    keep(window.app_handle(), &file.name, &bytes)
}

/// Keeps a letter of the Region where the person says; the seam judges the arguments.
pub(crate) fn save_letter(app: &App, window: &Webview, arguments: Value) -> Result<Value, Fault> {
    let view = pli_app::seam::dispatch(app, "letter_file", arguments)?;
    let file: Exported = serde_json::from_value(view).map_err(Fault::internal)?;
    let bytes = BASE64_STANDARD
        .decode(file.base64)
        .map_err(Fault::internal)?;
    keep(window.app_handle(), &file.name, &bytes)
}

/// Makes a backup copy in the folder or on the stick that the person chooses; null when they gave it up.
pub(crate) fn save_backup(app: &App, window: &Webview, arguments: Value) -> Result<Value, Fault> {
    let BackupArguments { id } = read(arguments)?;
    let session = app.session()?;
    let id = pli_app::dossier::id_of(&session, &id)?;
    let dialog = window.app_handle().dialog().file();
    let Some(chosen) = dialog.blocking_pick_folder() else {
        return Ok(Value::Null);
    };
    let folder = chosen.into_path().map_err(Fault::internal)?;
    let made = pli_app::backup::make(&session, id, &folder)?;
    serde_json::to_value(made).map_err(Fault::internal)
}

/// Keeps a text of the screen (the recovery key) where the person says.
pub(crate) fn save_text(window: &Webview, arguments: Value) -> Result<Value, Fault> {
    let TextArguments { name, text } = read(arguments)?;
    keep(window.app_handle(), &name, text.as_bytes())
}

fn read<T: for<'de> Deserialize<'de>>(arguments: Value) -> Result<T, Fault> {
    serde_json::from_value(arguments)
        .map_err(|cause| Fault::new(Code::BadRequest).with("cause", cause))
}

/// Asks where, then writes. Blocks: it never runs on the main thread.
fn keep(host: &AppHandle, name: &str, bytes: &[u8]) -> Result<Value, Fault> {
    let Some(chosen) = host
        .dialog()
        .file()
        .set_file_name(name)
        .blocking_save_file()
    else {
        return Ok(json!(false));
    };
    let path = chosen.into_path().map_err(Fault::internal)?;
    write(&path, bytes).map_err(|cause| Fault::new(Code::Disk).with("cause", cause))?;
    Ok(json!(true))
}

fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = std::fs::File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}
