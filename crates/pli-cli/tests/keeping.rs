//! Profile, documents, duplicating, comparing and detaching from the terminal.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

struct Pli {
    folder: TempDir,
}

impl Pli {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().expect("a folder"),
        }
    }

    fn file(&self, name: &str, bytes: &[u8]) -> String {
        let file = self.path(name);
        fs::write(&file, bytes).expect("written");
        file.display().to_string()
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn run(&self, words: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_pli"));
        command.arg("--home").arg(self.path("home"));
        command
            .env("PLI_PASSPHRASE", "une phrase de passe")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .env_remove("PLI_LANG");
        command.args(words).output().expect("pli runs")
    }

    fn done(&self, words: &[&str]) -> String {
        let output = self.run(words);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{words:?}: {said}");
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    fn json(&self, words: &[&str]) -> Value {
        let output = self.run(&[words, &["--json"]].concat());
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{words:?}: {said}"))
    }

    fn far(&self) -> String {
        self.done(&["dossier", "create", "--form", "far"])
    }
}

#[test]
fn a_file_is_detached_and_an_undo_brings_it_back() {
    let pli = Pli::new();
    let id = pli.far();
    for name in ["a.pdf", "b.pdf"] {
        let file = pli.file(name, format!("%PDF-1.7\n{name}").as_bytes());
        pli.done(&["dossier", "attach", &id, "memoire", &file]);
    }
    let files = || {
        let view = pli.json(&["dossier", "show", &id]);
        let pieces = view["pieces"].as_array().expect("pieces").clone();
        let piece = pieces.iter().find(|piece| piece["id"] == "memoire");
        let files = piece.expect("the piece")["attachments"].clone();
        files.as_array().expect("files").len()
    };
    assert_eq!(files(), 2);
    let which = pli.run(&["dossier", "detach", &id, "memoire"]);
    assert_eq!(
        which.status.code(),
        Some(1),
        "two files: which one must be said"
    );
    pli.done(&["dossier", "detach", &id, "memoire", "a.pdf"]);
    assert_eq!(files(), 1);
    pli.done(&["dossier", "undo", &id]);
    assert_eq!(files(), 2);
}

#[test]
fn documents_are_added_renewed_attached_and_removed() {
    let pli = Pli::new();
    let first = pli.file("kbis-1.pdf", b"%PDF-1.7\n1");
    let second = pli.file("kbis-2.pdf", b"%PDF-1.7\n2");
    let said = pli.done(&["wallet", "add", "kbis", &first, "--issued", "01/06/2020"]);
    assert!(
        said.contains("n’est plus valable depuis le 01/09/2020"),
        "{said}"
    );
    let id = pli.far();
    let change = pli.done(&["wallet", "attach", "kbis", &id]);
    assert!(change.starts_with("Enregistré."), "{change}");
    let said = pli.done(&[
        "wallet",
        "renew",
        "kbis",
        &second,
        "--expires",
        "2999-12-31",
    ]);
    assert!(said.contains("valable jusqu’au 31/12/2999"), "{said}");
    assert!(said.contains("version 1, remplacée"), "{said}");
    let offers = pli.json(&["dossier", "offers", &id]);
    assert_eq!(offers["documents"][0]["after"], "kbis-2.pdf");
    let view = pli.json(&["wallet", "list"]);
    assert_eq!(
        view["documents"][0]["versions"].as_array().map(Vec::len),
        Some(2)
    );
    pli.done(&["wallet", "remove", "kbis"]);
    assert!(pli.done(&["wallet", "list"]).contains("Aucun document"));
    let wrong = pli.run(&["wallet", "add", "kbis", &first, "--issued", "31/02/2026"]);
    assert_eq!(wrong.status.code(), Some(1));
}

#[test]
fn a_profile_travels_as_a_file_and_its_changes_are_offered() {
    let pli = Pli::new();
    pli.done(&["profile", "set", "provider.legal_name", "Atelier"]);
    let id = pli.far();
    let file = pli.path("profil.json").display().to_string();
    pli.done(&["profile", "export", "-o", &file]);
    let changed = fs::read_to_string(&file).expect("written");
    fs::write(&file, changed.replace("Atelier", "Bois et fils")).expect("written");
    let shown = pli.done(&["profile", "import", &file]);
    assert!(
        shown.contains("provider.legal_name = Bois et fils"),
        "{shown}"
    );
    let offers = pli.done(&["dossier", "offers", &id]);
    assert!(offers.contains("Atelier → Bois et fils"), "{offers}");
    pli.done(&["dossier", "offers", &id, "--accept", "tout"]);
    let show = pli.done(&["dossier", "show", &id]);
    assert!(
        show.contains("organisme.legal_name = Bois et fils"),
        "{show}"
    );
    let wrong = pli.file("autre.json", b"[1]");
    assert_eq!(
        pli.run(&["profile", "import", &wrong]).status.code(),
        Some(1)
    );
}

#[test]
fn a_dossier_is_duplicated_after_its_plan_and_compared() {
    let pli = Pli::new();
    let old = pli.far();
    pli.done(&["dossier", "set", &old, "organisme.legal_name", "Atelier"]);
    let plan = pli.done(&["dossier", "duplicate", &old]);
    assert!(plan.contains("Atelier"), "{plan}");
    assert!(plan.contains("Rien n’est encore créé"), "{plan}");
    assert_eq!(
        pli.json(&["dossier", "list"]).as_array().map(Vec::len),
        Some(1)
    );
    let new = pli.done(&["dossier", "duplicate", &old, "--title", "FAR 2027", "--yes"]);
    let same = pli.done(&["dossier", "compare", &old, &new]);
    assert_eq!(same, "Aucune différence.");
    pli.done(&[
        "dossier",
        "set",
        &new,
        "organisme.legal_name",
        "Atelier du bois",
    ]);
    let found = pli.done(&["dossier", "compare", &old, &new]);
    assert!(found.contains("Atelier → Atelier du bois"), "{found}");
    let point = format!("{new}@-1");
    let found = pli.json(&["dossier", "compare", &point, &new]);
    assert_eq!(found["fields"][0]["before"], "Atelier");
    let unknown = format!("{new}@deposit");
    assert_eq!(
        pli.run(&["dossier", "compare", &unknown, &new])
            .status
            .code(),
        Some(1)
    );
}
