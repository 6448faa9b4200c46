//! The `pli` command as a person and a program use it, without a platform.

mod pli;

use std::fs;
use std::path::Path;

use serde_json::Value;

use pli::{Pli, text};

impl Pli {
    fn far(&self) -> String {
        self.done(&["dossier", "create", "--form", "far"])
            .trim()
            .to_owned()
    }
}

fn pdf(size: usize) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    bytes.resize(size, b' ');
    bytes
}

#[test]
fn the_first_use_makes_the_store_and_says_its_recovery_key_once() {
    let pli = Pli::new();
    let first = pli.run(&["dossier", "list"]);
    assert!(first.status.success());
    let said = text(&first.stderr);
    let groups = said.split_whitespace().filter(|word| {
        word.len() == 5
            && word
                .chars()
                .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
    });
    assert_eq!(groups.count(), 8, "{said}");
    assert_eq!(text(&pli.run(&["dossier", "list"]).stderr), "");
}

#[test]
fn answers_are_saved_undone_and_shown() {
    let pli = Pli::new();
    let id = pli.far();
    pli.done(&[
        "dossier",
        "set",
        &id,
        "organisme.legal_name",
        "Atelier du bois",
    ]);
    pli.done(&[
        "dossier",
        "set",
        &id,
        "organisme.legal_name",
        "Atelier des bois",
    ]);
    assert!(
        pli.done(&["dossier", "show", &id])
            .contains("Atelier des bois")
    );
    pli.done(&["dossier", "undo", &id]);
    assert!(
        pli.done(&["dossier", "show", &id])
            .contains("Atelier du bois")
    );
    let list = pli.json(&["dossier", "list"]);
    assert_eq!(list[0]["id"], Value::String(id));
    assert_eq!(list[0]["state"], "draft");
}

#[test]
fn check_gives_findings_for_people_and_for_programs() {
    let pli = Pli::new();
    let id = pli.far();
    let output = pli.run(&["dossier", "check", &id]);
    assert_eq!(output.status.code(), Some(1));
    let findings = pli.json(&["dossier", "check", &id]);
    let findings = findings.as_array().expect("a list");
    assert!(!findings.is_empty());
    for finding in findings {
        for key in ["code", "severity", "path", "message", "why"] {
            assert!(finding[key].is_string(), "{key} of {finding}");
        }
        assert_ne!(finding["message"], finding["code"], "words for {finding}");
    }
}

#[test]
fn a_piece_and_a_finding_are_explained_for_people_and_for_programs() {
    let pli = Pli::new();
    let id = pli.far();
    pli.done(&["dossier", "set", &id, "groupement.candidacy_form", "dc"]);
    let said = pli.done(&["dossier", "explain", &id, "pieces.dc1", "--required"]);
    let said = said.replace('\u{a0}', " ");
    assert!(
        said.starts_with(
            "La pièce « Lettre de candidature (DC1) » est demandée parce que vous avez répondu"
        ),
        "{said}"
    );
    assert!(said.contains("[groupement.candidacy_form]"), "{said}");

    let told = pli.json(&["dossier", "explain", &id, "organisme.siret"]);
    let about: Vec<&Value> = told
        .as_array()
        .expect("explanations")
        .iter()
        .map(|explanation| &explanation["about"])
        .collect();
    assert_eq!(
        about,
        ["visible", "required", "value"]
            .map(Value::from)
            .iter()
            .chain([&serde_json::json!({ "finding": "required" })])
            .collect::<Vec<_>>()
    );
    let finding = pli.json(&[
        "dossier",
        "explain",
        &id,
        "organisme.siret",
        "--finding",
        "required",
    ]);
    assert_eq!(finding[0]["causes"][1]["path"], "organisme.siret");

    let english = pli.done(&[
        "--lang",
        "en",
        "dossier",
        "explain",
        &id,
        "pieces.dc1",
        "--required",
    ]);
    assert!(english.starts_with("The document “"), "{english}");
    pli.refused(&["dossier", "explain", &id, "organisme.nothing"]);
    pli.refused(&[
        "dossier",
        "explain",
        &id,
        "organisme.siret",
        "--finding",
        "siret.luhn",
    ]);
}

#[test]
fn every_worked_example_of_the_forms_can_be_filled_and_printed() {
    let pli = Pli::new();
    for form in [
        "far",
        "aide",
        "association",
        "compte-rendu-financier",
        "versement",
        "dc1",
        "dc2",
        "attri1",
    ] {
        let id = pli
            .done(&["dossier", "create", "--form", form])
            .trim()
            .to_owned();
        let example = pli.json(&["form", "example", form, "large"]);
        let answers = pli.file(
            "answers.json",
            &serde_json::to_vec(&example["answers"]).expect("json"),
        );
        pli.done(&[
            "dossier",
            "fill",
            &id,
            "--answers",
            &answers.display().to_string(),
        ]);
        let out = pli.folder.path().join(format!("{form}.pdf"));
        pli.done(&["dossier", "print", &id, "-o", &out.display().to_string()]);
        assert!(fs::read(&out).expect("printed").starts_with(b"%PDF-"));
    }
}

#[test]
fn files_are_refused_in_words_and_nothing_is_attached() {
    let pli = Pli::new();
    let id = pli.far();
    let show = pli.json(&["dossier", "show", &id]);
    let pieces = show["pieces"].as_array().expect("pieces");
    let piece = pieces
        .iter()
        .find(|piece| !piece["target"].as_str().expect("a target").contains('['));
    let piece = piece.expect("a piece without rows")["id"]
        .as_str()
        .expect("an id")
        .to_owned();
    let table: [(&str, Vec<u8>, &str); 4] = [
        ("vide.pdf", Vec::new(), "vide"),
        (
            "faux.pdf",
            b"MZ\x90\0\x03 programme".to_vec(),
            "ne correspond pas",
        ),
        ("programme.exe", b"MZ\x90\0".to_vec(), "pas accepté"),
        (".cache.pdf", pdf(100), "nom du fichier"),
    ];
    for (name, bytes, expected) in table {
        let file = pli.file(name, &bytes);
        let said = pli.refused(&[
            "dossier",
            "attach",
            &id,
            &piece,
            &file.display().to_string(),
        ]);
        assert!(said.contains(expected), "{name}: {said}");
    }
    let good = pli.file("bon.pdf", &pdf(5000));
    pli.done(&[
        "dossier",
        "attach",
        &id,
        &piece,
        &good.display().to_string(),
    ]);
    let show = pli.json(&["dossier", "show", &id]);
    assert_eq!(show["attached_bytes"], 5000);
    let said = pli.refused(&[
        "dossier",
        "attach",
        &id,
        "inconnue",
        &good.display().to_string(),
    ]);
    assert!(said.contains("inconnue"), "{said}");
}

#[test]
fn an_altered_attachment_is_named_and_stops_nothing_else() {
    let pli = Pli::new();
    let id = pli.far();
    assert!(
        pli.refused(&["dossier", "sign", &id, "--p12", "absent.p12"])
            .contains("absent.p12")
    );
    assert!(pli.refused(&["dossier", "deposit", &id]).contains("appel"));
    assert!(
        pli.refused(&["dossier", "receipt", &id, "-o", "recepisse.json"])
            .contains("récépissé")
    );
}

#[test]
fn wrong_answers_are_told_by_their_place_and_change_nothing() {
    let pli = Pli::new();
    let id = pli.far();
    for (answers, expected) in [
        ("pas du json", "answers.json"),
        ("{\"inconnue\": {\"a\": 1}}", "inconnue"),
        (
            "{\"organisme\": {\"nulle_part\": \"x\"}}",
            "organisme.nulle_part",
        ),
        ("{\"organisme\": [1, 2]}", "organisme"),
    ] {
        let file = pli.file("answers.json", answers.as_bytes());
        let said = pli.refused(&[
            "dossier",
            "fill",
            &id,
            "--answers",
            &file.display().to_string(),
        ]);
        assert!(said.contains(expected), "{said}");
    }
    assert!(pli.refused(&["dossier", "undo", &id]).contains("annuler"));
}

#[test]
fn a_wrong_passphrase_touches_nothing_and_a_missing_one_says_what_to_do() {
    let pli = Pli::new();
    pli.far();
    let output = pli
        .command()
        .env("PLI_PASSPHRASE", "une autre")
        .args(["dossier", "list"])
        .output()
        .expect("runs");
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("n’ouvre pas"));
    let output = pli
        .command()
        .env_remove("PLI_PASSPHRASE")
        .args(["dossier", "list"])
        .output()
        .expect("runs");
    assert!(
        text(&output.stderr).contains("PLI_PASSPHRASE"),
        "{}",
        text(&output.stderr)
    );
    assert_eq!(
        pli.json(&["dossier", "list"]).as_array().map(Vec::len),
        Some(1)
    );
}

#[test]
fn the_recovery_key_said_at_first_use_opens_the_store_and_renews_the_passphrase() {
    let pli = Pli::new();
    let said = text(&pli.run(&["dossier", "list"]).stderr);
    let groups = said.split_whitespace().filter(|word| {
        word.len() == 5
            && word
                .chars()
                .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
    });
    let key = groups.collect::<Vec<_>>().join(" ");
    let with = |passphrase: &str, key: Option<&str>| {
        let mut command = pli.command();
        command
            .env("PLI_PASSPHRASE", passphrase)
            .args(["dossier", "list"]);
        key.map(|key| command.env("PLI_RECOVERY_KEY", key));
        command.output().expect("runs")
    };
    let mistyped = format!(
        "{}{}",
        if key.starts_with('A') { 'B' } else { 'A' },
        &key[1..]
    );
    let refused = with("nouvelle phrase", Some(&mistyped));
    assert!(
        text(&refused.stderr).contains("groupe 1"),
        "{}",
        text(&refused.stderr)
    );
    assert!(with("nouvelle phrase", Some(&key)).status.success());
    assert!(with("nouvelle phrase", None).status.success());
    assert_eq!(with("une phrase de passe", None).status.code(), Some(1));
}

#[test]
fn misuse_ends_with_two_and_unknown_things_with_one() {
    let pli = Pli::new();
    for words in [
        &["dossier", "create"][..],
        &["dossier", "voler"],
        &["verify"],
        &["dossier", "create", "--form", "far", "--call", "x"],
    ] {
        assert_eq!(pli.run(words).status.code(), Some(2), "{words:?}");
    }
    for words in [
        &["dossier", "show", "rien"][..],
        &["dossier", "create", "--call", "X"],
        &["dossier", "create", "--form", "nulle"],
        &["sync"],
    ] {
        assert_eq!(pli.run(words).status.code(), Some(1), "{words:?}");
    }
}

#[test]
fn identifiers_are_checked_with_the_reason() {
    let pli = Pli::new();
    assert!(
        pli.run(&["identifier", "siren", "732 829 320"])
            .status
            .success()
    );
    let output = pli.run(&["identifier", "siren", "732829321", "--json"]);
    assert_eq!(output.status.code(), Some(1));
    let verdict: Value = serde_json::from_slice(&output.stdout).expect("json");
    assert_eq!(
        (&verdict["valid"], &verdict["reason"]),
        (&Value::Bool(false), &Value::String("checksum".to_owned()))
    );
    assert!(
        pli.refused(&["identifier", "licorne", "1"])
            .contains("siret")
    );
    // Nothing of this needs a store.
    assert!(!pli.home().exists());
}

#[test]
fn a_form_is_checked_for_its_author() {
    let pli = Pli::new();
    let forms = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../forms/far/1.0.0");
    assert!(
        pli.run(&["form", "check", &forms.display().to_string()])
            .status
            .success()
    );
    let broken = pli.folder.path().join("broken");
    fs::create_dir(&broken).expect("made");
    fs::write(broken.join("form.yaml"), "format: 1\nform: x\ninconnu: 1\n").expect("written");
    let output = pli.run(&["form", "check", &broken.display().to_string(), "--json"]);
    assert_eq!(output.status.code(), Some(1));
    let checked: Value = serde_json::from_slice(&output.stdout).expect("json");
    assert_eq!(checked["accepted"], false);
    assert!(checked["faults"][0]["line"].is_number());
}

#[test]
fn what_cannot_be_verified_is_never_green() {
    let pli = Pli::new();
    let unsigned = pli.file("simple.pdf", &pdf(2000));
    let output = pli.run(&["verify", &unsigned.display().to_string(), "--json"]);
    assert_eq!(output.status.code(), Some(1));
    let verdict: Value = serde_json::from_slice(&output.stdout).expect("json");
    assert_ne!(verdict["indication"], "TOTAL-PASSED");
    let note = pli.file("note.txt", b"bonjour");
    assert!(
        pli.refused(&["verify", &note.display().to_string()])
            .contains("note.txt")
    );
}
