//! Cells pasted into the grid.

use pli_core::dossier::Answer;
use pli_core::tabular::{Into, TabularError, Why, paste};
use pli_core::text::Language;

use crate::desk::{Desk, remarks};

#[test]
fn cells_are_read_as_people_write_them_in_french() {
    let mut desk = Desk::new();
    let text = "Scie\t1\u{202F}234,56\u{A0}€\t20 %\t02/02/2027\tvirement\tOui\tpassed over\t3\r\n\
                Établi\t1.234,56\t5,5\t2027-02-03\tCHEQUE\tnon\t\t4\r\n\
                Rabot\t-12,5\t\t4/2/27\tcb\tVRAI\t\t\r\n";
    let taken = paste(text, &desk.columns(), "what", Language::French).unwrap();
    assert_eq!(remarks(&taken), Vec::<String>::new());
    desk.put(&taken, Into::Append);
    let shown = desk.shown(&[
        "what", "amount", "vat", "paid_on", "mode", "done", "total", "count",
    ]);
    assert_eq!(
        shown,
        [
            [
                "Scie",
                "1 234,56 €",
                "20 %",
                "02/02/2027",
                "Virement",
                "Oui",
                "1 481,47 €",
                "3"
            ],
            [
                "Établi",
                "1 234,56 €",
                "5,5 %",
                "03/02/2027",
                "Chèque",
                "Non",
                "1 302,46 €",
                "4"
            ],
            [
                "Rabot",
                "-12,50 €",
                "",
                "04/02/2027",
                "Carte bancaire",
                "Oui",
                "",
                ""
            ],
        ]
    );
}

#[test]
fn what_is_not_understood_is_kept_as_typed_with_a_finding_and_said() {
    let mut desk = Desk::new();
    let text = "Scie\tbeaucoup\t20\t31/02/2027\ttroc\tpeut-être\nÉtabli\t5\t20\t\tAutre\toui";
    let taken = paste(text, &desk.columns(), "what", Language::French).unwrap();
    assert_eq!(
        remarks(&taken),
        [
            "1:2 amount no-number beaucoup",
            "1:4 paid_on no-date 31/02/2027",
            "1:5 mode unknown-code troc",
            "1:6 done no-yes-no peut-être",
            "2:5 mode several-codes Autre",
        ]
    );
    desk.put(&taken, Into::Append);
    assert_eq!(
        desk.findings(),
        [
            "type.amount amount",
            "type.date paid_on",
            "list.unknown mode",
            "type.yes_no done",
            "list.unknown mode",
        ]
    );
    let shown = desk.shown(&["amount", "paid_on"]);
    assert_eq!(shown[0], ["beaucoup", "31/02/2027"]);
}

#[test]
fn a_paste_starts_at_a_cell_goes_over_the_rows_that_stand_and_adds_the_rest() {
    let mut desk = Desk::new();
    let first = paste(
        "a\t1\nb\t2\nc\t3",
        &desk.columns(),
        "what",
        Language::French,
    )
    .unwrap();
    desk.put(&first, Into::Append);
    let second = desk.dossier.rows(&desk.path())[1];
    let taken = paste(
        "20\t5,5\n30\t\n40\t20",
        &desk.columns(),
        "amount",
        Language::French,
    )
    .unwrap();
    desk.put(&taken, Into::From(second));
    assert_eq!(
        desk.shown(&["what", "amount", "vat"]),
        [
            ["a", "1,00 €", ""],
            ["b", "20,00 €", "5,5 %"],
            ["c", "30,00 €", ""],
            ["", "40,00 €", "20 %"]
        ]
    );
    desk.undo();
    assert_eq!(
        desk.shown(&["what", "amount", "vat"]),
        [
            ["a", "1,00 €", ""],
            ["b", "2,00 €", ""],
            ["c", "3,00 €", ""]
        ]
    );
}

#[test]
fn a_first_line_of_labels_says_where_the_cells_go() {
    let mut desk = Desk::new();
    let text = "MODE DE PAIEMENT\tMontant TTC\tdésignation\nVirement\t12\tScie";
    let taken = paste(text, &desk.columns(), "vat", Language::French).unwrap();
    assert_eq!(remarks(&taken), Vec::<String>::new());
    desk.put(&taken, Into::Append);
    assert_eq!(
        desk.shown(&["what", "mode", "amount"]),
        [["Scie", "Virement", ""]]
    );
    // One line alone is what the person pastes, whatever it says.
    let alone = paste(
        "Désignation\tMontant HT",
        &desk.columns(),
        "what",
        Language::French,
    )
    .unwrap();
    assert_eq!(alone.rows.len(), 1);
}

#[test]
fn csv_is_pasted_too_and_a_column_of_numbers_is_not_cut() {
    let desk = Desk::new();
    let semicolons = paste(
        "Scie;\"1 234,50\"\nRabot;2",
        &desk.columns(),
        "what",
        Language::French,
    )
    .unwrap();
    assert_eq!(
        semicolons.rows[0].answers[1].1,
        Some(Answer::Number("1234.5".into()))
    );
    let commas = paste(
        "Scie,12.5\nRabot,2",
        &desk.columns(),
        "what",
        Language::French,
    )
    .unwrap();
    assert_eq!(commas.rows[0].answers.len(), 2);
    let numbers = paste("12,50\n9,00", &desk.columns(), "amount", Language::French).unwrap();
    assert_eq!(
        numbers.rows[0].answers,
        [("amount".to_owned(), Some(Answer::Number("12.5".into())))]
    );
}

#[test]
fn a_cell_with_line_breaks_and_doubled_marks_is_one_cell() {
    let desk = Desk::new();
    let text = "\"il dit \"\"oui\"\"\"\n";
    let taken = paste(text, &desk.columns(), "what", Language::French).unwrap();
    assert_eq!(
        taken.rows[0].answers[0].1,
        Some(Answer::Text("il dit \"oui\"".into()))
    );
    let text = "\"un\r\ndeux\"\t\n";
    let taken = paste(text, &desk.columns(), "note", Language::French).unwrap();
    assert_eq!(taken.rows.len(), 1);
    assert_eq!(
        taken.rows[0].answers[0].1,
        Some(Answer::Text("un\ndeux".into()))
    );
}

#[test]
fn several_codes_of_one_cell_are_read_by_code_and_by_label() {
    let desk = Desk::new();
    for cell in [
        "19, 2A",
        "Corrèze ; corse du sud",
        "19 – Corrèze | 2A",
        "19;Corse-du-Sud",
    ] {
        let taken = paste(
            &format!("{cell}\t"),
            &desk.columns(),
            "depts",
            Language::French,
        )
        .unwrap();
        let expected = Some(Answer::Codes(vec!["19".into(), "2A".into()]));
        assert_eq!(taken.rows[0].answers[0].1, expected, "{cell}");
        assert!(taken.remarks.is_empty(), "{cell}");
    }
    // A spreadsheet takes the zero in front away.
    let taken = paste("1\t", &desk.columns(), "depts", Language::French).unwrap();
    assert_eq!(
        taken.rows[0].answers[0].1,
        Some(Answer::Codes(vec!["01".into()]))
    );
}

#[test]
fn more_than_a_table_holds_is_refused_with_the_limit() {
    let desk = Desk::new();
    let text = "a\t1\n".repeat(1_000_000);
    let refused = paste(&text, &desk.columns(), "what", Language::French).unwrap_err();
    assert_eq!(
        refused,
        TabularError::TooManyRows {
            given: 1_000_000,
            max: 10_000
        }
    );
    let unknown = paste("a", &desk.columns(), "nowhere", Language::French).unwrap_err();
    assert!(matches!(unknown, TabularError::NoSuchColumn { .. }));
}

#[test]
fn cells_pasted_in_english_are_read_as_english_writes_them() {
    let mut desk = Desk::new();
    let text = "Saw\t€1,234.50\t20%\t3 February 2027\nPlane\t1,234\t5.5\t04/02/2027\t\tYes";
    let taken = paste(text, &desk.columns(), "what", Language::English).unwrap();
    assert_eq!(remarks(&taken), Vec::<String>::new());
    desk.put(&taken, Into::Append);
    assert_eq!(
        desk.shown(&["what", "amount", "vat", "paid_on", "done"]),
        [
            ["Saw", "1 234,50 €", "20 %", "03/02/2027", ""],
            ["Plane", "1 234,00 €", "5,5 %", "04/02/2027", "Oui"]
        ]
    );
    let unsure = paste("1,234 kg\t", &desk.columns(), "weight", Language::English).unwrap();
    assert_eq!(unsure.remarks[0].why, Why::TwoWays);
    desk.put(&unsure, Into::Append);
    assert_eq!(desk.shown(&["weight"])[2], ["1,234 kg"]);
}
