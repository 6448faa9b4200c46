//! The guide of authors: the form that it builds, extract by extract, is accepted, and is the same in both languages.
#![expect(
    clippy::disallowed_methods,
    reason = "a test reads the files of the repository"
)]

use std::collections::BTreeMap;
use std::path::Path;

use pli_core::example::run_example;
use pli_core::form::load;

const FOLDER: &str = "forms/stand/1.0.0/";

/// The files that a guide builds: each extract that names a file is added to its end.
fn built(guide: &str) -> BTreeMap<String, Vec<u8>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../docs/manual")
        .join(guide);
    let text = std::fs::read_to_string(path).expect("the guide");
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut open: Option<String> = None;
    for line in text.lines() {
        match (&open, line.strip_prefix("```yaml ")) {
            (None, Some(name)) => {
                let name = name.strip_prefix(FOLDER).expect("an extract of the form");
                open = Some(name.to_owned());
            }
            (Some(_), _) if line == "```" => open = None,
            (Some(name), _) => {
                let file = files.entry(name.clone()).or_default();
                file.extend_from_slice(line.as_bytes());
                file.push(b'\n');
            }
            (None, None) => {}
        }
    }
    files
}

#[test]
fn the_form_of_the_guide_is_accepted_and_its_examples_hold() {
    let files = built("fr/ecrire-un-formulaire.md");
    let loaded = load(&files).unwrap_or_else(|faults| panic!("{faults:?}"));
    let warnings: Vec<String> = loaded.warnings.iter().map(ToString::to_string).collect();
    assert!(warnings.is_empty(), "{warnings:?}");
    assert_eq!(loaded.package.examples.len(), 3);
    for example in &loaded.package.examples {
        let differences = run_example(&loaded.package, example);
        assert!(differences.is_empty(), "{}: {differences:?}", example.file);
    }
}

#[test]
fn both_guides_build_the_same_form() {
    assert_eq!(
        built("fr/ecrire-un-formulaire.md"),
        built("en/write-a-form.md")
    );
}
