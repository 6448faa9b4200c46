//! The reference regional platform: accounts, calls, chunks, deposits, receipts. A library and the binary `pli-platform`.
//!
//! Must not know a window or a dossier's rules: a deposit is bytes that are hashed again, kept, and attested by a sealed receipt.
//! [`store`] keeps, [`deposit`] decides, [`opening`] opens sealed deposits with their holders, [`http`] speaks, [`InProcess`] is the same platform without a network.

pub mod account;
pub mod clock;
pub mod demo;
pub mod deposit;
pub mod http;
pub mod letter;
pub mod opening;
pub mod publish;
pub mod seal;
pub mod store;
pub mod time_authority;

mod in_process;
mod refusal;

pub use clock::Clock;
pub use in_process::InProcess;
pub use refusal::Refusal;
pub use seal::Seal;
pub use store::Store;
pub use time_authority::TimeAuthority;

use std::sync::Arc;

/// Version of this program, as receipts name it.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// A platform ready to answer: its store, its clock, its seal, its Region.
#[derive(Debug)]
pub struct Office {
    /// What it keeps.
    pub store: Store,
    /// What time it is.
    pub clock: Clock,
    /// What it seals receipts with.
    pub seal: Seal,
    /// Who proves the time of receipts; none where no authority is known: receipts then carry the platform's word alone.
    pub time_authority: Option<TimeAuthority>,
    /// An address on another network, which clients try when this platform does not answer.
    pub second_address: Option<String>,
    /// Who answers for it.
    pub region: store::Region,
}

/// A platform shared by those who answer.
pub type SharedOffice = Arc<Office>;
