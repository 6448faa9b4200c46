//! The platform over HTTP: routes, bounds, and a problem document for whatever is refused.
//!
//! Must not decide anything: a handler bounds and reads the request, calls one function, writes the answer.

mod answer;
mod calls;
mod chunks;
mod deposits;
mod layers;
mod letters;
mod openapi;
mod proving;
mod public;
mod routes;
mod sender;
mod serve;

use std::sync::Arc;

use tokio::sync::Semaphore;

use crate::SharedOffice;

pub use openapi::document;
pub use routes::{RouteName, route_names, router};
pub use serve::{Server, TlsError, listen, read_tls};

/// Chunks that are in memory at one time; others wait for their turn.
const CHUNKS_AT_ONCE: usize = 32;
/// Passwords that are hashed at one time: each takes 19 MiB and half a core.
const SIGN_INS_AT_ONCE: usize = 2;
/// Deposits that are read again from the disk at one time.
const COMMITS_AT_ONCE: usize = 8;

/// What handlers share.
#[derive(Debug, Clone)]
struct Desk {
    office: SharedOffice,
    chunks: Arc<Semaphore>,
    sign_ins: Arc<Semaphore>,
    commits: Arc<Semaphore>,
}

impl Desk {
    fn new(office: SharedOffice) -> Self {
        let room = |places| Arc::new(Semaphore::new(places));
        Self {
            office,
            chunks: room(CHUNKS_AT_ONCE),
            sign_ins: room(SIGN_INS_AT_ONCE),
            commits: room(COMMITS_AT_ONCE),
        }
    }
}
