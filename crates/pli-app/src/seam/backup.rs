//! Backup copies as the window shows them.

use serde::Serialize;
use ts_rs::TS;

use super::{DeadlineView, VerdictView};

/// What a backup copy would be, and until when it must arrive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BackupPlanView {
    /// Whether the call is a public tender, with its rules on backup copies.
    pub is_tender: bool,
    /// Last moment of its arrival; none for a permanent scheme.
    pub deadline: Option<DeadlineView>,
    /// Whether the call takes a copy by electronic means.
    pub electronic_allowed: bool,
    /// Authority that takes it.
    pub authority: String,
    /// Its service and address.
    pub service: String,
    /// Files.
    pub files: u32,
    /// Bytes.
    pub bytes: u64,
    /// Whether a deposit was asked for: its very bytes are copied. Without one, a manifest is made for the copy alone.
    pub of_deposit: bool,
    /// Copies that were made.
    pub made: Vec<BackupMadeView>,
}

/// A copy that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BackupMadeView {
    /// Folder.
    pub folder: String,
    /// When, RFC 3339.
    pub at: String,
    /// Whether it is of the last deposit.
    pub current: bool,
}

/// A copy, written and read again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BackupView {
    /// Its folder.
    pub folder: String,
    /// Files of the deposit.
    pub files: u32,
    /// Bytes of these files.
    pub bytes: u64,
    /// SHA-256 of the manifest.
    pub manifest_sha256: String,
    /// Whether the receipt is in it.
    pub receipt: bool,
}

/// What the verification of a copy finds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BackupVerdictView {
    /// Whether every byte is what the manifest says, and nothing was added.
    pub intact: bool,
    /// What is not.
    pub problems: Vec<BackupProblemView>,
    /// Identity of the deposit.
    pub deposit: String,
    /// SHA-256 of the manifest.
    pub manifest_sha256: String,
    /// Files of the deposit.
    pub files: u32,
    /// Bytes of these files.
    pub bytes: u64,
    /// Verdict on the receipt, where there is one.
    pub receipt: Option<VerdictView>,
    /// Verdict on the signed dossier, where there is one that can be read.
    pub signed_pdf: Option<VerdictView>,
}

/// One thing that is wrong with a copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BackupProblemView {
    /// `missing`, `altered`, `added`, `signature`, `manifest` or `receipt`.
    pub code: String,
    /// Which file.
    pub path: String,
}
