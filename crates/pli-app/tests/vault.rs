//! The vault gives back what it took, or says which file is damaged.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use pli_app::store::{Home, Store};
use pli_app::vault::{Sniffed, Vault, VaultError};

fn vault(folder: &Path) -> Vault {
    let home = Home::take(folder).expect("the folder is free");
    let created = Store::create(home, Some("un mot de passe"))
        .map_err(|(_, error)| error)
        .expect("a store");
    Vault::open(Arc::new(created.store)).expect("a vault")
}

fn content(size: usize) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    bytes.extend(
        (0..size.saturating_sub(bytes.len())).map(|n| u8::try_from(n % 251).expect("small")),
    );
    bytes
}

/// The one file kept in a vault.
fn kept_file(folder: &Path) -> PathBuf {
    let folders = fs::read_dir(folder.join("vault"))
        .expect("a vault")
        .map(|entry| entry.expect("an entry").path());
    let files = folders
        .filter(|path| !path.ends_with("unfinished"))
        .flat_map(|path| fs::read_dir(path).expect("a folder"));
    let mut files: Vec<_> = files.map(|entry| entry.expect("a file").path()).collect();
    assert_eq!(files.len(), 1);
    files.remove(0)
}

#[test]
fn every_size_comes_back_whole_and_in_parts() {
    const MIB: usize = 1024 * 1024;
    let folder = tempfile::tempdir().expect("a folder");
    let vault = vault(folder.path());
    for size in [10, MIB - 1, MIB, MIB + 1, 3 * MIB + 17] {
        let bytes = content(size);
        let mut incoming = vault.incoming().expect("begun");
        bytes
            .chunks(70_001)
            .for_each(|part| incoming.write(part).expect("taken"));
        let kept = vault.keep(incoming).expect("kept");
        assert_eq!((kept.size, kept.sniffed), (size as u64, Sniffed::Pdf));
        let mut out = vault.outgoing(&kept.sha256).expect("opened");
        assert!(out.read_all().expect("read") == bytes, "{size}");
        let (start, length) = (size / 3, size / 2);
        let part = out.read_range(start as u64, length as u64).expect("a part");
        assert!(part == bytes[start..(start + length).min(size)], "{size}");
    }
}

#[test]
fn the_same_content_is_kept_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let vault = vault(folder.path());
    let first = vault.keep_bytes(&content(5000)).expect("kept");
    let second = vault.keep_bytes(&content(5000)).expect("kept");
    assert_eq!(first, second);
    kept_file(folder.path());
}

#[test]
fn a_cut_altered_or_missing_file_is_named_and_taking_it_in_again_mends_it() {
    let damages: [fn(&Path); 4] = [
        |file| fs::write(file, &fs::read(file).expect("read")[..3000]).expect("cut"),
        |file| {
            let mut bytes = fs::read(file).expect("read");
            bytes[2500] ^= 1;
            fs::write(file, bytes).expect("altered");
        },
        |file| fs::write(file, b"").expect("emptied"),
        |file| fs::remove_file(file).expect("removed"),
    ];
    for damage in damages {
        let folder = tempfile::tempdir().expect("a folder");
        let vault = vault(folder.path());
        let kept = vault.keep_bytes(&content(5000)).expect("kept");
        damage(&kept_file(folder.path()));
        let read = vault
            .outgoing(&kept.sha256)
            .and_then(|mut out| out.read_all());
        assert!(
            matches!(read, Err(VaultError::Damaged { ref sha256, .. }) if *sha256 == kept.sha256),
            "{read:?}"
        );
        vault.keep_bytes(&content(5000)).expect("kept again");
        assert!(
            vault
                .outgoing(&kept.sha256)
                .and_then(|mut out| out.read_all())
                .expect("read")
                == content(5000)
        );
    }
}

#[test]
fn nothing_of_the_content_nor_of_its_digest_stands_in_the_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    let vault = vault(folder.path());
    let kept = vault.keep_bytes(&content(5000)).expect("kept");
    let file = kept_file(folder.path());
    assert!(!file.to_string_lossy().contains(&kept.sha256));
    assert!(
        !fs::read(file)
            .expect("read")
            .windows(8)
            .any(|part| part == b"%PDF-1.7")
    );
}

#[test]
fn a_pdf_that_is_encrypted_is_seen_even_when_two_writes_part_the_word() {
    let folder = tempfile::tempdir().expect("a folder");
    let vault = vault(folder.path());
    for (text, expected) in [
        ("trailer << /Encrypt 5 0 R >>", true),
        ("<< /EncryptMetadata false >>", false),
    ] {
        let bytes = [b"%PDF-1.7\n", text.as_bytes()].concat();
        for cut in 1..bytes.len() {
            let mut incoming = vault.incoming().expect("begun");
            incoming.write(&bytes[..cut]).expect("taken");
            incoming.write(&bytes[cut..]).expect("taken");
            assert_eq!(
                vault.keep(incoming).expect("kept").encrypted,
                expected,
                "{cut}"
            );
        }
    }
}

#[test]
fn a_file_given_up_leaves_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let vault = vault(folder.path());
    let mut incoming = vault.incoming().expect("begun");
    incoming.write(&content(100_000)).expect("taken");
    drop(incoming);
    assert_eq!(
        fs::read_dir(folder.path().join("vault/unfinished"))
            .expect("a folder")
            .count(),
        0
    );
}

#[test]
fn only_old_files_without_a_row_are_swept_at_the_start() {
    use std::time::{Duration, SystemTime};
    let folder = tempfile::tempdir().expect("a folder");
    let vault = vault(folder.path());
    let kept = vault.keep_bytes(&content(5000)).expect("kept");
    let named = kept_file(folder.path());
    let beside = |name: &str| named.parent().expect("a folder").join(name);
    let (old, young) = (beside("ab-left-by-a-crash"), beside("ab-on-its-way"));
    let now = SystemTime::now();
    let days_ago = |days: u64| now - Duration::from_secs(days * 86_400);
    for (file, at) in [(&old, days_ago(2)), (&young, now), (&named, days_ago(400))] {
        if *file != named {
            fs::write(file, b"bytes").expect("written");
        }
        let open = fs::File::options().write(true).open(file).expect("opened");
        open.set_modified(at).expect("dated");
    }
    assert_eq!(vault.sweep(now).expect("swept"), 1);
    assert!(!old.exists() && young.exists());
    let mut out = vault.outgoing(&kept.sha256).expect("kept");
    assert_eq!(out.read_all().expect("whole"), content(5000));
    assert_eq!(vault.sweep(now).expect("swept"), 0);
}
