//! A key that the window holds open closes when nobody uses it, and the person is told by the state of the application.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use pli_app::certificate::{self, IDLE_LIMIT, Moment};
use pli_app::seam::dispatch;
use pli_app::{App, Code};
use pli_proof::demo::{Authority, KeyKind, Period, Person};
use serde_json::{Value, json};

const PASSWORD: &str = "mot de passe";

fn ask(app: &App, name: &str, request: Value) -> Value {
    dispatch(app, name, request).unwrap_or_else(|fault| panic!("{name}: {fault}"))
}

fn later(moment: Moment, by: Duration) -> Moment {
    Moment {
        steady: moment.steady + by,
        wall: moment.wall + by,
    }
}

fn p12() -> String {
    let now = Timestamp::now();
    let authority = Authority::found("Autorité de test", now).expect("an authority");
    let person = Person {
        given_name: "Élodie".to_owned(),
        surname: "Lefèvre".to_owned(),
        organisation: "Organisme".to_owned(),
        siren: "123456782".to_owned(),
    };
    let signer = authority.issue_signer(&person, KeyKind::P256, Period::current(now));
    let file = signer.and_then(|signer| signer.to_pkcs12("signataire", PASSWORD));
    STANDARD.encode(file.expect("a PKCS#12 file"))
}

#[test]
fn a_key_closes_when_nobody_uses_it_and_stays_while_somebody_does() {
    let folder = tempfile::tempdir().expect("a folder");
    let app = App::start(folder.path(), None).expect("the folder is free");
    let first = json!({ "passphrase": "une phrase de passe", "author": "Anne" });
    ask(&app, "first_start", first);
    let session = app.session().expect("open");
    let open = json!({ "from": "file", "p12": p12(), "password": PASSWORD });
    let opened = Moment::now();
    let key = ask(&app, "key_open", open.clone())["key"].clone();
    let keys = || ask(&app, "app_state", json!({}))["keys"].clone();
    assert_eq!(keys(), json!([key]));

    certificate::close_unused(&session, later(opened, IDLE_LIMIT - Duration::from_secs(1)));
    assert_eq!(keys(), json!([key]), "not before its time");
    ask(&app, "certificate_check", json!({ "key": key }));
    certificate::close_unused(&session, later(opened, IDLE_LIMIT));
    assert_eq!(keys(), json!([key]), "each use counts anew");

    certificate::close_unused(&session, later(Moment::now(), IDLE_LIMIT));
    assert_eq!(keys(), json!([]));
    let refused = dispatch(&app, "certificate_check", json!({ "key": key }));
    assert_eq!(refused.expect_err("closed").code, Code::KeyClosed);
    // Closed is closed: asking again is no fault.
    ask(&app, "key_close", json!({ "key": key }));

    // A machine that slept: the steady clock stood still, the clock on the wall went on.
    ask(&app, "key_open", open);
    let now = Moment::now();
    let woken = Moment {
        wall: now.wall + IDLE_LIMIT,
        ..now
    };
    certificate::close_unused(&session, woken);
    assert_eq!(keys(), json!([]));
}
