//! Bytes at random as a signed PDF.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| pli_proof_fuzz::verify_pdf(bytes));
