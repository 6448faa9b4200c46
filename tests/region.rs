//! The demonstration Region on loopback, and a store made ready on it: shared by the tests that deposit.

use std::fs;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pli_app::App;
use pli_app::seam::dispatch;
use pli_platform::demo::{self, DemoFiles, Opened};
use pli_platform::http::{self, Server};
use pli_platform::publish::FormSource;
use pli_platform::{Clock, SharedOffice};
use serde_json::{Value, json};

/// Passphrase of the stores of these tests.
pub(crate) const PASSPHRASE: &str = "une phrase de passe";

/// A Region that answers.
pub(crate) struct Region {
    pub(crate) folder: PathBuf,
    server: Option<Server>,
}

impl Region {
    /// Opens the Region of a folder on an address; port 0 takes a free one.
    pub(crate) fn open(folder: &Path, address: &str) -> Result<Self> {
        let listener = TcpListener::bind(address)?;
        let own = format!("http://{}", listener.local_addr()?);
        let (Opened::New(office) | Opened::Again(office)) =
            demo::open_at(folder, Clock::system(), &FormSource::BuiltIn, Some(&own))?;
        Self::on(folder, Arc::new(office), listener)
    }

    /// Serves the office of a folder.
    pub(crate) fn on(folder: &Path, office: SharedOffice, listener: TcpListener) -> Result<Self> {
        let server = http::listen(office, listener, None)?;
        Ok(Self {
            folder: folder.to_owned(),
            server: Some(server),
        })
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> Result<SocketAddr> {
        Ok(self.server.as_ref().context("a server")?.address())
    }

    /// What its guide says under a name.
    pub(crate) fn said(&self, name: &str) -> Result<String> {
        let guide = fs::read_to_string(DemoFiles::of(&self.folder).guide)?;
        let line = guide
            .lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
        Ok(line
            .with_context(|| format!("the guide says no `{name}`"))?
            .trim()
            .to_owned())
    }
}

impl Drop for Region {
    fn drop(&mut self) {
        if let Some(server) = self.server.take() {
            server.stop().ok();
        }
    }
}

/// A store with an aid application that is signed and may be deposited; gives its identity too.
pub(crate) fn prepare(home: &Path, region: &Region) -> Result<(App, String)> {
    prepare_for(home, region, json!({ "call": "DEMO-AIDE-2026" }), "aide")
}

/// The same for a call and its form.
pub(crate) fn prepare_for(
    home: &Path,
    region: &Region,
    call: Value,
    form: &str,
) -> Result<(App, String)> {
    let app = App::start(home, None)?;
    dispatch(
        &app,
        "first_start",
        json!({ "passphrase": PASSPHRASE, "author": "Essai" }),
    )?;
    let url = format!("http://{}", region.address()?);
    let sign_in = json!({ "url": url, "user": region.said("utilisateur")?, "password": region.said("mot de passe")? });
    dispatch(&app, "platform_sign_in", sign_in)?;
    dispatch(&app, "sync_now", json!({}))?;
    let id = create(&app, call)?;
    fill(&app, &id, form, "large", home)?;
    dispatch(&app, "dossier_print", json!({ "id": id }))?;
    let p12 = STANDARD.encode(fs::read(DemoFiles::of(&region.folder).signer)?);
    let password = region.said("mot de passe du certificat")?;
    let open = json!({ "from": "file", "p12": p12, "password": password });
    let key = dispatch(&app, "key_open", open)?;
    let sign = json!({ "id": id, "key": key["key"] });
    dispatch(&app, "dossier_sign", sign)?;
    dispatch(&app, "key_close", json!({ "key": key["key"] }))?;
    Ok((app, id))
}

/// Makes a dossier; gives its identity.
pub(crate) fn create(app: &App, request: Value) -> Result<String> {
    let view = dispatch(app, "dossier_create", request)?;
    Ok(view["id"].as_str().context("an id")?.to_owned())
}

/// Fills a dossier with a worked example and small files of the names that it gives.
fn fill(app: &App, id: &str, form: &str, example: &str, home: &Path) -> Result<()> {
    let session = app.session()?;
    let package = pli_app::form::named(&session, form)?;
    let example = pli_app::form::example(&package, example)?;
    let answers = home.with_extension("answers.json");
    fs::write(&answers, serde_json::to_vec(&example["answers"])?)?;
    let dossier = pli_app::dossier::id_of(&session, id)?;
    pli_app::dossier::fill(&session, dossier, &answers)?;
    for (piece, value) in example["attachments"].as_object().context("attachments")? {
        for (row, names) in rows(value) {
            let row = row
                .map(|row| pli_app::dossier::row_at(&session, dossier, piece, &row))
                .transpose()?;
            // The places of an attachment field are counted from one by people, from nought by examples.
            let target = match piece.split_once("[0]") {
                Some((group, field)) => {
                    pli_app::dossier::path_at(&session, dossier, &format!("{group}[1]{field}"))?
                }
                None => pli_app::attachment::target_of(&session, dossier, piece, row)?,
            };
            let target = target.to_string();
            for name in names {
                attach(app, id, &target, &name, &content(&name))?;
            }
        }
    }
    Ok(())
}

fn rows(value: &Value) -> Vec<(Option<String>, Vec<String>)> {
    let names = |list: &Value| {
        list.as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect()
    };
    match value {
        Value::Object(rows) => rows
            .iter()
            .map(|(row, list)| {
                (
                    row.parse::<usize>().ok().map(|row| (row + 1).to_string()),
                    names(list),
                )
            })
            .collect(),
        list => vec![(None, names(list))],
    }
}

/// The first bytes that the extension promises, then the name.
fn content(name: &str) -> Vec<u8> {
    let start: &[u8] = match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("pdf") => b"%PDF-1.7\n",
        Some("jpg" | "jpeg") => b"\xff\xd8\xff\xe0",
        Some("png") => b"\x89PNG\r\n\x1a\n",
        Some("csv" | "txt") => b"texte;",
        _ => b"PK\x03\x04",
    };
    [start, name.as_bytes()].concat()
}

/// Attaches bytes as the window does; gives their digest.
pub(crate) fn attach(
    app: &App,
    id: &str,
    target: &str,
    name: &str,
    bytes: &[u8],
) -> Result<String> {
    let begin = json!({ "id": id, "target": target, "name": name, "size": bytes.len() });
    let upload = dispatch(app, "attach_begin", begin)?["upload"].clone();
    for part in bytes.chunks(1 << 20) {
        dispatch(
            app,
            "attach_chunk",
            json!({ "upload": upload, "base64": STANDARD.encode(part) }),
        )?;
    }
    let change = dispatch(app, "attach_end", json!({ "upload": upload }))?;
    Ok(change["attached"]["sha256"]
        .as_str()
        .context("a digest")?
        .to_owned())
}
