//! Bytes at random as a certificate.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| pli_proof_fuzz::read_certificate(bytes));
