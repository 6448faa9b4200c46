//! The commands of the profile, the wallet, duplicating and comparing: one function each.

#![expect(
    clippy::needless_pass_by_value,
    reason = "a request belongs to its command; the dispatch calls all of them alike"
)]

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::civil::Date;
use uuid::Uuid;

use super::*;
use crate::app::{App, Session};
use crate::fault::{Code, Fault};
use crate::wallet::{self, Dates, Taken};
use crate::{dossier, profile};

/// Bytes of a profile at most, before base64.
const PROFILE_MOST: usize = 4 * 1024 * 1024;

pub(super) fn profile_get(app: &App, _: Nothing) -> Result<ProfileView, Fault> {
    profile::get(&*app.session()?)
}

pub(super) fn profile_set(app: &App, request: ProfileRequest) -> Result<ProfileView, Fault> {
    profile::set(&*app.session()?, &request)
}

pub(super) fn profile_edit(app: &App, request: ProfileEditRequest) -> Result<ProfileView, Fault> {
    profile::edit(&*app.session()?, &request.edit)
}

pub(super) fn profile_export(app: &App, _: Nothing) -> Result<FileView, Fault> {
    let bytes = profile::export(&*app.session()?)?;
    Ok(FileView {
        name: "profil.json".to_owned(),
        media_type: "application/json".to_owned(),
        base64: STANDARD.encode(bytes),
    })
}

pub(super) fn profile_import(
    app: &App,
    request: ProfileImportRequest,
) -> Result<ProfileView, Fault> {
    let bad = || Fault::new(Code::BadRequest).with("what", "base64");
    if request.base64.len() / 4 * 3 > PROFILE_MOST {
        return Err(bad());
    }
    let bytes = STANDARD.decode(&request.base64).map_err(|_| bad())?;
    profile::import(&*app.session()?, &bytes)
}

pub(super) fn dossier_offers(app: &App, request: DossierRequest) -> Result<OffersView, Fault> {
    let session = app.session()?;
    profile::offers(&session, dossier::id_of(&session, &request.id)?)
}

pub(super) fn wallet_list(app: &App, request: WalletRequest) -> Result<WalletView, Fault> {
    let session = app.session()?;
    let dossier = request
        .dossier
        .as_deref()
        .map(|id| dossier::id_of(&session, id))
        .transpose()?;
    wallet::list(&session, dossier)
}

pub(super) fn wallet_begin(app: &App, request: WalletBeginRequest) -> Result<UploadView, Fault> {
    wallet::begin(&*app.session()?, &request.name, request.size)
}

pub(super) fn wallet_end(app: &App, request: WalletEndRequest) -> Result<WalletView, Fault> {
    let session = app.session()?;
    let taken = match request.document {
        Some(document) => Taken::Version {
            document: document_id(&session, &document)?,
        },
        None => Taken::Document {
            kind: request.kind.unwrap_or_default(),
            title: request.title.unwrap_or_default(),
        },
    };
    let dates = dates(request.issued_on.as_deref(), request.expires_on.as_deref())?;
    wallet::end(&session, &request.upload, &taken, dates)?;
    wallet::list(&session, None)
}

pub(super) fn wallet_change(app: &App, request: WalletChangeRequest) -> Result<WalletView, Fault> {
    let session = app.session()?;
    let id = document_id(&session, &request.document)?;
    let dates = dates(request.issued_on.as_deref(), request.expires_on.as_deref())?;
    wallet::change(&session, id, &request.title, dates)?;
    wallet::list(&session, None)
}

pub(super) fn wallet_remove(
    app: &App,
    request: WalletDocumentRequest,
) -> Result<WalletView, Fault> {
    let session = app.session()?;
    wallet::remove(&session, document_id(&session, &request.document)?)?;
    wallet::list(&session, None)
}

pub(super) fn duplicate_plan(app: &App, request: DuplicateRequest) -> Result<CarryView, Fault> {
    dossier::duplicate_plan(&*app.session()?, &request)
}

pub(super) fn dossier_duplicate(
    app: &App,
    request: DuplicateRequest,
) -> Result<CreatedView, Fault> {
    dossier::duplicate(&*app.session()?, &request).map(|id| CreatedView { id: id.to_string() })
}

pub(super) fn dossier_compare(app: &App, request: CompareRequest) -> Result<ComparisonView, Fault> {
    dossier::compare(&*app.session()?, &request.before, &request.after)
}

fn document_id(session: &Session, text: &str) -> Result<Uuid, Fault> {
    wallet::find(session, text)
}

/// Dates as typed, or as programs write them.
fn dates(issued_on: Option<&str>, expires_on: Option<&str>) -> Result<Dates, Fault> {
    let read = |text: Option<&str>| -> Result<Option<Date>, Fault> {
        let text = text.map(str::trim).filter(|text| !text.is_empty());
        text.map(|text| {
            pli_core::profile::date(text)
                .ok_or_else(|| Fault::new(Code::DocumentDate).with("given", text))
        })
        .transpose()
    };
    Ok(Dates {
        issued_on: read(issued_on)?,
        expires_on: read(expires_on)?,
    })
}
