//! The files of a folder of the repository, as a form package or a shelf of lists is made of.

use std::collections::BTreeMap;
use std::path::Path;

/// Adds every file below a folder, by its path after a prefix.
pub(crate) fn files(folder: &Path, prefix: &str, into: &mut BTreeMap<String, Vec<u8>>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{prefix}{}", path.file_name().unwrap().to_str().unwrap());
        if path.is_dir() {
            files(&path, &format!("{name}/"), into);
        } else {
            into.insert(name, std::fs::read(&path).unwrap());
        }
    }
}
