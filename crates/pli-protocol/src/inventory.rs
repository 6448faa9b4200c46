//! The inventory of a sealed deposit: what each sealed file is. It travels sealed itself, so that neither names nor digests of
//! known documents show before the opening.
//!
//! The manifest, signed by the device, names the sealed inventory by its digest; the inventory names every other sealed file
//! by its digest. After the opening, each plain file is so tied to the device that deposited it.

use pli_core::dossier::RowId;
use serde::{Deserialize, Serialize};

use crate::canonical::{MAX_SAFE_INTEGER, is_sha256_hex};
use crate::ids::{DepositId, DossierId};
use crate::manifest::{FileRole, MAX_FILES, Manifest, is_plain_name};

/// Most bytes of an inventory.
pub const MAX_INVENTORY_BYTES: u64 = 8 * 1024 * 1024;
/// Value of `kind`.
pub const INVENTORY_KIND: &str = "pli.sealed-inventory";

/// What the files of a sealed deposit are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inventory {
    /// Always [`INVENTORY_KIND`].
    pub kind: String,
    /// The deposit.
    pub deposit: DepositId,
    /// The dossier.
    pub dossier: DossierId,
    /// Every file but the inventory, in the order of the manifest.
    pub files: Vec<InventoryFile>,
}

/// One file, as it is inside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InventoryFile {
    /// SHA-256 of the sealed bytes, as in the manifest.
    pub sealed_sha256: String,
    /// What it is for.
    pub role: FileRole,
    /// The piece of the form or the path of the attachment field; with role `piece` only.
    pub piece: Option<String>,
    /// The row that it belongs to.
    pub row: Option<RowId>,
    /// File name, without folders.
    pub name: String,
    /// Media type found in the bytes.
    pub media_type: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256 in lower-case hexadecimal.
    pub sha256: String,
}

/// Why an inventory is not the one of its deposit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InventoryError {
    /// It is not the JSON of an inventory.
    #[error("the inventory cannot be read: {detail}")]
    Unreadable {
        /// Words of the reader.
        detail: String,
    },
    /// It does not speak of this deposit, or contradicts its manifest.
    #[error("the inventory does not fit the manifest: {what}")]
    Other {
        /// Where, in words for a programmer.
        what: &'static str,
    },
}

impl Inventory {
    /// Reads an inventory and holds it against the manifest of its deposit.
    ///
    /// # Errors
    /// When it cannot be read, or speaks of other files than the manifest.
    pub fn read(bytes: &[u8], manifest: &Manifest) -> Result<Self, InventoryError> {
        if bytes.len() as u64 > MAX_INVENTORY_BYTES {
            return Err(InventoryError::Other { what: "its size" });
        }
        let inventory: Self =
            serde_json::from_slice(bytes).map_err(|error| InventoryError::Unreadable {
                detail: error.to_string(),
            })?;
        inventory.check(manifest)?;
        Ok(inventory)
    }

    fn check(&self, manifest: &Manifest) -> Result<(), InventoryError> {
        let fail = |what| Err(InventoryError::Other { what });
        if self.kind != INVENTORY_KIND {
            return fail("kind");
        }
        if (self.deposit, self.dossier) != (manifest.deposit, manifest.dossier) {
            return fail("deposit");
        }
        let sealed = manifest
            .files
            .iter()
            .filter(|file| file.role != FileRole::Inventory)
            .map(|file| (file.role, file.sha256.as_str()));
        let named = self
            .files
            .iter()
            .map(|file| (file.role, file.sealed_sha256.as_str()));
        if !sealed.eq(named) || self.files.len() > MAX_FILES {
            return fail("files");
        }
        let sensible = |file: &InventoryFile| {
            is_sha256_hex(&file.sha256)
                && file.size <= MAX_SAFE_INTEGER
                && is_plain_name(&file.name)
                && (file.role == FileRole::Piece) == file.piece.is_some()
        };
        if self.files.iter().all(sensible) {
            Ok(())
        } else {
            fail("a file")
        }
    }
}
