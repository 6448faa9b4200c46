//! Every route, once. The OpenAPI document is tested against this table.

use std::time::Duration;

use axum::Router;
use axum::routing::{MethodRouter, get, post, put};

use super::{Desk, calls, chunks, deposits, layers, letters, public};
use crate::demo::LIST_PATH;
use crate::{Refusal, SharedOffice};

/// Method and path of a route, as the OpenAPI document writes them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct RouteName {
    /// `get`, `post` or `put`.
    pub method: &'static str,
    /// `/deposits/{id}`.
    pub path: &'static str,
}

/// Time for a small request, its body and its answer.
const SHORT: Duration = Duration::from_secs(60);
/// Time for a chunk or a commit.
const LONG: Duration = Duration::from_secs(600);

type Entry = (&'static str, &'static str, MethodRouter<Desk>, Duration);

fn table() -> Vec<Entry> {
    let mut table = of_calls();
    table.extend(of_deposits());
    table
}

fn of_calls() -> Vec<Entry> {
    vec![
        ("get", "/hello", get(public::hello), SHORT),
        ("get", "/time", get(public::time), SHORT),
        ("get", "/openapi.json", get(public::openapi_json), SHORT),
        ("post", "/tsa", post(public::tsa), SHORT),
        ("get", LIST_PATH, get(public::revocation_list), SHORT),
        ("post", "/sessions", post(public::sign_in), SHORT),
        ("post", "/sessions/sign-out", post(public::sign_out), SHORT),
        ("get", "/calls", get(calls::calls), SHORT),
        (
            "get",
            "/calls/{reference}/documents/{sha256}",
            get(calls::document),
            LONG,
        ),
        ("get", "/forms/{sha256}", get(calls::form), LONG),
    ]
}

fn of_deposits() -> Vec<Entry> {
    vec![
        ("post", "/chunks/missing", post(chunks::missing), SHORT),
        ("put", "/chunks/{sha256}", put(chunks::put), LONG),
        ("put", "/deposits/{id}", put(deposits::put), LONG),
        (
            "get",
            "/deposits/{id}/receipt",
            get(deposits::receipt),
            SHORT,
        ),
        (
            "get",
            "/deposits/{id}/timeline",
            get(deposits::timeline),
            SHORT,
        ),
        (
            "get",
            "/deposits/{id}/acknowledgement",
            get(deposits::acknowledgement),
            LONG,
        ),
        (
            "get",
            "/deposits/{id}/time-proof",
            get(letters::time_proof),
            SHORT,
        ),
        (
            "get",
            "/deposits/{id}/letters",
            get(letters::of_deposit),
            SHORT,
        ),
        ("get", "/letters/{id}", get(letters::get), LONG),
        (
            "post",
            "/deposits/{id}/withdrawal",
            post(deposits::withdraw),
            SHORT,
        ),
        (
            "get",
            "/dossiers/{id}/deposits",
            get(deposits::of_dossier),
            SHORT,
        ),
    ]
}

/// The names of every route.
pub fn route_names() -> Vec<RouteName> {
    table()
        .into_iter()
        .map(|(method, path, _, _)| RouteName { method, path })
        .collect()
}

/// The platform as a router: what [`super::listen`] serves, and [`crate::InProcess`] calls.
pub fn router(office: SharedOffice) -> Router {
    let mut router = Router::new();
    for (_, path, handlers, patience) in table() {
        let patience = axum::middleware::from_fn_with_state(patience, layers::within);
        router = router.route(path, handlers.layer(patience));
    }
    router
        .fallback(|| async { Refusal::unknown_route() })
        .method_not_allowed_fallback(|| async { Refusal::wrong_method() })
        .layer(axum::middleware::from_fn(layers::protocol_version))
        .layer(layers::catch_panic())
        .layer(axum::middleware::from_fn(layers::say_version))
        .with_state(Desk::new(office))
}
