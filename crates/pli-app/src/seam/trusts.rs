//! The commands of time-stamps and of trust: one function each.

#![expect(
    clippy::needless_pass_by_value,
    reason = "a request belongs to its command; the dispatch calls all of them alike"
)]

use super::handlers::{decode, on};
use super::*;
use crate::app::App;
use crate::fault::{Code, Fault};
use crate::trust::Given;
use crate::{dossier, settings, timestamp, trust};

/// Bytes of all files of trust that pass through the window at once.
const TRUST_MOST: usize = 64 * 1024 * 1024;

pub(super) fn signing_get(app: &App, _: Nothing) -> Result<SigningView, Fault> {
    settings::signing(&*app.session()?)
}

pub(super) fn stamp_server_set(
    app: &App,
    request: StampServerRequest,
) -> Result<SigningView, Fault> {
    let session = app.session()?;
    timestamp::set_server(&session, named(&request))?;
    settings::signing(&session)
}

pub(super) fn stamp_server_try(
    app: &App,
    request: StampServerRequest,
) -> Result<StampTrialView, Fault> {
    timestamp::try_server(&*app.session()?, named(&request))
}

pub(super) fn dossier_raise(app: &App, request: RaiseRequest) -> Result<SignedView, Fault> {
    on(app, &request.id, |session, id| {
        dossier::raise_to(session, id, request.level)
    })
}

pub(super) fn trust_list(app: &App, _: Nothing) -> Result<TrustView, Fault> {
    trust::list(&*app.session()?)
}

pub(super) fn trust_add(app: &App, request: TrustAddRequest) -> Result<TrustView, Fault> {
    let session = app.session()?;
    let mut room = TRUST_MOST;
    let mut read = |files: Vec<BesideFile>| {
        let given = files.into_iter().map(|file| {
            let bytes = decode(&file.base64, room).map_err(|_| {
                Fault::new(Code::BadTrustFile)
                    .with("name", &file.name)
                    .with("cause", format!("> {TRUST_MOST}"))
            })?;
            room = room.saturating_sub(bytes.len());
            Ok(Given {
                name: file.name,
                bytes,
            })
        });
        given.collect::<Result<Vec<_>, Fault>>()
    };
    let (files, operators) = (read(request.files)?, read(request.operators)?);
    trust::take(&session, files, operators)?;
    trust::list(&session)
}

pub(super) fn trust_remove(app: &App, request: TrustRemoveRequest) -> Result<TrustView, Fault> {
    let session = app.session()?;
    trust::remove(&session, &request.sha256)?;
    trust::list(&session)
}

fn named(request: &StampServerRequest) -> Option<&str> {
    Some(request.address.trim()).filter(|address| !address.is_empty())
}
