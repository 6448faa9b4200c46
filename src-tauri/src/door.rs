//! The one door: a command of the page goes to `pli_app::seam::dispatch`, off the main thread, and its answer goes back.
//!
//! Which commands exist, and which window may call them, is the build script's: Tauri refuses the others before this runs.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use pli_app::seam::Stage;
use pli_app::store::default_home;
use pli_app::{App, Code, Fault};
use serde_json::{Value, json};
use tauri::ipc::{Invoke, InvokeBody};
use tauri::{Webview, Wry};

use crate::drops::Drops;
use crate::files;

/// The application behind the door. It starts with the first command, so that a store held by another program is said in
/// the window, and tried again when the person asks.
#[derive(Default)]
pub(crate) struct Door {
    app: Mutex<Option<Arc<App>>>,
    /// Files that were dropped on the window.
    pub(crate) drops: Arc<Drops>,
    /// Whether deposits are carried in the background: from the moment that the store is open.
    carries: AtomicBool,
}

impl Door {
    fn app(&self) -> Result<Arc<App>, Fault> {
        let mut started = self.app.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(app) = &*started {
            return Ok(Arc::clone(app));
        }
        let home = default_home().ok_or_else(|| Fault::new(Code::Disk))?;
        let app = Arc::new(App::start(&home, None)?);
        Ok(Arc::clone(started.insert(app)))
    }

    /// Does one command of the seam, then sees to it that deposits are carried once the store is open.
    fn dispatch(&self, name: &str, request: Value) -> Result<Value, Fault> {
        let app = self.app()?;
        let view = pli_app::seam::dispatch(&app, name, request)?;
        if !self.carries.load(Ordering::Acquire)
            && app.stage()? == Stage::Ready
            && !self.carries.swap(true, Ordering::AcqRel)
        {
            app.start_courier()?;
        }
        Ok(view)
    }
}

/// Answers one command of the page; true always, for nothing else answers.
pub(crate) fn answer(door: &Arc<Door>, invoke: Invoke<Wry>) -> bool {
    let door = Arc::clone(door);
    let Invoke {
        message, resolver, ..
    } = invoke;
    let name = message.command().to_owned();
    let window = message.webview();
    let arguments = match message.payload() {
        InvokeBody::Json(value) => value.clone(),
        InvokeBody::Raw(_) => Value::Null,
    };
    tauri::async_runtime::spawn_blocking(move || match run(&door, &window, &name, arguments) {
        Ok(view) => resolver.resolve(view),
        Err(fault) => resolver.reject(fault),
    });
    true
}

fn run(door: &Door, window: &Webview, name: &str, mut arguments: Value) -> Result<Value, Fault> {
    match name {
        // Where a demonstration runs, its address is proposed at the first sign-in.
        "proposed_platform" => Ok(json!(std::env::var("PLI_PLATFORM").unwrap_or_default())),
        "watch_drops" => door.drops.watch(window, arguments),
        "dropped_piece" => door.drops.piece(arguments),
        "save_text" => files::save_text(window, arguments),
        "save_backup" => {
            let app = door.app()?;
            files::save_backup(&app, window, arguments)
        }
        "save_letter" => {
            let app = door.app()?;
            files::save_letter(&app, window, arguments)
        }
        "save_export" => {
            let app = door.app()?;
            files::save_export(&app, window, arguments)
        }
        "save_table" => {
            let app = door.app()?;
            files::save_table(&app, window, arguments)
        }
        _ => door.dispatch(name, arguments["request"].take()),
    }
}
