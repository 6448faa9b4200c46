//! Drivers of tokens: loaded once for the process, their answers turned into our words.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use cryptoki::context::{CInitializeArgs, CInitializeFlags, Pkcs11};
use cryptoki::error::{Error, RvError};
use cryptoki::slot::{Slot, TokenInfo};

use crate::signer::{SignerError, TriesLeft};

type Place = Arc<Mutex<Option<Pkcs11>>>;

/// The driver in this file, loaded and initialised; stays so for the life of the process, for PKCS#11 has one state for each.
pub(super) fn load(path: &Path) -> Result<Pkcs11, SignerError> {
    static LOADED: Mutex<BTreeMap<PathBuf, Place>> = Mutex::new(BTreeMap::new());
    let place = Arc::clone(locked(&LOADED).entry(path.to_owned()).or_default());
    // A driver that hangs here holds up those who want the same driver only.
    let mut place = locked(&place);
    if let Some(module) = &*place {
        return Ok(module.clone());
    }
    let unusable = || SignerError::DriverUnusable {
        path: path.to_owned(),
    };
    let module = Pkcs11::new(path).map_err(|error| match error {
        Error::LibraryLoading(_) | Error::MissingSymbol(_) => unusable(),
        other => word(&other),
    })?;
    match module.initialize(CInitializeArgs::new(CInitializeFlags::OS_LOCKING_OK)) {
        Ok(()) | Err(Error::Pkcs11(RvError::CryptokiAlreadyInitialized, _)) => {}
        Err(error) => return Err(word(&error)),
    }
    Ok(place.insert(module).clone())
}

pub(super) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What a token's flags say of its PIN.
pub(super) fn tries_left(info: &TokenInfo) -> TriesLeft {
    if info.user_pin_final_try() {
        TriesLeft::One
    } else if info.user_pin_count_low() {
        TriesLeft::Few
    } else {
        TriesLeft::Several
    }
}

/// The word for a failed call on a token: asks the token itself where the driver's answer says too little.
pub(super) fn failure(module: &Pkcs11, slot: Slot, serial: &str, error: &Error) -> SignerError {
    let word = word(error);
    match word {
        SignerError::WrongPin { .. } => match module.get_token_info(slot) {
            Ok(info) if info.user_pin_locked() => SignerError::PinLocked,
            Ok(info) => SignerError::WrongPin {
                // Some tokens raise the flag at the next look only; a wrong PIN was given all the same.
                tries_left: match tries_left(&info) {
                    TriesLeft::Several => TriesLeft::Unknown,
                    other => other,
                },
            },
            Err(_) => word,
        },
        SignerError::DriverFailed { .. } => match module.get_token_info(slot) {
            Ok(info) if info.serial_number() == serial => word,
            // Another token, or none, stands where ours was.
            Ok(_) => SignerError::Removed,
            Err(Error::Pkcs11(
                RvError::TokenNotPresent
                | RvError::DeviceRemoved
                | RvError::SlotIdInvalid
                | RvError::TokenNotRecognized,
                _,
            )) => SignerError::Removed,
            Err(_) => word,
        },
        word => word,
    }
}

/// The word for a driver's answer by itself.
pub(super) fn word(error: &Error) -> SignerError {
    let Error::Pkcs11(answer, _) = error else {
        return failed(error);
    };
    match answer {
        RvError::PinIncorrect => SignerError::WrongPin {
            tries_left: TriesLeft::Unknown,
        },
        RvError::PinInvalid | RvError::PinLenRange => SignerError::UnsuitablePin,
        RvError::PinExpired => SignerError::PinExpired,
        RvError::PinLocked => SignerError::PinLocked,
        RvError::UserPinNotInitialized => SignerError::NoPinYet,
        RvError::UserNotLoggedIn => SignerError::PinWanted,
        RvError::Cancel | RvError::FunctionCanceled | RvError::FunctionRejected => {
            SignerError::Cancelled
        }
        RvError::DeviceRemoved
        | RvError::TokenNotPresent
        | RvError::SessionClosed
        | RvError::SessionHandleInvalid
        | RvError::SlotIdInvalid => SignerError::Removed,
        RvError::KeyFunctionNotPermitted | RvError::ActionProhibited => SignerError::KeyRefused,
        _ => failed(error),
    }
}

fn failed(error: &Error) -> SignerError {
    SignerError::DriverFailed {
        reason: error.to_string(),
    }
}
