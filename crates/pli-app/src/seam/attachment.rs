//! Files that enter through the window, and pictures of pages that leave.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Announces a file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AttachBeginRequest {
    /// Identity of the dossier.
    pub id: String,
    /// `pieces.kbis`, `pieces.cv[row]`, `equipe.team[row].cv_file`.
    pub target: String,
    /// File name, without folders.
    pub name: String,
    /// Bytes.
    pub size: u64,
}

/// The file is awaited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct UploadView {
    /// Name of this upload for the next calls.
    pub upload: String,
}

/// The next bytes.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AttachChunkRequest {
    /// Which upload.
    pub upload: String,
    /// Bytes in base64, 4 MiB at most before encoding.
    pub base64: String,
}

/// How far it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct UploadProgressView {
    /// Bytes received.
    pub received: u64,
}

/// Names an upload.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UploadRequest {
    /// Which upload.
    pub upload: String,
}

/// Asks for a page of an attached file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PreviewRequest {
    /// Identity of the dossier.
    pub id: String,
    /// Identity of the file in the dossier.
    pub attachment: String,
    /// Page, from 1.
    pub page: u32,
    /// Width in pixels, 16 to 4000.
    pub width: u32,
}

/// Asks for a page of the frozen print.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PrintPageRequest {
    /// Identity of the dossier.
    pub id: String,
    /// Page, from 1.
    pub page: u32,
    /// Width in pixels, 16 to 4000.
    pub width: u32,
}

/// A page as a picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PageView {
    /// Media type of the bytes: `image/png`, or that of an attached picture.
    pub media_type: String,
    /// The bytes.
    pub base64: String,
    /// Pages in all.
    pub pages: u32,
}

/// The frozen print.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PrintedView {
    /// SHA-256 of the bytes.
    pub sha256: String,
    /// Bytes.
    pub size: u64,
    /// Pages.
    pub pages: u32,
}

/// What a file to keep is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportKind {
    /// The frozen print.
    Pdf,
    /// The signed PDF.
    SignedPdf,
    /// The receipt, JSON as the platform signed it.
    Receipt,
    /// The acknowledgement, PDF.
    Acknowledgement,
    /// The diligence journal, JSON.
    Journal,
    /// The diligence journal, PDF.
    JournalPdf,
    /// The answers, JSON.
    Answers,
    /// The manifest, canonical JSON.
    Manifest,
}

/// Asks for a file to keep.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportRequest {
    /// Identity of the dossier.
    pub id: String,
    /// Which file.
    pub what: ExportKind,
}

/// A file to keep; the host asks where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FileView {
    /// Proposed name.
    pub name: String,
    /// Media type.
    pub media_type: String,
    /// The bytes.
    pub base64: String,
}
