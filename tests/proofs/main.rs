//! What follows a deposit: proofs that are verified without Pli, backup copies, letters; and time-stamps before it. Each file is also altered, and then refused
//! by us and by the script of `docs/verify`.

#[path = "../region.rs"]
mod region;

mod copies;
mod letters;
mod script;
mod stamps;
mod support;
