//! Why an opening does not go on.

use std::path::PathBuf;

use jiff::Timestamp;
use pli_print::PrintError;

use crate::seal::SealError;
use crate::store::StoreError;

/// Why an opening does not go on.
#[derive(Debug, thiserror::Error)]
pub enum OpeningError {
    /// No such call.
    #[error("no call has the reference {reference}")]
    UnknownCall {
        /// The reference asked for.
        reference: String,
    },
    /// The deposits of the call are not sealed.
    #[error("the deposits of this call are not sealed")]
    NotSealed,
    /// The deadline has not passed.
    #[error("the deadline {deadline} has not passed")]
    NotYet {
        /// Last moment of a deposit.
        deadline: Timestamp,
    },
    /// It was not begun.
    #[error("the opening was not begun")]
    NotBegun,
    /// It is finished.
    #[error("the opening is finished")]
    Finished,
    /// A request or an answer is not what is expected.
    #[error("the file is not what is expected: {what}")]
    Unreadable {
        /// What is wrong.
        what: String,
    },
    /// The answer is of somebody who is no holder of this call.
    #[error("this certificate is none of the holders'")]
    UnknownHolder,
    /// The answer holds a key that is none of its holder's.
    #[error("a key of this answer is not its holder's")]
    ForeignKey,
    /// Too few holders brought their keys.
    #[error("{present} holders of {needed} brought their keys")]
    NotEnoughHolders {
        /// Holders who did.
        present: usize,
        /// Holders needed.
        needed: usize,
        /// Names of the others.
        absent: Vec<String>,
    },
    /// The token that holds a key failed.
    #[error("the holder's key failed")]
    Key(#[source] pli_proof::seal::OpenError),
    /// A file or folder refused.
    #[error("{} cannot be read or written", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The minutes could not be printed.
    #[error("the minutes could not be printed")]
    Print(#[from] PrintError),
    /// The minutes could not be sealed.
    #[error(transparent)]
    Seal(#[from] SealError),
}
