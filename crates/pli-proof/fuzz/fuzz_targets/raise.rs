//! Bytes at random as a signature that is raised to a further level.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| pli_proof_fuzz::raise(bytes));
