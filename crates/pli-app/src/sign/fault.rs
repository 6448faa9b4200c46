//! From the failures of each format to faults.

use pli_proof::asic::AsicError;
use pli_proof::cades::{RaiseError, SignatureError};
use pli_proof::pades::PadesError;
use pli_proof::xades::XadesError;

use crate::fault::{Code, Fault};
use crate::timestamp::of_stamp;

fn failed(error: &dyn std::error::Error) -> Fault {
    Fault::new(Code::SignFailed).with("cause", error)
}

pub(super) fn of_signature(error: &SignatureError) -> Fault {
    failed(error)
}

pub(super) fn of_pades(error: &PadesError) -> Fault {
    match error {
        PadesError::Stamp(error) => of_stamp(error),
        PadesError::NotSigned => Code::NothingToRaise.into(),
        other => failed(other),
    }
}

pub(super) fn of_cades(error: &RaiseError) -> Fault {
    match error {
        RaiseError::Stamp(error) => of_stamp(error),
        RaiseError::NotASignature => Code::NothingToRaise.into(),
        RaiseError::OtherContent => Code::OtherContent.into(),
        other @ RaiseError::AlreadyStamped => failed(other),
    }
}

pub(super) fn of_xades(error: &XadesError) -> Fault {
    match error {
        XadesError::Stamp(error) => of_stamp(error),
        XadesError::NotOurs => Code::NothingToRaise.into(),
        other => failed(other),
    }
}

pub(super) fn of_asic(error: &AsicError) -> Fault {
    match error {
        AsicError::NotAContainer => Code::NothingToRaise.into(),
        AsicError::Xades(error) => of_xades(error),
        other => failed(other),
    }
}
