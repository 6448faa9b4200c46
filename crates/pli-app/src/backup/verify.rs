//! Verifies a copy that anybody may bring: every byte against the signed description and the manifest, nothing added, then the
//! receipt and the signed dossier. Needs no store; follows no link, reads nothing outside of the folder.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use pli_proof::device;
use pli_protocol::manifest::{FileRole, MAX_MANIFEST_BYTES, OpenManifest, SignedManifest};
use pli_protocol::receipt::{MAX_RECEIPT_BYTES, SignedReceipt};
use sha2::{Digest, Sha256};

use super::package::{Description, MOST, Signed};
use super::{DESCRIPTION, DIGESTS, MANIFEST, RECEIPT};
use crate::fault::{Code, Fault};
use crate::seam::{BackupProblemView, BackupVerdictView};
use crate::verify::{self, Anchors, FILE_MOST};

/// Most files of a copy, its papers included.
const MOST_FILES: usize = 20_000;
/// Deepest folder of a copy.
const DEEPEST: usize = 4;

/// Whether a folder is, or should be, a backup copy.
pub fn is_copy(folder: &Path) -> bool {
    folder.join(DESCRIPTION).is_file()
}

/// Verifies the copy of a folder.
pub fn verify(folder: &Path, anchors: &Anchors) -> Result<BackupVerdictView, Fault> {
    let not_a_copy = || Fault::new(Code::NotVerifiable).with("name", folder.display());
    let bytes = read(&folder.join(DESCRIPTION), MOST).ok_or_else(not_a_copy)?;
    let signed: Signed = serde_json::from_slice(&bytes).map_err(|_| not_a_copy())?;
    let mut problems = Problems::default();
    let Some(description) = signed.open() else {
        problems.add("signature", DESCRIPTION);
        return Ok(problems.verdict(None, None));
    };
    for entry in &description.files {
        let path = inside(folder, &entry.path);
        match path.and_then(|path| digest(&path, entry.size)) {
            Some(sha256) if sha256 == entry.sha256 => {}
            Some(_) => problems.add("altered", &entry.path),
            None => problems.add("missing", &entry.path),
        }
    }
    strangers(folder, &description, &mut problems);
    let manifest = manifest(folder, &description, &mut problems);
    let mut view = problems.verdict(Some(&description), manifest.as_ref());
    proofs(folder, anchors, &description, manifest.as_ref(), &mut view)?;
    Ok(view)
}

#[derive(Default)]
struct Problems(Vec<BackupProblemView>);

impl Problems {
    fn add(&mut self, code: &str, path: &str) {
        self.0.push(BackupProblemView {
            code: code.to_owned(),
            path: path.to_owned(),
        });
    }

    fn verdict(
        self,
        description: Option<&Description>,
        manifest: Option<&OpenManifest>,
    ) -> BackupVerdictView {
        let totals = manifest.map(|open| open.manifest.totals);
        BackupVerdictView {
            intact: self.0.is_empty(),
            problems: self.0,
            deposit: description
                .map(|description| description.deposit.to_string())
                .unwrap_or_default(),
            manifest_sha256: manifest.map(|open| open.sha256.clone()).unwrap_or_default(),
            files: totals.map_or(0, |totals| totals.files),
            bytes: totals.map_or(0, |totals| totals.bytes),
            receipt: None,
            signed_pdf: None,
        }
    }
}

/// The manifest, where it is signed by the device of the copy and names exactly the files of the copy.
fn manifest(
    folder: &Path,
    description: &Description,
    problems: &mut Problems,
) -> Option<OpenManifest> {
    let opened = || {
        let bytes = read(&folder.join(MANIFEST), MAX_MANIFEST_BYTES as u64 * 2)?;
        let signed: SignedManifest = serde_json::from_slice(&bytes).ok()?;
        let open = signed.open().ok()?;
        let key = super::package::public_key(description)?;
        device::verify(&key, &open.bytes, &open.signature).ok()?;
        let of_deposit = open.manifest.deposit == description.deposit
            && open.sha256 == description.manifest_sha256
            && signed.device_id == description.device;
        of_deposit.then_some(open)
    };
    let Some(open) = opened() else {
        problems.add("manifest", MANIFEST);
        return None;
    };
    let mut copied: Vec<Option<&str>> = vec![None; open.manifest.files.len()];
    for entry in &description.files {
        let place = entry
            .manifest_file
            .and_then(|number| copied.get_mut(usize::try_from(number).ok()?));
        if let Some(place) = place {
            *place = Some(&entry.sha256);
        }
    }
    for (file, copied) in open.manifest.files.iter().zip(copied) {
        match copied {
            Some(sha256) if sha256 == file.sha256 => {}
            Some(_) => problems.add("altered", &file.name),
            None => problems.add("missing", &file.name),
        }
    }
    Some(open)
}

/// The receipt against the manifest, and both signatures by whom they are.
fn proofs(
    folder: &Path,
    anchors: &Anchors,
    description: &Description,
    manifest: Option<&OpenManifest>,
    view: &mut BackupVerdictView,
) -> Result<(), Fault> {
    let (Some(open), true) = (manifest, view.intact) else {
        return Ok(());
    };
    let mut wrong = |code: &str, path: &str| {
        view.intact = false;
        view.problems.push(BackupProblemView {
            code: code.to_owned(),
            path: path.to_owned(),
        });
    };
    if description.files.iter().any(|entry| entry.path == RECEIPT) {
        let receipt: Option<SignedReceipt> = read(&folder.join(RECEIPT), MAX_RECEIPT_BYTES as u64)
            .and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let answers = |signed: &SignedReceipt| {
            let receipt = signed.open().ok()?.receipt;
            receipt.check_against(open).ok()
        };
        match receipt {
            Some(signed) if answers(&signed).is_some() => {
                view.receipt = Some(verify::receipt(&signed, anchors.trust())?);
            }
            _ => wrong("receipt", RECEIPT),
        }
    }
    let of_signed = |number: &Option<u32>| {
        number
            .and_then(|number| open.manifest.files.get(usize::try_from(number).ok()?))
            .is_some_and(|file| file.role == FileRole::SignedPdf)
    };
    let signed = description
        .files
        .iter()
        .find(|entry| of_signed(&entry.manifest_file));
    if let Some(entry) = signed.filter(|_| !open.manifest.sealed)
        && let Some(bytes) = inside(folder, &entry.path).and_then(|path| read(&path, FILE_MOST))
    {
        view.signed_pdf = Some(verify::file(&entry.path, &bytes, anchors)?);
    }
    Ok(())
}

/// Files that the description does not name: a copy is what was signed and nothing else.
fn strangers(folder: &Path, description: &Description, problems: &mut Problems) {
    let known: BTreeSet<&str> = description
        .files
        .iter()
        .map(|entry| entry.path.as_str())
        .chain([DESCRIPTION, DIGESTS])
        .collect();
    let mut found = Vec::new();
    if walk(folder, "", 0, &mut found).is_err() {
        problems.add("added", "…");
    }
    for path in found.iter().filter(|path| !known.contains(path.as_str())) {
        problems.add("added", path);
    }
}

fn walk(folder: &Path, before: &str, depth: usize, found: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{before}{}", entry.file_name().to_string_lossy());
        // A link is a stranger whatever it points to.
        if entry.file_type()?.is_dir() {
            if depth >= DEEPEST {
                return Err(io::ErrorKind::InvalidInput.into());
            }
            walk(&entry.path(), &format!("{path}/"), depth + 1, found)?;
        } else {
            found.push(path);
        }
        if found.len() > MOST_FILES {
            return Err(io::ErrorKind::InvalidInput.into());
        }
    }
    Ok(())
}

/// The place of a path inside the copy; none for one that would leave it.
fn inside(folder: &Path, path: &str) -> Option<PathBuf> {
    let mut place = folder.to_owned();
    for part in path.split('/') {
        let is_plain = !matches!(part, "" | "." | "..") && !part.contains(['\\', ':', '\0']);
        if !is_plain {
            return None;
        }
        place.push(part);
        if place
            .symlink_metadata()
            .is_ok_and(|known| known.is_symlink())
        {
            return None;
        }
    }
    Some(place)
}

fn open(place: &Path) -> Option<(File, u64)> {
    let known = place.symlink_metadata().ok()?;
    if !known.is_file() {
        return None;
    }
    Some((File::open(place).ok()?, known.len()))
}

fn read(place: &Path, most: u64) -> Option<Vec<u8>> {
    let (file, size) = open(place)?;
    let mut bytes = Vec::new();
    if size > most || file.take(most + 1).read_to_end(&mut bytes).is_err() {
        return None;
    }
    (bytes.len() as u64 <= most).then_some(bytes)
}

/// The digest of a file of this size, read piece by piece; the empty text for one of another size.
fn digest(place: &Path, size: u64) -> Option<String> {
    let (mut file, found) = open(place)?;
    if found != size {
        return Some(String::new());
    }
    let (mut hasher, mut piece) = (Sha256::new(), vec![0; 1 << 20]);
    loop {
        match file.read(&mut piece).ok()? {
            0 => return Some(hex::encode(hasher.finalize())),
            count => hasher.update(piece.get(..count)?),
        }
    }
}
