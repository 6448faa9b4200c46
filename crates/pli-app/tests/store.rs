//! The store holds what it acknowledged, opens only with its keys, and is never made twice.

use std::fs;
use std::path::Path;

use pli_app::store::{Home, Meta, RecoveryKey, Store, StoreError, Unlock};

const PASSPHRASE: &str = "un mot de passe long";

fn created(folder: &Path) -> (Store, RecoveryKey) {
    let home = Home::take(folder).expect("the folder is free");
    let created = Store::create(home, Some(PASSPHRASE))
        .map_err(|(_, error)| error)
        .expect("a store");
    (created.store, created.recovery)
}

fn open(folder: &Path, unlock: &Unlock<'_>) -> Result<Store, StoreError> {
    Store::open(Home::take(folder)?, unlock).map_err(|(_, error)| error)
}

fn write(store: &Store, value: &'static str) {
    store
        .write(move |connection| Meta::Profile.set(connection, &value))
        .expect("written");
}

fn read(store: &Store) -> Option<String> {
    Meta::Profile.get(&store.reader()).expect("read")
}

#[test]
fn what_was_acknowledged_is_there_after_reopening_by_either_key() {
    let folder = tempfile::tempdir().expect("a folder");
    let (store, recovery) = created(folder.path());
    write(&store, "gardé");
    let actor = store.actor();
    drop(store);
    let store = open(folder.path(), &Unlock::Passphrase(PASSPHRASE)).expect("opens");
    assert_eq!(read(&store).as_deref(), Some("gardé"));
    assert_eq!(store.actor(), actor);
    drop(store);
    let store = open(folder.path(), &Unlock::Recovery(&recovery)).expect("opens");
    assert_eq!(read(&store).as_deref(), Some("gardé"));
}

#[test]
fn the_recovery_key_gives_a_new_passphrase_to_one_who_lost_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let (store, recovery) = created(folder.path());
    write(&store, "gardé");
    drop(store);
    drop(
        open(
            folder.path(),
            &Unlock::Renewal(&recovery, "une nouvelle phrase"),
        )
        .expect("opens"),
    );
    let refused = open(folder.path(), &Unlock::Passphrase(PASSPHRASE)).err();
    assert!(
        matches!(refused, Some(StoreError::WrongPassphrase)),
        "{refused:?}"
    );
    let store = open(folder.path(), &Unlock::Passphrase("une nouvelle phrase")).expect("opens");
    assert_eq!(read(&store).as_deref(), Some("gardé"));
    drop(store);
    assert!(open(folder.path(), &Unlock::Recovery(&recovery)).is_ok());
}

#[test]
fn a_wrong_passphrase_opens_nothing_and_touches_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let (store, _) = created(folder.path());
    write(&store, "gardé");
    drop(store);
    let before = contents(&folder.path().join("store"));
    let refused = open(folder.path(), &Unlock::Passphrase("autre chose")).err();
    assert!(
        matches!(refused, Some(StoreError::WrongPassphrase)),
        "{refused:?}"
    );
    let refused = open(folder.path(), &Unlock::Keyring).err();
    assert!(matches!(refused, Some(StoreError::Locked)), "{refused:?}");
    assert!(before == contents(&folder.path().join("store")));
}

#[test]
fn a_store_whose_key_or_database_is_missing_is_damaged_and_never_made_again() {
    for missing in ["key.json", "store.db"] {
        let folder = tempfile::tempdir().expect("a folder");
        drop(created(folder.path()));
        fs::remove_file(folder.path().join("store").join(missing)).expect("removed");
        let home = Home::take(folder.path()).expect("free");
        let (home, refused) = Store::create(home, Some(PASSPHRASE))
            .err()
            .expect("refused");
        assert!(matches!(refused, StoreError::Damaged { .. }), "{refused:?}");
        let (_, refused) = Store::open(home, &Unlock::Passphrase(PASSPHRASE)).expect_err("refused");
        assert!(matches!(refused, StoreError::Damaged { .. }), "{refused:?}");
    }
}

#[test]
fn nothing_of_what_is_written_can_be_read_in_the_files() {
    let folder = tempfile::tempdir().expect("a folder");
    let (store, _) = created(folder.path());
    write(&store, "FR7630006000011234567890189");
    drop(store);
    for bytes in contents(&folder.path().join("store")) {
        let found = bytes.windows(12).any(|part| part == b"FR7630006000");
        assert!(!found && !bytes.starts_with(b"SQLite format 3"));
    }
}

#[test]
fn a_copied_store_gets_a_new_actor_and_the_first_keeps_its_own() {
    let folder = tempfile::tempdir().expect("a folder");
    let (store, _) = created(folder.path());
    let first = store.actor();
    drop(store);
    let copy = tempfile::tempdir().expect("another folder");
    fs::create_dir(copy.path().join("store")).expect("made");
    for name in ["key.json", "store.db"] {
        fs::copy(
            folder.path().join("store").join(name),
            copy.path().join("store").join(name),
        )
        .expect("copied");
    }
    let copied = open(copy.path(), &Unlock::Passphrase(PASSPHRASE)).expect("opens");
    assert_ne!(copied.actor(), first);
    let again = open(folder.path(), &Unlock::Passphrase(PASSPHRASE)).expect("opens");
    assert_eq!(again.actor(), first);
}

#[test]
fn an_act_that_fails_takes_nothing_of_the_acts_beside_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let (store, _) = created(folder.path());
    std::thread::scope(|scope| {
        for n in 0..40 {
            let store = &store;
            scope.spawn(move || {
                let done = store.write(move |connection| {
                    let sql = "INSERT INTO call (reference, body, shown, synced_at) VALUES (?1, '', 1, '')";
                    connection.execute(sql, [n])?;
                    if n % 4 == 0 { Err(StoreError::Locked) } else { Ok(()) }
                });
                assert_eq!(done.is_ok(), n % 4 != 0);
            });
        }
    });
    let count: i64 = store
        .reader()
        .query_row("SELECT count(*) FROM call", [], |row| row.get(0))
        .expect("counted");
    assert_eq!(count, 30);
}

#[test]
fn on_a_full_disk_the_ballast_makes_room_and_then_the_fault_says_full() {
    let folder = tempfile::tempdir().expect("a folder");
    let (store, _) = created(folder.path());
    // SQLite's own bound on the file stands for the disk: the error is the one of a full disk.
    let pages: i64 = store
        .reader()
        .query_row("PRAGMA page_count", [], |row| row.get(0))
        .expect("counted");
    store
        .write(move |connection| {
            connection.query_row(
                &format!("PRAGMA max_page_count = {}", pages + 8),
                [],
                |row| row.get::<_, i64>(0),
            )?;
            Ok(())
        })
        .expect("bounded");
    assert!(!store.is_short_of_room());
    let big = "x".repeat(200_000);
    let refused = store
        .write(move |connection| Meta::Profile.set(connection, &big))
        .err();
    assert!(
        refused.as_ref().is_some_and(StoreError::is_full),
        "{refused:?}"
    );
    assert!(store.is_short_of_room(), "the ballast was given up");
    write(&store, "une réponse courte");
    assert_eq!(read(&store).as_deref(), Some("une réponse courte"));
}

fn contents(folder: &Path) -> Vec<Vec<u8>> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    files
        .iter()
        .filter(|file| file.extension().is_none_or(|e| e != "db-shm"))
        .map(|file| fs::read(file).expect("bytes"))
        .collect()
}
