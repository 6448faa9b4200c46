//! Files that cannot be attached, and one of the vault that was cut.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use crate::Watched;
use pli_tests::paper;

#[test]
fn a_file_beyond_the_bounds_is_not_attached() {
    let watched = Watched::begin();
    let job = &watched.job;
    let over = job.word("over.pdf");
    File::create(&over)
        .expect("a file")
        .set_len(20 * 1024 * 1024 + 1)
        .expect("a length");
    let long = format!("{}.pdf", "n".repeat(120));
    let rows = [
        (job.file("empty.pdf", b""), "file-empty"),
        (over, "file-too-large"),
        (job.file("program.exe", b"MZ\x90\0\x03"), "file-format"),
        (job.file("program.pdf", b"MZ\x90\0\x03"), "file-content"),
        (job.file("picture.pdf", b"\xff\xd8\xff\xe0"), "file-content"),
        (job.file(&long, paper::pdf("long")), "file-name-too-long"),
        (
            job.file("a\u{202e}fdp.pdf", paper::pdf("turned")),
            "file-name",
        ),
        (job.word("absent.pdf"), "file-unreadable"),
        (job.word("."), "file-unreadable"),
    ];
    for (file, code) in rows {
        watched.refused(&["dossier", "attach", &job.id, "assurance", &file], code);
    }
    watched.unchanged();
}

#[test]
fn a_file_to_a_piece_or_row_that_is_not_there_is_not_attached() {
    let watched = Watched::begin();
    let job = &watched.job;
    let file = job.file("good.pdf", paper::pdf("good"));
    let attach = |words: &[&str], code: &str| {
        let words = [["dossier", "attach", &job.id].as_slice(), words].concat();
        watched.refused(&words, code);
    };
    attach(&["inconnue", &file], "unknown-piece");
    attach(&["../kbis", &file], "unknown-field");
    attach(&["devis", &file, "--row", "99"], "unknown-row");
    watched.unchanged();
}

#[test]
fn a_cut_file_of_the_vault_stops_the_deposit_and_nothing_else() {
    let watched = Watched::begin();
    let job = &watched.job;
    // Attachments, print and signed file: a deposit needs each whole.
    let kept = vault_files(job.pli.home());
    assert!(!kept.is_empty(), "an empty vault");
    for file in &kept {
        let length = fs::metadata(file).expect("a file").len();
        File::options()
            .write(true)
            .open(file)
            .expect("a file")
            .set_len(length / 2)
            .expect("a cut");
    }
    watched.unchanged();
    watched.refused(&["dossier", "deposit", &job.id], "vault-damaged");
    watched.unchanged();
}

/// Encrypted files of the vault, in order of their names.
fn vault_files(home: &Path) -> Vec<PathBuf> {
    let list = |folder: &Path| -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).expect("a folder of the vault");
        entries
            .map(|entry| entry.expect("an entry").path())
            .collect()
    };
    let folders = list(&home.join("vault"))
        .into_iter()
        .filter(|path| path.is_dir());
    let mut files: Vec<PathBuf> = folders.flat_map(|folder| list(&folder)).collect();
    files.sort();
    files
}
