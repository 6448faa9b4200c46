//! The main job through the real commands: a dossier from an example of its form, with small files in place of its documents.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;

use crate::paper;
use crate::pli::Pli;
use crate::region::Region;

/// A dossier of a test: the store, the folder of its files, its identity.
pub struct Job {
    /// The command over its store.
    pub pli: Pli,
    /// The dossier.
    pub id: String,
    folder: TempDir,
}

/// What a dossier answers.
#[derive(Debug, Clone, Copy)]
pub struct Call<'a> {
    /// Reference.
    pub reference: &'a str,
    /// Number of the lot.
    pub lot: Option<&'a str>,
    /// Name of the form.
    pub form: &'a str,
    /// Name of the form's example.
    pub example: &'a str,
}

/// The large FAR on the call of the demonstration.
pub const LARGE_FAR: Call<'_> = Call {
    reference: "DEMO-FAR-2026-01",
    lot: Some("2"),
    form: "far",
    example: "large",
};
/// The large application for aid on the scheme of the demonstration.
pub const LARGE_AID: Call<'_> = Call {
    reference: "DEMO-AIDE-2026",
    lot: None,
    form: "aide",
    example: "large",
};
/// A small one.
pub const SMALL_AID: Call<'_> = Call {
    example: "small",
    ..LARGE_AID
};

impl Job {
    /// A store signed in at an address, its calls, and an empty dossier.
    pub fn begin(region: &Region, url: &str, call: &Call<'_>) -> Self {
        let folder = tempfile::tempdir_in(region.folder()).expect("a folder");
        let pli = Pli::at(&folder.path().join("home")).signing_as(region);
        pli.sign_in(url, region);
        pli.done(&["sync"]);
        let id = create(&pli, call);
        Self { pli, id, folder }
    }

    /// The same store in another folder, as a copy of the files makes it.
    pub fn copy(&self) -> Self {
        let beside = self.folder.path().parent().expect("a folder of the Region");
        let folder = tempfile::tempdir_in(beside).expect("a folder");
        let home = folder.path().join("home");
        copy_folder(self.pli.home(), &home);
        let mut pli = self.pli.clone();
        pli.move_to(&home);
        Self {
            pli,
            id: self.id.clone(),
            folder,
        }
    }

    /// A path in the folder of the test's files.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The same as a word of a command.
    pub fn word(&self, name: &str) -> String {
        self.path(name).display().to_string()
    }

    /// Writes a file of the test; gives it as a word of a command.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        fs::write(self.path(name), bytes).expect("a file of the test");
        self.word(name)
    }

    /// A file that a command wrote.
    pub fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Answers all and attaches all, as the example does.
    pub fn fill(&self, call: &Call<'_>) {
        let example: Value = self.pli.json(&["form", "example", call.form, call.example]);
        let answers = self.file("answers.json", example["answers"].to_string());
        self.pli
            .done(&["dossier", "fill", &self.id, "--answers", &answers]);
        let files = self.path("pieces");
        fs::create_dir_all(&files).expect("a folder for the pieces");
        for (piece, row, name) in placed(&example["attachments"]) {
            let file = paper::write(&files, &name).display().to_string();
            let mut words = vec!["dossier", "attach", &self.id, &piece, &file];
            words.extend(row.iter().flat_map(|row| ["--row", row]));
            self.pli.done(&words);
        }
    }

    /// Prints and signs; the files stay beside as `dossier.pdf` and `signed.pdf`.
    pub fn sign(&self, region: &Region) {
        self.pli.done(&[
            "dossier",
            "print",
            &self.id,
            "-o",
            &self.word("dossier.pdf"),
        ]);
        let signer = region.signer.display().to_string();
        self.pli.done(&[
            "dossier",
            "sign",
            &self.id,
            "--p12",
            &signer,
            "-o",
            &self.word("signed.pdf"),
        ]);
    }

    /// A dossier ready to be deposited.
    pub fn ready(region: &Region, url: &str, call: &Call<'_>) -> Self {
        let job = Self::begin(region, url, call);
        job.fill(call);
        job.sign(region);
        job
    }
}

/// Starts a dossier; gives its identity.
pub fn create(pli: &Pli, call: &Call<'_>) -> String {
    let mut words = vec!["dossier", "create", "--call", call.reference];
    words.extend(call.lot.iter().flat_map(|lot| ["--lot", lot]));
    pli.done(&words).trim().to_owned()
}

/// Every file of an example: its piece, its row as the terminal counts (from 1), its name.
fn placed(attachments: &Value) -> Vec<(String, Option<String>, String)> {
    let mut placed = Vec::new();
    let pieces = attachments.as_object().expect("the pieces of an example");
    let names = |list: &Value| -> Vec<String> {
        let list = list.as_array().expect("a list of files");
        list.iter()
            .map(|name| name.as_str().expect("a name").to_owned())
            .collect()
    };
    for (piece, value) in pieces {
        match value {
            Value::Object(rows) => {
                for (row, list) in rows {
                    let row = row.parse::<usize>().expect("the number of a row") + 1;
                    placed.extend(
                        names(list)
                            .into_iter()
                            .map(|name| (piece.clone(), Some(row.to_string()), name)),
                    );
                }
            }
            list => placed.extend(
                names(list)
                    .into_iter()
                    .map(|name| (from_one(piece), None, name)),
            ),
        }
    }
    placed
}

/// A place whose rows an example counts from 0, as the terminal counts: `subcontractors[0].dc4` → `subcontractors[1].dc4`.
fn from_one(place: &str) -> String {
    let mut parts = place.split('[');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (row, rest) = part.split_once(']').expect("a row in brackets");
        let row = row.parse::<usize>().expect("the number of a row") + 1;
        out.push_str(&format!("[{row}]{rest}"));
    }
    out
}

#[test]
fn rows_are_counted_from_one_at_the_terminal() {
    assert_eq!(from_one("kbis"), "kbis");
    assert_eq!(
        from_one("groupement.subcontractors[0].dc4"),
        "groupement.subcontractors[1].dc4"
    );
}

/// Copies a folder and all in it.
pub fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder to copy") {
        let entry = entry.expect("an entry");
        let place = to.join(entry.file_name());
        if entry.file_type().expect("a kind").is_dir() {
            copy_folder(&entry.path(), &place);
        } else {
            fs::copy(entry.path(), place).expect("a file to copy");
        }
    }
}
