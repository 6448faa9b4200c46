//! Trusted lists that anybody may send.

#![no_main]

use jiff::Timestamp;
use libfuzzer_sys::fuzz_target;
use pli_proof::trusted_list;

fuzz_target!(|bytes: &[u8]| {
    let now = Timestamp::from_second(1_795_000_000).unwrap_or(Timestamp::UNIX_EPOCH);
    let known = trusted_list::read(bytes, &[], now);
    assert!(known.is_err(), "nobody is known, so nobody can have signed");
});
