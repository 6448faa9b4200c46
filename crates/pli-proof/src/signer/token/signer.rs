//! A key on a token: the session with it, and its signatures.

use std::path::Path;
use std::sync::Mutex;
use std::time::Duration;

use cryptoki::context::Pkcs11;
use cryptoki::error::{Error, RvError};
use cryptoki::mechanism::{Mechanism, MechanismType};
use cryptoki::object::{Attribute, AttributeType, ObjectClass, ObjectHandle};
use cryptoki::session::{Session, UserType};
use cryptoki::slot::Slot;
use cryptoki::types::AuthPin;
use zeroize::Zeroizing;

use super::driver::{failure, locked};
use super::encode;
use super::raw::FunctionTable;
use crate::signer::patience::patiently;
use crate::signer::public::PublicKey;
use crate::signer::{SignatureAlgorithm, Signer, SignerError};

/// How the token makes a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// RSA: the token digests (`CKM_SHA256_RSA_PKCS`).
    RsaHashedThere,
    /// RSA: the digest goes there with its name (`CKM_RSA_PKCS`).
    RsaHashedHere,
    /// ECDSA of a digest (`CKM_ECDSA`), the only one that every such token has.
    Ecdsa,
}

impl Way {
    /// The way for a key on a token with these mechanisms.
    pub(super) fn of(algorithm: SignatureAlgorithm, known: &[MechanismType]) -> Option<Self> {
        let has = |mechanism| known.contains(&mechanism);
        match algorithm {
            SignatureAlgorithm::RsaSha256 if has(MechanismType::SHA256_RSA_PKCS) => {
                Some(Self::RsaHashedThere)
            }
            SignatureAlgorithm::RsaSha256 => {
                has(MechanismType::RSA_PKCS).then_some(Self::RsaHashedHere)
            }
            SignatureAlgorithm::EcdsaP256Sha256 | SignatureAlgorithm::EcdsaP384Sha384 => {
                has(MechanismType::ECDSA).then_some(Self::Ecdsa)
            }
        }
    }

    fn mechanism(self) -> Mechanism<'static> {
        match self {
            Self::RsaHashedThere => Mechanism::Sha256RsaPkcs,
            Self::RsaHashedHere => Mechanism::RsaPkcs,
            Self::Ecdsa => Mechanism::Ecdsa,
        }
    }

    fn input(self, algorithm: SignatureAlgorithm, message: &[u8]) -> Vec<u8> {
        match (self, algorithm) {
            (Self::RsaHashedThere, _) => message.to_vec(),
            (Self::RsaHashedHere, _) => encode::digest_info(message),
            (Self::Ecdsa, SignatureAlgorithm::EcdsaP384Sha384) => encode::sha384(message),
            (Self::Ecdsa, _) => encode::sha256(message),
        }
    }
}

/// When a key wants its PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PinUse {
    /// Once, at the login.
    Once,
    /// Again for each signature and each decryption (`CKA_ALWAYS_AUTHENTICATE`).
    EachUse,
}

/// Where the PIN is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PinPlace {
    /// In Pli.
    Here,
    /// On the reader's own keys; Pli never sees it.
    Reader,
}

/// An open session with a key; lives in one thread at a time.
pub(super) struct Held {
    pub(super) module: Pkcs11,
    pub(super) table: FunctionTable,
    pub(super) slot: Slot,
    pub(super) serial: String,
    pub(super) session: Session,
    pub(super) key: ObjectHandle,
    pub(super) way: Way,
    pub(super) pin_use: PinUse,
}

/// A key on a token, with its certificates.
pub struct TokenSigner {
    held: Mutex<Option<Held>>,
    next_pin: Mutex<Option<Zeroizing<String>>>,
    chain: Vec<Vec<u8>>,
    public: PublicKey,
    pin_use: PinUse,
    pin_place: PinPlace,
    patience: Duration,
}

impl TokenSigner {
    pub(super) fn new(
        held: Held,
        chain: Vec<Vec<u8>>,
        public: PublicKey,
        pin: (PinPlace, Option<Zeroizing<String>>),
        patience: Duration,
    ) -> Self {
        let (pin_place, pin) = pin;
        Self {
            pin_use: held.pin_use,
            // The PIN is not kept, but for the first signature of a key that wants it twice.
            next_pin: Mutex::new(pin.filter(|_| held.pin_use == PinUse::EachUse)),
            held: Mutex::new(Some(held)),
            chain,
            public,
            pin_place,
            patience,
        }
    }
}

impl Signer for TokenSigner {
    fn chain(&self) -> &[Vec<u8>] {
        &self.chain
    }

    fn algorithm(&self) -> SignatureAlgorithm {
        self.public.algorithm
    }

    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, SignerError> {
        let algorithm = self.public.algorithm;
        let mut place = locked(&self.held);
        let mut held = place.take().ok_or(SignerError::Ended)?;
        let pin = locked(&self.next_pin).take();
        if (self.pin_use, self.pin_place) == (PinUse::EachUse, PinPlace::Here) && pin.is_none() {
            *place = Some(held);
            return Err(SignerError::PinWanted);
        }
        let bytes = message.to_vec();
        // A driver that hangs keeps the session: this signer has ended then.
        let (held, answer) = patiently(self.patience, move || {
            let answer = held.sign(algorithm, &bytes, pin.as_ref());
            (held, answer)
        })?;
        let usable = !matches!(
            answer,
            Err(SignerError::Removed | SignerError::DriverFailed { .. } | SignerError::PinLocked)
        );
        if usable {
            *place = Some(held);
        } else {
            close(held, self.patience);
        }
        let signature = answer?;
        let signature = match algorithm {
            SignatureAlgorithm::RsaSha256 => Some(signature),
            SignatureAlgorithm::EcdsaP256Sha256 => encode::ecdsa_to_der(&signature, 32),
            SignatureAlgorithm::EcdsaP384Sha384 => encode::ecdsa_to_der(&signature, 48),
        };
        signature
            .filter(|signature| self.public.verifies(message, signature))
            .ok_or(SignerError::KeyRefused)
    }

    fn asks_each_time(&self) -> bool {
        self.pin_use == PinUse::EachUse
    }

    fn give_pin(&self, pin: &str) {
        if self.pin_use == PinUse::EachUse {
            *locked(&self.next_pin) = Some(Zeroizing::new(pin.to_owned()));
        }
    }
}

impl Drop for TokenSigner {
    fn drop(&mut self) {
        if let Some(held) = locked(&self.held).take() {
            close(held, self.patience);
        }
    }
}

/// Closes a session, which logs the holder out; a driver that hangs here keeps nobody.
fn close(held: Held, patience: Duration) {
    patiently(patience.min(Duration::from_secs(3)), move || drop(held)).ok();
}

impl Held {
    fn sign(
        &mut self,
        algorithm: SignatureAlgorithm,
        message: &[u8],
        pin: Option<&Zeroizing<String>>,
    ) -> Result<Vec<u8>, SignerError> {
        let answer = self.attempt(algorithm, message, pin);
        let answer = match answer {
            // Some tokens list what they do not do: the plain way is left.
            Err(Error::Pkcs11(
                RvError::MechanismInvalid
                | RvError::MechanismParamInvalid
                | RvError::FunctionNotSupported,
                _,
            )) if self.way == Way::RsaHashedThere => {
                self.way = Way::RsaHashedHere;
                self.renew().ok();
                self.attempt(algorithm, message, pin)
            }
            other => other,
        };
        answer.map_err(|error| {
            let word = failure(&self.module, self.slot, &self.serial, &error);
            // What was begun is given up with its session; the login lives on in the next one.
            if !matches!(word, SignerError::Removed) {
                self.renew().ok();
            }
            word
        })
    }

    fn attempt(
        &self,
        algorithm: SignatureAlgorithm,
        message: &[u8],
        pin: Option<&Zeroizing<String>>,
    ) -> Result<Vec<u8>, Error> {
        let input = self.way.input(algorithm, message);
        let mechanism = self.way.mechanism();
        match self.pin_use {
            PinUse::Once => self.session.sign(&mechanism, self.key, &input),
            PinUse::EachUse => {
                self.session.sign_init(&mechanism, self.key)?;
                let pin = pin.map(|pin| AuthPin::from(pin.as_str()));
                self.session
                    .login(UserType::ContextSpecific, pin.as_ref())?;
                self.table.sign(&self.session, &input)
            }
        }
    }

    fn renew(&mut self) -> Result<(), Error> {
        self.session = self.module.open_ro_session(self.slot)?;
        Ok(())
    }
}

/// Opens a session as the holder of the token.
pub(super) fn log_in(
    module: &Pkcs11,
    slot: Slot,
    place: PinPlace,
    pin: Option<&Zeroizing<String>>,
) -> Result<Session, Error> {
    let session = module.open_ro_session(slot)?;
    let pin = match place {
        PinPlace::Here => pin.map(|pin| AuthPin::from(pin.as_str())),
        PinPlace::Reader => None,
    };
    match session.login(UserType::User, pin.as_ref()) {
        Ok(()) | Err(Error::Pkcs11(RvError::UserAlreadyLoggedIn, _)) => Ok(session),
        Err(error) => Err(error),
    }
}

/// The private key that stands beside a certificate: by its identity, else the only one there is.
pub(super) fn key_of(session: &Session, id: &[u8]) -> Result<Option<ObjectHandle>, Error> {
    let class = Attribute::Class(ObjectClass::PRIVATE_KEY);
    if !id.is_empty() {
        let found = session.find_objects(&[class.clone(), Attribute::Id(id.to_vec())])?;
        if let Some(key) = found.first() {
            return Ok(Some(*key));
        }
    }
    match session.find_objects(&[class])?.as_slice() {
        [only] if id.is_empty() => Ok(Some(*only)),
        _ => Ok(None),
    }
}

/// Whether a key wants its PIN for each signature; tokens older than the attribute do not.
pub(super) fn pin_use(session: &Session, key: ObjectHandle) -> PinUse {
    let wanted = [AttributeType::AlwaysAuthenticate];
    match session.get_attributes(key, &wanted).as_deref() {
        Ok([Attribute::AlwaysAuthenticate(true)]) => PinUse::EachUse,
        _ => PinUse::Once,
    }
}

/// A certificate of a token: the identity that its key has too, and its DER.
pub(super) type Found = (Vec<u8>, Vec<u8>);

/// The certificates that a session sees.
pub(super) fn certificates(session: &Session) -> Result<Vec<Found>, Error> {
    let class = Attribute::Class(ObjectClass::CERTIFICATE);
    let mut found = Vec::new();
    for object in session
        .find_objects(&[class])?
        .into_iter()
        .take(super::MAX_CERTIFICATES)
    {
        let wanted = [AttributeType::Id, AttributeType::Value];
        // An object that cannot be read is no certificate of ours.
        let Ok(attributes) = session.get_attributes(object, &wanted) else {
            continue;
        };
        let (mut id, mut value) = (Vec::new(), Vec::new());
        for attribute in attributes {
            match attribute {
                Attribute::Id(bytes) => id = bytes,
                Attribute::Value(bytes) => value = bytes,
                _ => {}
            }
        }
        if !value.is_empty() && value.len() <= super::MAX_CERTIFICATE_BYTES {
            found.push((id, value));
        }
    }
    Ok(found)
}

/// The function table of the driver in this file.
pub(super) fn table(path: &Path) -> Result<FunctionTable, SignerError> {
    FunctionTable::of(path).map_err(|error| super::driver::word(&error))
}
