//! Makes and opens the whole store. What is half made never stands under its final name.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use pli_core::dossier::ActorId;
use rusqlite::Connection;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::home::{create_private, sync_folder};
use super::key::KeyFile;
use super::writer::Writer;
use super::{Home, Meta, RecoveryKey, StoreError, StoreKey, actor, ballast, database, keyring};

const KEY_FILE: &str = "key.json";
const DATABASE: &str = "store.db";
/// A key file is under 2 KiB.
const KEY_FILE_MOST: u64 = 64 * 1024;

/// What stands in the folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// Nothing: a store may be made.
    Absent,
    /// A store.
    Present,
}

/// How the key is come by.
pub enum Unlock<'a> {
    /// By the system keyring.
    Keyring,
    /// By the passphrase.
    Passphrase(&'a str),
    /// By the recovery key.
    Recovery(&'a RecoveryKey),
    /// By the recovery key, and from now on by this passphrase too: the former one was lost.
    Renewal(&'a RecoveryKey, &'a str),
}

/// The open store: one writer, one reader.
#[derive(Debug)]
pub struct Store {
    // Before the reader in order of drop: its last checkpoint wants no other connection, and does without if there is one.
    writer: Writer,
    reader: Mutex<Connection>,
    actor: ActorId,
    home: Home,
}

/// A store just made.
pub struct Created {
    /// It.
    pub store: Store,
    /// To be shown once.
    pub recovery: RecoveryKey,
    /// Whether the keyring keeps the key.
    pub keyring: bool,
}

/// An attempt to open: the folder is given back when it fails, so that the person may try again.
pub type Opened = Result<Store, (Home, StoreError)>;

impl Store {
    /// Says what stands in the folder; half a store is damage, never absence.
    pub fn presence(home: &Home) -> Result<Presence, StoreError> {
        let store = home.store();
        if !store.exists() {
            let vault_used =
                fs::read_dir(home.vault()).is_ok_and(|mut entries| entries.next().is_some());
            return if vault_used {
                Err(StoreError::damaged("the folder `store` is missing"))
            } else {
                Ok(Presence::Absent)
            };
        }
        for name in [KEY_FILE, DATABASE] {
            if !store.join(name).exists() {
                return Err(StoreError::damaged(format!("`{name}` is missing")));
            }
        }
        Ok(Presence::Present)
    }

    /// Makes the store where none is. Without a passphrase the system keyring must keep the key.
    pub fn create(home: Home, passphrase: Option<&str>) -> Result<Created, (Home, StoreError)> {
        match build(&home, passphrase) {
            Ok((key, recovery)) => match assemble(home, &key) {
                Ok(store) => Ok(Created {
                    store,
                    recovery,
                    keyring: passphrase.is_none(),
                }),
                Err(failed) => Err(failed),
            },
            Err(error) => Err((home, error)),
        }
    }

    /// Opens the store; a wrong key touches nothing.
    pub fn open(home: Home, unlock: &Unlock<'_>) -> Opened {
        let key = match find_key(&home, unlock) {
            Ok(key) => key,
            Err(error) => return Err((home, error)),
        };
        let store = assemble(home, &key)?;
        match renew(&store.home, &key, unlock) {
            Ok(()) => Ok(store),
            Err(error) => Err((store.close(), error)),
        }
    }

    /// Ends the store and gives the folder back.
    fn close(self) -> Home {
        let Self {
            writer,
            reader,
            actor: _,
            home,
        } = self;
        drop((writer, reader));
        home
    }

    /// Whether a passphrase opens this store.
    pub fn takes_passphrase(home: &Home) -> Result<bool, StoreError> {
        Ok(read_key_file(home)?.takes_passphrase())
    }

    /// Who writes here.
    pub fn actor(&self) -> ActorId {
        self.actor
    }

    /// The folder.
    pub fn home(&self) -> &Home {
        &self.home
    }

    /// Whether the ballast was given up: the disk is, or was, full.
    pub fn is_short_of_room(&self) -> bool {
        !self.home.ballast().exists()
    }

    /// Does an act and waits until it is durable. It may be done twice, and must not reach outside the database.
    pub fn write<T: Send + 'static>(
        &self,
        act: impl Fn(&Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        self.writer.write(act)
    }

    /// The reading connection, for as long as it is held.
    pub fn reader(&self) -> MutexGuard<'_, Connection> {
        // A reader that panicked leaves nothing half written.
        self.reader.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn build(home: &Home, passphrase: Option<&str>) -> Result<(StoreKey, RecoveryKey), StoreError> {
    if Store::presence(home)? == Presence::Present {
        return Err(StoreError::Exists);
    }
    let unfinished = home.unfinished();
    if unfinished.exists() {
        // A first start that never ended: its recovery key was never shown and nothing was ever kept in it.
        fs::remove_dir_all(&unfinished)?;
    }
    create_private(&unfinished)?;
    let id = Uuid::now_v7();
    let key = StoreKey::draw()?;
    if passphrase.is_none() && !keyring::keep(id, &key) {
        return Err(StoreError::NoKeyring);
    }
    let recovery =
        RecoveryKey::draw().map_err(|error| StoreError::Io(io::Error::other(error.to_string())))?;
    let wrapped = KeyFile::wrap(id, &key, passphrase, &recovery)?;
    write_key_file(&unfinished, &wrapped)?;
    database::create(&unfinished.join(DATABASE), &key)?;
    remember_proof(&unfinished.join(DATABASE), &key, &recovery)?;
    sync_folder(&unfinished)?;
    fs::rename(&unfinished, home.store())?;
    sync_folder(home.folder())?;
    Ok((key, recovery))
}

fn remember_proof(file: &Path, key: &StoreKey, recovery: &RecoveryKey) -> Result<(), StoreError> {
    let connection = database::open_writer(file, key)?;
    let last = recovery.groups().pop().unwrap_or_default();
    Meta::RecoveryProof.set(&connection, &hex::encode(Sha256::digest(last.as_bytes())))?;
    connection.close().map_err(|(_, error)| error)?;
    Ok(())
}

fn assemble(home: Home, key: &StoreKey) -> Opened {
    let connected = match connect(&home, key) {
        // Even to open, a database wants a little room.
        Err(error) if error.is_full() && ballast::give_up(&home.ballast()) => connect(&home, key),
        other => other,
    };
    match connected {
        Ok((writer, reader, actor)) => Ok(Store {
            writer,
            reader: Mutex::new(reader),
            actor,
            home,
        }),
        Err(error) => Err((home, error)),
    }
}

fn connect(home: &Home, key: &StoreKey) -> Result<(Writer, Connection, ActorId), StoreError> {
    let file = home.store().join(DATABASE);
    let connection = database::open_writer(&file, key)?;
    let actor = actor::settle(&connection, &file)?;
    let reader = database::open_reader(&file, key)?;
    ballast::keep(&home.ballast());
    Ok((Writer::start(connection, home.ballast())?, reader, actor))
}

fn find_key(home: &Home, unlock: &Unlock<'_>) -> Result<StoreKey, StoreError> {
    if Store::presence(home)? == Presence::Absent {
        return Err(StoreError::Absent);
    }
    let file = read_key_file(home)?;
    match unlock {
        Unlock::Passphrase(text) => file.by_passphrase(text),
        Unlock::Recovery(key) | Unlock::Renewal(key, _) => file.by_recovery(key),
        Unlock::Keyring if file.keyring => keyring::fetch(file.store).ok_or(StoreError::Locked),
        Unlock::Keyring => Err(StoreError::Locked),
    }
}

/// After the recovery key opened the store: wraps the key by the new passphrase, or gives it to this machine's keyring again.
fn renew(home: &Home, key: &StoreKey, unlock: &Unlock<'_>) -> Result<(), StoreError> {
    match unlock {
        Unlock::Renewal(recovery, passphrase) => {
            let id = read_key_file(home)?.store;
            let wrapped = KeyFile::wrap(id, key, Some(passphrase), recovery)?;
            write_key_file(&home.store(), &wrapped)
        }
        Unlock::Recovery(_) => {
            let file = read_key_file(home)?;
            if file.keyring && !keyring::keep(file.store, key) {
                tracing::warn!(
                    "no keyring keeps the key: the recovery key will be asked for again"
                );
            }
            Ok(())
        }
        Unlock::Keyring | Unlock::Passphrase(_) => Ok(()),
    }
}

/// Writes the key file whole or not at all, and durably.
fn write_key_file(folder: &Path, wrapped: &KeyFile) -> Result<(), StoreError> {
    let text = serde_json::to_vec_pretty(wrapped)
        .map_err(|error| StoreError::damaged(error.to_string()))?;
    let beside = folder.join("key.json.new");
    let mut file = File::create(&beside)?;
    file.write_all(&text)?;
    file.sync_all()?;
    fs::rename(&beside, folder.join(KEY_FILE))?;
    sync_folder(folder)?;
    Ok(())
}

fn read_key_file(home: &Home) -> Result<KeyFile, StoreError> {
    let file = home.store().join(KEY_FILE);
    if fs::metadata(&file)?.len() > KEY_FILE_MOST {
        return Err(StoreError::damaged("key.json is too long"));
    }
    KeyFile::read(&fs::read(file)?)
}
