//! Bytes at random as a sealed file.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| pli_proof_fuzz::read_sealed_file(bytes));
