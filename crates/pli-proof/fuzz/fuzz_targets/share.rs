//! Bytes at random as shares of a key.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| pli_proof_fuzz::read_share(bytes));
