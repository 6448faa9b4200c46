//! The person's certificates: where their keys are, what they are worth for the calls, and a trial of them.
//!
//! A key is opened from a file, a token or the system's store, and held open for as long as the person signs. Codes and
//! passwords are used and forgotten; nothing of a key is ever written.

mod accept;
mod check;
mod fault;
mod held;
mod key;
mod tokens;

pub use accept::{Acceptance, Wanted, accepts};
pub use check::check;
pub(crate) use fault::signer_fault;
pub(crate) use held::HeldKeys;
pub use held::{IDLE_LIMIT, Moment, close, close_unused, open_and_hold};
pub use key::{KeyChoice, OpenKey, TokenChoice};
pub use tokens::{nothing_found, tokens};
