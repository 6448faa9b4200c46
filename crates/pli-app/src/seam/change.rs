//! Changes of a dossier: what the window asks, and what changed once it is durable.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    AttachmentView, DossierSummaryView, FindingView, GroupView, Input, NodeView, PieceView,
    PrintedStateView, SectionStatusView, SignedStateView, TableReportView, TotalView, UndoView,
};

/// Changes one dossier, as one act that undo takes back.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EditRequest {
    /// Identity of the dossier.
    pub id: String,
    /// What changes.
    pub edits: Vec<EditItem>,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum EditItem {
    /// Answers a field; no input empties it.
    Set {
        /// The field or component.
        path: String,
        /// What was given.
        input: Option<Input>,
    },
    /// Adds a row after another, or at the end.
    InsertRow {
        /// The group or table.
        group: String,
        /// Identity of the row before.
        #[serde(default)]
        after: Option<String>,
    },
    /// Takes a row away.
    DeleteRow {
        /// The group or table.
        group: String,
        /// Identity of the row.
        row: String,
    },
    /// Moves a row after another, or to the front.
    MoveRow {
        /// The group or table.
        group: String,
        /// Identity of the row.
        row: String,
        /// Identity of the row before.
        #[serde(default)]
        after: Option<String>,
    },
    /// Pastes cells of a spreadsheet, rows added as needed.
    PasteRows {
        /// The group or table.
        group: String,
        /// Identifier of the first column.
        column: String,
        /// Identity of the first row; none adds rows at the end.
        #[serde(default)]
        row: Option<String>,
        /// Cells parted by tabulations, `;` or `,`, lines by line ends.
        tsv: String,
    },
    /// Justifies a warning; no text takes it back.
    Justify {
        /// Code of the finding.
        code: String,
        /// Place of the finding.
        path: String,
        /// The person's words.
        #[serde(default)]
        text: Option<String>,
    },
    /// Takes a file away.
    Detach {
        /// Where it is.
        target: String,
        /// Identity of the file in the dossier.
        attachment: String,
    },
    /// Proposes the profile's values for every unanswered field that takes one.
    FillFromProfile {},
    /// Takes what the profile says now, or keeps what stands as the person's own.
    ResolveOffers {
        /// Places that take the profile's value.
        accept: Vec<String>,
        /// Places that keep theirs.
        keep: Vec<String>,
    },
    /// Answers for another establishment; what the person typed stays.
    UseEstablishment {
        /// Identity of the establishment.
        establishment: String,
    },
    /// Attaches the current version of a document of the wallet.
    AttachDocument {
        /// The piece or attachment field.
        target: String,
        /// Identity of the document.
        document: String,
    },
    /// Puts the current version of a document in the place of a former one.
    RenewAttachment {
        /// Where it is.
        target: String,
        /// Identity of the file in the dossier.
        attachment: String,
    },
}

/// What changed, durable when the window reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ChangeView {
    /// In one line.
    pub summary: DossierSummaryView,
    /// Fields that changed.
    pub nodes: Vec<NodeView>,
    /// Places that are no more.
    pub removed: Vec<String>,
    /// Groups whose rows changed.
    pub groups: Vec<GroupView>,
    /// All findings.
    pub findings: Vec<FindingView>,
    /// All totals.
    pub totals: Vec<TotalView>,
    /// All pieces.
    pub pieces: Vec<PieceView>,
    /// All sections.
    pub sections: Vec<SectionStatusView>,
    /// Whether there is something to undo or redo.
    pub undo: UndoView,
    /// Bytes of all attached files.
    pub attached_bytes: u64,
    /// Answers hidden and so not transmitted.
    pub hidden_answers: u32,
    /// The frozen print, if any.
    pub printed: Option<PrintedStateView>,
    /// The signature, if any.
    pub signed: Option<SignedStateView>,
    /// When the change became durable, RFC 3339.
    pub saved_at: String,
    /// Identities of the rows added, in order.
    pub new_rows: Vec<String>,
    /// The file attached by this change.
    pub attached: Option<AttachmentView>,
    /// What was pasted or taken from a file, and what was not understood of it.
    pub table: Option<TableReportView>,
}
