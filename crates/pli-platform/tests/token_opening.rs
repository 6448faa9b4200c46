//! `pli-platform opening decrypt --driver`, run as a holder runs it: with a key on a token of SoftHSM and its PIN.
#![cfg(unix)]

#[expect(
    dead_code,
    reason = "shared with the tests of the proof crate, which use all of it"
)]
#[path = "../../pli-proof/tests/tokens/bench.rs"]
mod bench;
#[path = "../../pli-proof/tests/proof/support/people.rs"]
mod support;

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bench::{Bench, PIN, bench, holders};
use pli_platform::opening::OpeningKeys;
use pli_proof::seal::{Audience, Envelope, Sealer, check_recipient};
use pli_proof::verify::TrustStore;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use support::{authority, now};

/// A sealed file, which each holder of the bench opens alone.
fn sealed(plain: &[u8]) -> Vec<u8> {
    let mut trust = TrustStore::new();
    trust.add_file(authority().root()).expect("a certificate");
    let judged = holders()
        .iter()
        .map(|(_, issued)| check_recipient(&issued.chain()[0], &[], &trust, now()).expect("fit"));
    let audience = Audience::new(judged.collect(), 1).expect("an audience");
    let mut sealer = Sealer::begin(Vec::new(), &audience, plain.len() as u64).expect("begun");
    sealer.write(plain).expect("written");
    sealer.finish().expect("sealed")
}

/// The request of an opening of three files, as the platform writes it.
fn request(folder: &Path) -> String {
    let files: Vec<Value> = [&b"un pli"[..], b"un deuxieme", b"un troisieme"]
        .into_iter()
        .map(|plain| {
            let file = sealed(plain);
            let head = Envelope::read(&mut file.as_slice())
                .expect("a head")
                .head_size();
            let head = &file[..usize::try_from(head).expect("small")];
            json!({ "sha256": hex::encode(Sha256::digest(&file)), "head": STANDARD.encode(head) })
        })
        .collect();
    let request = json!({
        "kind": "pli.opening-request", "call": "ESSAI-1", "title": "Essai d’ouverture",
        "demonstration": true, "files": files,
    });
    let path = folder.join("demande.json");
    std::fs::write(&path, request.to_string()).expect("written");
    path.display().to_string()
}

/// Runs the command as a holder does; the PIN is typed.
fn decrypt(bench: &Bench, request: &str, label: &str, pin: &str, out: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pli-platform"));
    command
        .args(["opening", "decrypt", "--request", request, "--driver"])
        .arg(bench.plain())
        .args(["--token", label, "-o"])
        .arg(out)
        .env_remove("PLI_P12_PASSWORD")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut process = command.spawn().expect("`pli-platform` starts");
    let mut keyboard = process.stdin.take().expect("a standard input");
    // A command that refuses before it asks has closed its input already.
    writeln!(keyboard, "{pin}").ok();
    drop(keyboard);
    process.wait_with_output().expect("`pli-platform` ends")
}

fn said(output: &Output) -> String {
    let both = [&output.stdout[..], &output.stderr[..]].concat();
    String::from_utf8_lossy(&both).into_owned()
}

#[test]
fn a_holder_unlocks_every_file_with_a_token_even_one_that_wants_its_pin_each_time() {
    let Some(bench) = bench() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let request = request(folder.path());
    let mut keys: Vec<Value> = Vec::new();
    for label in [
        "opening-rsa",
        "opening-p384",
        "opening-rsa-each",
        "opening-p256-each",
    ] {
        let out = folder.path().join(format!("{label}.json"));
        let output = decrypt(bench, &request, label, PIN, &out);
        let said = said(&output);
        assert!(output.status.success(), "{label}: {said}");
        assert!(
            said.contains("3 fichiers scellés déverrouillés"),
            "{label}: {said}"
        );
        let bytes = std::fs::read(&out).expect("an answer");
        let read = OpeningKeys::read(&bytes).expect("keys");
        assert_eq!(read.counts(), (3, 0), "{label}");
        let answer: Value = serde_json::from_slice(&bytes).expect("JSON");
        keys.push(answer["keys"].clone());
    }
    // Each holder gets the same keys of the same files, by a way of their own.
    assert!(keys.iter().all(|known| *known == keys[0]), "{keys:#?}");
}

#[test]
fn a_wrong_pin_and_a_token_without_such_a_key_leave_no_answer() {
    let Some(bench) = bench() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let request = request(folder.path());
    for (label, pin) in [
        ("opening-wrong", "135792"),
        ("signs-only", PIN),
        ("no such token", PIN),
    ] {
        let out = folder.path().join("reponse.json");
        let output = decrypt(bench, &request, label, pin, &out);
        let said = said(&output);
        assert_eq!(output.status.code(), Some(1), "{label}: {said}");
        assert!(said.starts_with("pli-platform : "), "{label}: {said}");
        assert!(!out.exists(), "{label}");
    }
}
