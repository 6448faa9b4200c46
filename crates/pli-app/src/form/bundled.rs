//! The packages embedded in the program.

use std::collections::BTreeMap;

type Files = &'static [(&'static str, &'static [u8])];

const BUNDLED: &[Files] = include!(concat!(env!("OUT_DIR"), "/bundled.rs"));

/// The files of each package, by path.
pub fn bundled() -> impl Iterator<Item = BTreeMap<String, Vec<u8>>> {
    BUNDLED.iter().map(|files| {
        files
            .iter()
            .map(|(path, bytes)| ((*path).to_owned(), bytes.to_vec()))
            .collect()
    })
}
