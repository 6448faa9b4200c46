//! Sign-in of a user on a device. The password travels once; the device token is kept by the system's keyring.

use std::fmt;

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::ids::{DeviceId, OrganisationId};

/// A secret text: wiped on drop, never shown.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// Keeps a text as a secret.
    pub fn new(text: String) -> Self {
        Self(text)
    }

    /// Shows the text where it must be used.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// Asks for a token for this device.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SignInRequest {
    /// Name of the user on the platform.
    pub user: String,
    /// Password.
    pub password: Secret,
    /// Name of the device as the person knows it.
    pub device_name: String,
    /// Public key of the device: SubjectPublicKeyInfo DER of a P-256 key, base64.
    pub device_public_key: String,
}

/// The answer to a sign-in.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignedIn {
    /// Opaque token, sent as `Authorization: Bearer …` from now on. The platform keeps only its digest.
    pub token: Secret,
    /// Identity of the device, named by each signed manifest.
    pub device: DeviceId,
    /// The organisation of the user.
    pub organisation: Organisation,
    /// The user.
    pub user: User,
}

/// An organisation known to the platform.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// Identity on the platform.
    pub id: OrganisationId,
    /// Legal name.
    pub name: String,
    /// SIRET, where the platform knows it.
    pub siret: Option<String>,
}

/// A user of an organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct User {
    /// Name used to sign in.
    pub name: String,
    /// Name as people write it.
    pub display_name: String,
}
