//! A platform that is away, slow, answers rubbish or speaks another version: each has its own fault, and nothing is lost.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;

use pli_app::seam::dispatch;
use pli_app::{App, Code};
use serde_json::json;

fn app(folder: &Path) -> App {
    let app = App::start(folder, None).expect("the folder is free");
    dispatch(
        &app,
        "first_start",
        json!({ "passphrase": "une phrase de passe", "author": "" }),
    )
    .expect("made");
    app
}

fn sign_in(app: &App, url: &str) -> Code {
    let request = json!({ "url": url, "user": "demo", "password": "secret" });
    dispatch(app, "platform_sign_in", request)
        .expect_err("refused")
        .code
}

/// Listens, and treats every connection the same way.
fn listening(answer: impl Fn(TcpStream) + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    std::thread::spawn(move || listener.incoming().flatten().for_each(answer));
    url
}

/// Answers any request with this body.
fn answering(status: &'static str, media_type: &'static str, body: &'static str) -> String {
    listening(move |mut stream| {
        let mut request = [0; 4096];
        // What is asked does not matter, nor how much of it has come.
        let _read = stream.read(&mut request);
        let length = body.len();
        let head = format!(
            "HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
        );
        stream
            .write_all(head.as_bytes())
            .and_then(|()| stream.write_all(body.as_bytes()))
            .ok();
    })
}

#[test]
fn each_kind_of_bad_platform_has_its_own_fault_and_the_store_stays_usable() {
    let folder = tempfile::tempdir().expect("a folder");
    let app = app(folder.path());
    let away = TcpListener::bind("127.0.0.1:0")
        .expect("a port")
        .local_addr()
        .expect("an address");
    assert_eq!(sign_in(&app, &format!("http://{away}")), Code::PlatformAway);
    assert_eq!(sign_in(&app, &listening(drop)), Code::PlatformAway);
    assert_eq!(sign_in(&app, "http://plateforme.invalid"), Code::BadAddress);
    for (status, media_type, body) in [
        ("200 OK", "text/html", "<html>Portail captif</html>"),
        ("200 OK", "application/json", "{\"platform\": 5}"),
        ("302 Found", "text/html", ""),
        ("500 Internal Server Error", "text/plain", "panne"),
    ] {
        let code = sign_in(&app, &answering(status, media_type, body));
        assert!(
            matches!(code, Code::PlatformRubbish | Code::PlatformAway),
            "{status} {body}: {code}"
        );
    }
    assert_eq!(
        sign_in(
            &app,
            &listening(|mut stream| drop(stream.write_all(b"\0\x01\x02 pas du HTTP\r\n\r\n")))
        ),
        Code::PlatformRubbish
    );
    let state = dispatch(&app, "app_state", json!({})).expect("still usable");
    assert_eq!(state["platform"], json!(null));
    dispatch(&app, "dossier_create", json!({ "form": "far" })).expect("still usable");
}

#[test]
fn without_a_platform_a_synchronisation_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let app = app(folder.path());
    for name in ["sync_now", "platform_sign_out"] {
        assert_eq!(
            dispatch(&app, name, json!({})).expect_err("refused").code,
            Code::NoPlatform,
            "{name}"
        );
    }
    assert_eq!(
        dispatch(&app, "calls_list", json!({})).expect("a view")["synced_at"],
        json!(null)
    );
}
