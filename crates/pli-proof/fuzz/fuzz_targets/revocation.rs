//! Bytes at random as a revocation list and as an OCSP answer.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| pli_proof_fuzz::read_revocation(bytes));
