//! The key of the store, and the file that keeps it wrapped: by a passphrase (argon2id), by the recovery key, or not at all where
//! the system keyring has it.
//!
//! Knows no database and no keyring.

use argon2::{Algorithm, Argon2, Params, Version};
use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::hkdf;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::{RecoveryKey, StoreError};

const KEY_BYTES: usize = 32;
const NONCE_BYTES: usize = 12;
const SALT_BYTES: usize = 16;
/// 64 MiB, three passes: about a quarter of a second on an office computer.
const COST: Cost = Cost {
    memory_kib: 64 * 1024,
    passes: 3,
};
/// What a key file may ask for at most: it could have been altered to exhaust the machine.
const MOST: Cost = Cost {
    memory_kib: 1024 * 1024,
    passes: 16,
};

/// 32 random bytes that open the database.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct StoreKey([u8; KEY_BYTES]);

impl StoreKey {
    /// Draws a new one.
    pub(super) fn draw() -> Result<Self, StoreError> {
        Ok(Self(random()?))
    }

    /// Takes bytes that a keyring gave back; none when they are no key.
    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// The bytes, for the database and the keyring.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The raw key as SQLCipher takes it.
    pub(super) fn pragma(&self) -> Zeroizing<String> {
        Zeroizing::new(format!("x'{}'", hex::encode(self.0)))
    }
}

/// The file `key.json`: who can open the store. Holds no secret in clear.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct KeyFile {
    format: u32,
    /// Identity of the store, the name of its entry in the keyring.
    pub(super) store: Uuid,
    /// Whether the system keyring keeps the key.
    pub(super) keyring: bool,
    /// Wrapped by a passphrase.
    passphrase: Option<Wrapped>,
    /// Wrapped by the recovery key.
    recovery: Wrapped,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Cost {
    memory_kib: u32,
    passes: u32,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wrapped {
    /// Of argon2id; none for the recovery key, which has enough entropy for HKDF.
    cost: Option<Cost>,
    salt: String,
    nonce: String,
    key: String,
}

impl KeyFile {
    /// Wraps the key for its ways in.
    pub(super) fn wrap(
        store: Uuid,
        key: &StoreKey,
        passphrase: Option<&str>,
        recovery: &RecoveryKey,
    ) -> Result<Self, StoreError> {
        Ok(Self {
            format: 1,
            store,
            keyring: passphrase.is_none(),
            passphrase: passphrase
                .map(|text| Wrapped::by_passphrase(store, key, text))
                .transpose()?,
            recovery: Wrapped::by_recovery(store, key, recovery)?,
        })
    }

    /// Reads the file; an unknown format is that of a newer version.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, StoreError> {
        let file: Self = serde_json::from_slice(bytes)
            .map_err(|error| StoreError::damaged(format!("key.json: {error}")))?;
        if file.format == 1 {
            Ok(file)
        } else {
            Err(StoreError::TooNew)
        }
    }

    /// The key, by the passphrase.
    pub(super) fn by_passphrase(&self, text: &str) -> Result<StoreKey, StoreError> {
        let wrapped = self
            .passphrase
            .as_ref()
            .ok_or(StoreError::WrongPassphrase)?;
        let cost = wrapped
            .cost
            .ok_or_else(|| StoreError::damaged("key.json: no cost"))?;
        let secret = stretch(text, &wrapped.salt()?, cost)?;
        wrapped
            .open(self.store, &secret)?
            .ok_or(StoreError::WrongPassphrase)
    }

    /// The key, by the recovery key.
    pub(super) fn by_recovery(&self, recovery: &RecoveryKey) -> Result<StoreKey, StoreError> {
        let secret = derive(recovery, &self.recovery.salt()?)?;
        self.recovery
            .open(self.store, &secret)?
            .ok_or(StoreError::WrongRecoveryKey)
    }

    /// Whether a passphrase opens it.
    pub(super) fn takes_passphrase(&self) -> bool {
        self.passphrase.is_some()
    }
}

impl Wrapped {
    fn by_passphrase(store: Uuid, key: &StoreKey, text: &str) -> Result<Self, StoreError> {
        let salt: [u8; SALT_BYTES] = random()?;
        Self::seal(store, key, &*stretch(text, &salt, COST)?, salt, Some(COST))
    }

    fn by_recovery(
        store: Uuid,
        key: &StoreKey,
        recovery: &RecoveryKey,
    ) -> Result<Self, StoreError> {
        let salt: [u8; SALT_BYTES] = random()?;
        Self::seal(store, key, &*derive(recovery, &salt)?, salt, None)
    }

    fn seal(
        store: Uuid,
        key: &StoreKey,
        secret: &[u8; KEY_BYTES],
        salt: [u8; SALT_BYTES],
        cost: Option<Cost>,
    ) -> Result<Self, StoreError> {
        let nonce: [u8; NONCE_BYTES] = random()?;
        let mut bytes = key.bytes().to_vec();
        aead(secret)?
            .seal_in_place_append_tag(
                Nonce::assume_unique_for_key(nonce),
                Aad::from(store.as_bytes()),
                &mut bytes,
            )
            .map_err(|_| StoreError::damaged("sealing failed"))?;
        Ok(Self {
            cost,
            salt: hex::encode(salt),
            nonce: hex::encode(nonce),
            key: hex::encode(bytes),
        })
    }

    /// None when the secret is not the right one.
    fn open(&self, store: Uuid, secret: &[u8; KEY_BYTES]) -> Result<Option<StoreKey>, StoreError> {
        let nonce: [u8; NONCE_BYTES] = unhex(&self.nonce)?
            .as_slice()
            .try_into()
            .map_err(|_| StoreError::damaged("key.json: nonce"))?;
        let mut bytes = unhex(&self.key)?;
        let nonce = Nonce::assume_unique_for_key(nonce);
        let opened = aead(secret)?
            .open_in_place(nonce, Aad::from(store.as_bytes()), &mut bytes)
            .ok();
        let key = opened.and_then(|bytes| StoreKey::from_bytes(bytes));
        bytes.zeroize();
        Ok(key)
    }

    fn salt(&self) -> Result<Vec<u8>, StoreError> {
        unhex(&self.salt)
    }
}

fn aead(secret: &[u8; KEY_BYTES]) -> Result<LessSafeKey, StoreError> {
    UnboundKey::new(&AES_256_GCM, secret)
        .map(LessSafeKey::new)
        .map_err(|_| StoreError::damaged("AES-256-GCM refused"))
}

fn stretch(text: &str, salt: &[u8], cost: Cost) -> Result<Zeroizing<[u8; KEY_BYTES]>, StoreError> {
    let wrong = || StoreError::damaged("key.json: cost of argon2id");
    if cost.memory_kib > MOST.memory_kib || cost.passes > MOST.passes {
        return Err(wrong());
    }
    let params =
        Params::new(cost.memory_kib, cost.passes, 1, Some(KEY_BYTES)).map_err(|_| wrong())?;
    let mut secret = Zeroizing::new([0; KEY_BYTES]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(text.as_bytes(), salt, secret.as_mut())
        .map_err(|_| wrong())?;
    Ok(secret)
}

fn derive(recovery: &RecoveryKey, salt: &[u8]) -> Result<Zeroizing<[u8; KEY_BYTES]>, StoreError> {
    let wrong = |_| StoreError::damaged("HKDF refused");
    let prk = hkdf::Salt::new(hkdf::HKDF_SHA256, salt).extract(recovery.bytes());
    let mut secret = Zeroizing::new([0; KEY_BYTES]);
    let okm = prk
        .expand(&[b"pli store recovery 1"], hkdf::HKDF_SHA256)
        .map_err(wrong)?;
    okm.fill(secret.as_mut()).map_err(wrong)?;
    Ok(secret)
}

/// Random bytes of the system.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)
        .map_err(|error| StoreError::Io(std::io::Error::other(error.to_string())))?;
    Ok(bytes)
}

fn unhex(text: &str) -> Result<Vec<u8>, StoreError> {
    hex::decode(text).map_err(|_| StoreError::damaged("key.json: hexadecimal"))
}
