//! What is looked after while a host stays open, beside the deposits: keys that nobody uses are closed, time-stamps that wait are
//! asked for again. A time-stamp server that hangs holds up nothing but itself.

use std::sync::Arc;
use std::time::Duration;

use super::{Session, now};
use crate::certificate::{self, Moment};
use crate::timestamp;

/// Between two looks.
const PAUSE: Duration = Duration::from_secs(15);

/// Starts the two threads; they end with the session.
pub(super) fn start(session: &Arc<Session>) -> std::io::Result<()> {
    each_pause("pli-keys", session, |session| {
        certificate::close_unused(session, Moment::now());
    })?;
    each_pause("pli-time-stamps", session, |session| {
        if let Err(fault) = timestamp::retry_due(session, now()) {
            tracing::warn!(code = %fault.code, "time-stamps that wait could not be asked for");
        }
    })
}

fn each_pause(name: &str, session: &Arc<Session>, act: fn(&Session)) -> std::io::Result<()> {
    let weak = Arc::downgrade(session);
    let look = move || {
        while let Some(session) = weak.upgrade() {
            act(&session);
            drop(session);
            std::thread::park_timeout(PAUSE);
        }
    };
    std::thread::Builder::new()
        .name(name.to_owned())
        .spawn(look)
        .map(drop)
}
