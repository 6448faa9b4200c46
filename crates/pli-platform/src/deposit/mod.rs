//! A deposit, from the last byte of its commit to the sealed receipt.
//!
//! [`check`] holds the manifest against the call, [`rehash`] reads every byte again, [`receipt`] writes what is attested,
//! and [`commit`](mod@commit) does them in order: nothing is acknowledged that is not on the disk. [`tree`] proves the receipts' time later.

pub mod acknowledgement;
mod check;
mod commit;
pub(crate) mod receipt;
mod rehash;
pub mod tree;
mod withdraw;

pub use commit::commit;
pub use withdraw::withdraw;
