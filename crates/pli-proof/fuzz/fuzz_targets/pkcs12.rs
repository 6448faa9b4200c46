//! Whatever the bytes: a PKCS#12 file opens or is refused, its cost is bounded, and nothing panics.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = pli_proof::pkcs12::open(bytes, "essai");
});
