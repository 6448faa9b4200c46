//! The manifest: what a deposit consists of, byte for byte, signed by the device. It is all that is sent at the commit.

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use pli_core::call::{FormRef, Opening};
use pli_core::dossier::RowId;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::FIRST_SEALED_VERSION;
use crate::account::Organisation;
use crate::canonical::{
    MAX_SAFE_INTEGER, canonical_bytes, canonical_text, is_sha256_hex, sha256_hex,
};
use crate::chunk::{ChunkRef, MAX_ASKED_CHUNKS, cut};
use crate::ids::{DepositId, DeviceId, DossierId};

/// Most bytes of a signed manifest on the wire.
pub const MAX_MANIFEST_BYTES: usize = 8 * 1024 * 1024;
/// Most files of a deposit, whatever the call says.
pub const MAX_FILES: usize = 12_000;

/// What a deposit consists of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Version of the protocol that it was made for.
    pub protocol: u32,
    /// This deposit.
    pub deposit: DepositId,
    /// The dossier deposited.
    pub dossier: DossierId,
    /// Reference of the call.
    pub call: String,
    /// Number of the lot, where the call is split.
    pub lot: Option<String>,
    /// The form that was answered.
    pub form: FormRef,
    /// The organisation that deposits, as the sign-in named it.
    pub organisation: Organisation,
    /// Name of the user who deposits.
    pub user: String,
    /// Version of the application.
    pub app_version: String,
    /// SHA-256 of the answers' canonical JSON; equal to that of the file of role `answers`.
    pub answers_sha256: String,
    /// SHA-256 of the signed PDF; equal to that of the file of role `signed_pdf`. None where the call asks for no signature.
    pub signed_pdf_sha256: Option<String>,
    /// Every file.
    pub files: Vec<ManifestFile>,
    /// Sums over `files`.
    pub totals: Totals,
    /// When it was made, on the client's clock.
    pub created_at: Timestamp,
    /// Platform's clock minus client's clock in milliseconds, as last measured.
    pub clock_offset_ms: i64,
    /// Whether the files are sealed until the opening: always `false` in version 1.
    pub sealed: bool,
    /// To whom they are sealed; with `sealed` only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sealed_to: Option<SealedTo>,
    /// The deposit of the same dossier that this one replaces as a whole.
    #[serde(default)]
    pub replaces: Option<DepositId>,
}

/// To whom a deposit is sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SealedTo {
    /// How many holders must come together.
    pub threshold: u32,
    /// SHA-256 of the certificate (DER) of each holder.
    pub holders: Vec<String>,
}

impl SealedTo {
    /// Says what an announced opening means; none where a certificate is no base64.
    pub fn of(opening: &Opening) -> Option<Self> {
        let holders = opening
            .holders
            .iter()
            .map(|certificate| Some(sha256_hex(&STANDARD.decode(certificate).ok()?)));
        Some(Self {
            threshold: opening.threshold,
            holders: holders.collect::<Option<_>>()?,
        })
    }
}

/// One file of a deposit. Of a sealed deposit: the sealed bytes, under a name that says nothing; what is inside stands in the
/// sealed [`crate::inventory::Inventory`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ManifestFile {
    /// What it is for.
    pub role: FileRole,
    /// The piece of the form (`kbis`) or the path of the attachment field; with role `piece` only.
    pub piece: Option<String>,
    /// The row that it belongs to, for a piece inside a repeated row.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<uuid::Uuid>))]
    pub row: Option<RowId>,
    /// File name, without folders.
    pub name: String,
    /// Media type found in the bytes.
    pub media_type: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256 in lower-case hexadecimal.
    pub sha256: String,
    /// The file cut in chunks, in order.
    pub chunks: Vec<ChunkRef>,
}

/// What a file of a deposit is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum FileRole {
    /// The answers, canonical JSON.
    Answers,
    /// The dossier as a PDF, signed.
    SignedPdf,
    /// A supporting document.
    Piece,
    /// What the files of a sealed deposit are, itself sealed.
    Inventory,
}

/// Media type of a sealed file (RFC 8551 names files of this kind `.p7m`).
pub const SEALED_MEDIA_TYPE: &str = "application/pkcs7-mime";

/// The name of a sealed file, by its place among the files from 0: it says nothing of what is inside.
pub fn sealed_name(place: usize) -> String {
    format!("{:04}.p7m", place + 1)
}

/// Sums over the files of a manifest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Totals {
    /// Number of files.
    pub files: u32,
    /// Bytes of all files.
    pub bytes: u64,
}

/// A manifest, the device that sends it and the device's signature. The manifest stays the text that came, so that its
/// canonical bytes do not depend on how a program reads it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SignedManifest {
    /// The [`Manifest`].
    #[cfg_attr(feature = "openapi", schema(value_type = Manifest))]
    pub manifest: Box<RawValue>,
    /// The device that signs.
    pub device_id: DeviceId,
    /// ES256 over the RFC 8785 bytes of `manifest`: 64 bytes r‖s, base64.
    pub signature: String,
}

/// A manifest ready to be signed by the key of the device.
#[derive(Debug, Clone)]
pub struct ManifestToSign {
    canonical: Box<RawValue>,
}

/// A manifest that was read, with the bytes that its signature and its digest cover.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenManifest {
    /// The manifest.
    pub manifest: Manifest,
    /// Its canonical bytes.
    pub bytes: Vec<u8>,
    /// SHA-256 of these bytes.
    pub sha256: String,
    /// The signature over these bytes, 64 bytes; not checked here.
    pub signature: Vec<u8>,
}

/// Why a manifest is refused before anything else is looked at.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ManifestError {
    /// It is not the JSON of a manifest.
    #[error("the manifest cannot be read: {detail}")]
    Unreadable {
        /// Words of the reader.
        detail: String,
    },
    /// It contradicts itself.
    #[error("the manifest contradicts itself: {what}")]
    Incoherent {
        /// Where, in words for a programmer.
        what: String,
    },
}

impl ManifestToSign {
    /// Prepares a manifest for its signature.
    ///
    /// # Errors
    /// When the manifest contradicts itself.
    pub fn new(manifest: &Manifest) -> Result<Self, ManifestError> {
        manifest.check()?;
        let bytes = canonical_bytes(manifest).map_err(unreadable)?;
        let text = String::from_utf8(bytes).map_err(unreadable)?;
        let canonical = RawValue::from_string(text).map_err(unreadable)?;
        Ok(Self { canonical })
    }

    /// The canonical bytes that the device signs (ES256).
    pub fn bytes(&self) -> &[u8] {
        self.canonical.get().as_bytes()
    }

    /// Joins the device and its signature.
    pub fn signed(self, device_id: DeviceId, signature: &[u8; 64]) -> SignedManifest {
        SignedManifest {
            manifest: self.canonical,
            device_id,
            signature: STANDARD.encode(signature),
        }
    }
}

impl SignedManifest {
    /// Reads the manifest and checks that it does not contradict itself. Its signature is checked with `pli_proof::device`.
    ///
    /// # Errors
    /// When it cannot be read or contradicts itself.
    pub fn open(&self) -> Result<OpenManifest, ManifestError> {
        let manifest: Manifest = serde_json::from_str(self.manifest.get()).map_err(unreadable)?;
        manifest.check()?;
        let bytes = canonical_text(self.manifest.get()).map_err(unreadable)?;
        let signature = STANDARD.decode(&self.signature).map_err(unreadable)?;
        Ok(OpenManifest {
            sha256: sha256_hex(&bytes),
            manifest,
            bytes,
            signature,
        })
    }
}

fn unreadable(error: impl std::fmt::Display) -> ManifestError {
    ManifestError::Unreadable {
        detail: error.to_string(),
    }
}

impl Manifest {
    /// Every chunk once, in the order of the files.
    pub fn chunks(&self) -> Vec<ChunkRef> {
        let mut seen = BTreeSet::new();
        let all = self.files.iter().flat_map(|file| &file.chunks);
        all.filter(|chunk| seen.insert(chunk.sha256.as_str()))
            .cloned()
            .collect()
    }

    /// Checks that the manifest does not contradict itself.
    ///
    /// # Errors
    /// Says what contradicts what.
    pub fn check(&self) -> Result<(), ManifestError> {
        let fail = |what: &str| {
            Err(ManifestError::Incoherent {
                what: what.to_owned(),
            })
        };
        if self.sealed && self.protocol < FIRST_SEALED_VERSION {
            return fail("sealed: version 1 has no sealed deposit");
        }
        if self.sealed != self.sealed_to.is_some() {
            return fail("sealed_to: goes with sealed");
        }
        if self.files.is_empty() || self.files.len() > MAX_FILES {
            return fail("files: 1 to 12000 are taken");
        }
        if self.replaces == Some(self.deposit) {
            return fail("replaces: a deposit cannot replace itself");
        }
        if self
            .files
            .iter()
            .map(|file| file.chunks.len())
            .sum::<usize>()
            > MAX_ASKED_CHUNKS
        {
            return fail("files: more chunks than can be asked for");
        }
        for (place, file) in self.files.iter().enumerate() {
            file.check()?;
            file.check_place(self.sealed.then_some(place))?;
        }
        let bytes = self
            .files
            .iter()
            .map(|file| file.size)
            .fold(0_u64, u64::saturating_add);
        if self.totals.bytes != bytes || u64::from(self.totals.files) != self.files.len() as u64 {
            return fail("totals: not the sums over files");
        }
        let of = |role| {
            self.files
                .iter()
                .filter(move |file| file.role == role)
                .map(|file| file.sha256.as_str())
        };
        if !of(FileRole::Answers).eq([self.answers_sha256.as_str()]) {
            return fail("answers_sha256: exactly one file of role answers must have it");
        }
        if !of(FileRole::SignedPdf).eq(self.signed_pdf_sha256.as_deref()) {
            return fail("signed_pdf_sha256: not that of the one file of role signed_pdf");
        }
        if of(FileRole::Inventory).count() != usize::from(self.sealed) {
            return fail("files: a sealed deposit has one file of role inventory");
        }
        Ok(())
    }
}

impl ManifestFile {
    fn fault(&self, what: &str) -> ManifestError {
        ManifestError::Incoherent {
            what: format!("file {}: {what}", self.sha256),
        }
    }

    /// Whether the file says where it belongs; a sealed one, whose place is given, says nothing.
    fn check_place(&self, sealed: Option<usize>) -> Result<(), ManifestError> {
        let Some(place) = sealed else {
            let fits = (self.role == FileRole::Piece) == self.piece.is_some()
                && (self.row.is_none() || self.piece.is_some());
            return if fits {
                Ok(())
            } else {
                Err(self.fault("piece and row go with role piece only"))
            };
        };
        let silent = self.piece.is_none()
            && self.row.is_none()
            && self.media_type == SEALED_MEDIA_TYPE
            && self.name == sealed_name(place);
        if silent {
            Ok(())
        } else {
            Err(self.fault("a sealed file says nothing of what is inside"))
        }
    }

    fn check(&self) -> Result<(), ManifestError> {
        let fail = |what: &str| Err(self.fault(what));
        if !is_sha256_hex(&self.sha256) {
            return fail("sha256 is no digest");
        }
        if self.size == 0 || self.size > MAX_SAFE_INTEGER {
            return fail("size is out of bounds");
        }
        if !is_plain_name(&self.name) || self.media_type.is_empty() || self.media_type.len() > 127 {
            return fail("name or media_type is refused");
        }
        let expected = cut(self.size);
        let same = |(chunk, range): (&ChunkRef, &crate::chunk::ChunkRange)| {
            chunk.size == range.size && is_sha256_hex(&chunk.sha256)
        };
        if expected.len() != self.chunks.len() || !self.chunks.iter().zip(&expected).all(same) {
            return fail("chunks are not the file cut at 8 MiB");
        }
        if let [only] = self.chunks.as_slice()
            && only.sha256 != self.sha256
        {
            return fail("its single chunk has another digest");
        }
        Ok(())
    }
}

/// Says whether a text is a file name and no path, for every system: no separators, no control characters, 1 to 255 bytes.
pub fn is_plain_name(name: &str) -> bool {
    let refused = |c: char| {
        c.is_control()
            || matches!(c, '/' | '\\' | ':' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    !name.is_empty() && name.len() <= 255 && name != "." && name != ".." && !name.contains(refused)
}
