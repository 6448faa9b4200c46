//! Bytes at random as a trusted list.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| pli_proof_fuzz::read_trusted_list(bytes));
