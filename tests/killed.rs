//! `kill -9` in the middle of typing, attaching, renewing a document and depositing, 200 times: nothing that was acknowledged is lost.
//!
//! The test starts itself as a child that works on a store and says what was acknowledged; the parent kills it at any moment
//! and starts the next. Each child first looks for all that its forerunners were told to be safe. Without a harness, because
//! the child must be a whole process.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use pli_app::seam::dispatch;
use pli_app::wallet::{self, Dates, Taken};
use pli_app::{App, Session, outbox};
use serde_json::{Value, json};

mod region;

use region::{PASSPHRASE, Region, attach, create, prepare};

const KILLS: u32 = 200;
/// Children that work at once, each on a store of its own.
const SIDE_BY_SIDE: u32 = 4;
/// Latest moment of a kill after the last act that was waited for.
const LATEST_MS: u64 = 80;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    // The runner of tests asks for the list of tests: there is one, and it has no name.
    if arguments.iter().any(|word| word == "--list") {
        return ExitCode::SUCCESS;
    }
    let done = match arguments.iter().position(|word| word == "--child") {
        Some(at) => child(Path::new(&arguments[at + 1])),
        None => parent(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            writeln!(std::io::stderr(), "{error:?}").ok();
            ExitCode::from(3)
        }
    }
}

fn parent() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let region = Region::open(&folder.path().join("region"), "127.0.0.1:0")?;
    for number in 0..SIDE_BY_SIDE {
        let home = home(folder.path(), number);
        let (app, deposited) = prepare(&home, &region).context("preparing")?;
        let typed = create(&app, json!({ "form": "far" }))?;
        fs::write(beside(&home, "dossiers"), format!("{typed}\n{deposited}\n"))?;
    }
    let workers: Vec<_> = (0..SIDE_BY_SIDE)
        .map(|number| {
            let home = home(folder.path(), number);
            std::thread::spawn(move || worker(&home, KILLS / SIDE_BY_SIDE, u64::from(number)))
        })
        .collect();
    let mut told = BTreeMap::new();
    for worker in workers {
        let counts = worker
            .join()
            .map_err(|_| anyhow::anyhow!("a worker panicked"))??;
        counts
            .into_iter()
            .for_each(|(what, count)| *told.entry(what).or_insert(0) += count);
    }
    for what in ["typed", "attached", "renewed", "queued", "deposited"] {
        ensure!(
            told.get(what).is_some_and(|count| *count > 0),
            "nothing was ever {what}: {told:?}"
        );
    }
    writeln!(
        std::io::stdout(),
        "{KILLS} kills, acknowledged and found again: {told:?}"
    )
    .ok();
    Ok(())
}

fn home(folder: &Path, number: u32) -> PathBuf {
    folder.join(format!("home-{number}"))
}

/// One store, worked on by children that are killed, then looked at a last time.
fn worker(home: &Path, kills: u32, seed: u64) -> Result<BTreeMap<String, u32>> {
    let mut dice = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    for kill in 0..kills {
        dice = dice
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let delay = Duration::from_millis((dice >> 33) % LATEST_MS);
        run_and_kill(home, usize::try_from((dice >> 20) % 3)?, delay)
            .with_context(|| format!("kill {kill}"))?;
    }
    let app = App::start(home, Some(PASSPHRASE))?;
    check(&app, home, Depth::Whole).context("at the end")?;
    let mut counts = BTreeMap::new();
    for line in told(home)? {
        *counts
            .entry(line.split(' ').next().unwrap_or_default().to_owned())
            .or_insert(0) += 1;
    }
    Ok(counts)
}

/// Starts a child, notes what it is told, kills it some time after so many acts.
fn run_and_kill(home: &Path, acts: usize, delay: Duration) -> Result<()> {
    let mut process = Command::new(std::env::current_exe()?)
        .arg("--child")
        .arg(home)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let output = process.stdout.take().context("its output")?;
    let mut notes = fs::File::options()
        .create(true)
        .append(true)
        .open(notes(home))?;
    let mut lines = BufReader::new(output).lines();
    match lines.next() {
        Some(Ok(line)) if line == "ready" => {}
        _ => {
            let output = process.wait_with_output()?;
            bail!("a child ended: {}", String::from_utf8_lossy(&output.stderr));
        }
    }
    let mut note = |line: String| writeln!(notes, "{line}");
    for line in lines.by_ref().take(acts).map_while(Result::ok) {
        note(line)?;
    }
    std::thread::park_timeout(delay);
    process.kill()?;
    // What was said before the end was acknowledged too.
    for line in lines.map_while(Result::ok) {
        note(line)?;
    }
    process.wait()?;
    Ok(())
}

fn child(home: &Path) -> Result<()> {
    let app = App::start(home, Some(PASSPHRASE))?;
    let mut count = check(&app, home, Depth::Latest)?;
    let (typed, deposited) = dossiers(home)?;
    say("ready")?;
    // Each child begins with another kind of act, for most are killed within their first ones.
    for turn in u64::from(std::process::id()).. {
        count += 1;
        match turn % 4 {
            0 => {
                let input = json!({ "text": format!("nom {count}") });
                let edit = json!({ "set": { "path": "organisme.legal_name", "input": input } });
                dispatch(
                    &app,
                    "dossier_edit",
                    json!({ "id": typed, "edits": [edit] }),
                )?;
                say(&format!("typed {count}"))?;
            }
            1 => {
                let bytes = pdf(count, 40_000 + usize::try_from(turn % 7)? * 300_000);
                let name = format!("piece-{count}.pdf");
                say(&format!(
                    "attached {}",
                    attach(&app, &typed, &room(&app, &typed)?, &name, &bytes)?
                ))?;
            }
            2 => renew(&app, home, &pdf(count, 300_000))?,
            _ => deposit(&app, &deposited)?,
        }
    }
    Ok(())
}

/// Renews the one document of the wallet, or brings it in; says the digest once the version is durable.
fn renew(app: &App, home: &Path, bytes: &[u8]) -> Result<()> {
    let session = app.session()?;
    let taken = match wallet::find(&session, "kbis") {
        Ok(document) => Taken::Version { document },
        Err(_) => Taken::Document {
            kind: "kbis".to_owned(),
            title: String::new(),
        },
    };
    let file = beside(home, "kbis.pdf");
    fs::write(&file, bytes)?;
    wallet::add_file(&session, &file, &taken, Dates::default())?;
    let newest = versions(&session)?.into_iter().next();
    say(&format!("renewed {}", newest.context("a version")?))
}

/// Digests of the versions of the wallet's document, the current one first; more than one document is a fault.
fn versions(session: &Session) -> Result<Vec<String>> {
    let documents = wallet::list(session, None)?.documents;
    ensure!(documents.len() < 2, "the document stands twice");
    let versions = documents.into_iter().flat_map(|document| document.versions);
    Ok(versions.map(|version| version.sha256).collect())
}

/// Queues and carries a deposit; says each only once it is so.
fn deposit(app: &App, id: &str) -> Result<()> {
    let session = app.session()?;
    let dossier = pli_app::dossier::id_of(&session, id)?;
    if let Ok(deposit) = outbox::queue(&session, dossier) {
        say(&format!("queued {deposit}"))?;
    }
    outbox::push_dossier(&session, dossier, &mut |_| {})?;
    let entry = entries(app, id)?.pop().context("a deposit")?;
    if entry["state"] == "deposited" {
        say(&format!(
            "deposited {}",
            entry["deposit"].as_str().unwrap_or_default()
        ))?;
    }
    Ok(())
}

/// How much is looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Depth {
    /// All facts, and the bytes of the latest files.
    Latest,
    /// All facts and all bytes.
    Whole,
}

/// Looks for everything that was acknowledged; gives the last number that stands.
fn check(app: &App, home: &Path, depth: Depth) -> Result<u64> {
    let (typed, deposited) = dossiers(home)?;
    let view = dispatch(app, "dossier_open", json!({ "id": typed }))?;
    let nodes = view["nodes"].as_array().context("nodes")?;
    let name = nodes
        .iter()
        .find(|node| node["path"] == "organisme.legal_name")
        .context("the field")?;
    let shown = name["input"]["text"].as_str().unwrap_or("nom 0");
    let last: u64 = shown
        .trim_start_matches("nom ")
        .parse()
        .context("a number")?;
    let files: Vec<(String, String)> = view["pieces"]
        .as_array()
        .into_iter()
        .flatten()
        .flat_map(attachments)
        .collect();
    let entries = entries(app, &deposited)?;
    let told = told(home)?;
    let session = app.session()?;
    let versions = versions(&session)?;
    let detached = |sha256: &str| {
        told.iter()
            .any(|line| line.strip_prefix("detaching ") == Some(sha256))
    };
    for line in &told {
        match line.split_once(' ').context("a note")? {
            ("typed", number) => ensure!(
                number.parse::<u64>()? <= last,
                "typed {number} is lost, {last} stands"
            ),
            ("attached", sha256) => ensure!(
                detached(sha256) || files.iter().any(|(_, known)| known == sha256),
                "{sha256} is lost"
            ),
            ("detaching", _) => {}
            ("renewed", sha256) => ensure!(
                versions.iter().any(|known| known == sha256),
                "the version {sha256} is lost"
            ),
            ("queued", deposit) => ensure!(
                entries.iter().any(|entry| entry["deposit"] == deposit),
                "{deposit} is lost"
            ),
            ("deposited", deposit) => {
                let stands = entries
                    .iter()
                    .any(|entry| entry["deposit"] == deposit && entry["state"] == "deposited");
                ensure!(stands, "the deposit {deposit} is not deposited any more");
            }
            (other, _) => bail!("what is {other}?"),
        }
    }
    let looked = if depth == Depth::Whole { usize::MAX } else { 2 };
    let latest = files.iter().rev().take(looked).map(|(_, sha256)| sha256);
    for sha256 in latest.chain(versions.iter().take(looked)) {
        session.verify_kept(sha256)?;
    }
    Ok(last)
}

fn attachments(piece: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let files = piece["attachments"].as_array().into_iter().flatten();
    files
        .map(|file| (text(&file["id"]), text(&file["sha256"])))
        .collect()
}

fn entries(app: &App, id: &str) -> Result<Vec<Value>> {
    let view = dispatch(app, "outbox", json!({ "id": id }))?;
    Ok(view["entries"].as_array().context("entries")?.clone())
}

/// Bytes that look like a PDF, different for each number.
fn pdf(number: u64, size: usize) -> Vec<u8> {
    let mut bytes = format!("%PDF-1.7\n% {number} {}\n", std::process::id()).into_bytes();
    let start = bytes.len();
    bytes
        .extend((start..size).map(|at| u8::try_from((at as u64 * 31 + number) % 251).unwrap_or(0)));
    bytes
}

/// A piece that stands outside rows, with room for one more file: the oldest one is taken away, and said to be, where it is full.
fn room(app: &App, id: &str) -> Result<String> {
    let view = dispatch(app, "dossier_open", json!({ "id": id }))?;
    let pieces = view["pieces"].as_array().context("pieces")?;
    let plain = |piece: &&Value| !piece["target"].as_str().unwrap_or("[").contains('[');
    let piece = pieces.iter().find(plain).context("a piece outside rows")?;
    let target = piece["target"].as_str().context("a target")?;
    let held = attachments(piece);
    let most = piece["max_files"].as_u64().unwrap_or(u64::MAX);
    if let Some((oldest, sha256)) = held.first()
        && held.len() as u64 >= most
    {
        say(&format!("detaching {sha256}"))?;
        let edit = json!({ "detach": { "target": target, "attachment": oldest } });
        dispatch(app, "dossier_edit", json!({ "id": id, "edits": [edit] }))?;
    }
    Ok(target.to_owned())
}

fn dossiers(home: &Path) -> Result<(String, String)> {
    let text = fs::read_to_string(beside(home, "dossiers"))?;
    let mut lines = text.lines().map(str::to_owned);
    Ok((
        lines.next().context("the first")?,
        lines.next().context("the second")?,
    ))
}

fn told(home: &Path) -> Result<Vec<String>> {
    let file = notes(home);
    let text = if file.exists() {
        fs::read_to_string(file)?
    } else {
        String::new()
    };
    Ok(text.lines().map(str::to_owned).collect())
}

fn notes(home: &Path) -> PathBuf {
    beside(home, "told")
}

fn beside(home: &Path, name: &str) -> PathBuf {
    home.with_extension(name)
}

fn say(line: &str) -> Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}")?;
    Ok(out.flush()?)
}
