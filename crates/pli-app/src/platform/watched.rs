//! A platform whose exchanges are written down: what the journal of diligence tells of each.

use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use pli_protocol::wire::{Body, Request, Response};
use pli_protocol::{Platform, PlatformError};

/// What one exchange was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Exchange {
    pub(crate) method: &'static str,
    pub(crate) path: String,
    pub(crate) sent_bytes: u64,
    /// None when no answer came.
    pub(crate) status: Option<u16>,
    pub(crate) millis: u128,
}

/// Carries exchanges through another platform and remembers the last.
pub(crate) struct Watched<P> {
    platform: P,
    last: Mutex<Option<Exchange>>,
}

impl<P> Watched<P> {
    /// Watches a platform.
    pub(crate) fn new(platform: P) -> Self {
        Self {
            platform,
            last: Mutex::new(None),
        }
    }

    /// Takes what the last exchange was.
    pub(crate) fn take(&self) -> Option<Exchange> {
        self.last
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take()
    }
}

impl<P: Platform> Platform for Watched<P> {
    fn exchange(&self, request: &Request<'_>) -> Result<Response, PlatformError> {
        let started = Instant::now();
        let answer = self.platform.exchange(request);
        let sent_bytes = match &request.body {
            Body::Empty => 0,
            Body::Json(json) => json.len() as u64,
            Body::Bytes { bytes, .. } => bytes.len() as u64,
        };
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = Some(Exchange {
            method: request.method.as_str(),
            path: request.path.clone(),
            sent_bytes,
            status: answer.as_ref().ok().map(|answer| answer.status),
            millis: started.elapsed().as_millis(),
        });
        answer
    }
}
