//! Files sealed on this machine until the opening: the platform never has a plain byte of a call that names holders.
//!
//! [`audience`] judges the holders' certificates, [`copy`] makes and keeps the sealed copy of a content, [`deposit`] seals what
//! a deposit consists of, [`ahead`] sends copies as soon as files are attached. The plain files stay in the vault, with the person.

mod ahead;
mod audience;
mod copy;
mod deposit;

pub(crate) use ahead::send;
pub(crate) use audience::unsure;
pub use audience::{holders, judged};
pub(crate) use deposit::{inside, seal_all};
