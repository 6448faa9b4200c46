//! Bytes at random as a container: it gets a verdict within its bounds, and nothing panics.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pli_proof::verify::{self, TrustStore};

fuzz_target!(|bytes: &[u8]| {
    let trust = TrustStore::new();
    let now = jiff::Timestamp::UNIX_EPOCH;
    let _ = verify::asic(bytes, &trust, now);
});
