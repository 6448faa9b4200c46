//! One function a command: the request in, the use case, the view out.

#![expect(
    clippy::needless_pass_by_value,
    reason = "a request belongs to its command; the dispatch calls all of them alike"
)]

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pli_protocol::DossierId;

pub(super) use super::keeping::*;
pub(super) use super::keys::*;
pub(super) use super::proving::*;
pub(super) use super::trusts::*;
pub(super) use super::verifying::*;
use super::*;
use crate::app::{App, Session};
use crate::fault::{Code, Fault};
use crate::platform::{self, Trust, clock};
use crate::store::Meta;
use crate::{attachment, call, dossier, form, list, outbox, preview, receipt, settings};

/// Bytes of a table that pass through the window; larger ones are refused in the words of a table that is too large.
const TABLE_MOST: usize = 32 * 1024 * 1024;

pub(super) fn app_state(app: &App, _: Nothing) -> Result<AppStateView, Fault> {
    let stage = app.stage()?;
    let keyring = app.keyring();
    let version = env!("CARGO_PKG_VERSION").to_owned();
    if stage != Stage::Ready {
        return Ok(AppStateView {
            stage,
            author: String::new(),
            language: Language::Fr,
            display: Display::System,
            recovery_confirmed: false,
            platform: None,
            keyring,
            online: None,
            queued: 0,
            keys: Vec::new(),
            disk_full: false,
            clock_offset_ms: None,
            version,
        });
    }
    let session = app.session()?;
    let settings = settings::get(&session)?;
    // In its own statement: the reader is one, and those below ask for it too.
    let recovery_confirmed = Meta::RecoveryConfirmed
        .get(&session.store.reader())?
        .unwrap_or(false);
    Ok(AppStateView {
        stage,
        author: settings.author,
        language: settings.language,
        display: settings.display,
        recovery_confirmed,
        platform: platform::account(&session)?,
        keyring,
        online: session.online(),
        queued: outbox::moving(&session)?,
        keys: session.keys.names(),
        disk_full: session.store.is_short_of_room(),
        clock_offset_ms: clock::offset_ms(&session)?,
        version,
    })
}

pub(super) fn first_start(app: &App, request: FirstStartRequest) -> Result<FirstStartView, Fault> {
    let passphrase = request.passphrase.as_ref().map(Secret::reveal);
    app.first_start(passphrase, &request.author)
}

pub(super) fn confirm_recovery(
    app: &App,
    request: ConfirmRecoveryRequest,
) -> Result<Nothing, Fault> {
    app.confirm_recovery(&request.last_group)
        .map(|()| Nothing {})
}

pub(super) fn unlock(app: &App, request: UnlockRequest) -> Result<Nothing, Fault> {
    let passphrase = request.passphrase.as_ref().map(Secret::reveal);
    app.unlock(
        passphrase,
        request.recovery_key.as_ref().map(Secret::reveal),
    )
    .map(|()| Nothing {})
}

pub(super) fn settings_get(app: &App, _: Nothing) -> Result<SettingsView, Fault> {
    settings::get(&*app.session()?)
}

pub(super) fn settings_set(app: &App, request: SettingsView) -> Result<SettingsView, Fault> {
    settings::set(&*app.session()?, request)
}

pub(super) fn forms_list(app: &App, _: Nothing) -> Result<FormsView, Fault> {
    form::list(&*app.session()?)
}

pub(super) fn calls_list(app: &App, _: Nothing) -> Result<CallsView, Fault> {
    call::list(&*app.session()?)
}

pub(super) fn dossier_create(app: &App, request: CreateRequest) -> Result<CreatedView, Fault> {
    dossier::create(&*app.session()?, &request).map(|id| CreatedView { id: id.to_string() })
}

pub(super) fn dossiers_list(app: &App, _: Nothing) -> Result<DossiersView, Fault> {
    dossier::list(&*app.session()?)
}

pub(super) fn dossier_open(app: &App, request: DossierRequest) -> Result<DossierView, Fault> {
    on(app, &request.id, dossier::show)
}

pub(super) fn dossier_explain(
    app: &App,
    request: ExplainRequest,
) -> Result<ExplanationsView, Fault> {
    let path = request
        .path
        .parse()
        .map_err(|_| Fault::new(Code::UnknownField).with("path", &request.path))?;
    on(app, &request.id, |session, id| {
        let language = settings::get(session)?.language;
        dossier::explain(session, id, &path, request.about.as_ref(), language)
    })
}

pub(super) fn dossier_edit(app: &App, request: EditRequest) -> Result<ChangeView, Fault> {
    on(app, &request.id, |session, id| {
        dossier::edit(session, id, &request.edits)
    })
}

pub(super) fn table_read(app: &App, request: TableReadRequest) -> Result<TableView, Fault> {
    let bytes = decode(&request.base64, TABLE_MOST)?;
    on(app, &request.id, |session, id| {
        dossier::read_table(session, id, &table_file(&request, &bytes))
    })
}

pub(super) fn table_import(app: &App, request: TableImportRequest) -> Result<ChangeView, Fault> {
    let TableImportRequest { file, mode } = request;
    let bytes = decode(&file.base64, TABLE_MOST)?;
    on(app, &file.id, |session, id| {
        dossier::import_table(session, id, &table_file(&file, &bytes), mode)
    })
}

pub(super) fn table_export(app: &App, request: TableExportRequest) -> Result<FileView, Fault> {
    let TableExportRequest { id, group, format } = request;
    on(app, &id, |session, id| {
        let (name, bytes) = dossier::export_table(session, id, &group, format)?;
        let media_type = match format {
            TableFileFormat::Csv => "text/csv",
            TableFileFormat::Xlsx => {
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            }
        };
        Ok(FileView {
            name,
            media_type: media_type.to_owned(),
            base64: STANDARD.encode(bytes),
        })
    })
}

fn table_file<'a>(request: &'a TableReadRequest, bytes: &'a [u8]) -> dossier::TableFile<'a> {
    dossier::TableFile {
        group: &request.group,
        name: &request.name,
        bytes,
        sheet: request.sheet.as_deref(),
        choice: match &request.mapping {
            Some(mapping) => dossier::Choice::Mapping(mapping),
            None => dossier::Choice::Changes(&[]),
        },
    }
}

pub(super) fn list_search(app: &App, request: ListSearchRequest) -> Result<HitsView, Fault> {
    on(app, &request.id, |session, id| {
        list::search_at(session, id, &request.path, &request.typed, request.most)
    })
}

pub(super) fn dossier_undo(app: &App, request: DossierRequest) -> Result<ChangeView, Fault> {
    on(app, &request.id, dossier::undo)
}

pub(super) fn dossier_redo(app: &App, request: DossierRequest) -> Result<ChangeView, Fault> {
    on(app, &request.id, dossier::redo)
}

pub(super) fn dossier_versions(app: &App, request: DossierRequest) -> Result<VersionsView, Fault> {
    on(app, &request.id, dossier::versions)
}

pub(super) fn dossier_move_plan(app: &App, request: MoveRequest) -> Result<MovePlanView, Fault> {
    on(app, &request.id, |session, id| {
        dossier::move_plan(session, id, request.to.as_deref())
    })
}

pub(super) fn dossier_move(app: &App, request: MoveRequest) -> Result<DossierView, Fault> {
    on(app, &request.id, |session, id| {
        dossier::move_to(session, id, request.to.as_deref())
    })
}

pub(super) fn attach_begin(app: &App, request: AttachBeginRequest) -> Result<UploadView, Fault> {
    on(app, &request.id, |session, id| {
        attachment::begin(session, id, &request)
    })
}

pub(super) fn attach_chunk(
    app: &App,
    request: AttachChunkRequest,
) -> Result<UploadProgressView, Fault> {
    attachment::chunk(&*app.session()?, &request)
}

pub(super) fn attach_end(app: &App, request: UploadRequest) -> Result<ChangeView, Fault> {
    attachment::end(&*app.session()?, &request.upload)
}

pub(super) fn attach_cancel(app: &App, request: UploadRequest) -> Result<Nothing, Fault> {
    attachment::cancel(&*app.session()?, &request.upload).map(|()| Nothing {})
}

pub(super) fn attachment_preview(app: &App, request: PreviewRequest) -> Result<PageView, Fault> {
    let PreviewRequest {
        id,
        attachment,
        page,
        width,
    } = request;
    on(app, &id, |session, id| {
        preview::attachment(session, id, &attachment, page, width)
    })
}

pub(super) fn dossier_print(app: &App, request: DossierRequest) -> Result<PrintedView, Fault> {
    on(app, &request.id, dossier::print)
}

pub(super) fn print_page(app: &App, request: PrintPageRequest) -> Result<PageView, Fault> {
    on(app, &request.id, |session, id| {
        preview::print(session, id, request.page, request.width)
    })
}

pub(super) fn platform_sign_in(app: &App, request: SignInRequest) -> Result<PlatformView, Fault> {
    let session = app.session()?;
    let view = platform::sign_in(
        &session,
        &request.url,
        &request.user,
        request.password.reveal(),
        &Trust::default(),
    );
    session.heard(&view);
    session.courier.ring();
    view
}

pub(super) fn platform_sign_out(app: &App, _: Nothing) -> Result<Nothing, Fault> {
    platform::sign_out(&*app.session()?).map(|()| Nothing {})
}

pub(super) fn sync_now(app: &App, _: Nothing) -> Result<SyncView, Fault> {
    let session = app.session()?;
    let view = platform::sync(&session);
    session.heard(&view);
    view
}

pub(super) fn deposit_doubts(
    app: &App,
    request: DossierRequest,
) -> Result<DepositDoubtsView, Fault> {
    on(app, &request.id, |session, id| {
        let holders = outbox::unsure_holders(session, id)?;
        Ok(DepositDoubtsView { holders })
    })
}

pub(super) fn dossier_deposit(app: &App, request: DossierRequest) -> Result<OutboxView, Fault> {
    on(app, &request.id, |session, id| {
        outbox::queue(session, id)?;
        session.courier.ring();
        outbox::list(session, Some(id))
    })
}

pub(super) fn outbox(app: &App, request: OutboxRequest) -> Result<OutboxView, Fault> {
    let session = app.session()?;
    let id = request
        .id
        .as_deref()
        .map(|id| dossier::id_of(&session, id))
        .transpose()?;
    outbox::list(&session, id)
}

pub(super) fn deposit_cancel(app: &App, request: DossierRequest) -> Result<OutboxView, Fault> {
    on(app, &request.id, outbox::cancel)
}

pub(super) fn receipt(app: &App, request: DossierRequest) -> Result<ReceiptView, Fault> {
    on(app, &request.id, receipt::receipt)
}

pub(super) fn timeline(app: &App, request: DossierRequest) -> Result<TimelineView, Fault> {
    on(app, &request.id, receipt::timeline)
}

pub(super) fn file_export(app: &App, request: ExportRequest) -> Result<FileView, Fault> {
    on(app, &request.id, |session, id| {
        let (name, media_type, bytes) = super::export(session, id, request.what)?;
        Ok(FileView {
            name,
            media_type: media_type.to_owned(),
            base64: STANDARD.encode(bytes),
        })
    })
}

pub(super) fn on<T>(
    app: &App,
    id: &str,
    case: impl FnOnce(&Session, DossierId) -> Result<T, Fault>,
) -> Result<T, Fault> {
    let session = app.session()?;
    let id = dossier::id_of(&session, id)?;
    case(&session, id)
}

pub(super) fn decode(text: &str, most: usize) -> Result<Vec<u8>, Fault> {
    let bad = || Fault::new(Code::BadRequest).with("what", "base64");
    if text.len() / 4 * 3 > most {
        return Err(bad());
    }
    STANDARD.decode(text).map_err(|_| bad())
}
