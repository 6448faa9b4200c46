//! Bytes at random as a CMS signature.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| pli_proof_fuzz::verify_cms(bytes));
