//! What follows a deposit: proofs that are verified without Pli, backup copies, letters. Each file is also altered, and then refused
//! by us and by the script of `docs/verify`.

#[path = "../region.rs"]
mod region;

mod copies;
mod letters;
mod script;
mod support;
