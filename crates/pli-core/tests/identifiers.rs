//! Identifier checks against values collected from registers, tests and fixtures; the table names the source of each.

use pli_core::identifier::{IdentifierKind, Reason, check, display};

#[test]
fn no_value_of_the_table_is_judged_otherwise() {
    let table = include_str!("identifier-values.tsv");
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in table.lines().skip(1).filter(|line| !line.trim().is_empty()) {
        let columns: Vec<&str> = line.split('\t').collect();
        let (kind, value, valid) = (columns[0], columns[1], columns[2] == "1");
        let verdict = check(IdentifierKind::from_name(kind).unwrap(), value);
        count += 1;
        if verdict.valid != valid {
            wrong.push(format!(
                "{kind} {value:?}: {verdict:?}, the table says {valid} ({})",
                columns[3]
            ));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert!(count > 190, "{count} values");
}

#[test]
fn a_check_gives_only_reasons_that_its_kind_declares() {
    let odd = [
        "",
        " ",
        "0",
        "é",
        "A",
        "12345",
        "000000000",
        "00000000000000",
        "73282932000074",
        "99",
        "FR",
        "+0",
        "W",
        "１２３",
        "-",
        "@",
    ];
    let table = include_str!("identifier-values.tsv");
    let values: Vec<&str> = table
        .lines()
        .skip(1)
        .filter_map(|line| line.split('\t').nth(1))
        .chain(odd)
        .collect();
    for kind in IdentifierKind::all() {
        for value in &values {
            let verdict = check(kind, value);
            for reason in verdict.reason.iter().chain(&verdict.warnings) {
                assert!(
                    kind.reasons().contains(reason),
                    "{kind:?} {value:?}: {reason:?}"
                );
            }
        }
    }
}

#[test]
fn reasons_and_warnings_are_told() {
    let reason = |kind: &str, value: &str| {
        let verdict = check(IdentifierKind::from_name(kind).unwrap(), value);
        (verdict.reason, verdict.warnings)
    };
    let table = [
        ("siren", "73282932000074", Some(Reason::SiretGiven), vec![]),
        ("siren", "000000000", Some(Reason::Zeros), vec![]),
        ("siren", "٧٣٢٨٢٩٣٢٠", Some(Reason::Characters), vec![]),
        ("siret", "35600000000048", None, vec![]),
        ("siret", "35600000049837", None, vec![]),
        ("siret", "35600000049838", Some(Reason::Checksum), vec![]),
        ("nda", "11751234567", None, vec![Reason::Structure]),
        ("vat", "FR45732829320", None, vec![Reason::Checksum]),
        ("vat", "44732829320", Some(Reason::Prefix), vec![]),
        ("insee_commune", "87000", Some(Reason::PostalGiven), vec![]),
        ("phone", "3949", None, vec![Reason::ShortNumber]),
        (
            "iban",
            "ZZ7630006000011234567890189",
            Some(Reason::Country),
            vec![],
        ),
        ("nsf", "999", Some(Reason::Unknown), vec![]),
    ];
    for (kind, value, expected, warnings) in table {
        assert_eq!(reason(kind, value), (expected, warnings), "{kind} {value}");
    }
}

#[test]
fn identifiers_are_stored_bare_and_shown_in_groups() {
    let table = [
        (
            "siret",
            "732 829 320-00074",
            "73282932000074",
            "732 829 320 00074",
        ),
        (
            "iban",
            "fr76 3000 6000 0112 3456 7890 189",
            "FR7630006000011234567890189",
            "FR76 3000 6000 0112 3456 7890 189",
        ),
        (
            "phone",
            "+33 (0)5 36 49 12 34",
            "0536491234",
            "05 36 49 12 34",
        ),
        ("phone", "+32 2 123 45 67", "+3221234567", "+3221234567"),
        ("naf", "85.59a", "8559A", "85.59A"),
        ("rncp", "34 945", "RNCP34945", "RNCP34945"),
        (
            "email",
            " Marie.Dupont@exemple.fr ",
            "Marie.Dupont@exemple.fr",
            "Marie.Dupont@exemple.fr",
        ),
    ];
    for (kind, typed, stored, shown) in table {
        let kind = IdentifierKind::from_name(kind).unwrap();
        let verdict = check(kind, typed);
        assert_eq!(
            (verdict.normalised.as_str(), verdict.valid),
            (stored, true),
            "{typed}"
        );
        assert_eq!(
            display(kind, &verdict.normalised).replace('\u{202F}', " "),
            shown
        );
    }
}
