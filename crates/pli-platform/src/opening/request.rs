//! What goes between the platform and the holders: the heads of the sealed files, and the keys that each holder gets from them.
//!
//! The request holds nothing secret. The answer does: it opens this call's plis together with those of the other holders, and
//! nothing else; the private key stays with its holder.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use pli_proof::seal::{Envelope, OpenError, OpeningKey, Unlocked};
use pli_protocol::account::Secret;
use pli_protocol::canonical::sha256_hex;
use serde::{Deserialize, Serialize};

use super::OpeningError;

/// Most bytes of a request: five thousand files in each of many plis.
pub const MAX_REQUEST_BYTES: u64 = 1 << 30;
/// Most bytes of an answer.
pub const MAX_ANSWER_BYTES: u64 = 256 << 20;

const REQUEST_KIND: &str = "pli.opening-request";
const KEYS_KIND: &str = "pli.opening-keys";

/// What the platform asks of the holders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpeningRequest {
    kind: String,
    /// Reference of the call.
    pub call: String,
    /// Its title, so that a holder knows what is opened.
    pub title: String,
    /// Whether the whole is a demonstration.
    pub demonstration: bool,
    /// The sealed files.
    files: Vec<RequestedFile>,
}

/// One sealed file, by its head.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RequestedFile {
    /// SHA-256 of the sealed file.
    pub(super) sha256: String,
    /// Its head, up to its content: base64.
    pub(super) head: String,
}

/// What a holder brings: a key or a share for each sealed file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpeningKeys {
    kind: String,
    /// Reference of the call.
    pub call: String,
    /// Certificate of the holder: DER, base64.
    pub(super) certificate: String,
    /// The keys.
    pub(super) keys: Vec<GivenKey>,
    /// Sealed files that did not open with this holder's key.
    pub(super) refused: Vec<String>,
}

/// The key or the share of one sealed file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GivenKey {
    /// SHA-256 of the sealed file.
    pub(super) sha256: String,
    /// The key (32 bytes) or the share (58 bytes): base64.
    pub(super) key: Secret,
}

impl OpeningRequest {
    pub(super) fn new(call: &pli_core::call::Call, files: Vec<RequestedFile>) -> Self {
        Self {
            kind: REQUEST_KIND.to_owned(),
            call: call.reference.clone(),
            title: call.title.clone(),
            demonstration: call.demonstration,
            files,
        }
    }

    /// Number of sealed files.
    pub fn files(&self) -> usize {
        self.files.len()
    }

    /// Reads a request.
    ///
    /// # Errors
    /// When the bytes are none.
    pub fn read(bytes: &[u8]) -> Result<Self, OpeningError> {
        let request: Self = serde_json::from_slice(bytes).map_err(|error| unreadable(&error))?;
        match request.kind.as_str() {
            REQUEST_KIND => Ok(request),
            _ => Err(unreadable(&"no request of an opening")),
        }
    }
}

impl OpeningKeys {
    /// Number of files that this holder helps to open, and of those that did not open with the key.
    pub fn counts(&self) -> (usize, usize) {
        (self.keys.len(), self.refused.len())
    }

    /// Reads an answer.
    ///
    /// # Errors
    /// When the bytes are none.
    pub fn read(bytes: &[u8]) -> Result<Self, OpeningError> {
        let keys: Self = serde_json::from_slice(bytes).map_err(|error| unreadable(&error))?;
        match keys.kind.as_str() {
            KEYS_KIND => Ok(keys),
            _ => Err(unreadable(&"no keys of an opening")),
        }
    }

    pub(super) fn certificate(&self) -> Result<Vec<u8>, OpeningError> {
        STANDARD
            .decode(&self.certificate)
            .map_err(|error| unreadable(&error))
    }

    /// SHA-256 of the holder's certificate.
    pub(super) fn holder(&self) -> Result<String, OpeningError> {
        Ok(sha256_hex(&self.certificate()?))
    }
}

pub(super) fn unreadable(what: &dyn std::fmt::Display) -> OpeningError {
    OpeningError::Unreadable {
        what: what.to_string(),
    }
}

/// Answers a request with a holder's key. Needs neither network nor the platform's data: a holder does it alone.
///
/// # Errors
/// When a head is none, or the token that holds the key fails.
pub fn unlock(request: &OpeningRequest, key: &OpeningKey) -> Result<OpeningKeys, OpeningError> {
    let mut keys = Vec::new();
    let mut refused = Vec::new();
    for file in &request.files {
        let head = STANDARD
            .decode(&file.head)
            .map_err(|error| unreadable(&error))?;
        let envelope = Envelope::read(&mut head.as_slice()).map_err(|error| unreadable(&error))?;
        let secret = match key.unlock(&envelope) {
            Ok(Unlocked::Content(key)) => key.reveal(),
            Ok(Unlocked::Share(share)) => share.to_bytes(),
            // A token that was removed says nothing of the files.
            Err(error @ OpenError::Token(_)) => return Err(OpeningError::Key(error)),
            // A depositor may have sealed rubbish: the other files open all the same.
            Err(_) => {
                refused.push(file.sha256.clone());
                continue;
            }
        };
        keys.push(GivenKey {
            sha256: file.sha256.clone(),
            key: Secret::new(STANDARD.encode(secret.as_slice())),
        });
    }
    Ok(OpeningKeys {
        kind: KEYS_KIND.to_owned(),
        call: request.call.clone(),
        certificate: STANDARD.encode(key.certificate()),
        keys,
        refused,
    })
}
