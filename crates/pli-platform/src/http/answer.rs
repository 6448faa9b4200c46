//! Reading bodies within bounds, running what blocks, writing refusals.

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use pli_protocol::problem::PROBLEM_MEDIA_TYPE;
use serde::de::DeserializeOwned;
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::Refusal;

/// Most bytes of a body that is neither a chunk nor a manifest.
pub(super) const SMALL_BODY: usize = 64 * 1024;

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let status =
            StatusCode::from_u16(self.0.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let retry_after = self.0.value_text("retry_after_seconds");
        let body = serde_json::to_vec(&*self.0).unwrap_or_default();
        let mut response =
            (status, [(header::CONTENT_TYPE, PROBLEM_MEDIA_TYPE)], body).into_response();
        if let Some(seconds) = retry_after.and_then(|text| text.parse().ok()) {
            response.headers_mut().insert(header::RETRY_AFTER, seconds);
        }
        response
    }
}

/// Reads a body to its last byte, within a bound.
pub(super) async fn read_body(request: Request, limit: usize) -> Result<Bytes, Refusal> {
    let announced = request
        .headers()
        .get(header::CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok()?.parse().ok());
    if announced.is_some_and(|length: usize| length > limit) {
        // A little is still read, so that a client that only then looks for an answer finds this one.
        drop(to_bytes(request.into_body(), limit + SMALL_BODY).await);
        return Err(Refusal::too_large(limit));
    }
    to_bytes(request.into_body(), limit).await.map_err(|error| {
        if error.to_string().contains("length limit") {
            Refusal::too_large(limit)
        } else {
            Refusal::malformed("body")
        }
    })
}

/// Reads a JSON body within a bound.
pub(super) async fn read_json<T: DeserializeOwned>(
    request: Request,
    limit: usize,
) -> Result<T, Refusal> {
    expect_json(&request)?;
    let bytes = read_body(request, limit).await?;
    serde_json::from_slice(&bytes).map_err(|error| Refusal::malformed(&error.to_string()))
}

/// Refuses a body that does not say that it is JSON.
pub(super) fn expect_json(request: &Request) -> Result<(), Refusal> {
    let media_type = request
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    let media_type = media_type
        .and_then(|text| text.split(';').next())
        .map(str::trim);
    if media_type.is_some_and(|text| text.eq_ignore_ascii_case("application/json")) {
        Ok(())
    } else {
        Err(Refusal::malformed(
            "content-type: application/json is expected",
        ))
    }
}

/// Runs what reads or writes the disk away from those who answer. A panic there becomes a refusal.
pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Refusal> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|_| Refusal::fault())?
}

/// Waits for a place.
pub(super) async fn place(room: &Semaphore) -> Result<SemaphorePermit<'_>, Refusal> {
    room.acquire().await.map_err(|_| Refusal::fault())
}

/// Bytes with a media type.
pub(super) fn bytes(media_type: &'static str, bytes: Vec<u8>) -> Response {
    ([(header::CONTENT_TYPE, media_type)], Body::from(bytes)).into_response()
}
