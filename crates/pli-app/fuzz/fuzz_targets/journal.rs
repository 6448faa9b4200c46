//! Whatever the bytes: a journal is read or refused, its verdict does not depend on how it is written, and nothing panics.

#![no_main]

#[path = "../../src/diligence/format.rs"]
mod format;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some(verdict) = format::verify(bytes) else {
        return;
    };
    let journal: format::Journal = serde_json::from_slice(bytes).expect("it was read");
    let again = serde_json::to_vec(&journal).expect("it can be written");
    assert_eq!(format::verify(&again), Some(verdict));
});
