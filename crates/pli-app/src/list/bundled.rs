//! The lists embedded in the program.

use std::sync::{Arc, OnceLock};

use pli_core::form::{Shelf, read_list};

const BUNDLED: &[&[u8]] = include!(concat!(env!("OUT_DIR"), "/lists.rs"));

/// The lists that come with the application.
pub fn shelf() -> &'static Shelf {
    static SHELF: OnceLock<Shelf> = OnceLock::new();
    SHELF.get_or_init(|| {
        let mut shelf = Shelf::default();
        // The tests of the core read each of these files.
        for list in BUNDLED.iter().filter_map(|bytes| read_list(bytes).ok()) {
            shelf.put(Arc::new(list));
        }
        shelf
    })
}

/// The file of a list that comes with the application.
pub(super) fn file(sha256: &str) -> Option<&'static [u8]> {
    use sha2::{Digest as _, Sha256};
    let is_it = |bytes: &&&[u8]| hex::encode(Sha256::digest(bytes)) == sha256;
    BUNDLED.iter().find(is_it).copied()
}
