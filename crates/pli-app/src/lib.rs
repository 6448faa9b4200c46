//! The offline application: use cases, encrypted store, attachment vault, outbox. No window, no terminal.
//!
//! [`app`] is what a host holds; each noun below has its use cases; [`seam`] is the window's door; [`words`] turns codes into
//! sentences from `assets/locales`. Rules are the core's, messages the protocol's, signatures the proof's.

pub mod app;
pub mod attachment;
pub mod backup;
pub mod call;
pub mod certificate;
pub mod diligence;
pub mod dossier;
pub mod fault;
pub mod form;
pub mod letter;
pub mod list;
pub mod outbox;
pub mod platform;
pub mod preview;
pub mod profile;
pub mod receipt;
pub mod sealing;
pub mod seam;
pub mod settings;
pub mod sign;
pub mod store;
pub mod timestamp;
pub mod trust;
pub mod vault;
pub mod verify;
pub mod wallet;
pub mod words;

pub use app::{App, Session};
pub use fault::{Code, Fault};
pub use pli_protocol::DossierId;
