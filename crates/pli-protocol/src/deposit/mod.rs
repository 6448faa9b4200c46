//! The client's side of a deposit as a pure machine: `step(state, event, now) -> commands`. Missing chunks are asked for, sent
//! one by one, the manifest is committed, the receipt verified; whatever fails in passing is tried again after a pause.
//!
//! Must not read a clock, a file or a network: `pli-app` executes the commands and brings back events.

mod backoff;
mod step;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::chunk::ChunkRef;
use crate::error::PlatformError;
use crate::receipt::SignedReceipt;

pub use backoff::{MAX_PAUSE_SECS, pause_secs};
pub use step::step;

/// Where a deposit stands. Serialisable, so that an outbox that restarts goes on from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DepositProgress {
    /// Every chunk of the manifest, once, in order.
    pub chunks: Vec<ChunkRef>,
    /// Chunks that the platform still lacks, as far as known; the first is the next to go.
    pub missing: Vec<ChunkRef>,
    /// What is being done.
    pub stage: Stage,
    /// Failures in passing since the last success.
    pub attempts: u32,
    /// Spreads the pauses of many clients; from the deposit's identity.
    pub seed: u64,
}

/// What is being done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "stage", rename_all = "snake_case")]
pub enum Stage {
    /// Nothing yet; waits for [`Event::Start`].
    Queued,
    /// Asks which chunks are missing.
    Asking,
    /// Sends the first of the missing chunks.
    Uploading,
    /// Sends the manifest.
    Committing,
    /// Checks the receipt.
    Verifying,
    /// Failed in passing; goes on at this moment, or sooner by [`Event::Wake`].
    Waiting {
        /// When to go on.
        until: Timestamp,
        /// What stopped it.
        because: PlatformError,
    },
    /// Done: the receipt is verified.
    Deposited,
    /// Stopped until somebody mends it; [`Event::Start`] tries again.
    Stopped {
        /// Why.
        because: StopReason,
    },
    /// Given up by the person before the commit was answered.
    Cancelled,
}

/// Why a deposit stopped for good, failing help.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum StopReason {
    /// The platform refuses, or cannot be trusted.
    Platform {
        /// What it said.
        error: PlatformError,
    },
    /// The receipt that came is not a valid receipt of this deposit.
    Receipt {
        /// What is wrong with it.
        detail: String,
    },
    /// A chunk could not be read on this machine, or does not have its digest any more.
    Source {
        /// The chunk.
        sha256: String,
    },
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The person, or the outbox, wants the deposit to go.
    Start,
    /// The pause is over, or the network came back.
    Wake,
    /// The platform said which chunks are missing.
    Missing(Vec<String>),
    /// The platform has this chunk on its disk.
    ChunkStored(String),
    /// A chunk cannot be read on this machine.
    ChunkUnreadable(String),
    /// The platform answered the commit.
    Committed(Box<SignedReceipt>),
    /// The receipt is valid and is that of this deposit.
    ReceiptValid,
    /// The receipt is refused.
    ReceiptRefused(String),
    /// The last command failed.
    Failed(PlatformError),
    /// The person gives up.
    Cancel,
}

/// What to do now. One at a time: the next comes with the event that ends it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Ask which of these chunks are missing; bring [`Event::Missing`].
    AskMissing(Vec<String>),
    /// Read this chunk and send it; bring [`Event::ChunkStored`].
    Upload(ChunkRef),
    /// Send the signed manifest, always the same bytes; bring [`Event::Committed`].
    Commit,
    /// Keep the receipt, check that it answers the manifest, and its seal; bring [`Event::ReceiptValid`].
    Verify(Box<SignedReceipt>),
    /// Bring [`Event::Wake`] at this moment.
    WakeAt(Timestamp),
}

impl DepositProgress {
    /// A deposit that has not begun.
    pub fn new(chunks: Vec<ChunkRef>, seed: u64) -> Self {
        Self {
            missing: chunks.clone(),
            chunks,
            stage: Stage::Queued,
            attempts: 0,
            seed,
        }
    }

    /// Bytes of all chunks, and those that the platform is known to hold.
    pub fn bytes(&self) -> ProgressBytes {
        let sum = |chunks: &[ChunkRef]| chunks.iter().map(|chunk| chunk.size).sum::<u64>();
        let total = sum(&self.chunks);
        ProgressBytes {
            total,
            sent: total.saturating_sub(sum(&self.missing)),
        }
    }
}

/// True progress of a deposit: nothing counts that the platform did not acknowledge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProgressBytes {
    /// Bytes of all chunks.
    pub total: u64,
    /// Bytes that the platform holds.
    pub sent: u64,
}
