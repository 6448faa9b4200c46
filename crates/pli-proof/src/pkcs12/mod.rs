//! PKCS#12 files (`.p12`, `.pfx`): a private key with its certificates, under a password.
//!
//! Reads modern files (AES, PBKDF2, PBMAC1) and old ones (3DES, RC2) through OpenSSL; the key then goes to [`Identity`].
//! Does not keep the password.

mod cost;

use std::sync::OnceLock;

use openssl::error::ErrorStack;
use openssl::pkcs12::Pkcs12;
use openssl::provider::Provider;
use zeroize::Zeroizing;

use crate::seal::OpeningKey;
use crate::signer::{Identity, KeyError, chain};

/// Largest file that is read; real ones are of 3 to 20 kB.
pub const MAX_BYTES: usize = 1 << 20;
/// Most iterations of a key derivation; programs use 2,000 to 1,000,000.
const MAX_ITERATIONS: u64 = 5_000_000;

/// Why a PKCS#12 file does not open.
#[derive(Debug, thiserror::Error)]
pub enum Pkcs12Error {
    /// The file is larger than [`MAX_BYTES`].
    #[error("the file is too large to be a PKCS#12 file ({bytes} bytes)")]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// The bytes are no PKCS#12 file.
    #[error("the file is not a PKCS#12 file")]
    NotPkcs12,
    /// The password does not open the file.
    #[error("the password does not open this file")]
    WrongPassword,
    /// The file is protected in a way that is not supported.
    #[error("the file is protected in a way that is not supported")]
    UnsupportedProtection,
    /// The file holds no private key.
    #[error("the file holds no private key")]
    NoKey,
    /// The file holds no certificate that belongs to its private key.
    #[error("the file holds no certificate for its private key")]
    NoCertificate,
    /// The key is of a kind that is not supported.
    #[error("the key's algorithm or size is not supported")]
    UnsupportedKey,
}

/// Opens a PKCS#12 file with its password (UTF-8).
pub fn open(bytes: &[u8], password: &str) -> Result<Identity, Pkcs12Error> {
    let (pkcs8, chain) = contents(bytes, password)?;
    Identity::from_pkcs8(&pkcs8, chain).map_err(|error| match error {
        KeyError::UnsupportedKey => Pkcs12Error::UnsupportedKey,
        KeyError::UnreadableCertificate | KeyError::CertificateMismatch => {
            Pkcs12Error::NoCertificate
        }
    })
}

/// Opens a PKCS#12 file whose key opens sealed files, with its password (UTF-8).
pub fn open_for_opening(bytes: &[u8], password: &str) -> Result<OpeningKey, Pkcs12Error> {
    let (pkcs8, chain) = contents(bytes, password)?;
    let certificate = chain.first().ok_or(Pkcs12Error::NoCertificate)?;
    OpeningKey::from_pkcs8(&pkcs8, certificate).map_err(|_| Pkcs12Error::UnsupportedKey)
}

/// A private key in PKCS#8 and its certificates, its own first.
type Contents = (Zeroizing<Vec<u8>>, Vec<Vec<u8>>);

fn contents(bytes: &[u8], password: &str) -> Result<Contents, Pkcs12Error> {
    if bytes.len() > MAX_BYTES {
        return Err(Pkcs12Error::TooLarge { bytes: bytes.len() });
    }
    match cost::iterations(bytes) {
        Ok(0..=MAX_ITERATIONS) => {}
        Ok(_) => return Err(Pkcs12Error::UnsupportedProtection),
        Err(_) => return Err(Pkcs12Error::NotPkcs12),
    }
    let file = Pkcs12::from_der(bytes).map_err(|_| Pkcs12Error::NotPkcs12)?;
    // No file has a password with a NUL: OpenSSL takes C strings.
    if password.contains('\0') {
        return Err(Pkcs12Error::WrongPassword);
    }
    load_old_ciphers();
    let parsed = file.parse2(password).map_err(|errors| refusal(&errors))?;
    let key = parsed.pkey.ok_or(Pkcs12Error::NoKey)?;
    let leaf = parsed.cert.ok_or(Pkcs12Error::NoCertificate)?;
    let others = parsed
        .ca
        .map(|stack| stack.into_iter().collect())
        .unwrap_or_default();
    let chain = chain::in_order(leaf, others).map_err(|_| Pkcs12Error::NoCertificate)?;
    let pkcs8 = Zeroizing::new(
        key.private_key_to_pkcs8()
            .map_err(|_| Pkcs12Error::UnsupportedKey)?,
    );
    Ok((pkcs8, chain))
}

/// RC2, RC4 and single DES live in OpenSSL's legacy provider, loaded once for the process.
fn load_old_ciphers() {
    static LEGACY: OnceLock<Option<Provider>> = OnceLock::new();
    LEGACY.get_or_init(|| Provider::try_load(None, "legacy", true).ok());
}

/// Tells a wrong password from a protection that OpenSSL does not know.
fn refusal(errors: &ErrorStack) -> Pkcs12Error {
    const ERR_LIB_PKCS12: i32 = 35;
    const CIPHER_FINAL: i32 = 116;
    const MAC_VERIFY_FAILURE: i32 = 113;
    let wrong_password = errors.errors().iter().any(|error| {
        error.library_code() == ERR_LIB_PKCS12
            && [CIPHER_FINAL, MAC_VERIFY_FAILURE].contains(&error.reason_code())
    });
    if wrong_password {
        Pkcs12Error::WrongPassword
    } else {
        Pkcs12Error::UnsupportedProtection
    }
}
