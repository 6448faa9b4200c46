//! The platform of the Region, seen from here: sign-in, synchronisation, its clock.
//!
//! Messages are the protocol's; this module keeps the session, and names each failure for a person.

mod account;
pub(crate) mod clock;
mod fault;
mod sign_in;
mod sync;
mod watched;

pub(crate) use account::{Account, connect, kept, roots_of};
pub use account::{account, view};
pub(crate) use fault::of_platform;
pub(crate) use sign_in::device_key;
pub use sign_in::{Trust, read_authority, sign_in, sign_out};
pub use sync::sync;
pub(crate) use sync::{deposited, ended};
pub(crate) use watched::{Exchange, Watched};
