//! Which column is which field, and what is said of the others.

use pli_core::tabular::{Mapping, Sheet, TabularError, propose, take};

use crate::desk::{Desk, remarks};

fn sheet(lines: &[&[&str]]) -> Sheet {
    let lines = lines
        .iter()
        .map(|line| line.iter().map(|cell| (*cell).to_owned()).collect());
    Sheet {
        lines: lines.collect(),
    }
}

fn fields(mapping: &Mapping) -> Vec<&str> {
    mapping
        .fields
        .iter()
        .map(|field| field.as_deref().unwrap_or("–"))
        .collect()
}

#[test]
fn titles_are_matched_by_label_identifier_unit_and_nearness() {
    let desk = Desk::new();
    let table: [(&[&str], &[&str]); 6] = [
        (
            &["Désignation", "Montant HT", "Taux de TVA"],
            &["what", "amount", "vat"],
        ),
        (
            &["DESIGNATION", "montant ht (€)", "vat"],
            &["what", "amount", "vat"],
        ),
        (
            &["Quantité", "Désignation", "Poids (kg)"],
            &["count", "what", "weight"],
        ),
        (
            &["Désignaton", "Montant  HT", "Dates de paiement"],
            &["what", "amount", "paid_on"],
        ),
        (
            &["Désignation", "Adresse – ville", "code postal"],
            &["what", "addr.city", "addr.postcode"],
        ),
        (
            &["Désignation", "Montant TTC", "Couleur"],
            &["what", "–", "–"],
        ),
    ];
    for (titles, expected) in table {
        let sheet = sheet(&[titles, &["a", "b", "c"]]);
        let mapping = propose(&sheet, &desk.columns());
        assert_eq!(mapping.titles, Some(0), "{titles:?}");
        assert_eq!(fields(&mapping), expected, "{titles:?}");
    }
}

#[test]
fn titles_are_found_below_a_heading_and_columns_go_in_order_without_them() {
    let desk = Desk::new();
    let with_heading = sheet(&[
        &["Dépenses 2027"],
        &[],
        &["Montant HT", "Désignation"],
        &["1", "a"],
    ]);
    let mapping = propose(&with_heading, &desk.columns());
    assert_eq!(
        (mapping.titles, fields(&mapping)),
        (Some(2), vec!["amount", "what"])
    );
    let bare = sheet(&[&["Scie", "12"], &["Rabot", "5"]]);
    let mapping = propose(&bare, &desk.columns());
    assert_eq!(
        (mapping.titles, fields(&mapping)),
        (None, vec!["what", "amount"])
    );
}

#[test]
fn the_person_changes_the_mapping_by_title_letter_or_number() {
    let desk = Desk::new();
    let columns = desk.columns();
    let sheet = sheet(&[&["Désignation", "Montant HT", "Prix"], &["a", "1", "2"]]);
    let mut mapping = propose(&sheet, &columns);
    mapping.put(&sheet, &columns, "prix", "amount").unwrap();
    assert_eq!(fields(&mapping), ["what", "–", "amount"]);
    mapping.put(&sheet, &columns, "B", "count").unwrap();
    mapping.put(&sheet, &columns, "1", "").unwrap();
    assert_eq!(fields(&mapping), ["–", "count", "amount"]);
    for (column, field) in [
        ("D", "what"),
        ("Prix", "total"),
        ("Prix", "nowhere"),
        ("Couleur", "what"),
    ] {
        let refused = mapping.put(&sheet, &columns, column, field);
        assert!(
            matches!(refused, Err(TabularError::NoSuchColumn { .. })),
            "{column} {field}"
        );
    }
}

#[test]
fn columns_without_a_field_are_said_once_and_those_of_the_form_not_at_all() {
    let desk = Desk::new();
    let sheet = sheet(&[
        &["Désignation", "Couleur", "Montant TTC"],
        &["Scie", "rouge", "12"],
        &[],
        &["Rabot", "bleu", "5"],
    ]);
    let mapping = propose(&sheet, &desk.columns());
    let taken = take(&sheet, &mapping, &desk.columns()).unwrap();
    assert_eq!(remarks(&taken), ["1:2 – no-field Couleur"]);
    assert_eq!((taken.rows.len(), taken.blank_lines), (2, 1));
    assert_eq!(taken.rows[1].line, 4);
}

#[test]
fn rates_that_look_like_fractions_are_remarked_on_once() {
    let desk = Desk::new();
    let rates = |cells: &[&str]| {
        let mut lines: Vec<Vec<&str>> = vec![vec!["Désignation", "Taux de TVA"]];
        lines.extend(cells.iter().map(|cell| vec!["a", cell]));
        let lines: Vec<&[&str]> = lines.iter().map(Vec::as_slice).collect();
        let sheet = sheet(&lines);
        let mapping = propose(&sheet, &desk.columns());
        remarks(&take(&sheet, &mapping, &desk.columns()).unwrap())
    };
    assert_eq!(rates(&["0.2", "0.055"]), ["2:2 vat small-rate 0.2"]);
    assert!(rates(&["0.2", "20"]).is_empty());
    assert!(rates(&["20", ""]).is_empty());
}

#[test]
fn a_mapping_of_two_columns_to_one_field_is_refused() {
    let desk = Desk::new();
    let sheet = sheet(&[&["a", "b"]]);
    let twice = Mapping {
        titles: None,
        fields: vec![Some("what".into()), Some("what".into())],
    };
    let refused = take(&sheet, &twice, &desk.columns()).unwrap_err();
    assert_eq!(
        refused,
        TabularError::TwoColumns {
            name: "what".into()
        }
    );
}
