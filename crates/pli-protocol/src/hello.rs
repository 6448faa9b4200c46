//! First words of a platform: who it is, what it speaks, what time it has.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What a platform says of itself to anybody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Hello {
    /// Name of the platform.
    pub platform: String,
    /// Name of the Region that answers for it.
    pub region: String,
    /// Version of the platform's program.
    pub platform_version: String,
    /// Versions of the protocol that it takes.
    pub protocol: ProtocolRange,
    /// Its clock.
    pub time: Timestamp,
    /// Whether all that it says is without legal value.
    pub demonstration: bool,
    /// How deposits are sealed until the opening.
    pub sealing: Sealing,
    /// An address of the Region on another network than the platform's, which a client tries when the platform does not answer:
    /// reached, it shows that the fault is not the client's. None where the Region names none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second_address: Option<String>,
    /// A time-stamp server (RFC 3161) that a client may ask: its address, or its place under the platform's own. None where the
    /// Region names none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timestamp_server: Option<String>,
    /// Certificate of the seal on its receipts, PEM. For information: trust comes from the client's own anchors.
    pub seal_certificate: String,
}

/// Versions of the protocol that a platform takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProtocolRange {
    /// Oldest.
    pub oldest: u32,
    /// Newest.
    pub newest: u32,
}

/// How deposits are sealed until the opening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Sealing {
    /// Not at all: the operator of the platform can read a deposit. What a client of version 1 is told.
    None,
    /// Where the call names holders of opening keys: nobody reads such a deposit before them.
    ByCall,
}

/// The platform's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ServerTime {
    /// Now, to the millisecond.
    pub time: Timestamp,
}
