//! The packages of the repository: they load, and their examples give what they say.
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test stops at the first surprise, and reads the files of the repository"
)]

mod repository;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use pli_core::example::run_example;
use pli_core::form::{Loaded, Shelf, load_with, read_list};
use repository::files;

fn shelf() -> Shelf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/lists");
    let mut all = BTreeMap::new();
    files(&folder, "", &mut all);
    let mut shelf = Shelf::default();
    for (_, bytes) in all.iter().filter(|(name, _)| name.ends_with(".tsv")) {
        shelf.put(Arc::new(read_list(bytes).unwrap()));
    }
    shelf
}

fn package(name: &str) -> Loaded {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../forms")
        .join(name);
    let mut all = BTreeMap::new();
    files(&folder, "", &mut all);
    load_with(&all, &shelf()).unwrap_or_else(|faults| {
        let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
        panic!("{name} is refused:\n{}", lines.join("\n"));
    })
}

fn check(name: &str) {
    let loaded = package(name);
    let warnings: Vec<String> = loaded.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(warnings, Vec::<String>::new(), "{name}");
    assert!(!loaded.package.examples.is_empty());
    let mut lines = Vec::new();
    for example in &loaded.package.examples {
        let differences = run_example(&loaded.package, example);
        lines.extend(
            differences
                .iter()
                .map(|difference| format!("{}: {difference:?}", example.file)),
        );
    }
    assert!(lines.is_empty(), "{name}:\n{}", lines.join("\n"));
}

/// Every version of every form of the repository: `far/1.0.0`.
fn names() -> Vec<String> {
    let forms = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../forms");
    let mut names = Vec::new();
    for form in folders(&forms) {
        for version in folders(&forms.join(&form)) {
            names.push(format!("{form}/{version}"));
        }
    }
    names.sort();
    names
}

fn folders(of: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(of).unwrap().map(|entry| entry.unwrap());
    entries
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_str().unwrap().to_owned())
        .collect()
}

#[test]
fn every_package_loads_and_its_examples_hold() {
    let names = names();
    for known in ["far/1.0.0", "aide/1.0.0"] {
        assert!(names.iter().any(|name| name == known), "{known} is missing");
    }
    for name in names {
        check(&name);
    }
}
