//! Keys, signatures and their verification.
//!
//! Each use has one door: [`signer`] (a key that signs), [`pkcs12`] (a key kept in a file), [`certificate`] (what a
//! certificate says), [`pades`], [`cades`], [`xades`] and [`asic`] (signatures made), [`timestamp`] (a time proved by somebody
//! else), [`verify`] (signatures judged), [`trusted_list`] (who is qualified in which country), [`trial`] (a sample signed and judged at once), [`seal`] (files encrypted until an
//! opening), [`device`] (the key of one machine), [`merkle`] (one root for many
//! receipts), [`demo`] (an authority for demonstrations).
//!
//! This crate knows no dossier, no network, no disk and no clock: bytes and times come in, bytes and facts go out. Secrets
//! stay inside types without `Debug` or `Clone` and are wiped when they are dropped.

pub mod asic;
pub mod cades;
pub mod certificate;
pub mod demo;
pub mod device;
pub mod merkle;
pub mod pades;
pub mod pkcs12;
pub mod seal;
pub mod signer;
pub mod timestamp;
pub mod trial;
pub mod trusted_list;
pub mod verify;
pub mod xades;

mod ber;
mod cms_parts;
mod cms_write;
mod ocsp;
mod revoked;
mod validation_data;
mod xml;

pub use ocsp::Question;
pub use revoked::Revoked;
pub use validation_data::{NoEvidence, Unproved, ValidationData};
