//! Files that come from the window in parts. The page never names a path: it gives bytes.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pli_core::dossier::Path;
use pli_protocol::DossierId;
use uuid::Uuid;

use super::attach::{announce, settle};
use crate::app::Session;
use crate::fault::{Code, Fault};
use crate::seam::{
    AttachBeginRequest, AttachChunkRequest, ChangeView, UploadProgressView, UploadView,
};
use crate::vault::Incoming;

/// Bytes of one part at most.
const PART_MOST: usize = 4 * 1024 * 1024;
/// Uploads open at once at most.
const OPEN_MOST: usize = 32;

/// The uploads that are open.
#[derive(Default)]
pub struct Uploads {
    open: Mutex<HashMap<String, Upload>>,
}

struct Upload {
    /// The dossier and its piece; none for the document wallet.
    home: Option<(DossierId, Path)>,
    name: String,
    size: u64,
    incoming: Incoming,
}

impl Uploads {
    fn lock(&self) -> MutexGuard<'_, HashMap<String, Upload>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take(&self, upload: &str) -> Result<Upload, Fault> {
        self.lock()
            .remove(upload)
            .ok_or_else(|| Code::UnknownUpload.into())
    }
}

/// Announces a file; refuses it at once where name or size do not suit.
pub fn begin(
    session: &Session,
    dossier: DossierId,
    request: &AttachBeginRequest,
) -> Result<UploadView, Fault> {
    let unknown = || {
        Fault::new(Code::UnknownPiece)
            .with("piece", &request.target)
            .with("pieces", "")
    };
    let target: Path = request.target.parse().map_err(|_| unknown())?;
    announce(session, dossier, &target, &request.name, request.size)?;
    open(
        session,
        Some((dossier, target)),
        &request.name,
        request.size,
    )
}

/// Announces a file for the document wallet.
pub(crate) fn begin_for_wallet(
    session: &Session,
    name: &str,
    size: u64,
) -> Result<UploadView, Fault> {
    open(session, None, name, size)
}

fn open(
    session: &Session,
    home: Option<(DossierId, Path)>,
    name: &str,
    size: u64,
) -> Result<UploadView, Fault> {
    let incoming = session.vault.incoming()?;
    let upload = Uuid::now_v7().to_string();
    let mut open = session.uploads.lock();
    if open.len() >= OPEN_MOST {
        return Err(Fault::new(Code::BadRequest).with("what", "uploads"));
    }
    let name = name.to_owned();
    open.insert(
        upload.clone(),
        Upload {
            home,
            name,
            size,
            incoming,
        },
    );
    Ok(UploadView { upload })
}

/// Takes the next bytes.
pub fn chunk(session: &Session, request: &AttachChunkRequest) -> Result<UploadProgressView, Fault> {
    let too_long = request.base64.len() > PART_MOST / 3 * 4 + 4;
    let bad = || Fault::new(Code::BadRequest).with("what", "base64");
    let bytes = if too_long {
        None
    } else {
        STANDARD.decode(&request.base64).ok()
    }
    .ok_or_else(bad)?;
    let mut upload = session.uploads.take(&request.upload)?;
    if upload.incoming.size() + bytes.len() as u64 > upload.size {
        return Err(Fault::new(Code::FileChanged).with("name", &upload.name));
    }
    upload.incoming.write(&bytes)?;
    let received = upload.incoming.size();
    session
        .uploads
        .lock()
        .insert(request.upload.clone(), upload);
    Ok(UploadProgressView { received })
}

/// Ends a file: checked, encrypted, durable, attached.
pub fn end(session: &Session, upload: &str) -> Result<ChangeView, Fault> {
    let Upload {
        home: Some((dossier, target)),
        name,
        size,
        incoming,
    } = session.uploads.take(upload)?
    else {
        return Err(Code::UnknownUpload.into());
    };
    if incoming.size() != size {
        return Err(Fault::new(Code::FileChanged).with("name", name));
    }
    settle(session, dossier, &target, &name, incoming)
}

/// Ends a file of the document wallet: its name, and its bytes still to be kept.
pub(crate) fn end_for_wallet(session: &Session, upload: &str) -> Result<(String, Incoming), Fault> {
    let Upload {
        home: None,
        name,
        size,
        incoming,
    } = session.uploads.take(upload)?
    else {
        return Err(Code::UnknownUpload.into());
    };
    if incoming.size() != size {
        return Err(Fault::new(Code::FileChanged).with("name", name));
    }
    Ok((name, incoming))
}

/// Gives a file up; what came of it is gone.
pub fn cancel(session: &Session, upload: &str) -> Result<(), Fault> {
    session.uploads.take(upload).map(drop)
}
