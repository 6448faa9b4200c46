//! Tables of spreadsheets taken in and written by the `pli` command.

mod pli;

use std::fs;

use serde_json::Value;

use pli::{Pli, text};

/// A table as an old French program writes it: Windows-1252, `;`, a heading, a date that no calendar has.
const QUOTES: &[u8] = b"D\xe9penses de l'atelier;;;;\r\n\
    Libell\xe9;Fournisseur;Date du devis;Montant HT;Couleur\r\n\
    Scie \xe0 format;Bois & Cie;02/02/2026;1.234,56;rouge\r\n\
    \xc9tabli;=1+1;31/02/2026;12,50 \x80;bleu\r\n";

#[test]
#[expect(clippy::too_many_lines, reason = "one story, told in its order")]
fn a_table_is_looked_at_then_taken_undone_and_written_again() {
    let pli = Pli::new();
    let id = pli
        .done(&["dossier", "create", "--form", "aide"])
        .trim()
        .to_owned();
    let file = pli.file("devis.csv", QUOTES).display().to_string();
    let table = "depenses.expenses";
    let import = [
        "dossier", "table", "import", &id, table, &file, "--map", "D=ht",
    ];
    let look = pli.json(&[&import[..], &["--dry-run"]].concat());
    assert_eq!(look["table"]["encoding"], "Windows-1252");
    assert_eq!(look["table"]["report"]["rows"], 2);
    assert_eq!(look["change"], Value::Null);
    let remarks = look["table"]["report"]["remarks"]
        .as_array()
        .expect("a list");
    let told: Vec<String> = remarks
        .iter()
        .map(|r| {
            format!(
                "{}{} {}",
                r["column"].as_str().unwrap_or(""),
                r["line"],
                r["why"]
            )
        })
        .collect();
    assert_eq!(told, ["E2 \"no-field\"", "C4 \"no-date\""]);
    let words = text(&pli.run(&[&import[..], &["--dry-run"]].concat()).stdout);
    assert!(
        words.contains("Ce n’est pas une date du calendrier. Gardé tel quel."),
        "{words}"
    );
    assert!(!pli.done(&["dossier", "show", &id]).contains("Établi"));

    assert_eq!(
        pli.run(&import).status.code(),
        Some(1),
        "there is something to mend"
    );
    let shown = pli.done(&["dossier", "show", &id]);
    for part in [
        "Scie à format",
        "Établi",
        "1\u{202F}234,56\u{202F}€",
        "31/02/2026",
        "=1+1",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    for name in ["devis-2.csv", "devis-2.xlsx"] {
        let out = pli.folder.path().join(name).display().to_string();
        pli.done(&["dossier", "table", "export", &id, table, "-o", &out]);
        let bytes = fs::read(&out).expect("written");
        assert!(!text(&bytes).contains(";=1+1"), "a formula in {name}");
        let again = pli.run(&["dossier", "table", "import", &id, table, &out, "--replace"]);
        assert_eq!(again.status.code(), Some(1), "{}", text(&again.stderr));
        let rows = |shown: &str| {
            shown
                .lines()
                .filter_map(|line| line.split_once(" = "))
                .map(|(_, value)| value.to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            rows(&pli.done(&["dossier", "show", &id])),
            rows(&shown),
            "{name}"
        );
        pli.done(&["dossier", "undo", &id]);
    }
    pli.done(&["dossier", "undo", &id]);
    assert!(!pli.done(&["dossier", "show", &id]).contains("Établi"));
}

#[test]
fn a_file_that_is_no_table_is_refused_and_nothing_changes() {
    let pli = Pli::new();
    let id = pli
        .done(&["dossier", "create", "--form", "aide"])
        .trim()
        .to_owned();
    let before = pli.done(&["dossier", "show", &id]);
    let long = "a;1\n".repeat(1_000_000);
    let table: [(&str, &[u8], &str); 5] = [
        ("long.csv", long.as_bytes(), "1000000"),
        ("empty.csv", b"", "vide"),
        (
            "old.xls",
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
            "ancien ou protégé",
        ),
        ("cut.xlsx", b"PK\x03\x04cut", "abîmé"),
        ("page.pdf", b"%PDF-1.7\n", "CSV, XLSX et ODS"),
    ];
    for (name, bytes, expected) in table {
        let file = pli.file(name, bytes).display().to_string();
        let said = pli.refused(&[
            "dossier",
            "table",
            "import",
            &id,
            "depenses.expenses",
            &file,
        ]);
        assert!(said.contains(expected), "{name}: {said}");
    }
    let file = pli
        .file("ok.csv", b"Fournisseur\na\n")
        .display()
        .to_string();
    for (more, expected) in [
        (["--map", "Fournisseur=nowhere"], "supplier"),
        (["--map", "Z=supplier"], "Fournisseur"),
    ] {
        let said = pli.refused(
            &[
                &[
                    "dossier",
                    "table",
                    "import",
                    &id,
                    "depenses.expenses",
                    &file,
                ][..],
                &more[..],
            ]
            .concat(),
        );
        assert!(said.contains(expected), "{said}");
    }
    assert_eq!(pli.done(&["dossier", "show", &id]), before);
}
