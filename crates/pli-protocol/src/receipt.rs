//! The receipt of a deposit: what the platform has, when it came, what follows. Sealed by the platform over its canonical bytes.
//!
//! The seal itself is checked by `pli-proof`; here, that the receipt speaks of our deposit and of nothing else.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use jiff::civil::Date;
use pli_core::call::{Authority, Deadline, FormRef, SilenceEffect};
use pli_core::dossier::RowId;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::account::Organisation;
use crate::canonical::{CanonicalError, canonical_bytes, sha256_hex};
use crate::ids::{DepositId, DeviceId, DossierId};
use crate::manifest::{FileRole, OpenManifest, SealedTo};
use crate::time_proof::TimeProof;

/// Most bytes of a signed receipt on the wire or on a disk.
pub const MAX_RECEIPT_BYTES: usize = 8 * 1024 * 1024;

/// Value of `kind`, so that a receipt is never taken for another sealed text.
pub const RECEIPT_KIND: &str = "pli.deposit-receipt";

/// What the platform attests of a deposit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Receipt {
    /// Always [`RECEIPT_KIND`].
    pub kind: String,
    /// Version of the protocol.
    pub protocol: u32,
    /// The deposit.
    pub deposit: DepositId,
    /// The dossier.
    pub dossier: DossierId,
    /// 1 for the first deposit of the dossier.
    pub version: u32,
    /// The deposit that this one replaced, which does not count any more.
    pub replaces: Option<DepositId>,
    /// SHA-256 of the canonical manifest.
    pub manifest_sha256: String,
    /// The device that signed the manifest.
    pub device: DeviceId,
    /// Every file with digest and size as the platform computed them itself from the bytes that it holds.
    pub files: Vec<ReceiptFile>,
    /// Platform's time of the last byte of the commit request, to the millisecond.
    pub received_at: Timestamp,
    /// The same on the Region's wall clock, to the second, with its zone: `2026-12-03T11:58:02[Europe/Paris]`.
    pub received_local: String,
    /// The deadline of the call, if it has one.
    pub deadline: Option<Deadline>,
    /// Whether it came in time; `true` where there is no deadline. A late deposit has no receipt.
    pub on_time: bool,
    /// Reference of the call.
    pub call: String,
    /// Title of the call.
    pub call_title: String,
    /// Number of the lot.
    pub lot: Option<String>,
    /// The form that was answered.
    pub form: FormRef,
    /// Who deposited.
    pub organisation: Organisation,
    /// Name of the user who deposited.
    pub user: String,
    /// The authority, its service in charge and its contact (CRPA R112-11-1, 1°).
    pub authority: Authority,
    /// What silence means, and from when (CRPA R112-11-1, 2°).
    pub silence: ReceiptSilence,
    /// Remedies in words (CRPA R112-11-1, 3°).
    pub remedies: String,
    /// Whether the files are sealed until the opening: always `false` in version 1.
    pub sealed: bool,
    /// To whom they are sealed, as the manifest says and the platform found in every file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sealed_to: Option<SealedTo>,
    /// The same in French words.
    pub sealed_text: String,
    /// Whether the whole is without legal value.
    pub demonstration: bool,
    /// Name of the platform.
    pub platform: String,
    /// Version of the platform's program.
    pub platform_version: String,
}

/// One file as the platform has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReceiptFile {
    /// What it is for.
    pub role: FileRole,
    /// The piece, with role `piece`.
    pub piece: Option<String>,
    /// The row of the piece.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<uuid::Uuid>))]
    pub row: Option<RowId>,
    /// File name.
    pub name: String,
    /// Bytes counted.
    pub size: u64,
    /// SHA-256 computed.
    pub sha256: String,
}

/// What silence of the administration means for this deposit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReceiptSilence {
    /// Acceptance, rejection or nothing.
    pub effect: SilenceEffect,
    /// Day on which the effect is born, failing an answer; none without effect.
    pub date: Option<Date>,
    /// The same in French words.
    pub text: String,
}

/// A receipt with the platform's seal. The receipt stays the JSON that came, as the seal covers its canonical bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SignedReceipt {
    /// The [`Receipt`].
    #[cfg_attr(feature = "openapi", schema(value_type = Receipt))]
    pub receipt: Value,
    /// Detached CAdES by the platform's seal over the RFC 8785 bytes of `receipt`: DER, base64.
    pub seal: String,
    /// Proof of time of `receipt` and `seal`, where it came. Joined by the client: the platform gives it apart, when it has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_proof: Option<TimeProof>,
}

/// A receipt that was read, with what its seal covers. Nothing is proven until the seal is checked over `bytes`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenReceipt {
    /// The receipt.
    pub receipt: Receipt,
    /// Its canonical bytes.
    pub bytes: Vec<u8>,
    /// SHA-256 of these bytes.
    pub sha256: String,
    /// The seal, DER.
    pub seal: Vec<u8>,
}

/// Why a receipt is not one of our deposit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReceiptError {
    /// It is not the JSON of a receipt.
    #[error("the receipt cannot be read: {detail}")]
    Unreadable {
        /// Words of the reader.
        detail: String,
    },
    /// It speaks of something else.
    #[error("the receipt does not answer this deposit: `{what}` differs")]
    Other {
        /// The field that differs.
        what: String,
    },
}

impl SignedReceipt {
    /// The bytes that a proof of time bears on: the RFC 8785 bytes of `{ receipt, seal }`.
    ///
    /// # Errors
    /// When the receipt holds what has no canonical form.
    pub fn proven_bytes(&self) -> Result<Vec<u8>, CanonicalError> {
        canonical_bytes(&serde_json::json!({ "receipt": self.receipt, "seal": self.seal }))
    }

    /// Reads the receipt. The seal is not checked here.
    ///
    /// # Errors
    /// When it is not the JSON of a receipt.
    pub fn open(&self) -> Result<OpenReceipt, ReceiptError> {
        let receipt = Receipt::deserialize(&self.receipt).map_err(unreadable)?;
        if receipt.kind != RECEIPT_KIND {
            return Err(ReceiptError::Unreadable {
                detail: "kind is not that of a receipt".to_owned(),
            });
        }
        let bytes = canonical_bytes(&self.receipt).map_err(unreadable)?;
        let seal = STANDARD.decode(&self.seal).map_err(unreadable)?;
        Ok(OpenReceipt {
            sha256: sha256_hex(&bytes),
            receipt,
            bytes,
            seal,
        })
    }
}

fn unreadable(error: impl std::fmt::Display) -> ReceiptError {
    ReceiptError::Unreadable {
        detail: error.to_string(),
    }
}

impl Receipt {
    /// Checks that the receipt answers this manifest: same deposit, same manifest, same files with the same digests.
    ///
    /// # Errors
    /// Names the first field that differs.
    pub fn check_against(&self, open: &OpenManifest) -> Result<(), ReceiptError> {
        let manifest = &open.manifest;
        let differs = |what: &str| {
            Err(ReceiptError::Other {
                what: what.to_owned(),
            })
        };
        let same_file = |(mine, theirs): (&crate::manifest::ManifestFile, &ReceiptFile)| {
            (
                mine.role,
                &mine.piece,
                mine.row,
                &mine.name,
                mine.size,
                &mine.sha256,
            ) == (
                theirs.role,
                &theirs.piece,
                theirs.row,
                &theirs.name,
                theirs.size,
                &theirs.sha256,
            )
        };
        if self.deposit != manifest.deposit {
            return differs("deposit");
        }
        if self.dossier != manifest.dossier {
            return differs("dossier");
        }
        if self.manifest_sha256 != open.sha256 {
            return differs("manifest_sha256");
        }
        if self.files.len() != manifest.files.len()
            || !manifest.files.iter().zip(&self.files).all(same_file)
        {
            return differs("files");
        }
        if (&self.call, &self.lot, &self.form) != (&manifest.call, &manifest.lot, &manifest.form) {
            return differs("call");
        }
        if self.organisation.id != manifest.organisation.id {
            return differs("organisation");
        }
        if (self.sealed, &self.sealed_to) != (manifest.sealed, &manifest.sealed_to) {
            return differs("sealed");
        }
        if !self.on_time {
            return differs("on_time");
        }
        Ok(())
    }
}
