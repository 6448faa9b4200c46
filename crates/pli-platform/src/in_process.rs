//! The platform called without a network: the same routes, bodies and answers, through the router itself.

use std::io;

use axum::Router;
use axum::body::{Body as AxumBody, to_bytes};
use axum::http::{Request as HttpRequest, header};
use pli_protocol::chunk::content_digest;
use pli_protocol::error::Away;
use pli_protocol::wire::{Body, Request, Response};
use pli_protocol::{PROTOCOL_HEADER, PROTOCOL_VERSION, Platform, PlatformError};
use tokio::runtime::Runtime;
use tower::ServiceExt;

use crate::{SharedOffice, http};

/// A platform in this process. Must not be called from async code: it waits.
#[derive(Debug)]
pub struct InProcess {
    router: Router,
    runtime: Runtime,
}

impl InProcess {
    /// Opens the door of a platform.
    ///
    /// # Errors
    /// When no runtime can be started.
    pub fn new(office: SharedOffice) -> io::Result<Self> {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()?;
        Ok(Self {
            router: http::router(office),
            runtime,
        })
    }
}

fn broken(error: &impl ToString) -> PlatformError {
    PlatformError::Away {
        cause: Away::Connection,
        detail: error.to_string(),
    }
}

impl Platform for InProcess {
    fn exchange(&self, request: &Request<'_>) -> Result<Response, PlatformError> {
        let mut builder = HttpRequest::builder()
            .method(request.method.as_str())
            .uri(&request.path)
            .header(PROTOCOL_HEADER, PROTOCOL_VERSION.to_string());
        if let Some(token) = request.token {
            builder = builder.header(header::AUTHORIZATION, format!("Bearer {}", token.reveal()));
        }
        let sent = match &request.body {
            Body::Empty => builder.body(AxumBody::empty()),
            Body::Json(json) => builder
                .header(header::CONTENT_TYPE, "application/json")
                .body(AxumBody::from(json.clone())),
            Body::Bytes { bytes, sha256 } => builder
                .header("content-digest", content_digest(sha256).unwrap_or_default())
                .body(AxumBody::from(bytes.to_vec())),
        };
        let sent = sent.map_err(|error| broken(&error))?;
        let limit = usize::try_from(request.max_answer_bytes).unwrap_or(usize::MAX);
        self.runtime.block_on(async {
            let answer = self
                .router
                .clone()
                .oneshot(sent)
                .await
                .map_err(|error| broken(&error))?;
            let (parts, body) = answer.into_parts();
            let text = |name: &str| {
                parts
                    .headers
                    .get(name)
                    .and_then(|value| value.to_str().ok())
            };
            let media_type = text("content-type")
                .unwrap_or_default()
                .split(';')
                .next()
                .unwrap_or_default();
            let (media_type, protocol) = (
                media_type.trim().to_ascii_lowercase(),
                text(PROTOCOL_HEADER).map(str::to_owned),
            );
            let too_large = |error: axum::Error| PlatformError::Rubbish {
                detail: error.to_string(),
            };
            let body = to_bytes(body, limit).await.map_err(too_large)?.to_vec();
            Ok(Response {
                status: parts.status.as_u16(),
                media_type,
                protocol,
                body,
            })
        })
    }
}
