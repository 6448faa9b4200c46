//! Bytes at random as a container.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| pli_proof_fuzz::verify_container(bytes));
