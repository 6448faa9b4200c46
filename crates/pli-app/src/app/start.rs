//! First start, unlocking, and the way to the open store.

use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use sha2::{Digest, Sha256};

use super::{Session, watch};
use crate::fault::{Code, Fault};
use crate::outbox::Courier;
use crate::seam::{FirstStartView, Stage};
use crate::settings;
use crate::store::{Home, Meta, Presence, RecoveryKey, Store, StoreError, Unlock, keyring_answers};

/// Characters of a passphrase that a person chooses.
const PASSPHRASE_LEAST: usize = 8;

/// The application over one folder. Held by a host for as long as it runs.
pub struct App {
    inside: Mutex<Inside>,
    keyring: OnceLock<bool>,
}

enum Inside {
    /// The folder is ours, the store is not open.
    Closed(Home),
    /// The store is open.
    Ready(Arc<Session>),
    /// Between the two, within one call.
    Between,
}

impl App {
    /// Takes the folder, and opens its store where the keyring or the given passphrase can; else leaves it locked.
    ///
    /// # Errors
    /// Another process holds the folder, the passphrase is wrong, or the store is damaged.
    pub fn start(folder: &Path, passphrase: Option<&str>) -> Result<Self, Fault> {
        let home = Home::take(folder)?;
        let app = Self {
            inside: Mutex::new(Inside::Between),
            keyring: OnceLock::new(),
        };
        if Store::presence(&home)? == Presence::Absent {
            *app.lock() = Inside::Closed(home);
            return Ok(app);
        }
        let unlock = match passphrase {
            Some(text) if Store::takes_passphrase(&home)? => Unlock::Passphrase(text),
            _ => Unlock::Keyring,
        };
        match Store::open(home, &unlock) {
            Ok(store) => app.make_ready(store)?,
            Err((home, StoreError::Locked)) => *app.lock() = Inside::Closed(home),
            Err((_, error)) => return Err(error.into()),
        }
        Ok(app)
    }

    /// Where the application stands.
    pub fn stage(&self) -> Result<Stage, Fault> {
        match &*self.lock() {
            Inside::Ready(_) => Ok(Stage::Ready),
            Inside::Closed(home) if Store::presence(home)? == Presence::Absent => {
                Ok(Stage::FirstStart)
            }
            Inside::Closed(_) | Inside::Between => Ok(Stage::Locked),
        }
    }

    /// The open store.
    pub fn session(&self) -> Result<Arc<Session>, Fault> {
        match &*self.lock() {
            Inside::Ready(session) => Ok(Arc::clone(session)),
            Inside::Closed(home) if Store::presence(home)? == Presence::Absent => {
                Err(Code::NoStore.into())
            }
            Inside::Closed(_) | Inside::Between => Err(Code::StoreLocked.into()),
        }
    }

    /// Whether a system keyring answers here; asked once.
    pub fn keyring(&self) -> bool {
        *self.keyring.get_or_init(keyring_answers)
    }

    /// Makes the store. Without a passphrase the system keyring must keep its key.
    pub fn first_start(
        &self,
        passphrase: Option<&str>,
        author: &str,
    ) -> Result<FirstStartView, Fault> {
        if passphrase.is_some_and(|text| text.chars().count() < PASSPHRASE_LEAST) {
            return Err(Fault::new(Code::WeakPassphrase).with("min", PASSPHRASE_LEAST));
        }
        let created = {
            let mut inside = self.lock();
            match std::mem::replace(&mut *inside, Inside::Between) {
                Inside::Closed(home) => {
                    Store::create(home, passphrase).map_err(|(home, error)| {
                        *inside = Inside::Closed(home);
                        error
                    })?
                }
                other => {
                    *inside = other;
                    return Err(Code::StoreExists.into());
                }
            }
        };
        let view = FirstStartView {
            recovery_key: created.recovery.groups(),
            keyring_used: created.keyring,
        };
        self.make_ready(created.store)?;
        settings::name_author(&*self.session()?, author)?;
        Ok(view)
    }

    /// Opens the store by one of its keys; a wrong one touches nothing and may be followed by another try. With both, the
    /// recovery key opens it and the passphrase is the new one.
    pub fn unlock(&self, passphrase: Option<&str>, recovery: Option<&str>) -> Result<(), Fault> {
        let recovery = recovery
            .map(RecoveryKey::parse)
            .transpose()
            .map_err(StoreError::from)?;
        let unlock = match (&recovery, passphrase) {
            (Some(key), Some(renewed)) => Unlock::Renewal(key, renewed),
            (Some(key), None) => Unlock::Recovery(key),
            (None, Some(text)) => Unlock::Passphrase(text),
            (None, None) => Unlock::Keyring,
        };
        let store = {
            let mut inside = self.lock();
            match std::mem::replace(&mut *inside, Inside::Between) {
                Inside::Closed(home) => Store::open(home, &unlock).map_err(|(home, error)| {
                    *inside = Inside::Closed(home);
                    error
                })?,
                other => {
                    *inside = other;
                    return Ok(());
                }
            }
        };
        self.make_ready(store)
    }

    /// Proves by its last group that the recovery key was kept.
    pub fn confirm_recovery(&self, last_group: &str) -> Result<(), Fault> {
        let session = self.session()?;
        let typed: String = last_group.trim().to_uppercase();
        let expected: Option<String> = Meta::RecoveryProof.get(&session.store.reader())?;
        if expected != Some(hex::encode(Sha256::digest(typed.as_bytes()))) {
            return Err(Fault::new(Code::MistypedRecoveryKey).with("group", 8));
        }
        session
            .store
            .write(|connection| Meta::RecoveryConfirmed.set(connection, &true))?;
        Ok(())
    }

    /// Starts to carry deposits in the background, for a host that stays open, and to look after keys and time-stamps.
    pub fn start_courier(&self) -> Result<(), Fault> {
        let session = self.session()?;
        Courier::start(&session).map_err(Fault::internal)?;
        watch::start(&session).map_err(Fault::internal)
    }

    fn make_ready(&self, store: Store) -> Result<(), Fault> {
        *self.lock() = Inside::Ready(Arc::new(Session::begin(store)?));
        Ok(())
    }

    fn lock(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
