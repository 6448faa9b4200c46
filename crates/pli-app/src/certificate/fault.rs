//! What is told of a key that failed.

use pli_proof::signer::{SignerError, TriesLeft};

use crate::fault::{Code, Fault};

/// The fault of a key, whatever it lives in.
pub(crate) fn signer_fault(error: &SignerError) -> Fault {
    match error {
        SignerError::KeyRefused => Code::KeyRefused.into(),
        SignerError::UnsupportedKey => Code::KeyUnsupported.into(),
        SignerError::NoDriver => Code::NoDriver.into(),
        SignerError::DriverUnusable { path } => {
            Fault::new(Code::DriverUnusable).with("path", path.display())
        }
        SignerError::NoReader => Code::NoReader.into(),
        SignerError::NoToken => Code::NoToken.into(),
        SignerError::UnknownToken => Code::UnknownToken.into(),
        SignerError::SeveralTokens { serials } => {
            Fault::new(Code::SeveralTokens).with("serials", serials.join(", "))
        }
        SignerError::NoCertificate => Code::NoSigningCertificate.into(),
        SignerError::NoPinYet => Code::NoPinYet.into(),
        SignerError::WrongPin { tries_left } => {
            Fault::new(Code::WrongPin).with("left", tries(*tries_left))
        }
        SignerError::UnsuitablePin => Code::PinUnsuitable.into(),
        SignerError::PinExpired => Code::PinExpired.into(),
        SignerError::PinLocked => Code::PinLocked.into(),
        SignerError::PinWanted => Code::PinWanted.into(),
        SignerError::Cancelled => Code::SignCancelled.into(),
        SignerError::Removed => Code::TokenRemoved.into(),
        SignerError::Ended => Code::KeyClosed.into(),
        SignerError::DriverHangs { patience } => {
            Fault::new(Code::DriverHangs).with("seconds", patience.as_secs())
        }
        SignerError::DriverFailed { reason } => {
            Fault::new(Code::DriverFailed).with("cause", reason)
        }
    }
}

/// The word for the tries that are left, as the window and the locales know it.
pub(super) fn tries(left: TriesLeft) -> &'static str {
    match left {
        TriesLeft::Several => "several",
        TriesLeft::Few => "few",
        TriesLeft::One => "one",
        TriesLeft::Unknown => "unknown",
    }
}
