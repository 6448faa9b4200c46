//! From a failed time-stamp to a fault.

use pli_proof::timestamp::{AnswerError, StampError};

use super::client::ServerError;
use crate::fault::{Code, Fault};

/// Names why there is no time-stamp.
pub(crate) fn of_stamp(error: &StampError) -> Fault {
    match error {
        StampError::Unreachable(cause) => match cause.downcast_ref::<ServerError>() {
            Some(known) => of_server(known),
            None => Fault::new(Code::StampAway).with("cause", cause),
        },
        StampError::Answer(AnswerError::Refused { refusal, words }) => {
            Fault::new(Code::StampRefused)
                .with("reason", format!("{refusal:?}").to_lowercase())
                .with("cause", words)
        }
        StampError::Answer(error @ (AnswerError::TooLarge { .. } | AnswerError::NotAnAnswer)) => {
            Fault::new(Code::StampRubbish).with("cause", error)
        }
        StampError::Answer(
            error @ (AnswerError::UnreadableToken
            | AnswerError::OtherImprint
            | AnswerError::OtherNonce
            | AnswerError::NoCertificate
            | AnswerError::WrongSignature),
        ) => Fault::new(Code::StampWrong).with("cause", error),
    }
}

/// Names a failure of the way.
pub(super) fn of_server(error: &ServerError) -> Fault {
    match error {
        ServerError::Address { url } => Fault::new(Code::StampAddress).with("address", url),
        ServerError::Away { cause } => Fault::new(Code::StampAway).with("cause", cause),
        ServerError::Slow => Code::StampSlow.into(),
        ServerError::Proxy { cause } => Fault::new(Code::StampProxy).with("cause", cause),
        ServerError::Certificate { reason, cause } => Fault::new(Code::StampCertificate)
            .with("reason", reason.as_str())
            .with("cause", cause),
        ServerError::Moved { to } => Fault::new(Code::StampMoved).with("address", to),
        ServerError::Busy { seconds } => {
            Fault::new(Code::StampBusy).with("seconds", seconds.unwrap_or_default())
        }
        ServerError::Denied { status } => Fault::new(Code::StampDenied).with("status", status),
        ServerError::Status { status } => Fault::new(Code::StampFailed).with("status", status),
        ServerError::SomethingElse { media_type } => {
            Fault::new(Code::StampRubbish).with("cause", media_type)
        }
    }
}

/// Whether another try, later, may bring the time-stamp: the server was not reached, or asked for patience.
pub(crate) fn may_pass(code: Code) -> bool {
    matches!(
        code,
        Code::StampAway
            | Code::StampSlow
            | Code::StampProxy
            | Code::StampCertificate
            | Code::StampBusy
            | Code::StampFailed
            | Code::StampRubbish
            | Code::RevocationAway
            | Code::CertificateDisowned
    )
}
