//! Keys that the window holds open while the person signs several dossiers with one code.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use uuid::Uuid;

use super::{KeyChoice, OpenKey};
use crate::app::Session;
use crate::fault::{Code, Fault};
use crate::seam::KeyView;

/// Keys that are held at a time; the oldest is closed for another one.
const MOST: usize = 4;

/// The keys held open, by names that mean nothing elsewhere. They close with the session.
#[derive(Default)]
pub(crate) struct HeldKeys(Mutex<Vec<(String, Arc<Mutex<OpenKey>>)>>);

impl HeldKeys {
    fn lock(&self) -> MutexGuard<'_, Vec<(String, Arc<Mutex<OpenKey>>)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Works with a held key; one act at a time.
    pub(crate) fn with<T>(
        &self,
        name: &str,
        act: impl FnOnce(&OpenKey) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        let found = self
            .lock()
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, key)| Arc::clone(key));
        let key = found.ok_or(Code::KeyClosed)?;
        let key = key.lock().unwrap_or_else(PoisonError::into_inner);
        act(&key)
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
    held.push((name, Arc::new(Mutex::new(key))));
    drop(held);
    // Closing may wait for a driver: not under the lock.
    drop(oldest);
    Ok(view)
}

/// Closes a key; one that is closed already stays so.
pub fn close(session: &Session, name: &str) {
    let mut held = session.keys.lock();
    let place = held.iter().position(|(known, _)| known == name);
    let key = place.map(|place| held.remove(place));
    drop(held);
    drop(key);
}
