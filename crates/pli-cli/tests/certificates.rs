//! Certificates from the terminal, with tokens of SoftHSM: listed, tried, and several dossiers signed with one of them.
#![cfg(unix)]

#[expect(
    dead_code,
    reason = "shared with the tests of the proof crate, which use all of it"
)]
#[path = "../../pli-proof/tests/tokens/bench.rs"]
mod bench;
mod pli;
#[path = "../../pli-proof/tests/proof/support/people.rs"]
mod support;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Output;

use bench::{PIN, bench};
use pli::{Pli, text};
use pli_app::seam::dispatch;
use pli_app::{App, form};
use pli_proof::demo::{KeyKind, Period};
use serde_json::{Value, json};
use support::{authority, now, person};

const FORM: &str = "\
format: 1
form: essai
version: 1.0.0
title: Essai de signature
summary: Un formulaire que rien ne bloque.
sections:
  - id: essai
    title: Essai
    fields:
      - { id: nom, kind: text, label: Nom }
";

/// A store with dossiers that are printed and that nothing blocks; gives their identities.
fn printed(home: &Path, count: usize) -> Vec<String> {
    let app = App::start(home, None).expect("the folder is free");
    let ask = |name: &str, request: Value| {
        dispatch(&app, name, request).unwrap_or_else(|fault| panic!("{name}: {fault}"))
    };
    let first = json!({ "passphrase": "une phrase de passe", "author": "Anne" });
    ask("first_start", first);
    let files = BTreeMap::from([("form.yaml".to_owned(), FORM.as_bytes().to_vec())]);
    let session = app.session().expect("a session");
    let sha256 = pli_core::form::digest(&files);
    form::keep(&session, &sha256, Some(&files)).expect("kept");
    let identities = (1..=count).map(|number| {
        let title = format!("Dossier {number}");
        let made = ask("dossier_create", json!({ "form": "essai", "title": title }));
        ask("dossier_print", json!({ "id": made["id"] }));
        made["id"].as_str().expect("an identity").to_owned()
    });
    identities.collect()
}

/// Runs a command with a PIN, or with another secret of the environment.
fn with(pli: &Pli, secret: (&str, &str), words: &[&str]) -> Output {
    let mut command = pli.command();
    command.env(secret.0, secret.1).args(words);
    command.output().expect("pli runs")
}

fn signed(pli: &Pli, driver: &Path, label: &str, ids: &[String]) -> (Option<i32>, Value) {
    let driver = driver.display().to_string();
    let mut words = vec!["dossier", "sign", "--json"];
    words.extend(ids.iter().map(String::as_str));
    words.extend(["--token", label, "--module", &driver]);
    let output = with(pli, ("PLI_PIN", PIN), &words);
    let told = serde_json::from_slice(&output.stdout);
    let told = told.unwrap_or_else(|_| panic!("{}", text(&output.stderr)));
    (output.status.code(), told)
}

fn outcomes(batch: &Value) -> Vec<&str> {
    let dossiers = batch["dossiers"].as_array().expect("dossiers").iter();
    dossiers
        .filter_map(|line| line["outcome"].as_str())
        .collect()
}

#[test]
fn twelve_dossiers_are_signed_with_one_code_and_a_failure_at_the_fifth_loses_nothing() {
    let Some(bench) = bench() else { return };
    let pli = Pli::new();
    let ids = printed(&pli.home(), 12);
    let vanishing = bench.driver("vanishes-late", &["VANISHES=4"]);
    let (code, first) = signed(&pli, &vanishing, "vanishes", &ids);
    let expected = [&["signed"; 4][..], &["refused"], &["waits"; 7]].concat();
    assert_eq!((code, outcomes(&first)), (Some(1), expected), "{first}");
    assert_eq!(first["dossiers"][4]["fault"]["code"], "token-removed");
    assert_eq!(
        (&first["signed"], &first["remaining"]),
        (&json!(4), &json!(8))
    );

    // The same command once more, with the token back: it goes on.
    let (code, second) = signed(&pli, &bench.plain(), "vanishes", &ids);
    let expected = [&["already"; 4][..], &["signed"; 8]].concat();
    assert_eq!((code, outcomes(&second)), (Some(0), expected), "{second}");
    assert_eq!(
        first["dossiers"][0]["sha256"],
        second["dossiers"][0]["sha256"]
    );

    // Nothing left: no code is asked for, and no token looked at.
    let (code, third) = signed(&pli, Path::new("/nowhere/driver.so"), "vanishes", &ids);
    assert_eq!((code, outcomes(&third)), (Some(0), vec!["already"; 12]));
}

#[test]
fn a_batch_says_what_is_not_ready_and_signs_the_rest() {
    let Some(bench) = bench() else { return };
    let pli = Pli::new();
    let ids = printed(&pli.home(), 3);
    pli.done(&["dossier", "set", &ids[1], "essai.nom", "Anne"]);
    for label in ["rsa-each", "p256"] {
        let (code, batch) = signed(&pli, &bench.plain(), label, &ids);
        let done = if label == "rsa-each" {
            "signed"
        } else {
            "already"
        };
        assert_eq!(
            (code, outcomes(&batch)),
            (Some(1), vec![done, "refused", done])
        );
        assert_eq!(batch["dossiers"][1]["fault"]["code"], "print-stale");
    }
    let driver = bench.plain().display().to_string();
    let said = pli.refused(&[
        "dossier", "sign", &ids[0], &ids[2], "--token", "p256", "--module", &driver, "-o", "x.pdf",
    ]);
    assert!(said.contains("plusieurs dossiers"), "{said}");
}

#[test]
fn one_dossier_is_signed_by_a_token_and_wrong_codes_are_told() {
    let Some(bench) = bench() else { return };
    let pli = Pli::new();
    let ids = printed(&pli.home(), 1);
    let driver = bench.driver("cli-locks", &["LOCKS"]).display().to_string();
    let sign = [
        "dossier", "sign", &ids[0], "--token", "locks", "--module", &driver,
    ];
    let refused = |pin: &str| {
        let output = with(&pli, ("PLI_PIN", pin), &sign);
        assert_eq!(output.status.code(), Some(1));
        text(&output.stderr)
    };
    let said = refused("111111");
    assert!(
        said.contains("Le code n’est pas le bon") && said.contains("il en reste peu"),
        "{said}"
    );
    let said = pli.refused(&sign);
    assert!(said.contains("PLI_PIN"), "{said}");
    let signed = pli.folder.path().join("signed.pdf").display().to_string();
    let output = with(
        &pli,
        ("PLI_PIN", PIN),
        &[&sign[..], &["-o", &signed]].concat(),
    );
    assert!(output.status.success(), "{}", text(&output.stderr));
    let root = pli.folder.path().join("trust");
    std::fs::create_dir(&root).expect("a folder");
    std::fs::write(root.join("root.pem"), authority().root_pem()).expect("written");
    let root = root.display().to_string();
    let verdict = pli.json(&["verify", &signed, "--trust", &root]);
    assert_eq!(verdict["indication"], "TOTAL-PASSED", "{verdict}");
}

#[test]
fn tokens_are_listed_and_told_apart() {
    let Some(bench) = bench() else { return };
    let pli = Pli::new();
    let driver = bench.plain().display().to_string();
    let view = pli.json(&["certificate", "tokens", "--module", &driver]);
    let tokens = view["tokens"].as_array().expect("tokens");
    let twins = tokens.iter().filter(|token| token["label"] == "twins");
    let twins = twins.map(|token| token["serial"].as_str().expect("a serial"));
    let twins = twins.collect::<Vec<_>>();
    assert_eq!(twins.len(), 2, "{view}");
    let p384 = tokens.iter().find(|token| token["label"] == "p384");
    let p384 = p384.expect("a token");
    assert_eq!(
        p384["certificates"][0]["holder"],
        "Élodie Lefèvre (démonstration)"
    );
    // The certificate of the authority, which stands there too, is none of the holder's.
    assert_eq!(p384["certificates"].as_array().map(Vec::len), Some(1));
    let check = |token: &str, serial: &[&str]| {
        let words = [
            "certificate",
            "check",
            "--token",
            token,
            "--module",
            &driver,
        ];
        with(&pli, ("PLI_PIN", PIN), &[&words[..], serial].concat())
    };
    let said = text(&check("twins", &[]).stderr);
    assert!(said.contains(twins[0]) && said.contains(twins[1]), "{said}");
    assert!(check("twins", &["--serial", twins[0]]).status.success());
    assert!(check(&format!("{}/twins", twins[1]), &[]).status.success());
    let said = text(&check("personne", &[]).stderr);
    assert!(said.contains("n’est pas branchée"), "{said}");
    let said = pli.run(&["certificate", "tokens", "--module", "/nowhere/driver.so"]);
    assert!(text(&said.stdout).contains("pas un pilote utilisable"));
    assert_eq!(said.status.code(), Some(1));
}

#[test]
fn a_certificate_is_tried_from_a_token_and_from_a_file() {
    let Some(bench) = bench() else { return };
    let pli = Pli::new();
    let driver = bench.plain().display().to_string();
    let token = [
        "certificate",
        "check",
        "--json",
        "--token",
        "p256-each",
        "--module",
        &driver,
    ];
    let told = with(&pli, ("PLI_PIN", PIN), &token);
    let view: Value = serde_json::from_slice(&told.stdout).expect("json");
    held(&view);
    assert_eq!(view["asks_each_time"], true);

    let issued = authority().issue_signer(&person(), KeyKind::P256, Period::current(now()));
    let p12 = issued
        .expect("a signer")
        .to_pkcs12("essai", "mélûn€")
        .expect("a file");
    let p12 = pli.file("essai.p12", &p12).display().to_string();
    let file = ["certificate", "check", "--p12", &p12];
    let told = with(
        &pli,
        ("PLI_P12_PASSWORD", "mélûn€"),
        &[&file[..], &["--json"]].concat(),
    );
    held(&serde_json::from_slice(&told.stdout).expect("json"));
    let told = with(&pli, ("PLI_P12_PASSWORD", "mélûn€"), &file);
    let said = text(&told.stdout);
    for expected in [
        "Titulaire",
        "123456782",
        "Démonstration",
        "Signature d’essai faite",
    ] {
        assert!(said.contains(expected), "{expected}: {said}");
    }
    let wrong = with(&pli, ("PLI_P12_PASSWORD", "faux"), &file);
    assert_eq!(wrong.status.code(), Some(1));
}

#[test]
fn an_expired_certificate_is_tried_and_its_end_is_told() {
    let pli = Pli::new();
    let expired = authority().issue_signer(&person(), KeyKind::P256, Period::expired(now()));
    let p12 = expired
        .expect("a signer")
        .to_pkcs12("essai", "x")
        .expect("a file");
    let p12 = pli.file("expired.p12", &p12).display().to_string();
    let told = with(
        &pli,
        ("PLI_P12_PASSWORD", "x"),
        &["certificate", "check", "--json", "--p12", &p12],
    );
    assert_eq!(told.status.code(), Some(1));
    let view: Value = serde_json::from_slice(&told.stdout).expect("json");
    assert_eq!(view["certificate"]["obstacle"], "certificate-expired");
    assert_eq!(view["trial"]["signed"], true);
    let told = with(
        &pli,
        ("PLI_P12_PASSWORD", "x"),
        &["certificate", "check", "--p12", &p12],
    );
    let said = text(&told.stdout);
    assert!(said.contains("Le certificat a expiré"), "{said}");
}

/// What a check-up says of the certificates of these tests.
fn held(view: &Value) {
    assert_eq!(view["certificate"]["usable"], true, "{view}");
    assert_eq!(view["certificate"]["category"], "demonstration");
    assert_eq!(view["siren"], "123456782");
    assert_eq!(view["trial"]["signed"], true);
    // The authority of the test is not known in this store: the signature is right, its authority is not told.
    assert_eq!(view["trial"]["indication"], "INDETERMINATE", "{view}");
}
