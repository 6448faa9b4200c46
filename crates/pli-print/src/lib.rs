//! A dossier, an acknowledgement, a journal, the minutes of an opening, a form to fill by hand, the papers of a backup copy as
//! PDF/A-2a and PDF/UA-1, in one file.
//!
//! Takes documents whose texts are already chosen and formatted; the templates in `assets/print/` only lay them out. The
//! same document gives the same bytes: no clock, no disk, no system font. Texts are data, never markup.
//!
//! Must not decide what is visible, valid or signed: that is `pli-core`. Must not know a disk or a network.

mod acknowledgement;
mod backup;
mod blank;
mod dossier;
mod from_view;
mod journal;
mod minutes;
mod moment;
mod render;
mod signature;
mod table;
mod text;
mod words;
mod world;

pub use acknowledgement::{
    AcknowledgementDocument, Arrival, Punctuality, ReceivedFile, Sealing, ServiceContact,
    SilenceClause, print_acknowledgement,
};
pub use backup::{BackupDocument, print_backup_cover, print_backup_label};
pub use blank::{
    Answer, AnswerPart, BlankBlock, BlankColumn, BlankDocument, BlankPiece, BlankSection,
    BlankTable, Cards, LineSize, Question, print_blank,
};
pub use dossier::{
    Align, AttachmentLine, Block, CallStamp, Card, Column, DossierDocument, DossierState, Fact,
    Field, FormStamp, Group, Remark, Section, Signatory, Source, Standing, Table, print_dossier,
};
pub use from_view::DossierMeta;
pub use journal::{JournalDocument, JournalFact, JournalKind, print_journal};
pub use minutes::{
    HolderLine, MinutesDocument, OpenedFile, PliLine, PliOutcome, Presence, print_minutes,
};
pub use moment::Moment;
pub use render::PrintError;
pub use signature::{SignatureCard, print_signature};
