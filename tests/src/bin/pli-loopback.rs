//! The screens in a plain browser, for tests: `ui/dist` and the commands of the seam over HTTP on 127.0.0.1, with a random token.
//!
//! Is no part of the product: it is never packaged, and answers no other machine.

use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};
use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path as UrlPath, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use pli_app::{App, Code, Fault};
use serde_json::Value;

/// A chunk of a file in base64, with room around it.
const MAX_BODY: usize = 16 * 1024 * 1024;

struct Host {
    app: App,
    token: String,
    pages: PathBuf,
}

#[tokio::main]
async fn main() -> Result<()> {
    let mut arguments = std::env::args_os().skip(1);
    let home = PathBuf::from(
        arguments
            .next()
            .context("usage: pli-loopback HOME [PORT]")?,
    );
    let port = arguments
        .next()
        .map_or(Ok(0), |text| text.to_string_lossy().parse::<u16>())?;
    let mut random = [0; 16];
    getrandom::fill(&mut random)?;
    let host = Host {
        app: App::start(&home, None)?,
        token: hex::encode(random),
        pages: pli_tests::workspace_root().join("ui/dist"),
    };
    let token = host.token.clone();
    let routes = Router::new()
        .route("/commands/{name}", post(command))
        .fallback(get(page))
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .with_state(Arc::new(host));
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
    println!("http://{}/index.html?token={token}", listener.local_addr()?);
    axum::serve(listener, routes)
        .await
        .context("the host ended")
}

/// One command, off the async threads; a fault is 409 with its code and values.
async fn command(
    State(host): State<Arc<Host>>,
    UrlPath(name): UrlPath<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    if headers
        .get("x-pli-token")
        .is_none_or(|given| given.as_bytes() != host.token.as_bytes())
    {
        return StatusCode::FORBIDDEN.into_response();
    }
    let answered = tokio::task::spawn_blocking(move || {
        let request: Value = serde_json::from_slice(&body)
            .map_err(|cause| Fault::new(Code::BadRequest).with("cause", cause))?;
        pli_app::seam::dispatch(&host.app, &name, request)
    });
    match answered
        .await
        .unwrap_or_else(|cause| Err(Fault::internal(cause)))
    {
        Ok(view) => axum::Json(view).into_response(),
        Err(fault) => (StatusCode::CONFLICT, axum::Json(fault)).into_response(),
    }
}

/// A file of the built screens.
async fn page(State(host): State<Arc<Host>>, uri: axum::http::Uri) -> Response {
    let wanted = Path::new(uri.path().trim_start_matches('/'));
    if !wanted
        .components()
        .all(|part| matches!(part, Component::Normal(_)))
    {
        return StatusCode::NOT_FOUND.into_response();
    }
    let media_type = match wanted.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("woff2") => "font/woff2",
        Some("woff") => "font/woff",
        _ => "text/plain; charset=utf-8",
    };
    match tokio::fs::read(host.pages.join(wanted)).await {
        Ok(bytes) => ([(header::CONTENT_TYPE, media_type)], bytes).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}
