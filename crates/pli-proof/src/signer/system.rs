//! Keys of the system's own store: certificates of Windows, keychain of macOS. Other systems have none.
//!
//! The system asks for the code in a window of its own; Pli never sees it. Nobody but the holder's account is looked at.

use std::time::Duration;

use super::patience::patiently;
use super::{Signer, SignerError};

#[cfg(target_os = "macos")]
#[path = "macos.rs"]
mod here;

#[cfg(windows)]
#[path = "windows.rs"]
mod here;

#[cfg(not(any(target_os = "macos", windows)))]
mod here {
    //! No store on this system.

    use std::time::Duration;

    use crate::signer::{Signer, SignerError};

    pub(super) fn list() -> Result<Vec<Vec<u8>>, SignerError> {
        Ok(Vec::new())
    }

    pub(super) fn open(_: &str, _: Duration) -> Result<Box<dyn Signer + Send>, SignerError> {
        Err(SignerError::NoCertificate)
    }
}

/// Lists the certificates (DER) that have their private key in the store.
pub fn list(patience: Duration) -> Result<Vec<Vec<u8>>, SignerError> {
    patiently(patience, here::list)?
}

/// Opens the key of the certificate with this SHA-256 (hexadecimal); each signature waits for its holder as long as `patience`.
pub fn open(sha256: &str, patience: Duration) -> Result<Box<dyn Signer + Send>, SignerError> {
    let sha256 = sha256.to_owned();
    patiently(patience, move || here::open(&sha256, patience))?
}
