//! The papers of a backup copy: its cover sheet, and the label of its envelope in millimetres.

use serde::Serialize;

use crate::acknowledgement::{ReceivedFile, ServiceContact};
use crate::dossier::{Fact, Standing};
use crate::moment::Moment;
use crate::render::{PrintError, render};
use crate::world::Template;

/// What both papers are made of.
#[derive(Debug, Clone, Serialize)]
pub struct BackupDocument {
    /// Name of the dossier.
    pub title: String,
    /// Identity of the dossier.
    pub dossier_id: String,
    /// Identity of the deposit that is copied.
    pub deposit_id: String,
    /// SHA-256 of the manifest in lower-case hexadecimal.
    pub manifest_sha256: String,
    /// Call, lot, organisation and whatever names the dossier.
    pub subject: Vec<Fact>,
    /// Reference and title of the call.
    pub call: String,
    /// The lot, where the call is split.
    pub lot: Option<String>,
    /// Who deposits.
    pub organisation: String,
    /// Authority.
    pub authority: String,
    /// Service that takes the copy.
    pub service: ServiceContact,
    /// Last moment of its arrival; none for a permanent scheme.
    pub deadline: Option<Moment>,
    /// Whether the call is a public tender, with its rules on backup copies.
    pub is_tender: bool,
    /// Whether the call takes a copy by electronic means.
    pub electronic_allowed: bool,
    /// Time of receipt, where there was a receipt.
    pub receipt: Option<Moment>,
    /// Whether the files are sealed until the opening.
    pub sealed: bool,
    /// The files, byte for byte those of the deposit.
    pub files: Vec<ReceivedFile>,
    /// When the copy was made.
    pub made_at: Moment,
    /// Whether all of this is a demonstration.
    pub standing: Standing,
}

/// Prints the cover sheet as PDF/A-2a and PDF/UA-1.
pub fn print_backup_cover(document: &BackupDocument) -> Result<Vec<u8>, PrintError> {
    print(Template::Backup, "backup", document)
}

/// Prints the label, 148 by 105 millimetres, as PDF/A-2a and PDF/UA-1.
pub fn print_backup_label(document: &BackupDocument) -> Result<Vec<u8>, PrintError> {
    print(Template::Label, "label", document)
}

fn print(template: Template, what: &str, document: &BackupDocument) -> Result<Vec<u8>, PrintError> {
    let ident = format!(
        "{what} {} {}",
        document.deposit_id, document.manifest_sha256
    );
    render(template, document, ident, &document.made_at)
}
