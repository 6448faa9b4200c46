//! Deposits on their way: frozen, kept, sent, proved. What is here survives a restart and goes on from where it was.
//!
//! [`freeze`] makes the signed manifest, [`row`] keeps it, [`drive`] executes the protocol's machine, [`courier`] does so in the
//! background. "Deposited" is written only with a receipt that was verified here.

mod courier;
mod drive;
mod freeze;
mod row;
mod seal;
mod view;

pub use courier::Courier;
pub(crate) use drive::push_all;
pub use drive::{Step, push_dossier};
pub(crate) use freeze::frozen_now;
pub use freeze::{queue, unsure_holders};
pub(crate) use row::{Deposit, last, moving, proven, without_time_proof};
pub(crate) use seal::{judge, trusted, trusted_files};
pub use view::{cancel, list};
