//! A store that cannot be opened or written: it is never touched, never made again, and holds all that was acknowledged.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use pli_tests::middle::{Middle, Step};
use pli_tests::paper;
use pli_tests::pli::{Pli, Said};
use pli_tests::programs::end;
use pli_tests::region::Region;
use sha2::{Digest as _, Sha256};

use crate::Watched;

/// Damages a store that is whole.
type Damage = fn(&Path);

#[test]
fn a_wrong_passphrase_touches_nothing() {
    let watched = Watched::begin();
    let home = watched.job.pli.home();
    let before = fingerprints(home);
    let stranger = watched
        .job
        .pli
        .clone()
        .with("PLI_PASSPHRASE", "une autre phrase de passe");
    stranger.refused(&["dossier", "list"], "wrong-passphrase");
    stranger.refused(&["dossier", "create", "--form", "aide"], "wrong-passphrase");
    let silent = watched.job.pli.clone().with("PLI_PASSPHRASE", "");
    silent.refused(&["dossier", "list"], "store-locked");
    assert_eq!(fingerprints(home), before);
    watched.unchanged();
}

#[test]
fn a_second_process_waits_for_its_turn() {
    let region = Region::shared();
    let middle = Middle::before(region.authority());
    let job = crate::signed();
    job.pli.sign_in(&middle.url(), region);
    let watched = Watched::over(job);
    middle.now(|_| Step::Silence);
    let asked = middle.seen().len();
    let first = watched.job.pli.start(&["sync"]);
    // The first holds the store for as long as the platform keeps silent.
    middle.wait_for_more_than(asked);
    watched.refused(&["dossier", "list"], "store-busy");
    watched.refused(
        &["dossier", "set", &watched.job.id, "projet.title", "x"],
        "store-busy",
    );
    end(first.id());
    drop(Said::hear(first, "pli sync"));
    watched.unchanged();
}

#[test]
fn a_store_that_is_cut_or_incomplete_is_never_made_again() {
    let cases: [(&str, Damage); 5] = [
        ("the key is gone", |home| {
            fs::remove_file(home.join("store/key.json")).expect("a key");
        }),
        ("the key is rubbish", |home| {
            fs::write(home.join("store/key.json"), b"{}").expect("a key");
        }),
        ("the database is gone", |home| {
            fs::remove_file(home.join("store/store.db")).expect("a database");
        }),
        ("the database is cut", |home| {
            cut(&home.join("store/store.db"));
        }),
        ("the store is gone, its files stay", |home| {
            fs::remove_dir_all(home.join("store")).expect("a store");
        }),
    ];
    for (name, damage) in cases {
        let job = crate::signed();
        let home = job.pli.home();
        damage(home);
        let before = fingerprints(home);
        let said = job.pli.run(&["dossier", "list"]);
        assert_eq!(said.code, Some(1), "{name}: {said}");
        said.refused("store-damaged");
        job.pli
            .run(&["dossier", "create", "--form", "aide", "--json"])
            .refused_json("store-damaged");
        assert_eq!(fingerprints(home), before, "{name}");
    }
}

#[test]
fn a_full_disk_loses_nothing_that_was_acknowledged() {
    let Some(disk) = SmallDisk::mount(48) else {
        return a_refusing_disk_loses_nothing_that_was_acknowledged();
    };
    let watched = on(&disk.folder);
    let job = &watched.job;
    let large = [paper::pdf("large"), vec![b' '; 15 * 1024 * 1024]].concat();
    let large = job.file("large.pdf", large);
    disk.fill_but(4 * 1024 * 1024);
    watched.refused(
        &["dossier", "attach", &job.id, "assurance", &large],
        "disk-full",
    );
    watched.unchanged();
    disk.fill_but(0);
    // Until the reserve is used up small acts are done; then each is refused, and what was done before stands.
    let mut last = None;
    let refused = (0..4000).find_map(|number| {
        let text = format!("{number} {}", "é".repeat(50_000));
        let said = job
            .pli
            .run(&["dossier", "set", &job.id, "projet.description", &text]);
        if said.code == Some(0) {
            disk.fill_but(0);
            last = Some(text);
            return None;
        }
        Some(said)
    });
    let refused = refused.expect("a disk that is full at last");
    assert_eq!(refused.code, Some(1), "{refused}");
    assert!(refused.err.contains("Le disque est plein"), "{refused}");
    disk.empty();
    let whole = job.pli.whole(&job.id).to_string();
    if let Some(text) = last {
        assert!(whole.contains(&text), "an acknowledged answer is gone");
    }
    job.pli
        .done(&["dossier", "attach", &job.id, "assurance", &large]);
}

/// Where no disk can be mounted, the system refuses to let any file grow.
fn a_refusing_disk_loses_nothing_that_was_acknowledged() {
    let watched = Watched::begin();
    let job = &watched.job;
    let large = job.file(
        "large.pdf",
        [paper::pdf("large"), vec![b' '; 4 * 1024 * 1024]].concat(),
    );
    let pli = job
        .pli
        .command(&["dossier", "attach", &job.id, "assurance", &large, "--json"]);
    let mut limited = Command::new("bash");
    limited
        .args(["-c", "trap '' XFSZ; ulimit -f 512; exec \"$@\"", "limited"])
        .arg(pli.get_program())
        .args(pli.get_args());
    limited.envs(
        pli.get_envs()
            .filter_map(|(name, value)| Some((name, value?))),
    );
    let output = pli_tests::programs::run(limited, "");
    assert_eq!(
        output.status.code(),
        Some(1),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    watched.unchanged();
    job.pli
        .done(&["dossier", "attach", &job.id, "assurance", &large]);
}

/// A small disk in memory, where this runs with the right to mount one; gone with the test.
struct SmallDisk {
    folder: tempfile::TempDir,
}

impl SmallDisk {
    fn mount(mebibytes: u32) -> Option<Self> {
        let folder = tempfile::tempdir().expect("a folder");
        let size = format!("size={mebibytes}m");
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &size, "tmpfs"])
            .arg(folder.path())
            .output();
        mounted
            .is_ok_and(|output| output.status.success())
            .then_some(Self { folder })
    }

    /// Fills the disk until so many bytes are left.
    fn fill_but(&self, left: usize) {
        let ballast = self.folder.path().join("filling");
        let known = fs::metadata(&ballast).map_or(0, |known| known.len());
        let mut file = fs::File::options()
            .create(true)
            .append(true)
            .open(&ballast)
            .expect("a filling");
        let block = vec![7_u8; 4096];
        while std::io::Write::write_all(&mut file, &block).is_ok() {}
        let full = fs::metadata(&ballast).expect("a filling").len();
        file.set_len(full.saturating_sub(left as u64).max(known))
            .expect("a shorter filling");
    }

    fn empty(&self) {
        fs::remove_file(self.folder.path().join("filling")).expect("a filling");
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        Command::new("umount")
            .arg("-l")
            .arg(self.folder.path())
            .output()
            .ok();
    }
}

/// A copy of the signed dossier whose store stands on another disk.
fn on(disk: &tempfile::TempDir) -> Watched {
    let mut job = crate::signed();
    let home = disk.path().join("home");
    pli_tests::job::copy_folder(job.pli.home(), &home);
    job.pli.move_to(&home);
    Watched::over(job)
}

/// SHA-256 of every file of a folder but the lock, which every opening takes.
fn fingerprints(folder: &Path) -> BTreeMap<PathBuf, String> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(fingerprints(&path));
        } else if path.file_name().is_some_and(|name| name != "pli.lock") {
            let bytes = fs::read(&path).expect("a file");
            found.insert(path, hex::encode(Sha256::digest(bytes)));
        }
    }
    found
}

fn cut(file: &Path) {
    let length = fs::metadata(file).expect("a file").len();
    fs::File::options()
        .write(true)
        .open(file)
        .expect("a file")
        .set_len(length / 3)
        .expect("a cut");
}

#[test]
fn a_first_start_without_a_key_makes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let home = folder.path().join("home");
    let pli = Pli::at(&home).with("PLI_PASSPHRASE", "court");
    pli.refused(&["dossier", "list"], "weak-passphrase");
    assert!(!home.join("store").exists());
}
