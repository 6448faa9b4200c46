//! The one door of the window: typed requests in, views out, one list of commands, one dispatch.
//!
//! Decides nothing: it translates texts of the window into the words of the use cases, and back. Knows no Tauri; any host may
//! serve it. Holds no sentence for a person.

mod attachment;
mod backup;
mod call;
mod carry;
mod certificate;
mod change;
mod deposit;
mod dispatch;
mod dossier;
mod explain;
mod export;
mod form;
mod handlers;
mod keeping;
mod keys;
mod letter;
mod profile;
mod proof;
mod proving;
mod secret;
mod session;
mod stamping;
mod table;
mod trusting;
mod trusts;
mod verifying;
mod versions;
mod wallet;

pub use attachment::*;
pub use backup::*;
pub use call::*;
pub use carry::*;
pub use certificate::*;
pub use change::*;
pub use deposit::*;
pub use dispatch::{COMMANDS, dispatch};
pub use dossier::*;
pub use explain::*;
pub use export::export;
pub use form::*;
pub use letter::*;
pub use profile::*;
pub use proof::*;
pub use secret::Secret;
pub use session::*;
pub use stamping::*;
pub use table::*;
pub use trusting::*;
pub use versions::*;
pub use wallet::*;
