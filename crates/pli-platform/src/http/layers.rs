//! What holds for every route: the protocol version, a time limit, and an answer even after a panic.

use std::any::Any;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use pli_protocol::{OLDEST_PROTOCOL_VERSION, PROTOCOL_HEADER, PROTOCOL_VERSION};
use tower_http::catch_panic::CatchPanicLayer;

use crate::Refusal;
use crate::demo::LIST_PATH;

/// Paths that a client asks before it knows what the platform speaks.
const WITHOUT_VERSION: [&str; 4] = ["/hello", "/openapi.json", "/tsa", LIST_PATH];

/// Refuses a request of another protocol version.
pub(super) async fn protocol_version(request: Request, next: Next) -> Response {
    if WITHOUT_VERSION.contains(&request.uri().path()) {
        return next.run(request).await;
    }
    let given = request
        .headers()
        .get(PROTOCOL_HEADER)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let number: Option<u32> = given.parse().ok();
    if number.is_some_and(|number| (OLDEST_PROTOCOL_VERSION..=PROTOCOL_VERSION).contains(&number)) {
        next.run(request).await
    } else {
        Refusal::version(given).into_response()
    }
}

/// Says the protocol version on every answer: that of the request, where it is spoken here.
pub(super) async fn say_version(request: Request, next: Next) -> Response {
    let version = spoken(request.headers());
    let mut response = next.run(request).await;
    response
        .headers_mut()
        .insert(PROTOCOL_HEADER, HeaderValue::from(version));
    response
}

/// The version that a request speaks; ours where it says none that is spoken here.
pub(super) fn spoken(headers: &HeaderMap) -> u32 {
    let given = headers.get(PROTOCOL_HEADER);
    given
        .and_then(|value| value.to_str().ok()?.parse().ok())
        .filter(|version| (OLDEST_PROTOCOL_VERSION..=PROTOCOL_VERSION).contains(version))
        .unwrap_or(PROTOCOL_VERSION)
}

/// Gives up on a request that lasts too long.
pub(super) async fn within(
    State(patience): State<Duration>,
    request: Request,
    next: Next,
) -> Response {
    match tokio::time::timeout(patience, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Refusal::timeout().into_response(),
    }
}

/// Turns a panic of a handler into a problem document.
pub(super) fn catch_panic() -> CatchPanicLayer<fn(Box<dyn Any + Send>) -> Response> {
    CatchPanicLayer::custom(|_: Box<dyn Any + Send>| {
        tracing::error!("a handler panicked");
        Refusal::fault().into_response()
    })
}
