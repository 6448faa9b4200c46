//! A file attached to a piece, by its content: the bytes live in the vault of `pli-app`.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Identity of one attachment of a dossier (two pieces may hold the same bytes).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AttachmentId(pub Uuid);

/// What is known of an attached file.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Attachment {
    /// Identity in the dossier.
    pub id: AttachmentId,
    /// File name as the person knows it, without folders.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256 of the content in lower-case hexadecimal.
    pub sha256: String,
    /// Media type found in the bytes, `application/pdf`.
    pub media_type: String,
    /// Date of the document, where the person or the file gives one.
    pub issued_on: Option<jiff::civil::Date>,
    /// Last day on which the document is good, where the person's document wallet knows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<jiff::civil::Date>,
}
