//! The desktop host: one window, one typed door to `pli_app::seam`, the dialogs of the system. Decides nothing.
//!
//! Must not hold a rule, a sentence for the person, or anything that another host could not do as well.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod door;
mod drops;
mod files;
mod window;

use std::sync::Arc;

use anyhow::Context;

fn main() -> anyhow::Result<()> {
    let door = Arc::new(door::Door::default());
    let drops = Arc::clone(&door.drops);
    tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(move |invoke| door::answer(&door, invoke))
        .setup(|host| window::open(host, drops).map_err(Into::into))
        .run(tauri::generate_context!())
        .context("the window cannot be opened")
}
