//! What can go wrong with a key, in terms that can be told to its holder.

use std::path::PathBuf;
use std::time::Duration;

/// What a token says of the tries that are left for its PIN. PKCS#11 has flags for it, and no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TriesLeft {
    /// No wrong PIN since the last right one.
    Several,
    /// At least one wrong PIN since the last right one.
    Few,
    /// One more wrong PIN locks the token.
    One,
    /// The token does not say.
    Unknown,
}

/// A failure of the key itself; says nothing about the document.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignerError {
    /// The key refused to sign, or signed with another key than its certificate's.
    #[error("the key did not sign")]
    KeyRefused,
    /// The key's algorithm or size is not supported.
    #[error("the key's algorithm or size is not supported")]
    UnsupportedKey,
    /// No driver of a token is installed where drivers usually are.
    #[error("no driver for tokens is installed")]
    NoDriver,
    /// The file named as a driver is none, or cannot be loaded here.
    #[error("the driver cannot be loaded")]
    DriverUnusable {
        /// Which file.
        path: PathBuf,
    },
    /// The driver knows no reader: nothing is plugged in, or the service of smart cards does not run.
    #[error("no reader is plugged in")]
    NoReader,
    /// Readers are empty.
    #[error("no token is in a reader")]
    NoToken,
    /// Tokens are there, but not the one that was asked for.
    #[error("the token that was asked for is not there")]
    UnknownToken,
    /// Several tokens answer to what was asked for; their serial numbers tell them apart.
    #[error("several tokens answer to this name")]
    SeveralTokens {
        /// Their serial numbers.
        serials: Vec<String>,
    },
    /// The token or store has no certificate with its key for signing.
    #[error("no certificate for signing is on the token")]
    NoCertificate,
    /// The token was never given a PIN.
    #[error("the token has no PIN yet")]
    NoPinYet,
    /// The PIN is wrong, and was counted.
    #[error("the PIN is wrong")]
    WrongPin {
        /// What the token says of the tries that are left.
        tries_left: TriesLeft,
    },
    /// The PIN cannot be right: its length or its characters do not suit. It was not counted.
    #[error("the PIN cannot be right: its length or characters do not suit")]
    UnsuitablePin,
    /// The PIN must be changed before the key signs.
    #[error("the PIN has to be changed first")]
    PinExpired,
    /// The PIN is locked.
    #[error("the PIN is locked")]
    PinLocked,
    /// The key wants the PIN again for this signature.
    #[error("the key wants the PIN for this signature")]
    PinWanted,
    /// The holder gave up, on the reader or in the system's window.
    #[error("the holder gave up")]
    Cancelled,
    /// The token or its reader was removed.
    #[error("the token was removed")]
    Removed,
    /// The session with the token has ended after an earlier failure: it is to be opened again.
    #[error("the session with the token has ended")]
    Ended,
    /// The driver did not answer in the time given to it.
    #[error("the driver did not answer in {} s", .patience.as_secs())]
    DriverHangs {
        /// How long it was waited for.
        patience: Duration,
    },
    /// The driver failed for a reason of its own.
    #[error("the driver failed: {reason}")]
    DriverFailed {
        /// The driver's word, for the help desk.
        reason: String,
    },
}
