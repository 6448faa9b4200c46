//! Whatever the bytes: the description of a backup copy is read or refused, and nothing panics.

#![no_main]

#[path = "../../src/backup/package.rs"]
mod package;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if bytes.len() as u64 > package::MOST {
        return;
    }
    let Ok(signed) = serde_json::from_slice::<package::Signed>(bytes) else {
        return;
    };
    if let Some(description) = signed.open() {
        assert_eq!(description.kind, package::KIND);
    }
});
