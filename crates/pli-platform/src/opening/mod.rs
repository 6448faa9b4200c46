//! The opening of a sealed call: an act of the holders of its keys, after the deadline, noted step by step, with minutes.
//!
//! [`begin`] fixes the plis and gives the request that goes to the holders; each holder answers it on a machine of their own
//! with [`unlock`], so that no private key comes near the platform; [`add_keys`] takes an answer; [`finish`](finish()) needs enough
//! of them, decrypts, holds every file against the digests of its depositor, and seals the [`minutes`]. Before the
//! deadline nothing of this is done: the platform has neither the keys nor what leads to them.

mod act;
mod content;
mod error;
mod finish;
mod minutes;
mod pli;
mod request;

pub use act::{add_keys, begin};
pub use error::OpeningError;
pub use finish::{Finished, finish};
pub use request::{MAX_ANSWER_BYTES, MAX_REQUEST_BYTES, OpeningKeys, OpeningRequest, unlock};
