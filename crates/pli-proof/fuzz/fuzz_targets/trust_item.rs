//! Bytes at random as what people give to be trusted.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| pli_proof_fuzz::read_trust_items(bytes));
