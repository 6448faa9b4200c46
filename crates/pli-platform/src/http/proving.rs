//! What gathers receipts second by second, and asks the time-stamping authority apart, so that nothing waits for it.

use std::time::Duration;

use crate::deposit::tree;
use crate::{Refusal, SharedOffice};

/// From one tree to the next.
const SECOND: Duration = Duration::from_secs(1);
/// Longest pause after an authority that does not answer.
const LONGEST: Duration = Duration::from_secs(300);

/// Gathers the receipts of each second.
pub(super) async fn gather(office: SharedOffice) {
    let mut tick = tokio::time::interval(SECOND);
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tick.tick().await;
        let office = office.clone();
        let done = tokio::task::spawn_blocking(move || tree::gather(&office)).await;
        match done {
            Ok(Ok(_)) => {}
            Ok(Err(Refusal(problem))) => {
                tracing::error!(code = problem.code, "receipts could not be gathered");
            }
            Err(_) => tracing::error!("the gathering of receipts panicked"),
        }
    }
}

/// Has one root after the other time-stamped, oldest first; a failure waits longer each time.
pub(super) async fn stamp(office: SharedOffice) {
    let mut pause = SECOND;
    loop {
        tokio::time::sleep(pause).await;
        let office = office.clone();
        let done = tokio::task::spawn_blocking(move || tree::stamp(&office)).await;
        pause = match done {
            Ok(Ok(true)) => Duration::ZERO,
            Ok(Ok(false)) => SECOND,
            Ok(Err(error)) => {
                tracing::warn!(%error, "the receipts' proof of time waits");
                (pause.max(SECOND) * 2).min(LONGEST)
            }
            Err(_) => {
                tracing::error!("the time-stamping of receipts panicked");
                LONGEST
            }
        };
    }
}
