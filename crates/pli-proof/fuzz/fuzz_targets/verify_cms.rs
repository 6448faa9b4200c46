//! Bytes at random as a CMS signature, alone and beside a content: it gets a verdict, and nothing panics.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pli_proof::verify::{self, TrustStore};

fuzz_target!(|bytes: &[u8]| {
    let trust = TrustStore::new();
    let now = jiff::Timestamp::UNIX_EPOCH;
    let _ = verify::enveloping(bytes, &trust, now);
    let _ = verify::detached(bytes, b"content", &trust, now);
});
