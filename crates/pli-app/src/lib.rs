//! The offline application: use cases, encrypted store, attachment vault, outbox. No window, no terminal.
//!
//! Must not write a sentence for a person: it answers with views and faults whose words live in `assets/locales`.

pub mod fault;
pub mod seam;
pub mod store;
pub mod vault;

pub use fault::{Code, Fault};
