//! Whatever the bytes: an inventory is read or refused, one that is read speaks of this deposit alone, and nothing panics.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pli_protocol::inventory::Inventory;
use pli_protocol::manifest::SignedManifest;

const MANIFEST: &[u8] = include_bytes!("../corpus/manifest/small.json");

fuzz_target!(|bytes: &[u8]| {
    let signed: SignedManifest = serde_json::from_slice(MANIFEST).expect("the corpus is JSON");
    let manifest = signed.open().expect("the corpus is a manifest").manifest;
    if let Ok(inventory) = Inventory::read(bytes, &manifest) {
        assert_eq!(inventory.deposit, manifest.deposit);
        assert_eq!(inventory.files.len(), manifest.files.len());
    }
});
