//! Levels and time-stamps from the terminal: files in every format, dossiers, a server that comes back, a visible signature.

#[expect(
    dead_code,
    reason = "shared with the other tests of the terminal, which use all of it"
)]
mod pli;

use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::path::Path;
use std::process::Command;

use jiff::{SignedDuration, Timestamp};
use pli::{Pli, text};
use pli_app::seam::dispatch;
use pli_app::{App, form, timestamp};
use pli_proof::demo::{Authority, Issued, KeyKind, Period, Person, TimeStampUnit};
use pli_proof::timestamp::Stamper as _;
use serde_json::{Value, json};

const PASSWORD: &str = "mot de passe";

/// An authority, a signer's file, and what is trusted.
struct Bench {
    pli: Pli,
    unit: Issued,
    now: Timestamp,
}

impl Bench {
    fn new() -> Self {
        let now = Timestamp::now();
        let period = Period::current(now);
        let authority = Authority::found("Autorité de test", now).expect("an authority");
        let person = Person {
            given_name: "Élodie".to_owned(),
            surname: "Lefèvre".to_owned(),
            organisation: "Organisme de démonstration".to_owned(),
            siren: "123456782".to_owned(),
        };
        let signer = authority.issue_signer(&person, KeyKind::P256, period);
        let signer = signer.expect("a signer");
        let p12 = signer.to_pkcs12("signataire", PASSWORD);
        let unit = authority.issue_time_stamp_unit("Horodatage", KeyKind::P256, period);
        let before = now.saturating_add(SignedDuration::from_hours(-1));
        let before = before.expect("a time");
        let list = authority.revoke(&[], before);
        let revoked = authority.revoke(&[&signer], before);
        let pli = Pli::new();
        let trust = pli.folder.path().join("trust");
        std::fs::create_dir(&trust).expect("a folder");
        pli.file("trust/ca.pem", authority.root_pem().as_bytes());
        pli.file("trust/ca.crl", &list.expect("a list"));
        pli.file("revoked.crl", &revoked.expect("a list"));
        pli.file("signer.p12", &p12.expect("a PKCS#12 file"));
        Self {
            pli,
            unit: unit.expect("a unit"),
            now,
        }
    }

    fn path(&self, name: &str) -> String {
        self.pli.folder.path().join(name).display().to_string()
    }

    /// A time-stamp server on this listener, for as long as the test runs.
    fn serve(&self, listener: TcpListener) {
        let identity = self.unit.identity().expect("an identity");
        let unit = TimeStampUnit::at(identity, self.now);
        std::thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                let mut bytes = Vec::new();
                let mut piece = [0; 4096];
                let body = loop {
                    let read = stream.read(&mut piece).unwrap_or_default();
                    bytes.extend_from_slice(&piece[..read]);
                    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n");
                    // A request is under two hundred bytes, whose length stands in the second byte.
                    let body = end.map(|end| &bytes[end + 4..]);
                    match body {
                        Some([0x30, length, ..])
                            if body.map(<[u8]>::len) >= Some(usize::from(*length) + 2) =>
                        {
                            break body.unwrap_or_default().to_vec();
                        }
                        _ if read == 0 => break Vec::new(),
                        _ => {}
                    }
                };
                let answer = unit.carry(&body).expect("an answer");
                let head = format!(
                    "HTTP/1.1 200 OK\r\nContent-Type: application/timestamp-reply\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                    answer.len()
                );
                stream
                    .write_all(head.as_bytes())
                    .and_then(|()| stream.write_all(&answer))
                    .ok();
            }
        });
    }

    fn server(&self) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let url = format!("http://{}/tsa", listener.local_addr().expect("an address"));
        self.serve(listener);
        url
    }

    fn run(&self, words: &[&str]) -> (Option<i32>, String, String) {
        let mut command = self.pli.command();
        let output = command
            .env("PLI_P12_PASSWORD", PASSWORD)
            .args(words)
            .output();
        let output = output.expect("pli runs");
        (
            output.status.code(),
            text(&output.stdout),
            text(&output.stderr),
        )
    }

    fn done(&self, words: &[&str]) -> String {
        let (code, out, err) = self.run(words);
        assert_eq!(code, Some(0), "{words:?}: {out}{err}");
        out
    }

    fn verdict(&self, name: &str) -> Value {
        self.pli
            .json(&["verify", &self.path(name), "--trust", &self.path("trust")])
    }
}

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

/// A printed dossier that nothing blocks.
fn printed(home: &Path) -> String {
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
    let made = ask(
        "dossier_create",
        json!({ "form": "essai", "title": "Essai" }),
    );
    ask("dossier_print", json!({ "id": made["id"] }));
    made["id"].as_str().expect("an identity").to_owned()
}

#[test]
fn files_are_signed_in_every_format_and_completed_later() {
    let bench = Bench::new();
    let id = printed(&bench.pli.home());
    let (pdf, p12) = (bench.path("print.pdf"), bench.path("signer.p12"));
    bench.done(&["dossier", "print", &id, "-o", &pdf]);
    bench.pli.file("prix.csv", b"lot;prix\n");
    let (server, trust) = (bench.server(), bench.path("trust"));
    bench.done(&["timestamp", "--set", &server]);
    assert!(bench.done(&["timestamp", "--show"]).contains(&server));
    for (format, highest, name) in [
        ("pades", "B-LTA", "signed.pdf"),
        ("cades", "B-LTA", "signed.p7s"),
        ("xades", "B-LT", "signed.xml"),
        ("asice-cades", "B-LT", "cades.asice"),
        ("asice-xades", "B-LT", "xades.asice"),
    ] {
        let output = bench.path(name);
        let words = [
            "sign", &pdf, "--p12", &p12, "--format", format, "-o", &output,
        ];
        bench.done(&words);
        bench.done(&["timestamp", &output]);
        let words = [
            "timestamp",
            &output,
            "--level",
            highest,
            "--proofs",
            &trust,
            "--content",
            &pdf,
        ];
        let said = bench.done(&words);
        assert!(said.contains(highest), "{said}");
    }
    let verdict = bench.verdict("signed.pdf");
    assert_eq!(verdict["indication"], "TOTAL-PASSED", "{verdict:#}");
    let (code, _, err) = bench.run(&["timestamp", &pdf]);
    assert_eq!(code, Some(1), "{err}");
    assert!(err.contains("Aucune signature"), "{err}");
}

#[test]
fn a_dossier_waits_for_a_server_that_is_away_and_gets_its_time_stamp_later() {
    let bench = Bench::new();
    let id = printed(&bench.pli.home());
    let p12 = bench.path("signer.p12");
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    drop(listener);
    let url = format!("http://{address}/tsa");
    let output = bench.path("signed.pdf");
    let words = [
        "dossier", "sign", &id, "--p12", &p12, "--level", "B-T", "--tsa", &url, "-o", &output,
    ];
    let (code, _, err) = bench.run(&words);
    assert_eq!(code, Some(0), "{err}");
    assert!(err.contains("prochaine synchronisation"), "{err}");
    let before = bench.verdict("signed.pdf");
    assert_eq!(before["signatures"][0]["level"], "B-B", "{before:#}");

    let app = App::start(&bench.pli.home(), Some("une phrase de passe")).expect("opened");
    let session = app.session().expect("a session");
    assert!(timestamp::retry_all(&session).expect("tried").is_empty());
    bench.serve(TcpListener::bind(address).expect("the same port"));
    let raised = timestamp::retry_all(&session).expect("tried again");
    assert_eq!(raised.len(), 1);
    assert!(
        timestamp::retry_all(&session)
            .expect("nothing left")
            .is_empty()
    );
    let bytes = pli_app::dossier::signed_bytes(&session, raised[0]).expect("signed");
    bench.pli.file("stamped.pdf", &bytes);
    let after = bench.verdict("stamped.pdf");
    assert_eq!(after["indication"], "TOTAL-PASSED", "{after:#}");
    assert_eq!(after["signatures"][0]["level"], "B-T", "{after:#}");
}

/// A proxy that answers each request alike.
fn proxy(status: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut asked = Vec::new();
            let mut piece = [0; 2048];
            while !asked.ends_with(b"\r\n\r\n") {
                let read = stream.read(&mut piece).unwrap_or_default();
                assert!(read > 0, "the whole question comes");
                asked.extend_from_slice(&piece[..read]);
            }
            assert!(asked.starts_with(b"CONNECT horodatage.invalid:"));
            let answer =
                format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            stream.write_all(answer.as_bytes()).ok();
        }
    });
    format!("http://{address}")
}

#[test]
fn a_proxy_of_the_system_is_asked_and_told_when_it_refuses() {
    let bench = Bench::new();
    let id = printed(&bench.pli.home());
    let (pdf, p12) = (bench.path("print.pdf"), bench.path("signer.p12"));
    bench.done(&["dossier", "print", &id, "-o", &pdf]);
    // Nobody listens there any more.
    let dead = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    let dead = format!("http://{}", dead.expect("an address"));
    for proxy in [
        proxy("407 Proxy Authentication Required"),
        proxy("403 Forbidden"),
        dead,
    ] {
        for (variable, server) in [
            ("HTTPS_PROXY", "https://horodatage.invalid/tsa"),
            ("HTTP_PROXY", "http://horodatage.invalid/tsa"),
        ] {
            let words = [
                "sign", &pdf, "--p12", &p12, "--level", "B-T", "--tsa", server, "-o", &pdf,
            ];
            let mut command = bench.pli.command();
            for name in ["ALL_PROXY", "HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY"] {
                command.env_remove(name).env_remove(name.to_lowercase());
            }
            let command = command
                .env(variable, &proxy)
                .env("PLI_P12_PASSWORD", PASSWORD);
            let output = command.args(words).output().expect("pli runs");
            let said = text(&output.stderr);
            assert_eq!(output.status.code(), Some(1), "{variable} {proxy}: {said}");
            assert!(said.contains("proxy"), "{variable} {proxy}: {said}");
        }
    }
}

#[test]
fn a_revoked_certificate_signs_nothing_and_is_told_in_three_parts() {
    let bench = Bench::new();
    let id = printed(&bench.pli.home());
    let (p12, output) = (bench.path("signer.p12"), bench.path("out.pdf"));
    let (list, server, pdf) = (
        bench.path("revoked.crl"),
        bench.server(),
        bench.path("a.pdf"),
    );
    bench.done(&["dossier", "print", &id, "-o", &pdf]);
    let refused = |words: &[&str]| {
        let (code, out, err) = bench.run(&[words, &["--p12", &p12, "-o", &output]].concat());
        assert_eq!(code, Some(1), "{words:?}: {out}{err}");
        for part in [
            "Rien n’a été signé",
            "Élodie Lefèvre",
            "entre d’autres mains",
            "rien n’est perdu",
            "Signez avec un autre certificat",
        ] {
            assert!(err.contains(part), "{words:?}, {part}: {err}");
        }
        assert!(!Path::new(&output).exists(), "{words:?}");
    };
    refused(&["dossier", "sign", &id, "--proofs", &list]);
    refused(&["sign", &pdf, "--proofs", &list]);
    let stamped = ["--proofs", &list, "--level", "B-T", "--tsa", &server];
    refused(&[&["dossier", "sign", &id], &stamped[..]].concat());
    // What is kept here tells as well, without a network.
    for file in [&bench.path("trust/ca.pem"), &list] {
        bench.done(&["trust", "add", file]);
    }
    refused(&["dossier", "sign", &id]);
    let (_, tried, _) = bench.run(&["certificate", "check", "--p12", &p12]);
    assert!(tried.contains("révoqué"), "{tried}");
}

#[test]
fn a_dossier_is_signed_visibly_at_the_highest_level_and_stays_archivable() {
    let bench = Bench::new();
    let id = printed(&bench.pli.home());
    let (p12, trust) = (bench.path("signer.p12"), bench.path("trust"));
    let (server, output) = (bench.server(), bench.path("visible.pdf"));
    let words = [
        "dossier",
        "sign",
        &id,
        "--p12",
        &p12,
        "--visible",
        "--level",
        "B-LTA",
        "--tsa",
        &server,
        "--proofs",
        &trust,
        "-o",
        &output,
    ];
    let said = bench.done(&words);
    assert!(said.contains("B-LTA"), "{said}");
    let verdict = bench.verdict("visible.pdf");
    assert_eq!(verdict["indication"], "TOTAL-PASSED", "{verdict:#}");
    archivists_accept(&output);
}

/// veraPDF, where it can be set up; CI must have it.
fn archivists_accept(file: &str) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/judges/judge");
    let output = Command::new("bash")
        .arg(script)
        .args(["pdfa", "2a,ua1", file])
        .output();
    let Ok(output) = output else {
        assert!(std::env::var_os("CI").is_none(), "bash is missing");
        return;
    };
    let said = format!("{}{}", text(&output.stdout), text(&output.stderr));
    match output.status.code() {
        Some(0) => {}
        Some(3) => assert!(std::env::var_os("CI").is_none(), "{said}"),
        _ => panic!("{said}"),
    }
}
