//! Makes the permissions of the window from the one list of commands: what is not in it cannot be called.

use std::path::Path;
use std::{env, fs};

use tauri_build::{AppManifest, Attributes};

/// What the host itself offers beside the commands of the seam.
const HOST_COMMANDS: &[&str] = &[
    "dropped_piece",
    "proposed_platform",
    "save_backup",
    "save_export",
    "save_letter",
    "save_table",
    "save_text",
    "watch_drops",
];

macro_rules! commands {
    ($(#[doc = $doc:literal] $name:ident: $request:ident => $view:ident;)*) => {
        const SEAM_COMMANDS: &[&str] = &[$(stringify!($name)),*];
    };
}
include!("../crates/pli-app/src/seam/commands.rs");

fn main() {
    println!("cargo:rerun-if-changed=../crates/pli-app/src/seam/commands.rs");
    let names: Vec<&'static str> = SEAM_COMMANDS.iter().chain(HOST_COMMANDS).copied().collect();
    let folder = Path::new(&env::var("OUT_DIR").expect("cargo gives OUT_DIR")).join("granted");
    fs::create_dir_all(&folder).expect("OUT_DIR can be written");
    fs::write(folder.join("main.json"), capability(&names)).expect("OUT_DIR can be written");

    let pattern: &'static str = folder.join("*.json").to_string_lossy().into_owned().leak();
    let attributes = Attributes::new()
        .capabilities_path_pattern(pattern)
        .app_manifest(AppManifest::new().commands(names.leak()));
    tauri_build::try_build(attributes).expect("the window's configuration is sound");
}

/// Grants each command one by one to the main window, and nothing of Tauri's own.
fn capability(names: &[&str]) -> String {
    let permissions: Vec<_> = names
        .iter()
        .map(|name| format!("allow-{}", name.replace('_', "-")))
        .collect();
    serde_json::json!({
        "identifier": "main",
        "description": "The commands of the screens, one by one.",
        "local": true,
        "windows": ["main"],
        "permissions": permissions,
    })
    .to_string()
}
