//! The hour of an opening: the demonstration alone may act as if the deadline had passed.

use std::path::Path;
use std::process::{Command, Output};

use pli_platform::demo;
use pli_platform::publish::FormSource;
use pli_platform::{Clock, Store};

use crate::support::FAR;

fn platform(data: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pli-platform"));
    command.args(arguments).arg("--data").arg(data);
    command.output().expect("the program starts")
}

fn words(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_real_region_opens_at_the_true_hour_only() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("region");
    drop(demo::open(&data, Clock::system(), &FormSource::BuiltIn).expect("a demonstration"));
    let out = folder.path().join("demande.json");
    let start = |hour: &[&str]| {
        let out = out.to_str().expect("a path in UTF-8");
        let arguments = [&["opening", "start", FAR, "--out", out], hour].concat();
        platform(&data, &arguments)
    };

    let early = start(&[]);
    assert!(!early.status.success(), "the deadline has not passed");
    assert!(!out.exists());

    let named = platform(&data, &["region", "Région d’essai", "--platform", "Essai"]);
    assert!(named.status.success(), "{}", words(&named));
    let refused = start(&["--after-deadline"]);
    assert!(!refused.status.success(), "a real Region has one time");
    assert!(
        words(&refused).contains("démonstration"),
        "{}",
        words(&refused)
    );
    assert!(!out.exists(), "no request is written");
    let finish = platform(&data, &["opening", "finish", FAR, "--after-deadline"]);
    assert!(!finish.status.success(), "nor is anything opened");
    let store = Store::open_beside(&data).expect("the store");
    assert!(store.opening(FAR).expect("readable").is_none());
}

#[test]
fn the_demonstration_may_be_opened_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("region");
    drop(demo::open(&data, Clock::system(), &FormSource::BuiltIn).expect("a demonstration"));
    let out = folder.path().join("demande.json");
    let place = out.to_str().expect("a path in UTF-8");
    let begun = platform(
        &data,
        &["opening", "start", FAR, "--out", place, "--after-deadline"],
    );
    assert!(begun.status.success(), "{}", words(&begun));
    assert!(out.exists());
}
