//! Bytes at random as an XML signature.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| pli_proof_fuzz::verify_xml(bytes));
