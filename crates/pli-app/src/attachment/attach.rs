//! Attaches a file of the disk, and the bounds that hold for any file.

use std::fs::File;
use std::io::Read;
use std::path::Path as FilePath;

use pli_core::dossier::{Attachment, AttachmentId, Path, Request, RowId, plan};
use pli_core::form::{FileLimits, Kind, Located};
use pli_protocol::DossierId;
use uuid::Uuid;

use crate::app::Session;
use crate::dossier::{Act, OpenDossier, attached_bytes, change, commit, lock, rows_stand};
use crate::fault::{Code, Fault};
use crate::seam::ChangeView;
use crate::vault::{Bounds, Incoming, check_announced, check_content};

/// Where the call sets no bounds: those of a dossier of a form alone.
const FILE_MOST: u64 = 200 * 1024 * 1024;
const TOTAL_MOST: u64 = 2 * 1024 * 1024 * 1024;
const FILES_MOST: u32 = 1000;
const NAME_MOST: u32 = 150;
/// Bytes read at a time.
pub(crate) const STEP: usize = 256 * 1024;

/// Attaches a file of the disk to a piece or attachment field. Its bytes are copied in; the original is left alone.
pub fn attach_file(
    session: &Session,
    id: DossierId,
    target: &Path,
    file: &FilePath,
) -> Result<ChangeView, Fault> {
    let name = file_name(file);
    let unreadable = |cause| unreadable(&name, cause);
    let mut source = File::open(file).map_err(unreadable)?;
    let known = source.metadata().map_err(unreadable)?;
    if !known.is_file() {
        return Err(Fault::new(Code::FileUnreadable)
            .with("name", &name)
            .with("cause", "—"));
    }
    announce(session, id, target, &name, known.len())?;
    let mut incoming = session.vault.incoming()?;
    let mut step = vec![0; STEP];
    loop {
        let read = source.read(&mut step).map_err(unreadable)?;
        if read == 0 {
            break;
        }
        incoming.write(&step[..read])?;
        if incoming.size() > known.len() {
            break;
        }
    }
    if incoming.size() != known.len() {
        return Err(Fault::new(Code::FileChanged).with("name", &name));
    }
    settle(session, id, target, &name, incoming)
}

/// The name of a file without its folders.
pub(crate) fn file_name(file: &FilePath) -> String {
    file.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// The fault of a file that cannot be read.
pub(crate) fn unreadable(name: &str, cause: std::io::Error) -> Fault {
    Fault::new(Code::FileUnreadable)
        .with("name", name)
        .with("cause", cause)
}

/// Takes a file away; its bytes stay as long as an undo can bring it back.
pub fn detach(
    session: &Session,
    id: DossierId,
    target: &Path,
    attachment: AttachmentId,
) -> Result<ChangeView, Fault> {
    let dossier = session.dossier(id)?;
    let mut dossier = lock(&dossier);
    let request = Request::Detach {
        target: target.clone(),
        attachment,
    };
    let ops = plan(&dossier.state, &Act::begin(session)?.context, &[request]);
    if ops.is_empty() {
        return Err(Fault::new(Code::UnknownAttachment).with("attachment", attachment.0));
    }
    commit(session, &mut dossier, &ops)?;
    change(session, &dossier, &[], None)
}

/// The file that a person names at a target: by its name or the end of its identity; the only one where none is named.
pub fn named(
    session: &Session,
    id: DossierId,
    target: &Path,
    file: Option<&str>,
) -> Result<AttachmentId, Fault> {
    let dossier = session.dossier(id)?;
    let dossier = lock(&dossier);
    let mut all = dossier.state.attached(target);
    if let Some(text) = file {
        all.retain(|known| known.name == text || known.id.0.to_string().ends_with(text));
    }
    match all.as_slice() {
        [only] => Ok(only.id),
        _ => Err(Fault::new(Code::UnknownAttachment).with("attachment", file.unwrap_or("—"))),
    }
}

/// The target that a person names: a piece (`kbis`), a piece of a row, or the path of an attachment field.
pub fn target_of(
    session: &Session,
    id: DossierId,
    piece: &str,
    row: Option<RowId>,
) -> Result<Path, Fault> {
    let dossier = session.dossier(id)?;
    let dossier = lock(&dossier);
    let text = if piece.contains('.') {
        piece.to_owned()
    } else {
        format!("pieces.{piece}")
    };
    let unknown = || unknown_piece(&dossier, piece);
    let path: Path = text.parse().map_err(|_| unknown())?;
    let path = row.map_or(path.clone(), |row| {
        if path.innermost_row().is_some() {
            path
        } else {
            path.row(row)
        }
    });
    limits(&dossier, &path)?;
    Ok(path)
}

/// Refuses at once what name and size already tell.
pub(super) fn announce(
    session: &Session,
    id: DossierId,
    target: &Path,
    name: &str,
    size: u64,
) -> Result<(), Fault> {
    let dossier = session.dossier(id)?;
    let dossier = lock(&dossier);
    let bounds = bounds(&dossier, target)?;
    check_announced(&bounds, name, size).map_err(|refusal| refusal.fault(name))
}

/// Ends a file: kept durably, checked by its bytes and once more by its size, then attached.
pub(super) fn settle(
    session: &Session,
    id: DossierId,
    target: &Path,
    name: &str,
    incoming: Incoming,
) -> Result<ChangeView, Fault> {
    let size = incoming.size();
    let dossier = session.dossier(id)?;
    check_announced(&bounds(&lock(&dossier), target)?, name, size)
        .map_err(|refusal| refusal.fault(name))?;
    let kept = session.vault.keep(incoming)?;
    let media_type = check_content(name, &kept).map_err(|refusal| refusal.fault(name))?;
    let attachment = Attachment {
        id: AttachmentId(Uuid::now_v7()),
        name: name.to_owned(),
        size: kept.size,
        sha256: kept.sha256,
        media_type: media_type.to_owned(),
        issued_on: None,
        valid_until: None,
    };
    let mut dossier = lock(&dossier);
    // Another file may have come in while this one was copied.
    check_announced(&bounds(&dossier, target)?, name, size)
        .map_err(|refusal| refusal.fault(name))?;
    let request = Request::Attach {
        target: target.clone(),
        attachment: attachment.clone(),
    };
    let ops = plan(&dossier.state, &Act::begin(session)?.context, &[request]);
    commit(session, &mut dossier, &ops)?;
    if dossier
        .call
        .as_ref()
        .is_some_and(|call| call.opening.is_some())
    {
        // Sealed and sent ahead, in the background: only the manifest remains at the deposit.
        session.courier.ring();
    }
    change(session, &dossier, &[], Some(&attachment))
}

/// Refuses a file that the bounds of a target refuse.
pub(crate) fn check_bounds(
    dossier: &OpenDossier,
    target: &Path,
    name: &str,
    size: u64,
) -> Result<(), Fault> {
    check_announced(&bounds(dossier, target)?, name, size).map_err(|refusal| refusal.fault(name))
}

/// The bounds of one more file at a target: the call's, and the piece's where it is narrower.
fn bounds(dossier: &OpenDossier, target: &Path) -> Result<Bounds, Fault> {
    let limits = limits(dossier, target)?;
    let call = dossier.call.as_ref().map(|call| &call.limits);
    let of_call = |pick: fn(&pli_core::call::Limits) -> u64, most: u64| call.map_or(most, pick);
    let files = dossier.view.pieces.iter().map(|piece| piece.files.len());
    let files = files
        .chain(dossier.view.fields.values().map(|field| field.files.len()))
        .sum::<usize>();
    let call_formats = call.map(|call| call.formats.clone()).unwrap_or_default();
    let mut formats = if limits.formats.is_empty() {
        call_formats.clone()
    } else {
        limits.formats
    };
    if !call_formats.is_empty() {
        formats.retain(|format| call_formats.contains(format));
    }
    Ok(Bounds {
        max_file_bytes: of_call(|limits| limits.max_file_bytes, FILE_MOST)
            .min(limits.max_bytes.unwrap_or(u64::MAX)),
        max_total_bytes: of_call(|limits| limits.max_total_bytes, TOTAL_MOST),
        max_files: call.map_or(FILES_MOST, |call| call.max_files),
        max_piece_files: limits.max_files.unwrap_or(u32::MAX),
        formats,
        max_name_chars: call.map_or(NAME_MOST, |call| call.max_name_chars),
        total_bytes: attached_bytes(&dossier.view),
        files: u32::try_from(files).unwrap_or(u32::MAX),
        piece_files: u32::try_from(dossier.state.attached(target).len()).unwrap_or(u32::MAX),
    })
}

/// The limits of the piece or field at a target, whose rows must stand.
fn limits(dossier: &OpenDossier, target: &Path) -> Result<FileLimits, Fault> {
    if let Some(piece) = dossier.form.locate_piece(target) {
        if let (Some(group), Some(row)) = (&piece.each, target.innermost_row())
            && !row_stands(dossier, group, row)
        {
            return Err(Fault::new(Code::UnknownRow).with("row", row.0));
        }
        return Ok(piece.limits.clone());
    }
    match dossier.form.locate(target) {
        Some(Located::Field(field)) => match &field.kind {
            Kind::Attachment(limits) => {
                rows_stand(dossier, target)?;
                Ok(limits.clone())
            }
            _ => Err(unknown_piece(dossier, &target.to_string())),
        },
        _ => Err(unknown_piece(dossier, &target.to_string())),
    }
}

/// Whether a row stands in any group of that place; groups may be nested.
fn row_stands(dossier: &OpenDossier, group: &Path, row: RowId) -> bool {
    let pattern = group.pattern();
    let groups = dossier
        .view
        .groups
        .iter()
        .filter(|(path, _)| path.pattern() == pattern);
    groups
        .flat_map(|(_, group)| &group.rows)
        .any(|known| known.row == row)
}

fn unknown_piece(dossier: &OpenDossier, piece: &str) -> Fault {
    let pieces: Vec<_> = dossier
        .form
        .pieces
        .iter()
        .map(|piece| piece.id.as_str())
        .collect();
    Fault::new(Code::UnknownPiece)
        .with("piece", piece)
        .with("pieces", pieces.join(", "))
}
