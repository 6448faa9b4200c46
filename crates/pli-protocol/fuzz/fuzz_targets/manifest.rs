//! Whatever the bytes: a manifest is read or refused, one that is read holds together, and nothing panics.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pli_protocol::manifest::SignedManifest;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(signed) = serde_json::from_slice::<SignedManifest>(bytes)
        && let Ok(open) = signed.open()
    {
        assert!(open.manifest.check().is_ok());
        let _ = open.manifest.chunks();
    }
});
