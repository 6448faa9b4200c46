//! Whatever is given as a sealed file or a share: it is refused or read, and nothing panics or grows.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pli_proof::seal::{self, ContentKey, Envelope, Share};

fuzz_target!(|bytes: &[u8]| {
    let share = Share::from_bytes(bytes);
    let mut source = bytes;
    let Ok(envelope) = Envelope::read(&mut source) else {
        return;
    };
    assert!(envelope.sealed_size() >= envelope.content_size());
    let _ = envelope.is_locked_for(&[bytes.to_vec()], envelope.threshold());
    let _ = seal::join(&envelope, &share.into_iter().collect::<Vec<_>>());
    if let Some(key) = ContentKey::from_bytes(&[7; 32]) {
        // The key is none of this file's: the tag must say so.
        assert!(seal::open(&mut source, &envelope, &key, &mut std::io::sink()).is_err());
    }
});
