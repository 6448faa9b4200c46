//! Signing in and out.

use jiff::SignedDuration;
use pli_platform::account::{self, AccountError, MAX_FAILURES};
use pli_proof::device::DeviceKey;
use pli_protocol::account::{Secret, User};
use pli_protocol::problem::code;

use crate::support::{Bench, problem, sign_in_request};

#[test]
fn a_wrong_password_and_an_unknown_user_are_told_in_the_same_words() {
    let bench = Bench::new();
    let platform = bench.in_process();
    let key = DeviceKey::generate().expect("a key");
    let wrong = problem(platform.sign_in(&sign_in_request("demo", "pas le bon mot", &key)));
    let unknown = problem(platform.sign_in(&sign_in_request("personne", "pas le bon mot", &key)));
    assert_eq!(wrong, unknown);
    assert_eq!(
        (wrong.code.as_str(), wrong.status),
        (code::AUTH_PASSWORD, 401)
    );
}

#[test]
fn after_five_failures_a_user_waits_and_others_do_not() {
    let bench = Bench::new();
    let platform = bench.in_process();
    let key = DeviceKey::generate().expect("a key");
    for _ in 0..MAX_FAILURES {
        problem(platform.sign_in(&sign_in_request("demo", "pas le bon mot", &key)));
    }
    let right = sign_in_request("demo", &bench.password, &key);
    let refused = problem(platform.sign_in(&right));
    assert_eq!(
        (refused.code.as_str(), refused.status),
        (code::AUTH_THROTTLED, 429)
    );
    assert_eq!(
        refused.value_text("retry_after_seconds").as_deref(),
        Some("900")
    );
    let other = problem(platform.sign_in(&sign_in_request("personne", "pas le bon mot", &key)));
    assert_eq!(other.code, code::AUTH_PASSWORD);
    bench.advance(SignedDuration::from_secs(901));
    platform.sign_in(&right).expect("the pause is over");
}

#[test]
fn tokens_are_kept_as_digests_and_withdrawn_with_a_new_password() {
    let bench = Bench::new();
    let session = bench.session(bench.in_process());
    let token = session.token().reveal();
    assert_eq!(token.len(), 43);
    for name in ["platform.sqlite", "platform.sqlite-wal"] {
        let bytes = std::fs::read(bench.root.join(name)).expect("the database");
        let holds = |text: &str| {
            bytes
                .windows(text.len())
                .any(|window| window == text.as_bytes())
        };
        assert!(!holds(token) && !holds(&bench.password), "{name}");
    }
    let user = User {
        name: "demo".to_owned(),
        display_name: "Camille".to_owned(),
    };
    let organisation = (pli_platform::demo::ORGANISATION, None);
    let now = bench.office.clock.now();
    account::set_user(
        &bench.office.store,
        &user,
        organisation,
        "un autre mot de passe",
        now,
    )
    .expect("renewed");
    assert_eq!(
        problem(session.platform.calls(session.token())).code,
        code::AUTH_TOKEN
    );
}

#[test]
fn tokens_that_are_wrong_are_refused() {
    let bench = Bench::new();
    let platform = bench.in_process();
    for token in ["", "x", &"y".repeat(43), &"z".repeat(5000)] {
        let refused = problem(platform.calls(&Secret::new(token.to_owned())));
        assert_eq!(
            (refused.code.as_str(), refused.status),
            (code::AUTH_TOKEN, 401)
        );
    }
}

#[test]
fn weak_or_strange_accounts_are_refused() {
    let bench = Bench::new();
    let now = bench.office.clock.now();
    for (name, organisation, password) in [
        ("", "Organisme", "un mot de passe long"),
        ("a b", "Organisme", "un mot de passe long"),
        ("ok", " ", "un mot de passe long"),
        ("ok", "Organisme", "court"),
    ] {
        let user = User {
            name: name.to_owned(),
            display_name: String::new(),
        };
        let made = account::set_user(
            &bench.office.store,
            &user,
            (organisation, None),
            password,
            now,
        );
        assert!(
            matches!(made, Err(AccountError::Refused { .. })),
            "{name:?} {organisation:?} {password:?}"
        );
    }
}

#[test]
fn a_device_without_a_usable_key_is_refused() {
    let bench = Bench::new();
    let platform = bench.in_process();
    let key = DeviceKey::generate().expect("a key");
    let mut request = sign_in_request("demo", &bench.password, &key);
    for bad in ["", "pas du base64", "AAAA"] {
        request.device_public_key = bad.to_owned();
        assert_eq!(
            problem(platform.sign_in(&request)).code,
            code::REQUEST_MALFORMED
        );
    }
}
