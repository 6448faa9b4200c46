//! The proof crate from outside: keys, signatures made, signatures judged.

mod certificates;
mod containers;
mod judged;
mod judging_levels;
mod levels;
mod locks;
mod merkle;
mod paths;
mod pkcs12;
mod pkits;
mod raising;
mod sealing;
mod seeds;
mod signing;
mod support;
mod timestamps;
mod traps;
mod trusted_lists;
mod verifying;
mod visible;
