//! Deposits, their receipts, acknowledgements and timelines. A deposit of another organisation is not found.

use axum::Json;
use axum::extract::{Path, Request, State};
use axum::response::Response;
use pli_protocol::manifest::{MAX_MANIFEST_BYTES, SignedManifest};
use pli_protocol::receipt::SignedReceipt;
use pli_protocol::timeline::{DossierDeposits, Timeline};
use pli_protocol::{DepositId, DossierId, Problem};
use uuid::Uuid;

use super::Desk;
use super::answer::{blocking, bytes, expect_json, place, read_body};
use super::sender::Sender;
use crate::deposit::{self, acknowledgement};
use crate::store::{DepositRow, DeviceRow};
use crate::{Office, Refusal};

pub(super) fn read_id(text: &str) -> Result<Uuid, Refusal> {
    Uuid::try_parse(text)
        .ok()
        .filter(|uuid| uuid.to_string() == text)
        .ok_or_else(|| Refusal::malformed("the address holds no identity"))
}

pub(super) fn find(
    office: &Office,
    sender: &DeviceRow,
    id: DepositId,
) -> Result<DepositRow, Refusal> {
    let found = office.store.deposit(id)?;
    found
        .filter(|row| row.organisation == sender.organisation.id)
        .ok_or_else(Refusal::not_found)
}

fn read_timeline(office: &Office, id: DepositId) -> Result<Timeline, Refusal> {
    Ok(Timeline {
        deposit: id,
        facts: office.store.facts(id)?,
    })
}

/// Commits a deposit. On time is decided by the last byte of this request on the platform's clock.
#[utoipa::path(put, path = "/deposits/{id}", tag = "deposits", security(("device" = [])), request_body = SignedManifest,
    params(("id" = Uuid, Path, description = "identity of the deposit, made by the client")),
    responses((status = 200, body = SignedReceipt), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn put(
    State(desk): State<Desk>,
    Sender(device): Sender,
    Path(id): Path<String>,
    request: Request,
) -> Result<Response, Refusal> {
    let id = DepositId(read_id(&id)?);
    expect_json(&request)?;
    let body = read_body(request, MAX_MANIFEST_BYTES).await?;
    // Nothing may stand between the last byte and this line: it decides whether a deposit is late.
    let received_at = desk.office.clock.now();
    let _place = place(&desk.commits).await?;
    let office = desk.office.clone();
    let receipt =
        blocking(move || deposit::commit(&office, &device, id, &body, received_at)).await?;
    Ok(bytes("application/json", receipt))
}

/// The receipt of a deposit, byte for byte as it was first sent.
#[utoipa::path(get, path = "/deposits/{id}/receipt", tag = "deposits", security(("device" = [])),
    params(("id" = Uuid, Path, description = "identity of the deposit")),
    responses((status = 200, body = SignedReceipt), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn receipt(
    State(desk): State<Desk>,
    Sender(device): Sender,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    let id = DepositId(read_id(&id)?);
    let office = desk.office.clone();
    let row = blocking(move || find(&office, &device, id)).await?;
    Ok(bytes("application/json", row.receipt))
}

/// What happened to a deposit.
#[utoipa::path(get, path = "/deposits/{id}/timeline", tag = "deposits", security(("device" = [])),
    params(("id" = Uuid, Path, description = "identity of the deposit")),
    responses((status = 200, body = Timeline), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn timeline(
    State(desk): State<Desk>,
    Sender(device): Sender,
    Path(id): Path<String>,
) -> Result<Json<Timeline>, Refusal> {
    let id = DepositId(read_id(&id)?);
    let office = desk.office.clone();
    let timeline = blocking(move || {
        find(&office, &device, id)?;
        read_timeline(&office, id)
    });
    Ok(Json(timeline.await?))
}

/// The acknowledgement of a deposit: a PDF with the platform's seal.
#[utoipa::path(get, path = "/deposits/{id}/acknowledgement", tag = "deposits", security(("device" = [])),
    params(("id" = Uuid, Path, description = "identity of the deposit")),
    responses((status = 200, body = [u8], content_type = "application/pdf"),
        (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn acknowledgement(
    State(desk): State<Desk>,
    Sender(device): Sender,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    let id = DepositId(read_id(&id)?);
    let _place = place(&desk.commits).await?;
    let office = desk.office.clone();
    let pdf = blocking(move || {
        let row = find(&office, &device, id)?;
        acknowledgement::acknowledgement(&office, &row)
    });
    Ok(bytes("application/pdf", pdf.await?))
}

/// Takes a deposit back, until the deadline.
#[utoipa::path(post, path = "/deposits/{id}/withdrawal", tag = "deposits", security(("device" = [])),
    params(("id" = Uuid, Path, description = "identity of the deposit")),
    responses((status = 200, body = Timeline), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn withdraw(
    State(desk): State<Desk>,
    Sender(device): Sender,
    Path(id): Path<String>,
) -> Result<Json<Timeline>, Refusal> {
    let id = DepositId(read_id(&id)?);
    let office = desk.office.clone();
    let timeline = blocking(move || {
        let row = find(&office, &device, id)?;
        deposit::withdraw(&office, &device, &row)?;
        read_timeline(&office, id)
    });
    Ok(Json(timeline.await?))
}

/// The deposits of a dossier. Only the last complete one that was not withdrawn counts.
#[utoipa::path(get, path = "/dossiers/{id}/deposits", tag = "deposits", security(("device" = [])),
    params(("id" = Uuid, Path, description = "identity of the dossier")),
    responses((status = 200, body = DossierDeposits), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn of_dossier(
    State(desk): State<Desk>,
    Sender(device): Sender,
    Path(id): Path<String>,
) -> Result<Json<DossierDeposits>, Refusal> {
    let dossier = DossierId(read_id(&id)?);
    let office = desk.office.clone();
    let deposits = blocking(move || {
        if office.store.dossier_owner(dossier)? != Some(device.organisation.id) {
            return Err(Refusal::not_found());
        }
        Ok(office.store.dossier_deposits(dossier)?)
    });
    Ok(Json(DossierDeposits {
        dossier,
        deposits: deposits.await?,
    }))
}
