//! What the packages of the repository must hold: every row of the domain's lists of fields and pieces, and an answer as
//! large as a training organisation makes.
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test stops at the first surprise, and reads the files of the repository"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use pli_core::example::build_example;
use pli_core::form::{FormPackage, load};
use pli_core::view::{Inputs, View, evaluate};

fn forms() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../forms")
}

fn read(folder: &Path, prefix: &str, into: &mut BTreeMap<String, Vec<u8>>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{prefix}{}", path.file_name().unwrap().to_str().unwrap());
        if path.is_dir() {
            read(&path, &format!("{name}/"), into);
        } else {
            into.insert(name, std::fs::read(&path).unwrap());
        }
    }
}

fn package(name: &str) -> FormPackage {
    let mut files = BTreeMap::new();
    read(&forms().join(name).join("1.0.0"), "", &mut files);
    load(&files).unwrap().package
}

fn view(form: &FormPackage, example: &str) -> View {
    let example = form
        .examples
        .iter()
        .find(|one| one.file == format!("examples/{example}.yaml"))
        .unwrap();
    let dossier = build_example(form, example).unwrap();
    let inputs = Inputs {
        call: example.call.as_ref(),
        lot: example.lot.as_deref(),
        today: example.today,
    };
    evaluate(form, &dossier, inputs)
}

/// Rows of all groups at a place of the form, and files of all pieces and fields.
fn rows(view: &View, pattern: &str) -> usize {
    view.groups
        .iter()
        .filter(|(path, _)| path.pattern() == pattern)
        .map(|(_, group)| group.rows.len())
        .sum()
}

fn files(view: &View) -> usize {
    let pieces: usize = view.pieces.iter().map(|piece| piece.files.len()).sum();
    pieces
        + view
            .fields
            .values()
            .map(|field| field.files.len())
            .sum::<usize>()
}

#[test]
fn every_field_and_piece_of_the_domain_stands_in_its_package() {
    let text = std::fs::read_to_string(forms().join("coverage.tsv")).unwrap();
    let packages = BTreeMap::from([("far", package("far")), ("aide", package("aide"))]);
    let mut seen = BTreeSet::new();
    for line in text.lines().skip(1) {
        let [form, section, key, path, source] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("five columns: {line}");
        };
        assert!(!source.is_empty(), "a source: {line}");
        assert!(seen.insert((form, section, key)), "twice: {line}");
        let package = &packages[form];
        let stands = match path.strip_prefix("pieces.") {
            Some(piece) => package.piece(piece).is_some(),
            None => package.field(path).is_some(),
        };
        assert!(stands, "not in the package: {line}");
        assert_eq!(path.rsplit('.').next(), Some(key), "{line}");
    }
    let count = |form: &str, pieces: bool| {
        seen.iter()
            .filter(|(of, section, _)| *of == form && (*section == "pieces") == pieces)
            .count()
    };
    let counts = [
        count("far", false),
        count("far", true),
        count("aide", false),
        count("aide", true),
    ];
    assert_eq!(
        counts, COUNTS,
        "rows of the domain's lists: fields and pieces of far, of aide"
    );
}

/// Rows of `form-fields.tsv` and of `pieces-justificatives.tsv` for far, then for aide.
const COUNTS: [usize; 4] = [147, 19, 67, 15];

#[test]
fn the_large_far_is_as_large_as_a_training_organisation_makes_it() {
    let form = package("far");
    let view = view(&form, "large");
    let sizes = [
        ("groupement.members", 2),
        ("sessions.session", 12),
        ("lieux.place", 3),
        ("equipe.team", 9),
        ("deroule.modules", 40),
        ("prix.lines", 60),
    ];
    for (pattern, expected) in sizes {
        assert_eq!(rows(&view, pattern), expected, "{pattern}");
    }
    assert_eq!(files(&view), 25);
    assert!(view.is_ready(), "{:#?}", view.findings);
    assert_eq!(view.hidden, []);
}

#[test]
fn the_large_aid_application_has_a_quote_for_each_expense() {
    let form = package("aide");
    let view = view(&form, "large");
    let quotes: Vec<usize> = view
        .pieces
        .iter()
        .filter(|piece| piece.id == "devis")
        .map(|piece| piece.files.len())
        .collect();
    assert_eq!(quotes.len(), rows(&view, "depenses.expenses"));
    assert!(quotes.iter().all(|files| *files > 0), "{quotes:?}");
    assert!(view.is_ready(), "{:#?}", view.findings);
}
