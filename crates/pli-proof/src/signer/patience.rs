//! Waits for foreign code, and no longer than the caller wants.
//!
//! A driver or the system's store may never come back. What waits for one waits in a thread that is left behind when its time is
//! over; the caller always gets an answer.

use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

use super::SignerError;

/// Does `work` in a thread of its own and waits no longer than `patience`; a work that ends later is dropped where it stands.
pub(super) fn patiently<T: Send + 'static>(
    patience: Duration,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, SignerError> {
    let (sender, receiver) = sync_channel(1);
    thread::Builder::new()
        .name("key".to_owned())
        .spawn(move || sender.send(work()).ok())
        .map_err(|error| SignerError::DriverFailed {
            reason: error.to_string(),
        })?;
    receiver
        .recv_timeout(patience)
        .map_err(|error| match error {
            RecvTimeoutError::Timeout => SignerError::DriverHangs { patience },
            RecvTimeoutError::Disconnected => SignerError::DriverFailed {
                reason: "the driver's thread ended".to_owned(),
            },
        })
}
