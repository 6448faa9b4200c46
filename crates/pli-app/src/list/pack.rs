//! A pack: the file of a list with a detached signature, in a ZIP archive or in a folder. Two files and nothing else.

use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;

use jiff::civil::Date;
use pli_core::form::{ListFault, MAX_LIST_BYTES, SharedList, read_list};
use pli_proof::cades;
use pli_proof::verify::{self as proof, Indication, SubIndication};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::app::{now, today};
use crate::certificate::{KeyChoice, OpenKey};
use crate::fault::{Code, Fault};
use crate::verify::Anchors;

/// Bytes of a pack at most.
pub const MAX_PACK_BYTES: u64 = 40_000_000;
const LIST: &str = "list.tsv";
const SIGNATURE: &str = "list.p7s";
const MAX_SIGNATURE_BYTES: u64 = 100_000;

/// A pack that was read, verified and accepted.
#[derive(Debug)]
pub struct Pack {
    /// The list.
    pub list: SharedList,
    /// Its file.
    pub body: Vec<u8>,
    /// Its detached signature.
    pub signature: Vec<u8>,
    /// Who signed.
    pub signer: String,
}

/// The two files of a pack, as they are.
struct Files {
    list: Vec<u8>,
    signature: Vec<u8>,
}

/// Reads a pack from an archive or a folder and verifies it.
///
/// # Errors
/// Another content than the two files, no signature, a signature that does not hold or that no trusted authority stands
/// behind, a list that has expired or is badly written.
pub fn read_pack(place: &Path, anchors: &Anchors) -> Result<Pack, Fault> {
    let kind = fs::symlink_metadata(place).map_err(|error| unreadable(place, &error))?;
    let files = if kind.is_dir() {
        of_folder(place)?
    } else if kind.is_file() && kind.len() <= MAX_PACK_BYTES {
        of_archive(&fs::read(place).map_err(|error| unreadable(place, &error))?)?
    } else {
        return Err(bad(&format!("{} > {MAX_PACK_BYTES}", kind.len())));
    };
    verify(files, anchors, today())
}

/// Signs the file of a list and makes its pack.
///
/// # Errors
/// A list that is badly written, or a certificate that cannot sign.
pub fn make_pack(body: &[u8], p12: &[u8], password: &str) -> Result<Vec<u8>, Fault> {
    read_list(body).map_err(|fault| bad_list(&fault))?;
    let key = OpenKey::open_for_signing(&KeyChoice::File { p12, password })?;
    let signature = cades::sign_detached(body, key.signer(), now())
        .map_err(|error| Fault::new(Code::SignFailed).with("cause", error))?;
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .unix_permissions(0o644);
    for (name, bytes) in [(LIST, body), (SIGNATURE, signature.as_slice())] {
        archive.start_file(name, options).map_err(Fault::internal)?;
        archive.write_all(bytes).map_err(Fault::internal)?;
    }
    Ok(archive.finish().map_err(Fault::internal)?.into_inner())
}

fn of_archive(bytes: &[u8]) -> Result<Files, Fault> {
    let broken = |error: zip::result::ZipError| bad(&error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let (mut list, mut signature) = (None, None);
    if archive.len() > 2 {
        return Err(bad(&format!("{} > 2", archive.len())));
    }
    for number in 0..archive.len() {
        let mut entry = archive.by_index(number).map_err(broken)?;
        // The names are compared whole: a path, a link or a second file of the same name is none of the two.
        let name = String::from_utf8_lossy(entry.name_raw()).into_owned();
        let (slot, most) = match name.as_str() {
            LIST => (&mut list, MAX_LIST_BYTES as u64),
            SIGNATURE => (&mut signature, MAX_SIGNATURE_BYTES),
            _ => return Err(bad(&name)),
        };
        if !entry.is_file() || entry.is_symlink() || slot.is_some() {
            return Err(bad(&name));
        }
        *slot = Some(bounded(&mut entry, most, &name)?);
    }
    files(list, signature)
}

fn of_folder(folder: &Path) -> Result<Files, Fault> {
    let (mut list, mut signature) = (None, None);
    for entry in fs::read_dir(folder).map_err(|error| unreadable(folder, &error))? {
        let path = entry.map_err(|error| unreadable(folder, &error))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let (slot, most) = match name.as_ref() {
            LIST => (&mut list, MAX_LIST_BYTES as u64),
            SIGNATURE => (&mut signature, MAX_SIGNATURE_BYTES),
            other => return Err(bad(other)),
        };
        let kind = fs::symlink_metadata(&path).map_err(|error| unreadable(&path, &error))?;
        if !kind.is_file() {
            return Err(bad(&name));
        }
        let mut file = fs::File::open(&path).map_err(|error| unreadable(&path, &error))?;
        *slot = Some(bounded(&mut file, most, &name)?);
    }
    files(list, signature)
}

fn files(list: Option<Vec<u8>>, signature: Option<Vec<u8>>) -> Result<Files, Fault> {
    Ok(Files {
        list: list.ok_or_else(|| bad(LIST))?,
        signature: signature.ok_or(Code::PackUnsigned)?,
    })
}

/// Reads at most so many bytes, whatever sizes the archive announces.
fn bounded(from: &mut dyn std::io::Read, most: u64, name: &str) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    let read = from.take(most + 1).read_to_end(&mut bytes);
    read.map_err(|error| bad(&format!("{name}: {error}")))?;
    if bytes.len() as u64 > most {
        return Err(bad(&format!("{name} > {most}")));
    }
    Ok(bytes)
}

/// Holds the two files to each other, to the authorities and to the day.
fn verify(files: Files, anchors: &Anchors, day: Date) -> Result<Pack, Fault> {
    let Files { list, signature } = files;
    let verdict = proof::detached(&signature, &list, anchors.trust(), now());
    let signer = verdict
        .signatures
        .first()
        .and_then(|found| found.signer.clone())
        .unwrap_or_default();
    if verdict.indication != Indication::TotalPassed {
        return Err(refused(verdict.sub_indication).with("signer", &signer));
    }
    let read = read_list(&list).map_err(|fault| bad_list(&fault))?;
    if let Some(last) = read.expires.filter(|last| *last < day) {
        let name = read.name.to_string();
        return Err(Fault::new(Code::PackExpired)
            .with("list", name)
            .with("date", last));
    }
    Ok(Pack {
        list: read,
        body: list,
        signature,
        signer,
    })
}

fn refused(why: Option<SubIndication>) -> Fault {
    use SubIndication as Why;
    let code = match why {
        Some(Why::NoSignatureFound) => Code::PackUnsigned,
        Some(
            Why::NoSigningCertificateFound
            | Why::NoCertificateChainFound
            | Why::NoCertificateChainFoundNoPoe
            | Why::ChainConstraintsFailure
            | Why::CertificateChainGeneralFailure
            | Why::Revoked
            | Why::RevokedNoPoe
            | Why::RevokedCaNoPoe
            | Why::PolicyProcessingError
            | Why::SignaturePolicyNotAvailable
            | Why::TryLater
            | Why::Custom,
        ) => Code::PackUntrusted,
        Some(
            Why::Expired
            | Why::NotYetValid
            | Why::OutOfBoundsNoPoe
            | Why::OutOfBoundsNotRevoked
            | Why::RevocationOutOfBoundsNoPoe
            | Why::TimestampOrderFailure
            | Why::NoPoe
            | Why::CryptoConstraintsFailure
            | Why::CryptoConstraintsFailureNoPoe,
        ) => Code::PackOutdated,
        Some(
            Why::FormatFailure
            | Why::HashFailure
            | Why::SigCryptoFailure
            | Why::SignedDataNotFound
            | Why::SigConstraintsFailure,
        )
        | None => Code::PackAltered,
    };
    Fault::new(code)
}

fn bad(what: &str) -> Fault {
    let what: String = what.chars().filter(|c| !c.is_control()).take(120).collect();
    Fault::new(Code::BadPack).with("what", what)
}

fn bad_list(fault: &ListFault) -> Fault {
    let given: String = fault.given.chars().filter(|c| !c.is_control()).collect();
    Fault::new(Code::BadList)
        .with("line", fault.line)
        .with("what", fault.code)
        .with("given", given)
}

fn unreadable(path: &Path, cause: &std::io::Error) -> Fault {
    Fault::new(Code::FileUnreadable)
        .with("name", path.display())
        .with("cause", cause)
}
