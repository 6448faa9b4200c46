//! How long the application takes to open a dossier of 10,000 answers and 8,000 computed values from its encrypted store, and
//! to make one more answer durable, beside the least that any program would need: reading the same rows from the same store.
//!
//! `cargo bench -p pli-app --bench opening`. A store under a passphrase is made in a folder of its own; each opening is that
//! of a new session, and unlocking it does not count.

#[path = "../../pli-core/benches/live/large_form.rs"]
#[expect(dead_code, reason = "the bench of the core uses the rest")]
mod large_form;

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use large_form::{LINES, TABLES, files};
use pli_app::seam::CreateRequest;
use pli_app::store::{Home, Store, Unlock};
use pli_app::{App, DossierId, dossier, form};
use pli_core::dossier::Op;
use serde_json::{Map, Value, json};

const PASSPHRASE: &str = "une phrase de passe assez longue";
const ROUNDS: usize = 7;
const ANSWERS: usize = 20;

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let id = make(folder.path());
    let mut openings = Vec::new();
    let mut answers = Vec::new();
    for round in 0..ROUNDS {
        let app = App::start(folder.path(), None).expect("the folder is free");
        app.unlock(Some(PASSPHRASE), None).expect("the passphrase");
        let session = app.session().expect("a session");
        let begin = Instant::now();
        let shown = black_box(dossier::show(&session, id).expect("the dossier"));
        openings.push(begin.elapsed());
        assert!(shown.nodes.len() >= TABLES * LINES * 9, "all of it");
        let rows: Vec<&String> = shown.nodes.iter().map(|node| &node.path).collect();
        let prices = rows.iter().filter(|path| path.ends_with(".price"));
        for (turn, path) in prices.take(ANSWERS).enumerate() {
            let text = (100 + round * ANSWERS + turn).to_string();
            let begin = Instant::now();
            black_box(dossier::set(&session, id, path, &text).expect("an answer"));
            answers.push(begin.elapsed());
        }
    }
    let (raw, parsed) = read_rows(folder.path(), id);
    tell("opening, to what the window shows", 300_000, openings);
    tell("the same rows, read and parsed", 300_000, parsed);
    tell("the same rows, read", 300_000, raw);
    tell("one answer, until it is durable", 100_000, answers);
}

/// A store with the dossier.
fn make(folder: &Path) -> DossierId {
    let app = App::start(folder, None).expect("the folder is free");
    app.first_start(Some(PASSPHRASE), "Anne").expect("a store");
    let session = app.session().expect("a session");
    let files = files(TABLES);
    form::keep(&session, &pli_core::form::digest(&files), Some(&files)).expect("a form");
    let request = CreateRequest {
        call: None,
        lot: None,
        form: Some("large".to_owned()),
        title: None,
    };
    let id = dossier::create(&session, &request).expect("a dossier");
    let line = |number: usize| {
        json!({ "name": format!("Ligne {number}"), "quantity": 1 + number % 7, "price": 10 + number % 90,
            "rate": 20, "paid": number % 9 })
    };
    let lines: Vec<Value> = (0..LINES).map(line).collect();
    let tables = (0..TABLES).map(|table| (format!("s{table}"), json!({ "lines": lines })));
    let answers = Value::Object(tables.collect::<Map<_, _>>());
    let file = folder.join("answers.json");
    std::fs::write(&file, answers.to_string()).expect("a file");
    dossier::fill(&session, id, &file).expect("answers");
    id
}

/// Reads the rows of the journal as they lie, and then as operations too.
fn read_rows(folder: &Path, id: DossierId) -> (Vec<Duration>, Vec<Duration>) {
    let (mut raw, mut parsed) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let home = Home::take(folder).expect("the folder is free");
        let opened = Store::open(home, &Unlock::Passphrase(PASSPHRASE));
        let store = opened.map_err(|(_, error)| error).expect("the passphrase");
        let begin = Instant::now();
        let bodies = bodies(&store, id);
        raw.push(begin.elapsed());
        let ops = bodies.iter().map(|body| serde_json::from_str::<Op>(body));
        black_box(ops.collect::<Result<Vec<Op>, _>>().expect("operations"));
        parsed.push(begin.elapsed());
    }
    (raw, parsed)
}

fn bodies(store: &Store, id: DossierId) -> Vec<String> {
    let reader = store.reader();
    let mut statement = reader
        .prepare("SELECT body FROM op WHERE dossier = ?1 ORDER BY rowid")
        .expect("the journal");
    let rows = statement.query_map([id.to_string()], |row| row.get(0));
    let bodies = rows.expect("rows").collect::<Result<Vec<String>, _>>();
    let bodies = bodies.expect("bodies");
    assert!(bodies.len() >= TABLES * LINES * 6, "all of them");
    bodies
}

fn tell(name: &str, goal_us: u128, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |percent: usize| {
        times[(times.len() * percent / 100).min(times.len() - 1)].as_secs_f64() * 1e6
    };
    println!(
        "{name:<44} p50 {:>10.1} µs   p99 {:>10.1} µs   goal {goal_us:>7} µs",
        at(50),
        at(99)
    );
}
