//! A holder's key on a token, which unlocks sealed files and never leaves.
//!
//! RSA keys decrypt (`CKM_RSA_PKCS_OAEP`; tokens that know it with SHA-1 only do the bare operation, and the padding is undone
//! here), keys on curves agree on a secret (`CKM_ECDH1_DERIVE`). An opening has many files: where the key wants its PIN for each, the
//! one that was given is kept until the opener goes, and given again; one that is refused is given no second time.

use std::path::PathBuf;
use std::sync::Mutex;
use std::time::Duration;

use cryptoki::context::Pkcs11;
use cryptoki::error::{Error, RvError};
use cryptoki::mechanism::elliptic_curve::{EcKdf, Ecdh1DeriveParams};
use cryptoki::mechanism::rsa::{PkcsMgfType, PkcsOaepParams, PkcsOaepSource};
use cryptoki::mechanism::{Mechanism, MechanismType};
use cryptoki::object::{Attribute, AttributeType, KeyType, ObjectClass, ObjectHandle};
use cryptoki::session::{Session, UserType};
use cryptoki::slot::Slot;
use cryptoki::types::AuthPin;
use jiff::Timestamp;
use openssl::bn::BigNumContext;
use openssl::ec::{EcGroup, EcPoint};
use openssl::nid::Nid;
use zeroize::Zeroizing;

use super::driver::{failure, load, locked};
use super::raw::FunctionTable;
use super::signer::{PinPlace, PinUse};
use super::{Choice, Token, is_named, oaep, ready, signer, slot_of};
use crate::certificate::{self, KeyUse};
use crate::signer::SignerError;
use crate::signer::patience::patiently;

/// Bytes of a secret, wiped when dropped.
type Secret = Zeroizing<Vec<u8>>;

/// An open session with a key that unlocks.
struct HeldOpener {
    module: Pkcs11,
    slot: Slot,
    serial: String,
    session: Session,
    key: ObjectHandle,
    mechanisms: Vec<MechanismType>,
    pin_use: PinUse,
    place: PinPlace,
    /// For a key that wants it each time.
    pin: Option<Zeroizing<String>>,
    table: FunctionTable,
}

/// What is asked of the key.
enum Task {
    /// Undo RSA-OAEP with SHA-256.
    Decrypt(Vec<u8>),
    /// Agree with this point.
    Agree(Vec<u8>),
}

/// A key on a token that unlocks sealed files.
pub(crate) struct TokenOpener {
    held: Mutex<Option<HeldOpener>>,
    patience: Duration,
}

/// Opens the key of a token for unlocking sealed files; also gives its certificate (DER).
pub(crate) fn open_for_opening(
    drivers: &[PathBuf],
    choice: &Choice,
    pin: Option<&str>,
    patience: Duration,
) -> Result<(TokenOpener, Vec<u8>), SignerError> {
    let (token, place, patience) = ready(drivers, choice, pin, patience)?;
    let pin = pin.map(|pin| Zeroizing::new(pin.to_owned()));
    let wanted = choice.certificate.clone();
    patiently(patience, move || {
        unlock_opener(&token, place, pin.as_ref(), wanted.as_deref(), patience)
    })?
}

/// Logs in and takes the certificate for encryption that has its key on the token.
fn unlock_opener(
    token: &Token,
    place: PinPlace,
    pin: Option<&Zeroizing<String>>,
    wanted: Option<&str>,
    patience: Duration,
) -> Result<(TokenOpener, Vec<u8>), SignerError> {
    let module = load(&token.driver)?;
    let slot = slot_of(&module, token)?;
    let told = |error: &_| failure(&module, slot, &token.serial, error);
    let session = signer::log_in(&module, slot, place, pin).map_err(|it| told(&it))?;
    let found = signer::certificates(&session).map_err(|error| told(&error))?;
    let mechanisms = module
        .get_mechanism_list(slot)
        .map_err(|error| told(&error))?;
    for (id, der) in &found {
        if !wanted.map_or_else(|| is_for_encryption(der), |wanted| is_named(der, wanted)) {
            continue;
        }
        let Some(key) = signer::key_of(&session, id).map_err(|error| told(&error))? else {
            continue;
        };
        let pin_use = signer::pin_use(&session, key);
        let held = HeldOpener {
            table: signer::table(&token.driver)?,
            pin: pin.filter(|_| pin_use == PinUse::EachUse).cloned(),
            place,
            pin_use,
            serial: token.serial.clone(),
            module,
            slot,
            session,
            key,
            mechanisms,
        };
        return Ok((TokenOpener::new(held, patience), der.clone()));
    }
    Err(SignerError::NoCertificate)
}

/// Whether a certificate says that its key encrypts keys or agrees on them.
fn is_for_encryption(der: &[u8]) -> bool {
    certificate::read(der, Timestamp::UNIX_EPOCH).is_ok_and(|facts| {
        let uses = [KeyUse::KeyEncipherment, KeyUse::KeyAgreement];
        facts.key_uses.iter().any(|known| uses.contains(known))
    })
}

impl TokenOpener {
    fn new(held: HeldOpener, patience: Duration) -> Self {
        Self {
            held: Mutex::new(Some(held)),
            patience,
        }
    }

    /// Undoes RSA-OAEP with SHA-256; none where the bytes were not encrypted to this key.
    pub(crate) fn decrypt(&self, wrapped: &[u8]) -> Result<Option<Secret>, SignerError> {
        self.ask(Task::Decrypt(wrapped.to_vec()))
    }

    /// The secret shared with the owner of this point; none where it is no point of its curve, which is found out here: a token may
    /// not look, and tell something of its key.
    pub(crate) fn agree(&self, point: &[u8]) -> Result<Option<Secret>, SignerError> {
        if !is_point(point) {
            return Ok(None);
        }
        self.ask(Task::Agree(point.to_vec()))
    }

    fn ask(&self, task: Task) -> Result<Option<Secret>, SignerError> {
        let mut place = locked(&self.held);
        let mut held = place.take().ok_or(SignerError::Ended)?;
        if held.lacks_its_pin() {
            *place = Some(held);
            return Err(SignerError::PinWanted);
        }
        // A driver that hangs keeps the session: this key has ended then.
        let (held, answer) = patiently(self.patience, move || {
            let answer = match &task {
                Task::Decrypt(wrapped) => held.decrypt(wrapped),
                Task::Agree(point) => held.agree(point),
            };
            if answer.is_err() {
                held.give_up();
            }
            (held, answer)
        })?;
        let answer = match answer {
            Err(Error::Pkcs11(refusal, _)) if is_about_the_input(refusal) => Ok(None),
            other => other.map_err(|error| failure(&held.module, held.slot, &held.serial, &error)),
        };
        *place = Some(held);
        answer
    }
}

/// Whether the bytes are a point of P-256 or P-384, uncompressed, by their length.
fn is_point(bytes: &[u8]) -> bool {
    let curve = match bytes.len() {
        65 => Nid::X9_62_PRIME256V1,
        97 => Nid::SECP384R1,
        _ => return false,
    };
    let found = || {
        let (group, mut context) = (EcGroup::from_curve_name(curve)?, BigNumContext::new()?);
        let point = EcPoint::from_bytes(&group, bytes, &mut context)?;
        point.is_on_curve(&group, &mut context)
    };
    bytes.first() == Some(&4) && found().unwrap_or(false)
}

/// Answers that speak of what was given, not of the token.
fn is_about_the_input(refusal: RvError) -> bool {
    matches!(
        refusal,
        RvError::EncryptedDataInvalid
            | RvError::EncryptedDataLenRange
            | RvError::DataInvalid
            | RvError::DataLenRange
            | RvError::PublicKeyInvalid
    )
}

/// Answers of a token that does not do what it was asked, or not so.
fn is_about_the_way(refusal: RvError) -> bool {
    matches!(
        refusal,
        RvError::MechanismInvalid
            | RvError::MechanismParamInvalid
            | RvError::ArgumentsBad
            | RvError::FunctionNotSupported
    )
}

impl HeldOpener {
    fn lacks_its_pin(&self) -> bool {
        (self.pin_use, self.place) == (PinUse::EachUse, PinPlace::Here) && self.pin.is_none()
    }

    /// What was begun is given up with its session; the login lives on in the next one.
    fn give_up(&mut self) {
        if self.pin_use == PinUse::EachUse
            && let Ok(session) = self.module.open_ro_session(self.slot)
        {
            self.session = session;
        }
    }

    /// Decrypts, with a login of its own where the key wants one.
    fn decrypt_by(&mut self, way: &Mechanism<'_>, wrapped: &[u8]) -> Result<Vec<u8>, Error> {
        if self.pin_use == PinUse::Once {
            return self.session.decrypt(way, self.key, wrapped);
        }
        self.session.decrypt_init(way, self.key)?;
        let pin = self.pin.as_ref().map(|pin| AuthPin::from(pin.as_str()));
        let login = self.session.login(UserType::ContextSpecific, pin.as_ref());
        if login.is_err() {
            // A second try with the same PIN would be counted too.
            self.pin = None;
        }
        login?;
        self.table.decrypt(&self.session, wrapped)
    }

    fn decrypt(&mut self, wrapped: &[u8]) -> Result<Option<Secret>, Error> {
        let sha256 = MechanismType::SHA256;
        let source = PkcsOaepSource::empty();
        let oaep = PkcsOaepParams::new(sha256, PkcsMgfType::MGF1_SHA256, source);
        if self.mechanisms.contains(&MechanismType::RSA_PKCS_OAEP) {
            let way = Mechanism::RsaPkcsOaep(oaep);
            match self.decrypt_by(&way, wrapped) {
                Err(Error::Pkcs11(refusal, _)) if is_about_the_way(refusal) => {}
                other => return other.map(|plain| Some(Zeroizing::new(plain))),
            }
        }
        let bare = self.decrypt_by(&Mechanism::RsaX509, wrapped)?;
        Ok(oaep::undone(&Zeroizing::new(bare), wrapped.len()))
    }

    fn agree(&self, point: &[u8]) -> Result<Option<Secret>, Error> {
        let length = point.len() / 2;
        let parameters = Ecdh1DeriveParams::new(EcKdf::null(), point);
        let template = [
            Attribute::Class(ObjectClass::SECRET_KEY),
            Attribute::KeyType(KeyType::GENERIC_SECRET),
            Attribute::Token(false),
            Attribute::Private(false),
            Attribute::Sensitive(false),
            Attribute::Extractable(true),
            Attribute::ValueLen((length as u64).into()),
        ];
        let way = Mechanism::Ecdh1Derive(parameters);
        let secret = self.session.derive_key(&way, self.key, &template)?;
        let value = self
            .session
            .get_attributes(secret, &[AttributeType::Value])?;
        self.session.destroy_object(secret)?;
        let value = value.into_iter().find_map(|attribute| match attribute {
            Attribute::Value(value) => Some(Zeroizing::new(value)),
            _ => None,
        });
        Ok(value.filter(|value| value.len() == length))
    }
}
