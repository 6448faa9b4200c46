//! A deposited dossier with its proof of time, and the script that verifies without Pli.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pli_app::App;
use pli_app::seam::dispatch;
use pli_platform::demo::{self, DemoFiles, Opened};
use pli_platform::deposit::tree;
use pli_platform::publish::FormSource;
use pli_platform::{Clock, SharedOffice};
use serde_json::{Value, json};

use crate::region::{Region, prepare};

/// A store with one deposited dossier, on a Region of its own.
pub(crate) struct Deposited {
    pub(crate) app: App,
    pub(crate) id: String,
    pub(crate) region: Region,
    pub(crate) office: SharedOffice,
    pub(crate) folder: tempfile::TempDir,
}

impl Deposited {
    /// Deposits; the proof of time is here.
    pub(crate) fn begin() -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let place = folder.path().join("region");
        let (Opened::New(office) | Opened::Again(office)) =
            demo::open(&place, Clock::system(), &FormSource::BuiltIn)?;
        let office = Arc::new(office);
        let region = Region::on(&place, office.clone(), TcpListener::bind("127.0.0.1:0")?)?;
        let (app, id) = prepare(&folder.path().join("home"), &region)?;
        let deposited = Self {
            app,
            id,
            region,
            office,
            folder,
        };
        let session = deposited.app.session()?;
        let dossier = pli_app::dossier::id_of(&session, &deposited.id)?;
        pli_app::outbox::queue(&session, dossier)?;
        pli_app::outbox::push_dossier(&session, dossier, &mut |_| {})?;
        drop(session);
        // What the platform does each second, done now.
        let office = &deposited.office;
        ensure!(tree::gather(office).is_ok(), "receipts are gathered");
        tree::stamp(office)?;
        deposited.ask("sync_now", json!({}))?;
        Ok(deposited)
    }

    pub(crate) fn ask(&self, name: &str, request: Value) -> Result<Value> {
        Ok(dispatch(&self.app, name, request)?)
    }

    /// A file that the person keeps.
    pub(crate) fn export(&self, what: &str) -> Result<Vec<u8>> {
        let file = self.ask("file_export", json!({ "id": self.id, "what": what }))?;
        Ok(STANDARD.decode(file["base64"].as_str().context("bytes")?)?)
    }

    /// Certificate of the authority of the demonstration.
    pub(crate) fn authority(&self) -> PathBuf {
        DemoFiles::of(&self.region.folder)
            .trust
            .join("autorite-demonstration.pem")
    }
}

/// What the script says: true where everything holds. None where there is no Python, which CI does not accept.
pub(crate) fn script(what: &str, path: &Path, authority: Option<&Path>) -> Option<(bool, String)> {
    let place = pli_tests::workspace_root().join("docs/verify/pli_verify.py");
    let mut command = Command::new("python3");
    command.arg("-B").arg(place).arg(what).arg(path);
    if let Some(authority) = authority {
        command.arg("--ca").arg(authority);
    }
    let Ok(output) = command.output() else {
        assert!(std::env::var_os("CI").is_none(), "python3 is missing");
        eprintln!("outside judge not run: python3 is missing");
        return None;
    };
    let words = [output.stdout, output.stderr].concat();
    let words = String::from_utf8_lossy(&words).into_owned();
    match output.status.code() {
        Some(0) => Some((true, words)),
        Some(1) => Some((false, words)),
        other => panic!("the script ended with {other:?}: {words}"),
    }
}

/// Holds the script to an opinion.
#[track_caller]
pub(crate) fn expect(holds: bool, what: &str, path: &Path, authority: Option<&Path>, case: &str) {
    if let Some((found, words)) = script(what, path, authority) {
        assert_eq!(found, holds, "{case}: {words}");
    }
}
