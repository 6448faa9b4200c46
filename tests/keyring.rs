//! A real keyring, on a session bus of its own: the store's key and the platform's token stand in it, and nowhere else.
#![cfg(target_os = "linux")]

use std::path::Path;
use std::process::Command;

use pli_tests::programs::{program, run};
use pli_tests::region::Region;

/// Signs in, works and signs out beside an unlocked keyring, and says after each step how many secrets of Pli it keeps.
const SESSION: &str = r#"
printf essai | gnome-keyring-daemon --unlock --components=secrets >/dev/null
kept() {
    printf '%s %s\n' "$1" "$(dbus-send --session --print-reply --dest=org.freedesktop.secrets /org/freedesktop/secrets \
        org.freedesktop.Secret.Service.SearchItems dict:string:string:service,fr.pli.store | grep -c 'object path')"
}
set -e
kept before
printf '%s\n' "$PASSWORD" | "$PLI" --home "$STORE" platform login "$URL" --user "$NAME" >&2
kept signed-in
"$PLI" --home "$STORE" sync >&2
"$PLI" --home "$STORE" platform logout >&2
kept signed-out
if "$PLI" --home "$STORE" sync >&2; then echo "signed out, and it synchronised"; fi
"$PLI" --home "$STORE" dossier list >&2
"#;

#[test]
fn the_keyring_keeps_the_key_of_the_store_and_the_token_of_the_platform() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("store");
    let mut session = person(folder.path(), &store, "dbus-run-session");
    session.args(["--", "sh", "-c", SESSION]);
    let region = Region::shared();
    session
        .env("URL", &region.url)
        .env("NAME", &region.user)
        .env("PASSWORD", &region.password);
    let output = run(session, "");
    let (out, err) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    assert!(output.status.success(), "{out}\n{err}");
    assert_eq!(out, "before 0\nsigned-in 2\nsigned-out 1\n", "{err}");

    let mut elsewhere = person(folder.path(), &store, "sh");
    elsewhere
        .args(["-c", r#""$PLI" --home "$STORE" dossier list"#])
        .env_remove("DBUS_SESSION_BUS_ADDRESS");
    let refused = run(elsewhere, "");
    assert_eq!(
        refused.status.code(),
        Some(1),
        "without the keyring the store stays closed: {}",
        String::from_utf8_lossy(&refused.stderr)
    );
}

/// A program in a home of its own, so that the keyring of the person who runs the test is never touched.
fn person(home: &Path, store: &Path, name: &str) -> Command {
    let mut command = Command::new(name);
    command
        .env("HOME", home)
        .env("XDG_DATA_HOME", home.join("data"))
        .env("XDG_RUNTIME_DIR", home)
        .env("PLI", program("pli"))
        .env("STORE", store)
        .env_remove("PLI_PASSPHRASE");
    command
}
