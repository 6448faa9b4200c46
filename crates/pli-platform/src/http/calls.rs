//! Calls, their form packages and their documents.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use pli_protocol::calls::{CallList, FormPackage};
use pli_protocol::{FIRST_SEALED_VERSION, Problem};

use super::Desk;
use super::answer::{blocking, bytes};
use super::layers::spoken;
use super::sender::Sender;
use crate::Refusal;

/// The calls that may be answered, closed ones too.
#[utoipa::path(get, path = "/calls", tag = "calls", security(("device" = [])),
    responses((status = 200, body = CallList), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn calls(
    State(desk): State<Desk>,
    _sender: Sender,
    headers: HeaderMap,
) -> Result<Json<CallList>, Refusal> {
    let office = desk.office.clone();
    let mut calls = blocking(move || Ok(office.store.calls()?)).await?;
    if spoken(&headers) < FIRST_SEALED_VERSION {
        // A client of version 1 knows no opening: it shows the call, and its unsealed deposit is refused with words.
        for call in &mut calls {
            call.opening = None;
        }
    }
    Ok(Json(CallList {
        time: desk.office.clock.now(),
        calls,
    }))
}

/// A form package by its digest.
#[utoipa::path(get, path = "/forms/{sha256}", tag = "calls", security(("device" = [])),
    params(("sha256" = String, Path, description = "digest of the package, as the call names it")),
    responses((status = 200, body = FormPackage), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn form(
    State(desk): State<Desk>,
    _sender: Sender,
    Path(sha256): Path<String>,
) -> Result<Response, Refusal> {
    let office = desk.office.clone();
    let form = blocking(move || office.store.form(&sha256)?.ok_or_else(Refusal::not_found)).await?;
    Ok(bytes("application/json", form.package))
}

/// A document of a call.
#[utoipa::path(get, path = "/calls/{reference}/documents/{sha256}", tag = "calls", security(("device" = [])),
    params(("reference" = String, Path, description = "reference of the call"),
        ("sha256" = String, Path, description = "digest of the document, as the call names it")),
    responses((status = 200, body = [u8], content_type = "application/octet-stream"),
        (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn document(
    State(desk): State<Desk>,
    _sender: Sender,
    Path((reference, sha256)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    let office = desk.office.clone();
    let document = blocking(move || {
        let call = office
            .store
            .call(&reference)?
            .ok_or_else(Refusal::not_found)?;
        if !call
            .documents
            .iter()
            .any(|document| document.sha256 == sha256)
        {
            return Err(Refusal::not_found());
        }
        Ok(office.store.document(&sha256)?)
    });
    Ok(bytes("application/octet-stream", document.await?))
}
