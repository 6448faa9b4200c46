//! From the protocol's failures to faults.

use pli_protocol::error::{Away, PlatformError};
use pli_protocol::problem::{Problem, code};

use crate::fault::{Code, Fault};

/// Names a failed exchange.
pub(crate) fn of_platform(error: &PlatformError) -> Fault {
    match error {
        PlatformError::Address { address, reason } => Fault::new(Code::BadAddress)
            .with("address", address)
            .with("cause", reason),
        PlatformError::Away {
            cause: Away::Timeout,
            detail,
        } => Fault::new(Code::PlatformSlow).with("cause", detail),
        PlatformError::Away {
            cause: Away::Name | Away::Connection,
            detail,
        } => Fault::new(Code::PlatformAway).with("cause", detail),
        PlatformError::Certificate { detail } => {
            Fault::new(Code::PlatformCertificate).with("cause", detail)
        }
        PlatformError::Rubbish { detail } => {
            Fault::new(Code::PlatformRubbish).with("cause", detail)
        }
        PlatformError::Version {
            ours,
            oldest,
            newest,
        } => Fault::new(Code::ProtocolVersion)
            .with("ours", ours)
            .with("oldest", oldest)
            .with("newest", newest),
        PlatformError::Problem(problem) => of_problem(problem),
    }
}

/// Names a refusal of the platform.
pub(crate) fn of_problem(problem: &Problem) -> Fault {
    let code = match problem.code.as_str() {
        code::PROTOCOL_VERSION => Code::ProtocolVersion,
        code::AUTH_PASSWORD | code::AUTH_THROTTLED => Code::SignInRefused,
        code::AUTH_MISSING | code::AUTH_TOKEN => Code::SignedOut,
        code::DEPOSIT_OTHER_BODY => Code::DepositConflict,
        code::DEPOSIT_MISSING_CHUNKS => Code::MissingChunks,
        code::DEPOSIT_LATE => Code::Late,
        code::REQUEST_TIMEOUT => Code::PlatformSlow,
        code::SERVER_FULL | code::SERVER_FAULT => Code::PlatformAway,
        _ => Code::DepositRefused,
    };
    let mut fault = Fault::new(code)
        .with("reason", &problem.detail)
        .with("problem", &problem.code);
    for name in problem.values.keys() {
        if let Some(value) = problem.value_text(name) {
            fault = fault.with(name, value);
        }
    }
    let received = fault.values.get("received_at").cloned();
    let fault = received.map_or(fault.clone(), |received| fault.with("received", received));
    if code == Code::ProtocolVersion {
        fault.with("ours", pli_protocol::PROTOCOL_VERSION)
    } else {
        fault
    }
}
