//! Bytes at random as the answer of a time-stamp server.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| pli_proof_fuzz::read_timestamp_answer(bytes));
