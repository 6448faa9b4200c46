//! One dossier and the list of them, as the window shows them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{FormView, StampView, StampWaitView};
use crate::sign::Level;

/// Names a dossier.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DossierRequest {
    /// Its identity.
    pub id: String,
}

/// Starts a dossier: of a call, or of a form alone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CreateRequest {
    /// Reference of the call.
    #[serde(default)]
    pub call: Option<String>,
    /// Number of the lot, where the call is split.
    #[serde(default)]
    pub lot: Option<String>,
    /// Name of the form, without a call; `far` or `far@1.0.0`.
    #[serde(default)]
    pub form: Option<String>,
    /// Title; none makes one from the call or form.
    #[serde(default)]
    pub title: Option<String>,
}

/// The dossier is started.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CreatedView {
    /// Its identity.
    pub id: String,
}

/// Every dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DossiersView {
    /// What is due first, then the latest edited.
    pub dossiers: Vec<DossierSummaryView>,
}

/// State in the life of a dossier, as far as the desktop owns it and as the platform last said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DossierState {
    /// Being filled.
    Draft,
    /// No blocking finding left.
    Ready,
    /// Signed, and not changed since.
    Signed,
    /// In the outbox.
    Queued,
    /// Its bytes are going up.
    Uploading,
    /// The platform refused it, or it came late: nothing is lost, the reason is said.
    Refused,
    /// The platform gave a receipt that was verified here.
    Deposited,
    /// The platform registered it.
    Registered,
    /// The platform asks for supplements.
    Incomplete,
    /// The supplements came.
    Completed,
    /// A case officer reviews it.
    UnderReview,
    /// It is decided.
    Decided,
    /// It is closed.
    Closed,
    /// Withdrawn by the person.
    Withdrawn,
}

/// A dossier in one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DossierSummaryView {
    /// Identity.
    pub id: String,
    /// Title.
    pub title: String,
    /// Reference of the call; none for a dossier of a form alone.
    pub call_reference: Option<String>,
    /// Title of the call.
    pub call_title: Option<String>,
    /// Number of the lot.
    pub lot: Option<String>,
    /// Title of the lot.
    pub lot_title: Option<String>,
    /// Name of the form.
    pub form: String,
    /// Version of the form.
    pub form_version: String,
    /// Where it stands.
    pub state: DossierState,
    /// Required answers given.
    pub answered: u32,
    /// Required answers in all.
    pub required: u32,
    /// Blocking findings.
    pub blocking: u32,
    /// Warnings not justified.
    pub warnings: u32,
    /// Last moment of a deposit, RFC 3339.
    pub deadline: Option<String>,
    /// The same on the Region's wall clock.
    pub deadline_local: Option<String>,
    /// Name of that clock.
    pub deadline_zone: Option<String>,
    /// When it was last edited, RFC 3339.
    pub edited_at: String,
    /// By whom.
    pub edited_by: String,
    /// Whether the call or form is a demonstration.
    pub demonstration: bool,
}

/// One dossier whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DossierView {
    /// In one line.
    pub summary: DossierSummaryView,
    /// Structure of its form.
    pub form: FormView,
    /// Every field by path, rows included.
    pub nodes: Vec<NodeView>,
    /// Every group and table by path.
    pub groups: Vec<GroupView>,
    /// Findings, blocking first.
    pub findings: Vec<FindingView>,
    /// Totals of the form.
    pub totals: Vec<TotalView>,
    /// Pieces with their files.
    pub pieces: Vec<PieceView>,
    /// State of each section.
    pub sections: Vec<SectionStatusView>,
    /// Whether there is something to undo or redo.
    pub undo: UndoView,
    /// Bytes of all attached files.
    pub attached_bytes: u64,
    /// Answers kept in the draft but hidden, and so not transmitted.
    pub hidden_answers: u32,
    /// The frozen print, if any.
    pub printed: Option<PrintedStateView>,
    /// The signature, if any.
    pub signed: Option<SignedStateView>,
}

/// What the person gave, or what stands computed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Input {
    /// Raw typed text: `1 234,56`, `02/02/2027`. Rust reads it by kind.
    Text(String),
    /// Yes or no.
    YesNo(bool),
    /// One code or several.
    Codes(Vec<String>),
}

/// One field with its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NodeView {
    /// Its place, rows included.
    pub path: String,
    /// Its place in the form.
    pub pattern: String,
    /// The answer as the field shows it (`1 234,56`, `02/02/2027`); none when unanswered.
    pub input: Option<Input>,
    /// The answer as a sentence shows it: labels of codes, units.
    pub shown: String,
    /// Whether it stands on the screen and in what is signed.
    pub visible: bool,
    /// Whether an answer is required now.
    pub required: bool,
    /// Where a prefilled answer comes from: `profile`, `paste` or the name of a file.
    pub origin: Option<String>,
    /// Whether a computed value still misses answers.
    pub provisional: bool,
    /// Other values given at the same time on another machine, as the field shows them.
    pub conflicts: Vec<String>,
}

/// One group or table with its rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct GroupView {
    /// Its place, rows included.
    pub path: String,
    /// Its place in the form.
    pub pattern: String,
    /// Whether it stands on the screen.
    pub visible: bool,
    /// Whether a row is required now.
    pub required: bool,
    /// Its rows in order.
    pub rows: Vec<RowView>,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RowView {
    /// Identity, stable for ever.
    pub id: String,
    /// Its place.
    pub path: String,
    /// One-line summary, or its number.
    pub label: String,
}

/// One fault in the dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FindingView {
    /// Code; its words stand in the locales unless the form gives them.
    pub code: String,
    /// `blocking` or `warning`.
    pub severity: String,
    /// Section that holds it.
    pub section: String,
    /// Where the person is taken to.
    pub path: String,
    /// Values of the sentence.
    pub values: BTreeMap<String, String>,
    /// Sentence of a form's rule.
    pub message: Option<String>,
    /// Reason given by the form.
    pub why: Option<String>,
    /// The person's justification.
    pub justified: Option<String>,
}

/// One total of the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TotalView {
    /// Identifier.
    pub id: String,
    /// Label in words.
    pub label: String,
    /// Exact value, `48000.00`; none while it cannot be computed.
    pub value: Option<String>,
    /// As a person reads it, `48 000,00 €`.
    pub shown: String,
    /// Whether it still misses answers.
    pub provisional: bool,
}

/// A piece, or the piece of one row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PieceView {
    /// Where files are attached: `pieces.kbis`, `pieces.cv[row]`.
    pub target: String,
    /// Identifier of the piece.
    pub id: String,
    /// Label in words.
    pub label: String,
    /// Summary of the row that it belongs to.
    pub row_label: Option<String>,
    /// Plain words.
    pub help: Option<String>,
    /// Whether a file is required now.
    pub required: bool,
    /// Whether answers decide that it is required or shown.
    pub conditional: bool,
    /// `blocking` or `warning`: what a missing file is.
    pub severity: String,
    /// Whether it stands on the screen.
    pub visible: bool,
    /// Accepted extensions.
    pub formats: Vec<String>,
    /// Bytes of one file.
    pub max_size: Option<u64>,
    /// Number of files at least, once a file is required or there is one.
    pub min_files: u32,
    /// Number of files at most.
    pub max_files: Option<u32>,
    /// The files.
    pub attachments: Vec<AttachmentView>,
}

/// An attached file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AttachmentView {
    /// Identity in the dossier.
    pub id: String,
    /// File name.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256.
    pub sha256: String,
    /// Media type found in the bytes.
    pub media_type: String,
    /// Date of the document.
    pub issued_on: Option<String>,
}

/// State of a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SectionStatusView {
    /// Which.
    pub id: String,
    /// Whether it stands on the screen.
    pub visible: bool,
    /// Required answers given.
    pub answered: u32,
    /// Required answers in all.
    pub required: u32,
    /// Blocking findings.
    pub blocking: u32,
    /// Warnings not justified.
    pub warnings: u32,
}

/// Whether there is something to undo or redo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct UndoView {
    /// Something to undo.
    pub can_undo: bool,
    /// Something to redo.
    pub can_redo: bool,
}

/// The frozen print, from the dossier's side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PrintedStateView {
    /// SHA-256 of the bytes.
    pub sha256: String,
    /// Bytes.
    pub size: u64,
    /// Pages.
    pub pages: u32,
    /// When, RFC 3339.
    pub printed_at: String,
    /// Whether the dossier changed since.
    pub stale: bool,
}

/// The signature, from the dossier's side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SignedStateView {
    /// Who signed.
    pub signer: String,
    /// When, as the signer's machine says, RFC 3339.
    pub claimed_time: String,
    /// SHA-256 of the signed file.
    pub sha256: String,
    /// Whether the dossier changed since.
    pub stale: bool,
    /// Level that it has.
    pub level: Level,
    /// The moment that its first time-stamp attests, RFC 3339.
    pub stamped_at: Option<String>,
    /// Who attests it.
    pub stamped_by: Option<String>,
    /// The same time-stamp as a verification judges it here, today; none where it was not judged for this view.
    pub stamp: Option<StampView>,
    /// What it waits for, where a time-stamp could not be had.
    pub waiting: Option<StampWaitView>,
}
