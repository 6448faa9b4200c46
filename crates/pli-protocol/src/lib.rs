//! All that leaves the machine: messages, manifest, receipt, protocol version, the [`Platform`] door, and with feature `http`
//! its client over the network.
//!
//! Must not know a form's rules, a window or a store. What comes from the other side is bounded and checked here, once.

pub mod account;
pub mod calls;
pub mod canonical;
pub mod chunk;
pub mod deposit;
pub mod error;
pub mod hello;
#[cfg(feature = "http")]
pub mod http;
pub mod ids;
pub mod inventory;
pub mod letter;
pub mod manifest;
pub mod platform;
pub mod problem;
pub mod receipt;
pub mod time_proof;
pub mod timeline;
pub mod wire;

mod exchange;

pub use error::PlatformError;
pub use ids::{DepositId, DeviceId, DossierId, LetterId, OrganisationId};
pub use platform::Platform;
pub use problem::Problem;

/// Version of the protocol spoken here. It grows by one when a message changes its meaning.
pub const PROTOCOL_VERSION: u32 = 2;

/// First version that knows sealed deposits.
pub const FIRST_SEALED_VERSION: u32 = 2;

/// Oldest version that a platform of this release still takes: two behind, never below 1.
pub const OLDEST_PROTOCOL_VERSION: u32 = if PROTOCOL_VERSION > 2 {
    PROTOCOL_VERSION - 2
} else {
    1
};

/// Header that carries the version on every request and every answer.
pub const PROTOCOL_HEADER: &str = "pli-protocol";
