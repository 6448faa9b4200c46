//! Keys on tokens and cards, through PKCS#11 drivers.
//!
//! A token is known by its serial number and its label, never by the number of its slot, which changes with each plug. Every
//! call waits as long as its caller says and no longer. Does not look for drivers on the disk: [`known_drivers`] says where they
//! usually are, and the caller which of them are there.

mod driver;
mod encode;
mod known;
mod oaep;
mod opener;
mod raw;
mod signer;

use std::path::{Path, PathBuf};
use std::time::Duration;

use cryptoki::context::Pkcs11;
use cryptoki::slot::Slot;
use jiff::Timestamp;
use zeroize::Zeroizing;

use super::{SignatureAlgorithm, SignerError, TriesLeft};
use crate::certificate::{self, Category, CertificateFacts, KeyUse, Validity};
use crate::signer::chain;
use crate::signer::patience::patiently;
use crate::signer::public::PublicKey;
use driver::{failure, load, tries_left, word};
#[cfg(windows)]
pub(super) use encode::ecdsa_to_der;
pub use known::{KnownDriver, known_drivers};
pub(crate) use opener::{TokenOpener, open_for_opening};
pub use signer::TokenSigner;
use signer::{Held, PinPlace, Way};

/// Most certificates that are read from one token.
const MAX_CERTIFICATES: usize = 64;
/// Largest certificate that is read from a token.
const MAX_CERTIFICATE_BYTES: usize = 64 << 10;
/// Most tokens that are looked at behind one driver.
const MAX_TOKENS: usize = 32;

/// A token as its driver describes it, before any PIN.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// The driver that sees it.
    pub driver: PathBuf,
    /// Name that its issuer or holder gave it.
    pub label: String,
    /// Serial number.
    pub serial: String,
    /// Who made it.
    pub manufacturer: String,
    /// Model.
    pub model: String,
    /// What its PIN stands like.
    pub pin: PinState,
    /// Whether the PIN is typed on the reader and not in Pli.
    pub pin_on_reader: bool,
    /// Certificates that are seen without a PIN (DER); some tokens show them after it only.
    pub certificates: Vec<Vec<u8>>,
}

/// What a token says of its PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PinState {
    /// The PIN can be given.
    Ready(TriesLeft),
    /// The PIN must be changed first.
    ToBeChanged,
    /// The PIN is locked.
    Locked,
    /// No PIN was ever set.
    Missing,
}

/// Which token and which of its certificates; what is `None` does not matter.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// Serial number, label, or both as `serial/label`: what a person calls the token.
    pub name: Option<String>,
    /// Serial number of the token.
    pub serial: Option<String>,
    /// Label of the token.
    pub label: Option<String>,
    /// SHA-256 of the certificate, hexadecimal.
    pub certificate: Option<String>,
}

/// Tokens behind several drivers, and the drivers that could not tell.
#[derive(Clone, Debug, Default)]
pub struct Inventory {
    /// Tokens found.
    pub tokens: Vec<Token>,
    /// Drivers that failed or see nothing, each with its reason.
    pub troubles: Vec<(PathBuf, SignerError)>,
}

/// Looks at the tokens behind each driver, waiting for each no longer than `patience`.
pub fn look(drivers: &[PathBuf], patience: Duration) -> Inventory {
    let mut inventory = Inventory::default();
    for driver in drivers {
        match list(driver, patience) {
            Ok(tokens) => inventory.tokens.extend(tokens),
            Err(error) => inventory.troubles.push((driver.clone(), error)),
        }
    }
    inventory
}

/// Lists the tokens behind one driver; none is an error that says what is missing.
pub fn list(driver: &Path, patience: Duration) -> Result<Vec<Token>, SignerError> {
    let path = driver.to_owned();
    patiently(patience, move || {
        let module = load(&path)?;
        let slots = slots(&module)?;
        let tokens = slots
            .into_iter()
            .filter_map(|slot| describe(&module, &path, slot));
        let tokens = tokens.collect::<Vec<_>>();
        if tokens.is_empty() {
            return Err(SignerError::NoToken);
        }
        Ok(tokens)
    })?
}

/// Opens the key of a token for signing.
///
/// Of the certificates that suit the choice the best is taken: valid at `now`, for signing, qualified. Two tokens that suit are
/// a refusal, told apart by their serial numbers. `pin` is not wanted where the reader has keys of its own.
pub fn open(
    drivers: &[PathBuf],
    choice: &Choice,
    pin: Option<&str>,
    now: Timestamp,
    patience: Duration,
) -> Result<TokenSigner, SignerError> {
    let (token, place, patience) = ready(drivers, choice, pin, patience)?;
    let pin = pin.map(|pin| Zeroizing::new(pin.to_owned()));
    let wanted = choice.certificate.clone();
    patiently(patience, move || {
        unlock(&token, place, pin, wanted.as_deref(), now, patience)
    })?
}

/// The token that is meant, its PIN in order, where the PIN is typed, and how long that may last.
fn ready(
    drivers: &[PathBuf],
    choice: &Choice,
    pin: Option<&str>,
    patience: Duration,
) -> Result<(Token, PinPlace, Duration), SignerError> {
    let token = choose(look(drivers, patience), choice)?;
    match token.pin {
        PinState::Ready(_) => {}
        PinState::ToBeChanged => return Err(SignerError::PinExpired),
        PinState::Locked => return Err(SignerError::PinLocked),
        PinState::Missing => return Err(SignerError::NoPinYet),
    }
    let place = if token.pin_on_reader {
        PinPlace::Reader
    } else {
        PinPlace::Here
    };
    if place == PinPlace::Here && pin.is_none() {
        return Err(SignerError::PinWanted);
    }
    // Who types on a reader needs the time to do so.
    let patience = match place {
        PinPlace::Here => patience,
        PinPlace::Reader => patience * 4,
    };
    Ok((token, place, patience))
}

/// The token that is meant, among those that were found.
fn choose(inventory: Inventory, choice: &Choice) -> Result<Token, SignerError> {
    let Inventory { tokens, troubles } = inventory;
    let same = |wanted: &Option<String>, is: &str| {
        wanted
            .as_ref()
            .is_none_or(|wanted| wanted.trim() == is.trim())
    };
    let any = !tokens.is_empty();
    let mut suited = tokens
        .into_iter()
        .filter(|token| {
            same(&choice.serial, &token.serial)
                && same(&choice.label, &token.label)
                && choice
                    .name
                    .as_ref()
                    .is_none_or(|name| is_called(token, name))
        })
        .collect::<Vec<_>>();
    let mut serials = suited
        .iter()
        .map(|it| it.serial.clone())
        .collect::<Vec<_>>();
    serials.sort();
    serials.dedup();
    if serials.len() > 1 {
        return Err(SignerError::SeveralTokens { serials });
    }
    // One card may show several parts, and one token stand behind two drivers: the part that holds the certificate counts.
    suited.sort_by_key(|token| match &choice.certificate {
        Some(wanted) => !token.certificates.iter().any(|it| is_named(it, wanted)),
        None => token.certificates.is_empty(),
    });
    if let Some(token) = suited.into_iter().next() {
        return Ok(token);
    }
    Err(missing(any, troubles))
}

fn is_called(token: &Token, name: &str) -> bool {
    let name = name.trim();
    let (serial, label) = (token.serial.trim(), token.label.trim());
    name == serial || name == label || name == format!("{serial}/{label}")
}

/// Why no token suits: what a person can mend first.
fn missing(any_token: bool, troubles: Vec<(PathBuf, SignerError)>) -> SignerError {
    let rank = |error: &SignerError| match error {
        SignerError::DriverHangs { .. } => 0,
        SignerError::DriverFailed { .. } => 1,
        SignerError::NoToken => 2,
        SignerError::NoReader => 3,
        _ => 4,
    };
    let worst = troubles
        .into_iter()
        .map(|(_, error)| error)
        .min_by_key(rank);
    match worst {
        Some(error @ SignerError::DriverHangs { .. }) => error,
        _ if any_token => SignerError::UnknownToken,
        Some(error) => error,
        None => SignerError::NoDriver,
    }
}

fn slots(module: &Pkcs11) -> Result<Vec<Slot>, SignerError> {
    let all = module.get_all_slots().map_err(|error| word(&error))?;
    if all.is_empty() {
        return Err(SignerError::NoReader);
    }
    let mut filled = module
        .get_slots_with_token()
        .map_err(|error| word(&error))?;
    filled.truncate(MAX_TOKENS);
    Ok(filled)
}

/// A token that is ready to use; one that was never set up, or left meanwhile, is none.
fn describe(module: &Pkcs11, driver: &Path, slot: Slot) -> Option<Token> {
    let info = module.get_token_info(slot).ok()?;
    if !info.token_initialized() {
        return None;
    }
    let pin = if info.user_pin_locked() {
        PinState::Locked
    } else if !info.user_pin_initialized() {
        PinState::Missing
    } else if info.user_pin_to_be_changed() {
        PinState::ToBeChanged
    } else {
        PinState::Ready(tries_left(&info))
    };
    let certificates = module
        .open_ro_session(slot)
        .and_then(|session| signer::certificates(&session))
        .unwrap_or_default();
    Some(Token {
        driver: driver.to_owned(),
        label: info.label().to_owned(),
        serial: info.serial_number().to_owned(),
        manufacturer: info.manufacturer_id().to_owned(),
        model: info.model().to_owned(),
        pin,
        pin_on_reader: info.protected_authentication_path(),
        certificates: certificates.into_iter().map(|(_, value)| value).collect(),
    })
}

/// Logs in and takes the best certificate that has its key on the token.
fn unlock(
    token: &Token,
    place: PinPlace,
    pin: Option<Zeroizing<String>>,
    wanted: Option<&str>,
    now: Timestamp,
    patience: Duration,
) -> Result<TokenSigner, SignerError> {
    let module = load(&token.driver)?;
    let slot = slot_of(&module, token)?;
    let told = |error: &_| failure(&module, slot, &token.serial, error);
    let session = signer::log_in(&module, slot, place, pin.as_ref()).map_err(|it| told(&it))?;
    let found = signer::certificates(&session).map_err(|error| told(&error))?;
    let mechanisms = module
        .get_mechanism_list(slot)
        .map_err(|error| told(&error))?;
    let mut refusal = SignerError::NoCertificate;
    for (id, der) in ranked(&found, wanted, now) {
        let Some(key) = signer::key_of(&session, id).map_err(|error| told(&error))? else {
            continue;
        };
        let Some((public, way)) = usable(der, &mechanisms) else {
            refusal = SignerError::UnsupportedKey;
            continue;
        };
        let others = found.iter().map(|(_, der)| der.clone()).collect::<Vec<_>>();
        let chain = chain::in_order_der(der, &others).ok_or(SignerError::NoCertificate)?;
        let pin_use = signer::pin_use(&session, key);
        let held = Held {
            table: signer::table(&token.driver)?,
            serial: token.serial.clone(),
            module,
            slot,
            session,
            key,
            way,
            pin_use,
        };
        return Ok(TokenSigner::new(
            held,
            chain,
            public,
            (place, pin),
            patience,
        ));
    }
    Err(refusal)
}

/// The slot in which the token stands now.
fn slot_of(module: &Pkcs11, token: &Token) -> Result<Slot, SignerError> {
    let here = slots(module)?.into_iter().find(|slot| {
        module
            .get_token_info(*slot)
            .is_ok_and(|info| info.serial_number() == token.serial && info.label() == token.label)
    });
    here.ok_or(SignerError::Removed)
}

fn usable(
    der: &[u8],
    mechanisms: &[cryptoki::mechanism::MechanismType],
) -> Option<(PublicKey, Way)> {
    let public = PublicKey::of(der).ok()?;
    let is_long_enough = match public.algorithm {
        // `SEQUENCE { modulus, exponent }` of 2048 bits takes 270 bytes.
        SignatureAlgorithm::RsaSha256 => public.bits.len() >= 256,
        SignatureAlgorithm::EcdsaP256Sha256 | SignatureAlgorithm::EcdsaP384Sha384 => true,
    };
    let way = Way::of(public.algorithm, mechanisms)?;
    is_long_enough.then_some((public, way))
}

/// Certificates of people and seals, the best for signing first; authorities are left out.
fn ranked<'a>(
    found: &'a [signer::Found],
    wanted: Option<&str>,
    now: Timestamp,
) -> Vec<(&'a [u8], &'a [u8])> {
    let mut ranked = found
        .iter()
        .filter(|(_, der)| wanted.is_none_or(|wanted| is_named(der, wanted)))
        .filter_map(|(id, der)| Some((certificate::read(der, now).ok()?, id, der)))
        .filter(|(facts, ..)| !facts.key_uses.contains(&KeyUse::CertificateSigning))
        .collect::<Vec<_>>();
    ranked.sort_by_key(|(facts, ..)| rank(facts));
    ranked
        .into_iter()
        .map(|(_, id, der)| (id.as_slice(), der.as_slice()))
        .collect()
}

/// Lower is better.
fn rank(facts: &CertificateFacts) -> (bool, bool, u8) {
    let commits = facts.key_uses.is_empty() || facts.key_uses.contains(&KeyUse::ContentCommitment);
    let category = match facts.category {
        Category::QualifiedSignature => 0,
        Category::QualifiedSeal => 1,
        Category::Advanced => 2,
        Category::Demonstration => 3,
        Category::AuthenticationOnly => 4,
    };
    (!commits, facts.validity != Validity::Valid, category)
}

fn is_named(der: &[u8], sha256: &str) -> bool {
    use sha2::{Digest as _, Sha256};
    hex::encode(Sha256::digest(der)).eq_ignore_ascii_case(sha256.trim())
}
