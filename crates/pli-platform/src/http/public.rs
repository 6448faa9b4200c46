//! What anybody may ask: who the platform is, what time it has, its OpenAPI document; and signing in and out.

use axum::Json;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use pli_protocol::account::{SignInRequest, SignedIn};
use pli_protocol::hello::{Hello, ProtocolRange, Sealing, ServerTime};
use pli_protocol::{FIRST_SEALED_VERSION, OLDEST_PROTOCOL_VERSION, PROTOCOL_VERSION, Problem};

use super::answer::{SMALL_BODY, blocking, bytes, place, read_body, read_json};
use super::layers::spoken;
use super::sender::Sender;
use super::{Desk, openapi};
use crate::{Office, Refusal, VERSION, account, demo};

/// Where the demonstration gives time-stamps, under the platform's own address.
const TSA: &str = "/tsa";

/// Whether the platform gives time-stamps itself: only a demonstration does.
fn stamps_here(office: &Office) -> bool {
    office.region.demonstration && office.time_authority.is_some()
}

/// Who the platform is. Needs no token and no protocol version.
#[utoipa::path(get, path = "/hello", tag = "platform",
    responses((status = 200, body = Hello), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn hello(State(desk): State<Desk>, headers: HeaderMap) -> Json<Hello> {
    let office = &desk.office;
    Json(Hello {
        platform: office.region.platform.clone(),
        region: office.region.name.clone(),
        platform_version: VERSION.to_owned(),
        protocol: ProtocolRange {
            oldest: OLDEST_PROTOCOL_VERSION,
            newest: PROTOCOL_VERSION,
        },
        time: office.clock.now(),
        demonstration: office.region.demonstration,
        sealing: if spoken(&headers) < FIRST_SEALED_VERSION {
            Sealing::None
        } else {
            Sealing::ByCall
        },
        second_address: office.second_address.clone(),
        timestamp_server: stamps_here(office).then(|| TSA.to_owned()),
        seal_certificate: office.seal.certificate_pem(),
    })
}

/// The platform's clock, which alone decides of deadlines.
#[utoipa::path(get, path = "/time", tag = "platform",
    responses((status = 200, body = ServerTime), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn time(State(desk): State<Desk>) -> Json<ServerTime> {
    Json(ServerTime {
        time: desk.office.clock.now(),
    })
}

/// This document. Needs no token and no protocol version.
#[utoipa::path(get, path = "/openapi.json", tag = "platform",
    responses((status = 200, body = Object, content_type = "application/json")))]
pub(super) async fn openapi_json() -> Result<Response, Refusal> {
    let json = openapi::document()
        .to_pretty_json()
        .map_err(|_| Refusal::fault())?;
    Ok(bytes("application/json", json.into_bytes()))
}

/// Time-stamps of the demonstration (RFC 3161 §3.4): `application/timestamp-query` in, `application/timestamp-reply` out. Needs
/// no token and no protocol version.
#[utoipa::path(post, path = "/tsa", tag = "platform",
    responses((status = 200, body = Object, content_type = "application/timestamp-reply"),
        (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn tsa(State(desk): State<Desk>, request: Request) -> Result<Response, Refusal> {
    let office = desk.office.clone();
    let authority = office.time_authority.clone();
    let authority = authority.filter(|_| stamps_here(&office));
    let authority = authority.ok_or_else(Refusal::unknown_route)?;
    let query = read_body(request, SMALL_BODY).await?;
    let answer = blocking(move || authority.carry(&query).map_err(|_| Refusal::fault())).await?;
    Ok(bytes("application/timestamp-reply", answer))
}

/// The revocation list of the demonstration's authority, which the certificate of its signer names. Needs no token and no protocol
/// version.
#[utoipa::path(get, path = "/demo/crl/autorite-demonstration.crl", tag = "platform",
    responses((status = 200, body = Object, content_type = "application/pkix-crl"),
        (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn revocation_list(State(desk): State<Desk>) -> Result<Response, Refusal> {
    let office = desk.office.clone();
    if !office.region.demonstration {
        return Err(Refusal::unknown_route());
    }
    let read = move || {
        let list = demo::current_list(office.store.root(), office.clock.now());
        list.map_err(|error| {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                "no revocation list"
            );
            Refusal::fault()
        })
    };
    Ok(bytes("application/pkix-crl", blocking(read).await?))
}

/// Signs a user in on a device.
#[utoipa::path(post, path = "/sessions", tag = "account", request_body = SignInRequest,
    responses((status = 201, body = SignedIn), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn sign_in(
    State(desk): State<Desk>,
    request: Request,
) -> Result<(StatusCode, Json<SignedIn>), Refusal> {
    let message: SignInRequest = read_json(request, SMALL_BODY).await?;
    let _place = place(&desk.sign_ins).await?;
    let office = desk.office.clone();
    let signed_in = blocking(move || account::sign_in(&office, &message)).await?;
    Ok((StatusCode::CREATED, Json(signed_in)))
}

/// Withdraws the token of this device.
#[utoipa::path(post, path = "/sessions/sign-out", tag = "account", security(("device" = [])),
    responses((status = 204), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn sign_out(
    State(desk): State<Desk>,
    Sender(device): Sender,
) -> Result<StatusCode, Refusal> {
    let office = desk.office.clone();
    blocking(move || {
        Ok(office
            .store
            .withdraw_device(device.id, office.clock.now())?)
    })
    .await?;
    Ok(StatusCode::NO_CONTENT)
}
