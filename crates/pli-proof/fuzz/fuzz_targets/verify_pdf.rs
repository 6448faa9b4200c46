//! Bytes at random as a PDF: every signature of it gets a verdict, and nothing panics.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pli_proof::verify::{self, TrustStore};

fuzz_target!(|bytes: &[u8]| {
    let trust = TrustStore::new();
    let now = jiff::Timestamp::UNIX_EPOCH;
    let _ = verify::pdf(bytes, &trust, now);
});
