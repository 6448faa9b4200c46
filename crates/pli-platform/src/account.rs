//! Signing in: passwords by argon2id, tokens of which only the digest is kept, and a pause after failed attempts.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use jiff::{SignedDuration, Timestamp};
use pli_protocol::DeviceId;
use pli_protocol::account::{Secret, SignInRequest, SignedIn, User};
use pli_protocol::canonical::sha256_hex;
use zeroize::Zeroizing;

use crate::store::{NewDevice, StoreError};
use crate::{Office, Refusal, Store};

/// Failed attempts of one user that are taken before the pause.
pub const MAX_FAILURES: u32 = 5;
/// Length of the window in which they count.
pub const FAILURE_WINDOW: SignedDuration = SignedDuration::from_mins(15);

/// Shortest password of a new account.
pub const MIN_PASSWORD_CHARS: usize = 12;

/// A hash of no password, so that an unknown user costs as much time as a known one.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$c29tZSBzYWx0IHRoYXQgaXM$6pSqsFxNCQlAZ8tXBmVYQXyKvgEGYJvSKmwoVWWkGKA";

/// Why an account is not made.
#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    /// The name, the organisation or the password is refused.
    #[error("{what}")]
    Refused {
        /// What is wrong, in French words.
        what: &'static str,
    },
    /// The password could not be hashed.
    #[error("the password could not be hashed")]
    Hash,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Makes a user of an organisation, or renews the password of the one of this name.
///
/// # Errors
/// When a name or the password is refused, or the store fails.
pub fn set_user(
    store: &Store,
    user: &User,
    organisation: (&str, Option<&str>),
    password: &str,
    now: Timestamp,
) -> Result<(), AccountError> {
    let refuse = |what| Err(AccountError::Refused { what });
    if !is_user_name(&user.name) {
        return refuse("le nom d’utilisateur a de 1 à 100 caractères, sans espace");
    }
    if organisation.0.trim().is_empty() || organisation.0.chars().count() > 200 {
        return refuse("le nom de l’organisation a de 1 à 200 caractères");
    }
    if password.chars().count() < MIN_PASSWORD_CHARS || password.len() > 1000 {
        return refuse("le mot de passe a au moins 12 caractères");
    }
    let hash: PasswordHash = Argon2::default()
        .hash_password(password.as_bytes())
        .map_err(|_| AccountError::Hash)?;
    let organisation = store.add_organisation(organisation.0.trim(), organisation.1)?;
    store.set_user(user, organisation.id, &hash.to_string(), now)?;
    Ok(())
}

fn is_user_name(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= 100
        && !name.chars().any(|c| c.is_whitespace() || c.is_control())
}

/// Signs a user in on a device.
///
/// # Errors
/// When the password is wrong, too many attempts failed, or the device's key is refused.
pub fn sign_in(office: &Office, request: &SignInRequest) -> Result<SignedIn, Refusal> {
    let now = office.clock.now();
    let since = now.saturating_sub(FAILURE_WINDOW).unwrap_or(Timestamp::MIN);
    let name_length = request.device_name.chars().count();
    if !is_user_name(&request.user) || request.password.reveal().len() > 1000 {
        return Err(Refusal::wrong_password());
    }
    if name_length == 0 || name_length > 100 || !is_public_key(&request.device_public_key) {
        return Err(Refusal::malformed("device_name or device_public_key"));
    }
    let (failures, oldest) = office.store.sign_in_failures(&request.user, since)?;
    if failures >= MAX_FAILURES {
        let until = oldest.unwrap_or(now.as_millisecond()) + FAILURE_WINDOW.as_millis() as i64;
        return Err(Refusal::throttled(
            ((until - now.as_millisecond()) / 1000).max(1),
        ));
    }
    let account = office.store.account(&request.user)?;
    let hash = account
        .as_ref()
        .map_or(NOBODY, |account| account.password.as_str());
    let matches = verify(hash, request.password.reveal());
    let Some(account) = account.filter(|_| matches) else {
        office
            .store
            .add_sign_in_failure(&request.user, now, since)?;
        return Err(Refusal::wrong_password());
    };
    let token = new_token()?;
    let id = DeviceId(uuid::Uuid::now_v7());
    let device = NewDevice {
        id,
        user: &account.user.name,
        name: &request.device_name,
        public_key: &request.device_public_key,
        token_sha256: &token_digest(token.reveal()),
    };
    office.store.add_device(&device, now)?;
    Ok(SignedIn {
        token,
        device: id,
        organisation: account.organisation,
        user: account.user,
    })
}

/// Computes what is kept of a token.
pub(crate) fn token_digest(token: &str) -> String {
    sha256_hex(token.as_bytes())
}

/// Compares in constant time (argon2).
fn verify(hash: &str, password: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|hash| {
        Argon2::default()
            .verify_password(password.as_bytes(), &hash)
            .is_ok()
    })
}

/// 256 random bits.
fn new_token() -> Result<Secret, Refusal> {
    let mut bytes = Zeroizing::new([0_u8; 32]);
    getrandom::fill(bytes.as_mut_slice()).map_err(|_| Refusal::fault())?;
    Ok(Secret::new(URL_SAFE_NO_PAD.encode(bytes.as_slice())))
}

/// A P-256 SubjectPublicKeyInfo with an uncompressed point has 91 bytes (RFC 5480); its curve is checked with each signature.
fn is_public_key(base64: &str) -> bool {
    STANDARD.decode(base64).is_ok_and(|der| der.len() == 91)
}
