//! The open store with all that use cases need beside it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::civil::Date;
use jiff::{Timestamp, Zoned};
use pli_protocol::DossierId;

use crate::attachment::Uploads;
use crate::certificate::HeldKeys;
use crate::dossier::OpenDossier;
use crate::fault::{Code, Fault};
use crate::form::Known;
use crate::outbox::Courier;
use crate::platform::Exchange;
use crate::store::Store;
use crate::vault::Vault;

/// An open store, its vault, and what is in memory of it.
pub struct Session {
    pub(crate) store: Arc<Store>,
    pub(crate) vault: Vault,
    pub(crate) forms: Known,
    pub(crate) uploads: Uploads,
    pub(crate) courier: Courier,
    pub(crate) keys: HeldKeys,
    dossiers: Mutex<HashMap<DossierId, Arc<Mutex<OpenDossier>>>>,
    online: Mutex<Option<bool>>,
}

impl Session {
    /// Begins over an open store.
    pub(crate) fn begin(store: Store) -> Result<Self, Fault> {
        let store = Arc::new(store);
        let vault = Vault::open(Arc::clone(&store))?;
        Ok(Self {
            store,
            vault,
            forms: Known::default(),
            uploads: Uploads::default(),
            courier: Courier::default(),
            keys: HeldKeys::default(),
            dossiers: Mutex::default(),
            online: Mutex::default(),
        })
    }

    /// The dossier in memory, read from the store the first time.
    pub(crate) fn dossier(&self, id: DossierId) -> Result<Arc<Mutex<OpenDossier>>, Fault> {
        if let Some(open) = self.opened().get(&id) {
            return Ok(Arc::clone(open));
        }
        let read = Arc::new(Mutex::new(OpenDossier::read(self, id)?));
        Ok(Arc::clone(self.opened().entry(id).or_insert(read)))
    }

    /// Reads anew every dossier of memory, after calls changed.
    pub(crate) fn refresh_all(&self) -> Result<(), Fault> {
        let open: Vec<_> = self.opened().values().cloned().collect();
        for dossier in open {
            let mut dossier = crate::dossier::lock(&dossier);
            *dossier = OpenDossier::read(self, dossier.id)?;
        }
        Ok(())
    }

    /// Reads a kept content and compares it with its digest, as a self-check.
    pub fn verify_kept(&self, sha256: &str) -> Result<(), Fault> {
        Ok(self.vault.outgoing(sha256)?.verify()?)
    }

    /// Whether the platform answered last time; none when it was not asked since the start.
    pub(crate) fn online(&self) -> Option<bool> {
        *self.online.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Remembers whether the platform answered.
    pub(crate) fn heard<T>(&self, answer: &Result<T, Fault>) {
        let away = [
            Code::PlatformAway,
            Code::PlatformSlow,
            Code::PlatformRubbish,
            Code::PlatformCertificate,
        ];
        let heard = answer
            .as_ref()
            .err()
            .is_none_or(|fault| !away.contains(&fault.code));
        *self.online.lock().unwrap_or_else(PoisonError::into_inner) = Some(heard);
    }

    /// Remembers whether the platform answered an exchange of a deposit.
    pub(crate) fn saw(&self, exchange: &Exchange) {
        let heard = exchange.status.is_some();
        *self.online.lock().unwrap_or_else(PoisonError::into_inner) = Some(heard);
    }

    fn opened(&self) -> MutexGuard<'_, HashMap<DossierId, Arc<Mutex<OpenDossier>>>> {
        self.dossiers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// This machine's clock.
pub(crate) fn now() -> Timestamp {
    Timestamp::now()
}

/// The day on this machine's wall clock.
pub(crate) fn today() -> Date {
    Zoned::now().date()
}
