//! Whatever the bytes: a certificate is read or refused, and what it says can be written down.

#![no_main]

use jiff::Timestamp;
use libfuzzer_sys::fuzz_target;
use pli_proof::certificate;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(facts) = certificate::read(bytes, Timestamp::UNIX_EPOCH) {
        let _ = format!("{facts:?}");
    }
});
