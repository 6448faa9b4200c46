//! Whatever a time-stamp server answers: it is refused or read, and nothing panics.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pli_proof::timestamp::{Digest, Request, Token};

fuzz_target!(|bytes: &[u8]| {
    let request = Request::new(Digest::of(&[b"fuzz"]));
    let _ = request.check(bytes);
    if let Ok(token) = Token::read(bytes) {
        let _ = (token.time(), token.authority());
    }
});
