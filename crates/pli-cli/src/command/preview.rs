//! `pli form preview`: the window's screens in a browser, over a store of their own that goes when the command ends.

use std::net::SocketAddr;
use std::path::Path;

use pli_app::form::Workbench;
use pli_app::seam::SettingsView;
use pli_app::{App, Code, Fault, settings};
use serde_json::json;

use crate::console::{Console, Outcome};
use crate::loopback::{Desk, Loopback, screens_are_here};

/// The name that stands beside what is typed in a preview.
const AUTHOR: &str = "Pli";

pub(super) fn run(console: &Console, dir: &Path, listen: SocketAddr) -> Result<Outcome, Fault> {
    std::fs::read_dir(dir).map_err(|cause| unreadable(dir, &cause))?;
    if !screens_are_here() {
        return Err(Code::NoScreens.into());
    }
    // Answers that are typed to try a form are nobody's dossier: they stand apart, under a key that is forgotten.
    let home = tempfile::tempdir().map_err(|cause| Fault::new(Code::Disk).with("cause", cause))?;
    let app = App::start(home.path(), None)?;
    app.first_start(Some(&random()?), AUTHOR)?;
    let session = app.session()?;
    let settings = settings::get(&session)?;
    settings::set(
        &session,
        SettingsView {
            language: console.language,
            ..settings
        },
    )?;
    let workbench = Workbench::begin(session, dir, console.language);
    let desk = Desk {
        app,
        workbench,
        token: random()?,
    };
    let loopback = Loopback::listen(listen.port(), desk).map_err(|cause| {
        Fault::new(Code::PortTaken)
            .with("address", listen)
            .with("cause", cause)
    })?;
    let (dir, url) = (dir.display().to_string(), loopback.url());
    console.result(&json!({ "dir": dir, "url": url }), |console| {
        let values = [("dir", dir.clone()), ("url", url.clone())];
        vec![
            console.text("cli-preview", &values),
            console.text("cli-preview-how", &[]),
        ]
    });
    loopback.serve();
    home.close()
        .map_err(|cause| Fault::new(Code::Disk).with("cause", cause))?;
    Ok(Outcome::Done)
}

fn random() -> Result<String, Fault> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(Fault::internal)?;
    Ok(hex::encode(bytes))
}

fn unreadable(path: &Path, cause: &std::io::Error) -> Fault {
    Fault::new(Code::FileUnreadable)
        .with("name", path.display())
        .with("cause", cause)
}
