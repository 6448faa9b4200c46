//! The description of a backup copy: every file with its digest, signed by the device that deposits.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pli_proof::device;
use pli_protocol::canonical::canonical_bytes;
use pli_protocol::{DepositId, DeviceId, DossierId};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Value of `kind`.
pub(super) const KIND: &str = "pli.backup-copy";
/// Most bytes of a description.
pub(super) const MOST: u64 = 16 * 1024 * 1024;

/// What a copy holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Description {
    pub(super) kind: String,
    pub(super) version: u32,
    pub(super) deposit: DepositId,
    pub(super) dossier: DossierId,
    pub(super) manifest_sha256: String,
    pub(super) made_at: String,
    pub(super) app_version: String,
    pub(super) device: DeviceId,
    /// SubjectPublicKeyInfo of the device's key: DER, base64.
    pub(super) device_public_key: String,
    /// Every file of the copy but this one and the list of digests.
    pub(super) files: Vec<Entry>,
}

/// One file of a copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    /// Path inside the copy, with `/`.
    pub(super) path: String,
    /// Place among the files of the manifest; none for papers and proofs.
    pub(super) manifest_file: Option<u32>,
    pub(super) size: u64,
    pub(super) sha256: String,
}

/// A description with the device's signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Signed {
    /// The [`Description`], as the signature covers it.
    pub(super) backup: Value,
    /// ES256 over the RFC 8785 bytes of `backup`: 64 bytes r‖s, base64.
    pub(super) signature: String,
}

impl Signed {
    /// Reads the description and checks its signature by the key that it names. None when either does not hold.
    pub(super) fn open(&self) -> Option<Description> {
        let description: Description = serde_json::from_value(self.backup.clone()).ok()?;
        if description.kind != KIND || description.version != 1 {
            return None;
        }
        let bytes = canonical_bytes(&self.backup).ok()?;
        let key = public_key(&description)?;
        let signature = STANDARD.decode(&self.signature).ok()?;
        device::verify(&key, &bytes, &signature).ok()?;
        Some(description)
    }
}

/// The device's key, DER.
pub(super) fn public_key(description: &Description) -> Option<Vec<u8>> {
    STANDARD.decode(&description.device_public_key).ok()
}
