//! Takes files of trust: certificates, lists, answers, trusted lists with the operators who may sign them.

use std::fs;
use std::path::{Path, PathBuf};

use pli_proof::trusted_list::{self, ListError, TrustedList};
use pli_proof::verify::{TrustItem, TrustItemKind};
use sha2::{Digest as _, Sha256};

use super::kept::{self, Keeping};
use super::{TrustFile, TrustKind, extract};
use crate::app::{Session, now};
use crate::fault::{Code, Fault};

/// Bytes of a file of trust, and files of a folder, at most.
const MAX_BYTES: u64 = 64 << 20;
const MAX_FILES: usize = 1000;

/// A file of trust, as it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// Its name, for the words of a fault.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What is done with a file that says nothing of trust.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Strange {
    /// A folder may hold a note for people beside the rest.
    PassedOver,
    /// The person named it.
    Refused,
}

/// Takes a file, or each file of a folder. `operators` are files with the certificates of those who may sign a trusted list; a
/// list that is known already may name the operators of others. All is taken or nothing.
///
/// # Errors
/// A file that is none of these, or a trusted list whose signature is not that of a known operator.
pub fn add(
    session: &Session,
    place: &Path,
    operators: &[PathBuf],
) -> Result<Vec<TrustFile>, Fault> {
    let operators = operators.iter().map(|file| read(file));
    let operators = operators.collect::<Result<Vec<_>, _>>()?;
    let given = files(place)?;
    let given = given.iter().map(|file| read(file));
    let given = given.collect::<Result<Vec<_>, _>>()?;
    let strange = if place.is_dir() {
        Strange::PassedOver
    } else {
        Strange::Refused
    };
    let taken = keep(session, given, operators, strange)?;
    if taken.is_empty() {
        return Err(bad(&place.display().to_string(), "-"));
    }
    Ok(taken)
}

/// Takes files that were read elsewhere, as [`add`] does.
///
/// # Errors
/// Those of [`add`].
pub fn take(
    session: &Session,
    files: Vec<Given>,
    operators: Vec<Given>,
) -> Result<Vec<TrustFile>, Fault> {
    keep(session, files, operators, Strange::Refused)
}

fn keep(
    session: &Session,
    files: Vec<Given>,
    operators: Vec<Given>,
    strange: Strange,
) -> Result<Vec<TrustFile>, Fault> {
    let mut keeping = Vec::new();
    for file in operators {
        keeping.extend(items(&file)?.into_iter().filter_map(operator));
    }
    let mut lists = Vec::new();
    for file in files {
        if is_xml(&file.bytes) {
            lists.push(file);
            continue;
        }
        match items(&file) {
            Ok(items) => keeping.extend(items.into_iter().map(item)),
            Err(_) if strange == Strange::PassedOver => {}
            Err(fault) => return Err(fault),
        }
    }
    let mut known = kept::operators(session)?;
    known.extend(
        keeping
            .iter()
            .filter(|file| file.kind == TrustKind::Operator)
            .map(|file| file.body.clone()),
    );
    for list in kept::lists(session)? {
        known.extend(named_by(&list));
    }
    keeping.extend(verified(lists, known)?);
    let digests: Vec<String> = keeping.iter().map(|file| file.sha256.clone()).collect();
    kept::keep(session, keeping)?;
    let mut added = kept::all(session)?;
    added.retain(|file| digests.contains(&file.sha256));
    Ok(added)
}

/// Reads the lists whose operator is known; each that is read may make others known.
fn verified(mut waiting: Vec<Given>, mut operators: Vec<Vec<u8>>) -> Result<Vec<Keeping>, Fault> {
    let mut taken = Vec::new();
    loop {
        let before = waiting.len();
        let mut refused = None;
        let mut left = Vec::new();
        for file in waiting {
            match trusted_list::read(&file.bytes, &operators, now()) {
                Ok(list) => {
                    operators.extend(named_by(&list));
                    taken.push(trusted(&list, file.bytes)?);
                }
                Err(error) => {
                    refused.get_or_insert_with(|| fault(&file.name, &error));
                    left.push(file);
                }
            }
        }
        waiting = left;
        match refused {
            None => return Ok(taken),
            Some(fault) if waiting.len() == before => return Err(fault),
            Some(_) => {}
        }
    }
}

fn named_by(list: &TrustedList) -> impl Iterator<Item = Vec<u8>> + '_ {
    list.pointers
        .iter()
        .flat_map(|pointer| pointer.signers.iter().cloned())
}

fn trusted(list: &TrustedList, body: Vec<u8>) -> Result<Keeping, Fault> {
    Ok(Keeping {
        sha256: digest(&body),
        kind: TrustKind::TrustedList,
        name: format!("{} {}", list.facts.territory, list.facts.sequence),
        extract: Some(extract::write(list).map_err(Fault::internal)?),
        issued: list.facts.issued,
        until: list.facts.next_update,
        body,
    })
}

fn operator(read: TrustItem) -> Option<Keeping> {
    let is_certificate = read.kind == TrustItemKind::Authority;
    is_certificate.then(|| Keeping {
        kind: TrustKind::Operator,
        ..item(read)
    })
}

fn item(read: TrustItem) -> Keeping {
    let kind = match read.kind {
        TrustItemKind::Authority => TrustKind::Authority,
        TrustItemKind::RevocationList => TrustKind::RevocationList,
        TrustItemKind::OcspAnswer => TrustKind::OcspAnswer,
    };
    Keeping {
        sha256: digest(&read.der),
        kind,
        name: read.name,
        body: read.der,
        extract: None,
        issued: read.issued,
        until: read.until,
    }
}

fn digest(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

fn is_xml(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    bytes.trim_ascii_start().starts_with(b"<")
}

fn items(file: &Given) -> Result<Vec<TrustItem>, Fault> {
    TrustItem::read_all(&file.bytes).map_err(|error| bad(&file.name, &error.to_string()))
}

fn files(place: &Path) -> Result<Vec<PathBuf>, Fault> {
    if !place.is_dir() {
        return Ok(vec![place.to_owned()]);
    }
    let unreadable = |error: std::io::Error| unreadable(place, &error);
    let mut files = Vec::new();
    for entry in fs::read_dir(place).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.is_file() && files.len() < MAX_FILES {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn read(file: &Path) -> Result<Given, Fault> {
    let size = fs::metadata(file)
        .map_err(|error| unreadable(file, &error))?
        .len();
    if size > MAX_BYTES {
        return Err(unreadable(file, &format!("{size} > {MAX_BYTES}")));
    }
    Ok(Given {
        name: file.display().to_string(),
        bytes: fs::read(file).map_err(|error| unreadable(file, &error))?,
    })
}

fn unreadable(file: &Path, cause: &dyn std::fmt::Display) -> Fault {
    Fault::new(Code::FileUnreadable)
        .with("name", file.display())
        .with("cause", cause)
}

fn bad(name: &str, cause: &str) -> Fault {
    Fault::new(Code::BadTrustFile)
        .with("name", name)
        .with("cause", cause)
}

fn fault(name: &str, error: &ListError) -> Fault {
    match error {
        ListError::NotAList => bad(name, &error.to_string()),
        ListError::Signature { territory, .. } => Fault::new(Code::TrustedListRefused)
            .with("name", name)
            .with("territory", territory),
        ListError::FromTheFuture { issued, .. } => Fault::new(Code::ListFromTheFuture)
            .with("name", name)
            .with("issued", issued),
    }
}
