//! Keys that the window holds open while the person signs several dossiers with one code.
//!
//! A key that nobody uses for a while is closed: who sits down at a desk that was left, or opens a machine that slept, must not
//! sign with it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use uuid::Uuid;

use super::{KeyChoice, OpenKey};
use crate::app::{Session, now};
use crate::fault::{Code, Fault};
use crate::seam::KeyView;

/// Keys that are held at a time; the oldest is closed for another one.
const MOST: usize = 4;
/// How long a key stays open without being used.
pub const IDLE_LIMIT: Duration = Duration::from_secs(10 * 60);

/// The keys held open, by names that mean nothing elsewhere. They close when nobody uses them, and with the session.
#[derive(Default)]
pub(crate) struct HeldKeys(Mutex<Vec<Held>>);

struct Held {
    name: String,
    key: Arc<Mutex<OpenKey>>,
    used: Moment,
}

/// A moment on two clocks: the steady one stands still while a machine sleeps, the other may be set by hand.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    /// On the steady clock.
    pub steady: Instant,
    /// On the wall.
    pub wall: Timestamp,
}

impl Moment {
    /// This moment.
    pub fn now() -> Self {
        Self {
            steady: Instant::now(),
            wall: now(),
        }
    }

    /// Whether one of the clocks says that `limit` has passed since `before`.
    fn is_past(self, before: Self, limit: Duration) -> bool {
        let wall = self.wall.duration_since(before.wall);
        self.steady.saturating_duration_since(before.steady) >= limit
            || Duration::try_from(wall).is_ok_and(|passed| passed >= limit)
    }
}

impl HeldKeys {
    fn lock(&self) -> MutexGuard<'_, Vec<Held>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Works with a held key; one act at a time.
    pub(crate) fn with<T>(
        &self,
        name: &str,
        act: impl FnOnce(&OpenKey) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        self.close_unused(Moment::now());
        let key = self.touch(name).ok_or(Code::KeyClosed)?;
        let done = {
            let key = key.lock().unwrap_or_else(PoisonError::into_inner);
            act(&key)
        };
        // A token may take its time, and a person on its reader: the rest counts from the end.
        self.touch(name);
        done
    }

    /// Names of the keys that are open.
    pub(crate) fn names(&self) -> Vec<String> {
        self.lock().iter().map(|held| held.name.clone()).collect()
    }

    /// Closes the keys that nobody used for [`IDLE_LIMIT`] at `now`; one that signs just now is in use.
    fn close_unused(&self, now: Moment) {
        let gone: Vec<Held> = {
            let mut held = self.lock();
            let is_unused = |held: &mut Held| {
                now.is_past(held.used, IDLE_LIMIT) && Arc::strong_count(&held.key) == 1
            };
            held.extract_if(.., is_unused).collect()
        };
        // Closing may wait for a driver: not under the lock.
        drop(gone);
    }

    fn touch(&self, name: &str) -> Option<Arc<Mutex<OpenKey>>> {
        let mut held = self.lock();
        let found = held.iter_mut().find(|held| held.name == name)?;
        found.used = Moment::now();
        Some(Arc::clone(&found.key))
    }
}

/// Opens a key and holds it.
pub fn open_and_hold(session: &Session, choice: &KeyChoice<'_>) -> Result<KeyView, Fault> {
    let key = OpenKey::open(choice)?;
    let name = Uuid::now_v7().to_string();
    let view = KeyView {
        key: name.clone(),
        certificate: key.view(),
        asks_each_time: key.signer().asks_each_time(),
    };
    let mut held = session.keys.lock();
    let oldest = (held.len() >= MOST).then(|| held.remove(0));
    held.push(Held {
        name,
        key: Arc::new(Mutex::new(key)),
        used: Moment::now(),
    });
    drop(held);
    // Closing may wait for a driver: not under the lock.
    drop(oldest);
    Ok(view)
}

/// Closes a key; one that is closed already stays so.
pub fn close(session: &Session, name: &str) {
    let mut held = session.keys.lock();
    let place = held.iter().position(|held| held.name == name);
    let key = place.map(|place| held.remove(place));
    drop(held);
    drop(key);
}

/// Closes the keys that nobody used for [`IDLE_LIMIT`] at `now`.
pub fn close_unused(session: &Session, now: Moment) {
    session.keys.close_unused(now);
}
