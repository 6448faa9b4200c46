//! A platform that is away, slow, another's, unproved, or of another time: each has its words, and the work goes on offline.

use std::net::TcpListener;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use pli_proof::demo::{Authority, HostName, Period};
use pli_tests::middle::{Middle, Request, Step, json, json_of, open, send};
use pli_tests::pli::Pli;
use pli_tests::region::Region;
use serde_json::Value;

use crate::Watched;

/// A copy of the signed dossier whose platform is reached through the one in the middle.
fn through_the_middle() -> (Watched, Middle) {
    let region = Region::shared();
    let middle = Middle::before(region.authority());
    let job = crate::signed();
    job.pli.sign_in(&middle.url(), region);
    (Watched::over(job), middle)
}

#[test]
fn a_platform_that_is_away_or_slow_stops_no_work() {
    let (watched, middle) = through_the_middle();
    middle.now(|_| Step::Cut);
    watched.refused(&["sync"], "platform-away");
    middle.now(|_| Step::Silence);
    let hasty = watched.job.pli.clone().with("PLI_SILENCE_SECS", "1");
    hasty.refused(&["sync"], "platform-slow");
    watched.unchanged();
    let id = &watched.job.id;
    watched.job.pli.done(&[
        "dossier",
        "set",
        id,
        "projet.title",
        "Un titre écrit hors ligne",
    ]);
    watched.job.pli.done(&["dossier", "undo", id]);
    middle.now(|_| Step::Pass);
    watched.job.pli.done(&["sync"]);
}

#[test]
fn a_port_where_nobody_listens_is_a_platform_that_is_away() {
    let folder = tempfile::tempdir().expect("a folder");
    let free = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("http://{}", free.local_addr().expect("an address"));
    drop(free);
    let pli = Pli::at(folder.path());
    pli.refused(
        &["platform", "login", &url, "--user", "demo"],
        "platform-away",
    );
    pli.refused(&["sync"], "no-platform");
}

#[test]
fn what_is_no_platform_is_told_as_such() {
    let (watched, middle) = through_the_middle();
    let html = "<!doctype html><title>Bienvenue</title><p>Acceptez les conditions du réseau.</p>";
    let many = "[".repeat(300_000);
    let rows: [(&str, Vec<u8>); 9] = [
        ("a hotel's page", json(200, "text/html", html)),
        ("a page that claims to be JSON", json(200, "application/json", html)),
        ("an empty object", json(200, "application/json", "{}")),
        ("an empty answer", json(200, "application/json", "")),
        ("a deep nest", json(200, "application/json", &many)),
        ("another's error", json(503, "text/html", html)),
        ("a way elsewhere", b"HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:9/\r\ncontent-length: 0\r\n\r\n".to_vec()),
        ("no HTTP", b"\x00\x01\x02 SSH-2.0-OpenSSH\r\n".to_vec()),
        ("too long an answer", b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 999999999999\r\n\r\n{".to_vec()),
    ];
    for (name, answer) in rows {
        middle.now(move |_| Step::Answer(answer.clone()));
        let said = watched.job.pli.run(&["sync", "--json"]);
        assert_eq!(said.code, Some(1), "{name}: {said}");
        let code = said.error()["code"].clone();
        // A connection that ends before the announced length is no answer at all.
        let known = ["platform-rubbish", "platform-away"];
        assert!(known.iter().any(|known| code == *known), "{name}: {said}");
    }
    middle.now(move |_| Step::Answer(json(200, "text/html", html)));
    watched.refused(&["sync"], "platform-rubbish");
    watched.unchanged();
}

#[test]
fn a_platform_whose_certificate_proves_nothing_is_sent_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let pli = Pli::at(&folder.path().join("home"));
    let login = |region: &Region, more: &[&str], code: Option<&str>| {
        let words = [
            ["platform", "login", &region.url, "--user", &region.user].as_slice(),
            more,
        ]
        .concat();
        let said = pli.run_with(&words, &format!("{}\n", region.password));
        match code {
            Some(code) => said.refused(code),
            None => drop(said.done()),
        }
    };
    let secured = Region::start_with(&["--tls"]);
    assert!(secured.url.starts_with("https://"), "{}", secured.url);
    login(&secured, &[], Some("platform-certificate"));
    login(
        &secured,
        &["--trust-ca", &secured.root().display().to_string()],
        None,
    );
    pli.done(&["sync"]);

    let place = |name: &str| folder.path().join(name).display().to_string();
    let authority = Authority::found("Autorité d’essai", Timestamp::now()).expect("an authority");
    let here = [
        HostName::Name("localhost".to_owned()),
        HostName::Address([127, 0, 0, 1].into()),
    ];
    let expired = authority
        .issue_tls_server(&here, Period::expired(Timestamp::now()))
        .expect("a certificate");
    let write = |name: &str, label: &str, der: &[u8]| {
        std::fs::write(place(name), pem(label, der)).expect("a file");
    };
    write("expired.pem", "CERTIFICATE", &expired.chain()[0]);
    write("expired.key", "PRIVATE KEY", expired.pkcs8());
    write("root.pem", "CERTIFICATE", authority.root());
    let over = Region::start_with(&[
        "--tls-cert",
        &place("expired.pem"),
        "--tls-key",
        &place("expired.key"),
    ]);
    login(
        &over,
        &["--trust-ca", &place("root.pem")],
        Some("platform-certificate"),
    );
}

#[test]
fn an_address_or_an_account_that_does_not_suit_is_refused() {
    let region = Region::shared();
    let folder = tempfile::tempdir().expect("a folder");
    let pli = Pli::at(folder.path());
    for address in [
        "http://plateforme.example.fr",
        "plateforme",
        "ftp://127.0.0.1",
        "",
    ] {
        pli.refused(
            &["platform", "login", address, "--user", "demo"],
            "bad-address",
        );
    }
    let login = ["platform", "login", &region.url, "--user", &region.user];
    pli.run_with(&login, "un mauvais mot de passe\n")
        .refused("sign-in-refused");
    pli.run_with(
        &["platform", "login", &region.url, "--user", "personne"],
        "rien\n",
    )
    .refused("sign-in-refused");
}

#[test]
fn another_version_of_the_protocol_is_named_by_both_sides() {
    let (watched, middle) = through_the_middle();
    middle.now(|request| {
        request.set_header("pli-protocol", "99");
        Step::Pass
    });
    watched.refused(&["sync"], "protocol-version");
    let upstream = Region::shared().authority().to_owned();
    middle.now(move |request| hello_of_later(&upstream, request));
    let region = Region::shared();
    let words = ["platform", "login", &middle.url(), "--user", &region.user];
    watched
        .job
        .pli
        .run_with(&words, &format!("{}\n", region.password))
        .refused("protocol-version");
    watched.unchanged();
}

/// The platform's own hello, as a platform writes it that speaks only versions that are not born.
fn hello_of_later(upstream: &str, request: &Request) -> Step {
    if request.path != "/hello" {
        return Step::Pass;
    }
    let (_, body) = open(&send(upstream, request).expect("an answer"));
    let mut hello: Value = serde_json::from_slice(&body).expect("a hello");
    hello["protocol"] = serde_json::json!({ "oldest": 7, "newest": 9 });
    Step::Answer(json_of(9, 200, "application/json", &hello.to_string()))
}

#[test]
fn a_session_that_has_ended_asks_for_a_new_sign_in() {
    let (watched, middle) = through_the_middle();
    middle.now(|request| {
        request.set_header("authorization", "Bearer bm9ib2R5");
        Step::Pass
    });
    watched.refused(&["sync"], "signed-out");
    watched.unchanged();
    middle.now(|_| Step::Pass);
    watched.job.pli.sign_in(&middle.url(), Region::shared());
    watched.job.pli.done(&["sync"]);
}

fn pem(label: &str, der: &[u8]) -> String {
    format!(
        "-----BEGIN {label}-----\n{}\n-----END {label}-----\n",
        STANDARD.encode(der)
    )
}
