//! Identities that travel: each a UUID of its own kind, so that one is never taken for another.

use std::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[doc = $doc:expr])+ $name:ident;)+) => {$(
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

ids! {
    /// One deposit; made by the client, so that the same deposit can be sent twice.
    DepositId;
    /// One dossier, which may be deposited several times until the deadline.
    DossierId;
    /// One device of one user; given by the platform at sign-in.
    DeviceId;
    /// One organisation known to the platform.
    OrganisationId;
    /// One letter of the Region; given by the platform.
    LetterId;
}
