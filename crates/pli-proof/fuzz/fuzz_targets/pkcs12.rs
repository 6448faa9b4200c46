//! Bytes at random as a PKCS#12 file.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| pli_proof_fuzz::read_pkcs12(bytes));
