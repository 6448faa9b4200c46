//! The commands of verification: one function each. A person may verify a file before any store exists.

#![expect(
    clippy::needless_pass_by_value,
    reason = "a request belongs to its command; the dispatch calls all of them alike"
)]

use super::handlers::decode;
use super::*;
use crate::app::App;
use crate::fault::Fault;
use crate::verify::{self, Anchors, Asked};

fn most() -> usize {
    usize::try_from(verify::FILE_MOST).unwrap_or(usize::MAX)
}

pub(super) fn verify_file(app: &App, request: VerifyRequest) -> Result<VerdictView, Fault> {
    let bytes = decode(&request.base64, most())?;
    let mut beside = Vec::new();
    for file in request.beside {
        beside.push((file.name, decode(&file.base64, most())?));
    }
    let anchors = app
        .session()
        .and_then(|session| Anchors::of_session(&session))
        .unwrap_or_default();
    verify::asked(&Asked {
        name: &request.name,
        bytes: &bytes,
        beside: &beside,
        anchors: &anchors,
        at: None,
    })
}

pub(super) fn verify_pages(_: &App, request: RevisionRequest) -> Result<RevisionView, Fault> {
    let bytes = decode(&request.base64, most())?;
    verify::revision::pages(&bytes, length(request.revision))
}

pub(super) fn verify_page(
    _: &App,
    request: RevisionPageRequest,
) -> Result<RevisionPageView, Fault> {
    let bytes = decode(&request.base64, most())?;
    verify::revision::page(
        &bytes,
        length(request.revision),
        request.page,
        request.width,
    )
}

fn length(bytes: u32) -> usize {
    usize::try_from(bytes).unwrap_or(usize::MAX)
}
