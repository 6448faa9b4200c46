//! `pli form preview`, `form schema` and `form print --blank` as an author uses them: the page is fetched, the form is changed,
//! and the change arrives.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

/// A form of the core's own tests, in a folder of its own.
fn form(folder: &Path) -> PathBuf {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../pli-core/tests/migration/v1");
    let to = folder.join("stage/1.0.0");
    fs::create_dir_all(to.join("lists")).expect("a folder");
    for name in ["form.yaml", "lists/statuts.yaml"] {
        fs::copy(from.join(name), to.join(name)).expect("a copy");
    }
    to
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn rewrite(folder: &Path, from: &str, to: &str) {
    let file = folder.join("form.yaml");
    let before = fs::read_to_string(&file).expect("a form");
    assert!(before.contains(from), "{from}");
    fs::write(&file, before.replace(from, to)).expect("written");
}

/// A preview that runs, and is ended with the test.
struct Preview {
    child: Child,
    address: String,
    token: String,
}

impl Drop for Preview {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("JSON")
    }
}

impl Preview {
    fn start(dir: &Path) -> Self {
        Self::start_beside(dir, &std::env::temp_dir())
    }

    /// With its temporary files in a folder.
    fn start_beside(dir: &Path, temporary: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_pli"))
            .args(["form", "preview", "--json"])
            .arg(dir)
            .env_remove("PLI_LANG")
            .env("TMPDIR", temporary)
            .stdout(Stdio::piped())
            .spawn()
            .expect("pli runs");
        let mut lines = BufReader::new(child.stdout.take().expect("an output")).lines();
        let mut said = String::new();
        while !said.ends_with('}') {
            said.push_str(&lines.next().expect("an address").expect("text"));
        }
        let said: Value = serde_json::from_str(&said).expect("JSON");
        let url = said["url"].as_str().expect("an address");
        let (address, asked) = url
            .strip_prefix("http://")
            .and_then(|url| url.split_once('/'))
            .expect("an address of the loopback");
        let (_, token) = asked.split_once("token=").expect("a token");
        Self {
            child,
            address: address.to_owned(),
            token: token.to_owned(),
        }
    }

    fn ask(&self, request: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let mut stream = TcpStream::connect(&self.address).expect("a listener");
        let mut lines = format!("{request} HTTP/1.1\r\nContent-Length: {}\r\n", body.len());
        if !headers.iter().any(|(name, _)| *name == "Host") {
            lines.push_str(&format!("Host: {}\r\n", self.address));
        }
        for (name, value) in headers {
            lines.push_str(&format!("{name}: {value}\r\n"));
        }
        stream
            .write_all(format!("{lines}\r\n{body}").as_bytes())
            .expect("sent");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("an answer");
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n");
        let body = bytes.split_off(end.expect("a head") + 4);
        let head = text(&bytes);
        let status = head.split(' ').nth(1).and_then(|word| word.parse().ok());
        Answer {
            status: status.expect("a status"),
            head,
            body,
        }
    }

    fn with_token(&self, request: &str, body: &str) -> Answer {
        self.ask(request, &[("X-Pli-Token", &self.token)], body)
    }

    fn command(&self, name: &str, body: &Value) -> Value {
        let answer = self.with_token(&format!("POST /commands/{name}"), &body.to_string());
        assert_eq!(answer.status, 200, "{name}: {}", text(&answer.body));
        answer.json()
    }

    /// What the author sees once it is newer than a turn.
    fn after(&self, turn: u64) -> Value {
        let answer = self.with_token(&format!("GET /preview?after={turn}"), "");
        assert_eq!(answer.status, 200);
        answer.json()
    }
}

fn label(dossier: &Value, section: usize, field: usize) -> String {
    let field = &dossier["form"]["sections"][section]["fields"][field];
    field["label"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn what_the_author_writes_arrives_and_the_answers_stay() {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = form(folder.path());
    let preview = Preview::start(&dir);
    let first = preview.after(0);
    assert_eq!(
        (&first["turn"], &first["current"]),
        (&json!(1), &json!(true))
    );
    let id = first["dossier"].as_str().expect("a dossier");
    let opened = preview.command("dossier_open", &json!({ "id": id }));
    assert_eq!(label(&opened, 1, 0), "Durée");
    let edit = json!({ "set": { "path": "organisme.nom", "input": { "text": "Atelier du Puy" } } });
    preview.command("dossier_edit", &json!({ "id": id, "edits": [edit] }));

    rewrite(
        &dir,
        "label: Durée, unit: h",
        "label: Durée totale, unit: h",
    );
    let second = preview.after(1);
    assert_eq!(second["dossier"], id);
    let opened = preview.command("dossier_open", &json!({ "id": id }));
    assert_eq!(label(&opened, 1, 0), "Durée totale");
    assert!(opened["nodes"].to_string().contains("Atelier du Puy"));

    rewrite(
        &dir,
        "kind: number, label: Durée",
        "kind: nombre, label: Durée",
    );
    let turn = second["turn"].as_u64().expect("a turn");
    let third = preview.after(turn);
    assert_eq!(third["current"], false);
    let faults = third["checked"]["faults"].as_array().expect("faults");
    let fault = faults.iter().find(|fault| fault["severity"] == "error");
    let fault = fault.expect("an error");
    assert_eq!(fault["file"], "form.yaml");
    assert!(
        fault["line"].as_u64() > Some(1) && fault["column"].as_u64() > Some(1),
        "{fault}"
    );
    let opened = preview.command("dossier_open", &json!({ "id": id }));
    assert_eq!(
        label(&opened, 1, 0),
        "Durée totale",
        "the former form stays"
    );
}

#[test]
fn the_page_is_for_who_has_the_address_and_for_this_machine_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let preview = Preview::start(&form(folder.path()));
    assert!(preview.address.starts_with("127.0.0.1:"));
    let page = format!("GET /index.html?preview=1&token={}", preview.token);
    let answer = preview.ask(&page, &[], "");
    let html = text(&answer.body);
    assert_eq!(answer.status, 200, "{html}");
    assert!(
        html.contains("id=\"root\"") && answer.head.contains("default-src 'none'"),
        "{html}"
    );
    let script = html
        .split("src=\"./")
        .nth(1)
        .and_then(|rest| rest.split('"').next());
    let script = preview.ask(&format!("GET /{}", script.expect("a script")), &[], "");
    assert!(script.status == 200 && script.head.contains("text/javascript"));
    let token = preview.token.as_str();
    let refused: [(&str, &[(&str, &str)]); 8] = [
        ("GET /index.html", &[]),
        ("GET /index.html?token=0", &[]),
        ("GET /preview?after=0", &[]),
        ("POST /commands/app_state", &[]),
        ("POST /commands/app_state", &[("X-Pli-Token", "0")]),
        (
            "POST /commands/app_state",
            &[("X-Pli-Token", token), ("Host", "exemple.fr")],
        ),
        ("GET /../Cargo.toml", &[]),
        ("GET //etc/passwd", &[]),
    ];
    for (request, headers) in refused {
        let answer = preview.ask(request, headers, "");
        assert!(
            (403..=404).contains(&answer.status),
            "{request}: {}",
            answer.status
        );
    }
    assert_eq!(
        preview.with_token("PUT /commands/app_state", "").status,
        405
    );
    assert_eq!(
        preview.with_token("POST /commands/nothing", "{}").status,
        409
    );
    assert_eq!(
        preview.with_token("POST /commands/app_state", "{").status,
        409
    );
}

/// What tells a process to end, as Ctrl+C, `kill` and a closed terminal do.
#[cfg(unix)]
#[test]
fn a_preview_that_is_asked_to_end_leaves_nothing_behind() {
    for signal in ["-INT", "-TERM", "-HUP"] {
        let folder = tempfile::tempdir().expect("a folder");
        let dir = form(folder.path());
        let temporary = folder.path().join("temporary");
        fs::create_dir(&temporary).expect("a folder");
        let left = || fs::read_dir(&temporary).expect("a folder").count();
        let mut preview = Preview::start_beside(&dir, &temporary);
        let turn = preview.after(0)["turn"].as_u64().expect("a turn");
        assert!(left() > 0, "{signal}: its store stands there meanwhile");
        // A page that waits for something new does not hold the end up.
        let ask = format!("GET /preview?after={turn}");
        let (address, token) = (preview.address.clone(), preview.token.clone());
        let mut waiting = TcpStream::connect(&address).expect("a listener");
        let head = format!("{ask} HTTP/1.1\r\nHost: {address}\r\nX-Pli-Token: {token}\r\n\r\n");
        waiting.write_all(head.as_bytes()).expect("sent");
        let id = preview.child.id().to_string();
        let told = Command::new("kill").args([signal, &id]).status();
        assert!(told.expect("kill runs").success());
        let status = preview.child.wait().expect("an end");
        assert!(status.success(), "{signal}: {status}");
        assert_eq!(left(), 0, "{signal}");
    }
}

#[test]
fn nothing_is_listened_to_outside_of_this_machine() {
    for address in ["0.0.0.0:0", "192.168.1.2:80", "[::]:0", "80"] {
        let output = Command::new(env!("CARGO_BIN_EXE_pli"))
            .args(["form", "preview", ".", "--listen", address])
            .output();
        assert_eq!(
            output.expect("pli runs").status.code(),
            Some(2),
            "{address}"
        );
    }
}

fn run(words: &[&str]) -> (bool, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_pli"))
        .args(words)
        .env_remove("PLI_LANG")
        // No folder of data: forms that come with Pli need none, and none is made.
        .env("HOME", "/nonexistent")
        .env_remove("XDG_DATA_HOME")
        .env_remove("PLI_HOME")
        .output()
        .expect("pli runs");
    (
        output.status.success(),
        text(&output.stdout) + &text(&output.stderr),
    )
}

#[test]
fn the_schema_of_a_folder_and_of_a_known_form_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = form(folder.path());
    let file = folder.path().join("stage.json");
    let (dir, out) = (dir.display().to_string(), file.display().to_string());
    let (done, heard) = run(&["form", "schema", &dir, "-o", &out]);
    assert!(done && heard.contains("stage.json"), "{heard}");
    let schema: Value = serde_json::from_slice(&fs::read(&file).expect("a schema")).expect("JSON");
    assert_eq!(
        schema["$schema"],
        "https://json-schema.org/draft/2020-12/schema"
    );
    assert_eq!(
        schema["properties"]["stage"]["properties"]["duree"]["$ref"],
        "#/$defs/number"
    );
    let (done, heard) = run(&["form", "schema", "far@1.0.0", "--lang", "en"]);
    let schema: Value = serde_json::from_str(&heard).expect("JSON");
    assert!(done && schema["x-form"]["name"] == "far");
    rewrite(Path::new(&dir), "kind: number", "kind: nombre");
    let (done, heard) = run(&["form", "schema", &dir]);
    assert!(!done && heard.contains("form.yaml"), "{heard}");
}

#[test]
fn a_form_is_printed_to_fill_by_hand() {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = form(folder.path()).display().to_string();
    let file = folder.path().join("stage.pdf");
    let out = file.display().to_string();
    let (done, heard) = run(&["form", "print", "--blank", &dir, "-o", &out]);
    assert!(done, "{heard}");
    assert!(fs::read(&file).expect("a PDF").starts_with(b"%PDF-"));
    let (done, _) = run(&["form", "print", &dir, "-o", &out]);
    assert!(!done, "only a form to fill by hand is printed here");
    let (done, heard) = run(&["form", "print", "--blank", "inconnu@9.9.9", "-o", &out]);
    assert!(!done, "{heard}");
}
