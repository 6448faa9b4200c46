//! Migrations that would lose, mix or invent answers: each is refused with its place and its mend.

use pli_core::form::{Fault, load};
use pli_core::migration::{compile, run_migration_examples};

use crate::forms::*;

/// What is changed in the second version (file, from, to), and the fault that it gives.
const BROKEN: &[(&str, &str, &str, &str)] = &[
    (
        "migrations/1.0.0.yaml",
        "  - { at: organisme.fax, reason: La télécopie n’est plus employée. }\n",
        "  []\n",
        "migration_loses",
    ),
    (
        "migrations/1.0.0.yaml",
        "  - { from: pieces.rib, to: pieces.banque }\n",
        "",
        "migration_loses",
    ),
    (
        "migrations/1.0.0.yaml",
        "  - { from: stage.lieux, to: action.sites }\n",
        "",
        "migration_loses",
    ),
    (
        "migrations/1.0.0.yaml",
        "at: organisme.fax",
        "at: organisme.telex",
        "migration_old",
    ),
    (
        "migrations/1.0.0.yaml",
        "from: stage.lieux",
        "from: stage.endroits",
        "migration_old",
    ),
    (
        "migrations/1.0.0.yaml",
        "to: pieces.banque",
        "to: pieces.coffre",
        "migration_new",
    ),
    (
        "migrations/1.0.0.yaml",
        "to: organisme.contact,",
        "to: organisme.personne,",
        "migration_new",
    ),
    (
        "migrations/1.0.0.yaml",
        "organisme.contact_nom'",
        "organisme.inconnu'",
        "expression",
    ),
    (
        "migrations/1.0.0.yaml",
        "'organisme.contact_prenom + \" \" + organisme.contact_nom'",
        "stage.duree",
        "wrong_type",
    ),
    (
        "migrations/1.0.0.yaml",
        "retired: [ autre ]",
        "retired: []",
        "migration_code",
    ),
    (
        "migrations/1.0.0.yaml",
        "asso: \"9220\"",
        "asso: \"9999\"",
        "migration_code",
    ),
    (
        "migrations/1.0.0.yaml",
        "retired: [ autre ]",
        "retired: [ autre, neuf ]",
        "migration_old",
    ),
    (
        "migrations/1.0.0.yaml",
        "units:\n  - { at: action.duree, factor: 60 }\n",
        "",
        "migration_unit",
    ),
    (
        "migrations/1.0.0.yaml",
        "factor: 60",
        "factor: zéro",
        "migration_factor",
    ),
    (
        "migrations/1.0.0.yaml",
        "factor: 60",
        "factor: 0",
        "migration_factor",
    ),
    (
        "migrations/1.0.0.yaml",
        "dropped:\n",
        "dropped:\n  - { at: organisme.nom, reason: x }\n",
        "migration_still_there",
    ),
    (
        "migrations/1.0.0.yaml",
        "moves:\n",
        "moves:\n  - { from: organisme.contact_nom, to: organisme.nom }\n",
        "migration_twice",
    ),
    (
        "migrations/1.0.0.yaml",
        "moves:\n",
        "moves:\n  - { from: stage.lieux.ville, to: organisme.nom }\n",
        "migration_rows",
    ),
    (
        "migrations/1.0.0.yaml",
        "computed:\n",
        "computed:\n  - { to: organisme.nom, value: 'organisme.contact_nom' }\n",
        "migration_twice",
    ),
    (
        "form.yaml",
        "id: duree, kind: number, label: Durée, unit: min",
        "id: duree, kind: text, label: Durée",
        "migration_mismatch",
    ),
    (
        "form.yaml",
        "id: debut, kind: date",
        "id: debut, kind: yes_no",
        "migration_mismatch",
    ),
    (
        "form.yaml",
        "id: siege, kind: address",
        "id: siege, kind: person",
        "migration_loses",
    ),
];

fn faults(file: &str, from: &str, to: &str) -> Vec<Fault> {
    let mut all = files(V2);
    let text = String::from_utf8(all[file].clone()).unwrap();
    assert!(text.contains(from), "{file} has no `{from}`");
    all.insert(file.to_owned(), text.replacen(from, to, 1).into_bytes());
    let loaded = load(&all)
        .map_err(|faults| panic!("{from}: {}", faults[0]))
        .unwrap();
    compile(&package(V1), &loaded.package)
        .err()
        .unwrap_or_default()
}

#[test]
fn a_migration_that_loses_or_mixes_answers_is_refused_with_its_place() {
    for (file, from, to, expected) in BROKEN {
        let found = faults(file, from, to);
        let names: Vec<String> = found.iter().map(|fault| fault.code.name()).collect();
        assert!(
            names.iter().any(|name| name == expected),
            "{from} → {to}: {names:?}"
        );
        for fault in &found {
            assert!(
                fault.file == "migrations/1.0.0.yaml" && fault.line > 0 && fault.column > 0,
                "{fault:?}"
            );
            assert!(
                !fault.mend.fr.is_empty() && fault.mend.en.is_some(),
                "{fault:?}"
            );
            assert!(
                !fault.what.fr.contains('{') && !fault.mend.fr.contains('{'),
                "{fault}"
            );
        }
    }
}

#[test]
fn a_fault_inside_an_expression_of_a_migration_is_pointed_at() {
    let found = faults(
        "migrations/1.0.0.yaml",
        "organisme.contact_nom'",
        "organisme.inconnu'",
    );
    let fault = found
        .iter()
        .find(|fault| fault.code.name() == "expression")
        .unwrap();
    let file = V2[2]
        .1
        .replacen("organisme.contact_nom'", "organisme.inconnu'", 1);
    let line = file.lines().nth(fault.line as usize - 1).unwrap();
    let at: String = line.chars().skip(fault.column as usize - 1).collect();
    assert!(at.starts_with("organisme.inconnu"), "{fault} {at}");
}

#[test]
fn the_file_of_a_migration_is_read_strictly() {
    let cases = [
        (
            "migrations/1.0.0.yaml",
            "from: 1.0.1\n",
            "migration_version",
        ),
        (
            "migrations/9.0.0.yaml",
            "from: 9.0.0\n",
            "migration_version",
        ),
        (
            "migrations/1.0.0.yaml",
            "from: 1.0.0\nmove: []\n",
            "unknown_key",
        ),
        ("migrations/1.0.0.yaml", "moves: []\n", "missing_key"),
        (
            "migrations/1.0.0.yaml",
            "from: 1.0.0\nmoves: [ { from: a } ]\n",
            "missing_key",
        ),
        ("migrations/latest.yaml", "from: 1.0.0\n", "unknown_file"),
        ("migrations/../1.0.0.yaml", "from: 1.0.0\n", "unknown_file"),
        ("migrations/1.0.0.yaml", "from: &a 1.0.0\n", "budget"),
    ];
    for (name, text, expected) in cases {
        let mut all = files(V2);
        all.insert(name.to_owned(), text.as_bytes().to_vec());
        let found = load(&all).expect_err(name);
        let names: Vec<String> = found.iter().map(|fault| fault.code.name()).collect();
        assert!(
            names.iter().any(|name| name == expected),
            "{name} {text}: {names:?}"
        );
    }
}

#[test]
fn an_example_of_a_migration_that_does_not_hold_is_told() {
    let change = |from: &str, to: &str| {
        let mut all = files(V2);
        let text = V2[2].1;
        assert!(text.contains(from));
        all.insert(
            "migrations/1.0.0.yaml".into(),
            text.replacen(from, to, 1).into_bytes(),
        );
        let new = std::sync::Arc::new(load(&all).unwrap().package);
        run_migration_examples(&package(V1), &new).unwrap()
    };
    assert_eq!(
        change("contact: Anne Faure", "contact: Anne  Faure").len(),
        1
    );
    assert_eq!(change("duree: \"2100\"", "duree: \"35\"").len(), 1);
    assert_eq!(
        change(
            "organisme.fax, stage.lieux.code_postal ]",
            "organisme.fax ]"
        )
        .len(),
        1
    );
    assert_eq!(
        change("fax: \"05 55 00 00 00\", statut", "telex: \"1\", statut").len(),
        1
    );
}
