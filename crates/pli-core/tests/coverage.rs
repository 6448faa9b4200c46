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

/// A row of the domain's lists of fields and of supporting documents, with the place that carries it.
struct Listed<'a> {
    form: &'a str,
    section: &'a str,
    key: &'a str,
    package: &'a str,
    path: &'a str,
}

fn listed(text: &str) -> Vec<Listed<'_>> {
    let mut seen = BTreeSet::new();
    let rows = text.lines().skip(1).map(|line| {
        let [form, section, key, package, path, source] = line.split('\t').collect::<Vec<_>>()[..]
        else {
            panic!("six columns: {line}");
        };
        assert!(!source.is_empty(), "a source: {line}");
        assert!(seen.insert((form, section, key)), "twice: {line}");
        Listed {
            form,
            section,
            key,
            package,
            path,
        }
    });
    rows.collect()
}

fn stands(package: &FormPackage, path: &str) -> bool {
    match path.strip_prefix("pieces.") {
        Some(piece) => package.piece(piece).is_some(),
        None => package.field(path).is_some(),
    }
}

/// Prints what `cargo xtask catalogue` shows: a line a form, and each row that no package carries.
#[test]
fn every_field_and_piece_of_the_domain_stands_in_its_package() {
    let text = std::fs::read_to_string(forms().join("coverage.tsv")).unwrap();
    let rows = listed(&text);
    let mut missing = Vec::new();
    for (form, name, fields, pieces) in LISTS {
        let package = package(name);
        let of_form: Vec<&Listed<'_>> = rows.iter().filter(|row| row.form == *form).collect();
        let listed_pieces = of_form.iter().filter(|row| row.section == "pieces").count();
        assert_eq!(
            (of_form.len() - listed_pieces, listed_pieces),
            (*fields, *pieces),
            "rows of the domain's lists for {form}: fields, supporting documents"
        );
        let mut absent = 0;
        for row in of_form {
            assert_eq!(row.package, *name, "{form} {}", row.key);
            if !stands(&package, row.path) {
                absent += 1;
                missing.push(format!("{form} {} {}: {}", row.section, row.key, row.path));
            }
        }
        println!(
            "{form:<12} {name:<24} {fields:>4} fields {pieces:>3} documents {absent:>3} missing"
        );
    }
    let known: usize = LISTS
        .iter()
        .map(|(_, _, fields, pieces)| fields + pieces)
        .sum();
    assert_eq!(
        rows.len(),
        known,
        "a row of a form that is not in the table"
    );
    println!(
        "Fields of the list that no package carries: {}",
        missing.len()
    );
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// Name in the domain's lists, package, and rows of `form-fields.tsv` and of `pieces-justificatives.tsv`.
const LISTS: &[(&str, &str, usize, usize)] = &[
    ("far", "far", 147, 19),
    ("aide", "aide", 67, 15),
    ("versement", "versement", 12, 6),
    ("cerfa12156", "association", 53, 6),
    ("cerfa15059", "compte-rendu-financier", 15, 1),
    ("dc1", "dc1", 10, 1),
    ("dc2", "dc2", 10, 1),
    ("attri1", "attri1", 11, 1),
];

#[test]
fn every_line_of_the_chart_of_accounts_stands_in_the_budgets() {
    let text = std::fs::read_to_string(forms().join("budget-lines.tsv")).unwrap();
    let association = package("association");
    let mut count = 0;
    for line in text.lines().skip(1) {
        let [_, _, _, _, in_association, in_project, list] =
            line.split('\t').collect::<Vec<_>>()[..]
        else {
            panic!("seven columns: {line}");
        };
        for path in [in_association, in_project] {
            assert!(path == "-" || stands(&association, path), "{line}");
        }
        assert!(
            in_project != "-",
            "the project's budget has every line: {line}"
        );
        let report = package("compte-rendu-financier");
        let codes = &report.lists["accounts"];
        assert!(codes.get(list).is_some(), "{line}");
        count += 1;
    }
    assert_eq!(count, 48, "lines of the chart of accounts");
}

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

#[test]
fn the_large_payment_claim_has_an_invoice_for_each_cost() {
    let form = package("versement");
    let view = view(&form, "large");
    let invoices: Vec<usize> = view
        .pieces
        .iter()
        .filter(|piece| piece.id == "factures")
        .map(|piece| piece.files.len())
        .collect();
    assert_eq!(invoices.len(), rows(&view, "depenses.lines"));
    assert!(invoices.iter().all(|files| *files > 0), "{invoices:?}");
    assert!(view.is_ready(), "{:#?}", view.findings);
}

#[test]
fn every_form_is_shown_small_large_and_wrong() {
    for (_, name, _, _) in LISTS {
        let form = package(name);
        for file in ["small", "large", "wrong"] {
            let file = format!("examples/{file}.yaml");
            let example = form.examples.iter().find(|one| one.file == file);
            let example = example.unwrap_or_else(|| panic!("{name} has no {file}"));
            let wrong = file.ends_with("wrong.yaml");
            assert!(
                !wrong || example.findings.len() >= 10,
                "{name}: too little is wrong"
            );
        }
    }
}
