//! The one that carries deposits in the background, while the program runs; and the guard that only one carries at a time.

use std::collections::HashSet;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use pli_protocol::ids::DepositId;

use super::drive;
use crate::app::{Session, now};
use crate::sealing;

/// Longest sleep between two looks at the outbox.
const LONGEST: Duration = Duration::from_secs(30);

/// Carries deposits, one at a time.
#[derive(Default)]
pub struct Courier {
    carrying: Mutex<()>,
    cancelled: Mutex<HashSet<DepositId>>,
    called: Mutex<bool>,
    bell: Condvar,
}

impl Courier {
    /// Starts the thread that carries in the background; it ends with the session.
    pub(crate) fn start(session: &Arc<Session>) -> std::io::Result<()> {
        let weak = Arc::downgrade(session);
        std::thread::Builder::new()
            .name("pli-courier".to_owned())
            .spawn(move || carry(&weak))
            .map(drop)
    }

    /// Calls the courier now.
    pub(crate) fn ring(&self) {
        *self.called.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.bell.notify_all();
    }

    /// Waits until nobody else carries.
    pub(super) fn alone(&self) -> MutexGuard<'_, ()> {
        self.carrying.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether nobody carries just now.
    pub(super) fn is_idle(&self) -> bool {
        self.carrying.try_lock().is_ok()
    }

    /// Asks to give a deposit up between two steps.
    pub(super) fn ask_to_cancel(&self, id: DepositId) {
        self.cancelled
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(id);
    }

    /// Whether a deposit was asked to be given up; the question is asked once.
    pub(super) fn is_cancelled(&self, id: DepositId) -> bool {
        self.cancelled
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(&id)
    }

    fn wait(&self, at_most: Duration) {
        let called = self.called.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self
            .bell
            .wait_timeout_while(called, at_most, |called| !*called);
        *waited.unwrap_or_else(PoisonError::into_inner).0 = false;
    }
}

fn carry(weak: &Weak<Session>) {
    while let Some(session) = weak.upgrade() {
        let next = match drive::push_due(&session) {
            Ok(next) => next,
            Err(fault) => {
                tracing::warn!(code = %fault.code, "the outbox could not be pushed on");
                None
            }
        };
        if let Err(fault) = sealing::send(&session) {
            tracing::info!(code = %fault.code, "attached files wait to be sent ahead");
        }
        let pause = next.map_or(LONGEST, |at| {
            Duration::try_from(at.duration_since(now()))
                .unwrap_or_default()
                .clamp(Duration::from_millis(200), LONGEST)
        });
        session.courier.wait(pause);
    }
}
