//! Keys on tokens: signatures that outside judges accept, and each way in which a token or its driver fails.
#![cfg(unix)]

mod bench;
mod opening;
#[expect(
    dead_code,
    reason = "shared with the other tests of the crate, which use all of it"
)]
#[path = "../proof/support/mod.rs"]
mod support;

use bench::{PATIENCE, PIN, SHORT, bench};
use pli_proof::signer::token::{self, Choice, PinState};
use pli_proof::signer::{SignatureAlgorithm, Signer, SignerError, TriesLeft};
use pli_proof::verify::Indication;
use pli_proof::{cades, certificate, pades, trial};
use std::path::{Path, PathBuf};
use support::judge::{self, Opinion, file};
use support::pdf::{Form, Layout, small};
use support::{authority, now, options, trusting};

#[test]
fn signatures_of_tokens_are_accepted_outside() {
    let Some(bench) = bench() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let root_pem = authority().root_pem();
    let root = file(folder.path(), "root.pem", root_pem.as_bytes());
    let cases: &[(&str, &[&str], SignatureAlgorithm)] = &[
        ("rsa", &[], SignatureAlgorithm::RsaSha256),
        ("rsa-only", &["RSA_ONLY"], SignatureAlgorithm::RsaSha256),
        ("lying", &["LYING"], SignatureAlgorithm::RsaSha256),
        ("p256", &[], SignatureAlgorithm::EcdsaP256Sha256),
        ("p384", &[], SignatureAlgorithm::EcdsaP384Sha384),
    ];
    let mut files = vec![root];
    for (label, faults, algorithm) in cases {
        let driver = match faults {
            [] => bench.plain(),
            faults => bench.driver(label, faults),
        };
        let signer = bench.open(&driver, label, PIN).expect("opens");
        assert_eq!(signer.algorithm(), *algorithm, "{label}");
        assert_eq!(signer.chain().len(), 2, "{label}: the root is on the token");
        assert!(!signer.asks_each_time(), "{label}");
        // Twice in one session: one PIN is enough.
        let once = pades::sign(small(Form::None, Layout::Table), &signer, &options());
        let twice = pades::sign(once.expect("signed"), &signer, &options()).expect("again");
        files.push(file(folder.path(), &format!("{label}.pdf"), &twice));
        let cms = cades::sign_detached(b"manifeste", &signer, now()).expect("a signature");
        let opinion = judge::openssl(folder.path(), b"manifeste", &cms, &root_pem);
        assert_eq!(opinion, Opinion::Accepts, "{label}");
        let verdict = trial::try_out(&signer, &options(), &trusting(authority()), now());
        let verdict = verdict.expect("a trial");
        assert_eq!(verdict.indication, Indication::TotalPassed, "{label}");
    }
    let paths = files.iter().map(AsRef::as_ref).collect::<Vec<&Path>>();
    let opinion = judge::outside("pyhanko", &paths);
    assert!(!matches!(opinion, Opinion::Refuses(_)), "{opinion:?}");
}

#[test]
fn a_key_that_asks_each_time_gets_its_pin_for_each_signature() {
    let Some(bench) = bench() else { return };
    for label in ["rsa-each", "p256-each"] {
        let signer = bench.open(&bench.plain(), label, PIN).expect("opens");
        assert!(signer.asks_each_time(), "{label}");
        signer.sign(b"first").expect("with the PIN of the opening");
        assert_eq!(signer.sign(b"second"), Err(SignerError::PinWanted));
        signer.give_pin("000000");
        let refused = signer.sign(b"second");
        assert!(
            matches!(refused, Err(SignerError::WrongPin { .. })),
            "{label}: {refused:?}"
        );
        signer.give_pin(PIN);
        let signature = signer.sign(b"second").expect("with its own PIN");
        assert_eq!(signer.sign(b"third"), Err(SignerError::PinWanted));
        assert!(signature.len() > 60, "{label}");
    }
}

#[test]
fn a_wrong_pin_is_counted_and_a_right_one_clears_the_count() {
    let Some(bench) = bench() else { return };
    let driver = bench.plain();
    let wrong = bench.open(&driver, "wrong", "135792").err();
    let few = SignerError::WrongPin {
        tries_left: TriesLeft::Few,
    };
    assert_eq!(wrong, Some(few));
    assert_eq!(pin_of(&driver, "wrong"), PinState::Ready(TriesLeft::Few));
    let signer = bench.open(&driver, "wrong", PIN).expect("opens");
    signer.sign(b"message").expect("signs");
    assert_eq!(
        pin_of(&driver, "wrong"),
        PinState::Ready(TriesLeft::Several)
    );
    let none = token::open(&[driver], &labelled("p384"), None, now(), PATIENCE);
    assert_eq!(none.err(), Some(SignerError::PinWanted));
}

#[test]
fn the_last_try_is_announced_and_a_locked_pin_is_told() {
    let Some(bench) = bench() else { return };
    let driver = bench.driver("locks", &["LOCKS"]);
    let attempt = |pin: &str| bench.open(&driver, "locks", pin).err();
    let wrong = |tries_left| Some(SignerError::WrongPin { tries_left });
    assert_eq!(attempt("111111"), wrong(TriesLeft::Few));
    assert_eq!(attempt("222222"), wrong(TriesLeft::One));
    assert_eq!(attempt(PIN), None);
    assert_eq!(attempt("111111"), wrong(TriesLeft::Few));
    assert_eq!(attempt("222222"), wrong(TriesLeft::One));
    assert_eq!(attempt("333333"), Some(SignerError::PinLocked));
    assert_eq!(pin_of(&driver, "locks"), PinState::Locked);
    assert_eq!(attempt(PIN), Some(SignerError::PinLocked));
}

#[test]
fn tokens_are_told_apart_by_serial_and_label_and_never_by_slot() {
    let Some(bench) = bench() else { return };
    let drivers = [bench.plain()];
    let twins = token::list(&drivers[0], PATIENCE).expect("tokens");
    let twins = twins.into_iter().filter(|it| it.label == "twins");
    let mut serials = twins.map(|token| token.serial).collect::<Vec<_>>();
    serials.sort();
    let open = |choice: &Choice| token::open(&drivers, choice, Some(PIN), now(), PATIENCE);
    let refused = open(&labelled("twins")).err();
    let both = serials.clone();
    assert_eq!(refused, Some(SignerError::SeveralTokens { serials: both }));
    for serial in serials {
        let choice = Choice {
            serial: Some(serial),
            ..labelled("twins")
        };
        open(&choice)
            .expect("one of them")
            .sign(b"message")
            .expect("signs");
    }
    open(&labelled("Clé de Mélanie")).expect("accents in a label");
    let unknown = open(&labelled("personne")).err();
    assert_eq!(unknown, Some(SignerError::UnknownToken));
    let other = Choice {
        certificate: Some("00".repeat(32)),
        ..labelled("p256")
    };
    assert_eq!(open(&other).err(), Some(SignerError::NoCertificate));
}

#[test]
fn certificates_are_seen_before_any_pin() {
    let Some(bench) = bench() else { return };
    let tokens = token::list(&bench.plain(), PATIENCE).expect("tokens");
    let token = tokens
        .iter()
        .find(|it| it.label == "p384")
        .expect("a token");
    assert_eq!(token.certificates.len(), 2);
    assert!(!token.pin_on_reader);
    assert!(!token.serial.is_empty());
    let names = token.certificates.iter();
    let names = names.filter_map(|der| certificate::read(der, now()).ok());
    assert!(
        names
            .into_iter()
            .any(|facts| facts.holder.given_name.as_deref() == Some("Élodie"))
    );
}

#[test]
fn a_token_removed_in_the_middle_is_told_and_ends_the_session() {
    let Some(bench) = bench() else { return };
    let driver = bench.driver("vanishes", &["VANISHES=1"]);
    let signer = bench.open(&driver, "vanishes", PIN).expect("opens");
    signer.sign(b"first").expect("still there");
    assert_eq!(signer.sign(b"second"), Err(SignerError::Removed));
    assert_eq!(signer.sign(b"third"), Err(SignerError::Ended));
    assert_eq!(token::list(&driver, PATIENCE), Err(SignerError::NoToken));
}

#[test]
fn a_token_whose_memory_is_destroyed_makes_no_signature() {
    let Some(bench) = bench() else { return };
    let driver = bench.plain();
    let before = bench.token_folders();
    let signer = bench.open(&driver, "destroyed", PIN).expect("opens");
    let named = |folder: &PathBuf| {
        let files = std::fs::read_dir(folder).expect("a token");
        let mut texts = files.filter_map(|it| std::fs::read(it.ok()?.path()).ok());
        texts.any(|text| text.windows(9).any(|part| part == b"destroyed"))
    };
    let folder = before.into_iter().find(named).expect("the token's folder");
    std::fs::remove_dir_all(folder).expect("removed");
    let refused = signer.sign(b"message");
    assert!(refused.is_err(), "{refused:?}");
}

#[test]
fn a_driver_that_hangs_keeps_nobody() {
    let Some(bench) = bench() else { return };
    let hangs = [bench.driver("hangs", &["HANGS"])];
    // Looking is not logging in: this driver hangs at the PIN only.
    token::list(&hangs[0], PATIENCE).expect("tokens");
    let late = token::open(&hangs, &labelled("hangs"), Some(PIN), now(), SHORT).err();
    let told = matches!(late, Some(SignerError::DriverHangs { .. }));
    assert!(told, "{late:?}");
    let driver = [bench.driver("sign-hangs", &["SIGN_HANGS"])];
    let signer = loop {
        // The machine may be busy while the session opens; what is tried here is the signature.
        match token::open(&driver, &labelled("sign-hangs"), Some(PIN), now(), SHORT) {
            Ok(signer) => break signer,
            Err(SignerError::DriverHangs { .. }) => {}
            Err(other) => panic!("{other}"),
        }
    };
    let late = signer.sign(b"message");
    let told = matches!(late, Err(SignerError::DriverHangs { patience }) if patience == SHORT);
    assert!(told, "{late:?}");
    assert_eq!(signer.sign(b"message"), Err(SignerError::Ended));
}

#[test]
fn what_is_missing_is_told_from_the_reader_to_the_driver() {
    let Some(bench) = bench() else { return };
    let list = |driver: &Path| token::list(driver, PATIENCE).err();
    let empty = bench.driver("empty", &["EMPTY"]);
    let no_reader = bench.driver("no-reader", &["NO_READER"]);
    assert_eq!(list(&empty), Some(SignerError::NoToken));
    assert_eq!(list(&no_reader), Some(SignerError::NoReader));
    let folder = tempfile::tempdir().expect("a folder");
    let text = file(folder.path(), "driver.so", b"no library at all");
    for unusable in [text, folder.path().join("missing.so")] {
        let path = unusable.clone();
        assert_eq!(list(&unusable), Some(SignerError::DriverUnusable { path }));
    }
    let open = |drivers: &[PathBuf]| {
        token::open(drivers, &Choice::default(), Some(PIN), now(), PATIENCE).err()
    };
    assert_eq!(open(&[]), Some(SignerError::NoDriver));
    // An empty reader can be mended at once, a missing one less so.
    assert_eq!(open(&[no_reader, empty]), Some(SignerError::NoToken));
}

#[test]
fn a_signature_that_is_not_the_certificates_is_never_handed_out() {
    let Some(bench) = bench() else { return };
    let driver = bench.driver("bent", &["BENT"]);
    let signer = bench.open(&driver, "bent", PIN).expect("opens");
    assert_eq!(signer.sign(b"message"), Err(SignerError::KeyRefused));
}

fn labelled(label: &str) -> Choice {
    Choice {
        label: Some(label.to_owned()),
        ..Choice::default()
    }
}

fn pin_of(driver: &Path, label: &str) -> PinState {
    let tokens = token::list(driver, PATIENCE).expect("tokens");
    let token = tokens.into_iter().find(|token| token.label == label);
    token.expect("a token").pin
}
