//! A file becomes a document, or a version of one: kept durably first, then written in one transaction.

use std::fs::File;
use std::io::Read;
use std::path::Path as FilePath;

use jiff::civil::Date;
use pli_core::wallet::Version;
use uuid::Uuid;

use super::{list, row};
use crate::app::{Session, now};
use crate::attachment::{STEP, file_name, unreadable};
use crate::fault::{Code, Fault};
use crate::seam::UploadView;
use crate::vault::{Bounds, Incoming, check_announced, check_content};

/// Bytes of a document at most.
const FILE_MOST: u64 = 200 * 1024 * 1024;
/// Characters of a file name at most.
const NAME_MOST: u32 = 150;
/// Characters of a title at most.
pub(super) const TITLE_MOST: usize = 200;
/// Documents at most.
const DOCUMENTS_MOST: usize = 5000;
/// What a wallet takes.
const FORMATS: [&str; 11] = [
    "pdf", "jpg", "jpeg", "png", "odt", "docx", "ods", "xlsx", "xml", "csv", "txt",
];

/// The dates of a version.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Dates {
    /// Date of the document.
    pub issued_on: Option<Date>,
    /// Last day on which it is good.
    pub expires_on: Option<Date>,
}

/// What a file becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taken {
    /// A new document.
    Document {
        /// Kind, the identifier of a piece.
        kind: String,
        /// Name by which the person tells it from others; may be empty.
        title: String,
    },
    /// A new version of a document.
    Version {
        /// Which.
        document: Uuid,
    },
}

/// Refuses at once what name and size already tell.
pub fn announce(name: &str, size: u64) -> Result<(), Fault> {
    let bounds = Bounds {
        max_file_bytes: FILE_MOST,
        max_total_bytes: u64::MAX,
        max_files: u32::MAX,
        max_piece_files: u32::MAX,
        formats: FORMATS.map(str::to_owned).to_vec(),
        max_name_chars: NAME_MOST,
        total_bytes: 0,
        files: 0,
        piece_files: 0,
    };
    check_announced(&bounds, name, size).map_err(|refusal| refusal.fault(name))
}

/// Begins to take a file from the window, in parts.
pub fn begin(session: &Session, name: &str, size: u64) -> Result<UploadView, Fault> {
    announce(name, size)?;
    crate::attachment::begin_for_wallet(session, name, size)
}

/// Ends a file of the window.
pub fn end(session: &Session, upload: &str, taken: &Taken, dates: Dates) -> Result<Uuid, Fault> {
    check(session, taken, dates)?;
    let (name, incoming) = crate::attachment::end_for_wallet(session, upload)?;
    settle(session, &name, incoming, taken, dates)
}

/// Takes a file of the disk. Its bytes are copied in; the original is left alone.
pub fn add_file(
    session: &Session,
    file: &FilePath,
    taken: &Taken,
    dates: Dates,
) -> Result<Uuid, Fault> {
    check(session, taken, dates)?;
    let name = file_name(file);
    let mut source = File::open(file).map_err(|cause| unreadable(&name, cause))?;
    let known = source
        .metadata()
        .map_err(|cause| unreadable(&name, cause))?;
    announce(&name, known.len())?;
    let mut incoming = session.vault.incoming()?;
    let mut step = vec![0; STEP];
    while incoming.size() <= known.len() {
        let read = source
            .read(&mut step)
            .map_err(|cause| unreadable(&name, cause))?;
        if read == 0 {
            break;
        }
        incoming.write(&step[..read])?;
    }
    if incoming.size() != known.len() {
        return Err(Fault::new(Code::FileChanged).with("name", &name));
    }
    settle(session, &name, incoming, taken, dates)
}

fn check(session: &Session, taken: &Taken, dates: Dates) -> Result<(), Fault> {
    if let (Some(issued), Some(expires)) = (dates.issued_on, dates.expires_on)
        && expires < issued
    {
        return Err(Fault::new(Code::DocumentDates)
            .with("issued", issued)
            .with("expires", expires));
    }
    match taken {
        Taken::Document { kind, title } => {
            if row::all(session)?.len() >= DOCUMENTS_MOST || title.chars().count() > TITLE_MOST {
                return Err(Fault::new(Code::BadRequest).with("what", "title"));
            }
            is_kind(kind)
        }
        Taken::Version { document } => list::document(session, *document).map(drop),
    }
}

/// A kind is named as pieces of forms are.
fn is_kind(kind: &str) -> Result<(), Fault> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if !kind.is_empty() && kind.len() <= 64 && kind.chars().all(plain) {
        return Ok(());
    }
    Err(Fault::new(Code::BadRequest).with("what", kind))
}

fn settle(
    session: &Session,
    name: &str,
    incoming: Incoming,
    taken: &Taken,
    dates: Dates,
) -> Result<Uuid, Fault> {
    let kept = session.vault.keep(incoming)?;
    let media_type = check_content(name, &kept).map_err(|refusal| refusal.fault(name))?;
    let at = now();
    let version = Version {
        number: 0,
        name: name.to_owned(),
        size: kept.size,
        sha256: kept.sha256,
        media_type: media_type.to_owned(),
        issued_on: dates.issued_on,
        expires_on: dates.expires_on,
        added_at: at,
    };
    let id = match taken {
        Taken::Document { .. } => Uuid::now_v7(),
        Taken::Version { document } => *document,
    };
    let taken = taken.clone();
    session.store.write(move |connection| {
        if let Taken::Document { kind, title } = &taken {
            row::insert(connection, id, kind, title.trim(), &at.to_string())?;
        }
        row::insert_version(connection, id, &version)
    })?;
    Ok(id)
}
