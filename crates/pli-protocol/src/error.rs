//! Why an exchange with the platform gave no answer that can be used. Data, so that an outbox can keep it.

use serde::{Deserialize, Serialize};

use crate::problem::{Problem, code};

/// Why an exchange with the platform failed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PlatformError {
    /// The address is no `https://` address (plain `http://` is taken on loopback only).
    #[error("`{address}` is not an address of a platform: {reason}")]
    Address {
        /// What was given.
        address: String,
        /// Why it is refused.
        reason: String,
    },
    /// Nobody answered: no network, name unknown, connection refused or broken, too slow.
    #[error("the platform does not answer ({cause:?}): {detail}")]
    Away {
        /// Where it stopped.
        cause: Away,
        /// Words of the system, for the journal.
        detail: String,
    },
    /// The certificate of the other side is not trusted. Nothing was sent.
    #[error("the platform's certificate is refused: {detail}")]
    Certificate {
        /// Words of the verifier, for the journal.
        detail: String,
    },
    /// An answer came that is not of this protocol (a captive portal, a proxy, a broken platform).
    #[error("the answer is not a platform's: {detail}")]
    Rubbish {
        /// What was wrong with it.
        detail: String,
    },
    /// The platform does not speak our version.
    #[error(
        "the platform speaks versions {oldest} to {newest} of the protocol, this application speaks {ours}"
    )]
    Version {
        /// Our version.
        ours: u32,
        /// Oldest of the platform.
        oldest: u32,
        /// Newest of the platform.
        newest: u32,
    },
    /// The platform refused, and says why.
    #[error("the platform refuses: {} ({})", .0.title, .0.code)]
    Problem(Box<Problem>),
}

/// Where the way to the platform stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Away {
    /// The name is not known (or no network at all).
    Name,
    /// No connection, or it broke.
    Connection,
    /// Too slow.
    Timeout,
}

impl PlatformError {
    /// Says whether trying the same again later may succeed without anybody mending anything.
    pub fn is_passing(&self) -> bool {
        match self {
            Self::Away { .. } | Self::Rubbish { .. } => true,
            Self::Address { .. } | Self::Certificate { .. } | Self::Version { .. } => false,
            Self::Problem(problem) => match problem.code.as_str() {
                code::REQUEST_TIMEOUT | code::AUTH_THROTTLED | code::CHUNK_DIGEST => true,
                code::SERVER_FULL | code::SERVER_FAULT => true,
                _ => problem.status >= 500,
            },
        }
    }
}
