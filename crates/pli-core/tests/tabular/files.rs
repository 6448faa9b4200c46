//! Files of other programs: `devis.ods` and `devis.xlsx` were written by LibreOffice 7 from the same table.

use encoding_rs::WINDOWS_1252;
use pli_core::tabular::{Book, Encoding, Format, Into, TabularError, open, propose, take};

use crate::desk::{Desk, remarks};

const ODS: &[u8] = include_bytes!("files/devis.ods");
const XLSX: &[u8] = include_bytes!("files/devis.xlsx");

const TEXT: &str = "Dépenses de l’atelier;;;;;;\r\n;;;;;;\r\n\
    Désignation;Montant HT;Taux TVA;Date de paiement;Mode de paiement;Acquittée;Observations\r\n\
    Scie à format;41 000,00;20;02/02/2027;virement;VRAI;\"Deux lignes\ndans une cellule\"\r\n\
    Établi « chêne »;1234,56;5,5;03/02/2027;Cheque;FAUX;\r\n;;;;;;\r\n\
    Rabot;-12,5;20;31/02/2027;troc;VRAI;à revoir\r\n";

/// What a file gives, whatever program wrote it.
fn check(book: &Book) {
    let mut desk = Desk::new();
    let columns = desk.columns();
    let sheet = book.sheet(None).unwrap();
    let mapping = propose(&sheet, &columns);
    assert_eq!(mapping.titles, Some(2), "{:?}", book.format);
    let taken = take(&sheet, &mapping, &columns).unwrap();
    assert_eq!(
        remarks(&taken),
        [
            "7:4 paid_on no-date 31/02/2027",
            "7:5 mode unknown-code troc"
        ],
        "{:?}",
        book.format
    );
    desk.put(&taken, Into::Append);
    assert_eq!(
        desk.shown(&["what", "amount", "vat", "paid_on", "mode", "done", "note"]),
        [
            [
                "Scie à format",
                "41 000,00 €",
                "20 %",
                "02/02/2027",
                "Virement",
                "Oui",
                "Deux lignes\ndans une cellule"
            ],
            [
                "Établi « chêne »",
                "1 234,56 €",
                "5,5 %",
                "03/02/2027",
                "Chèque",
                "Non",
                ""
            ],
            [
                "Rabot",
                "-12,50 €",
                "20 %",
                "31/02/2027",
                "troc",
                "Oui",
                "à revoir"
            ],
        ],
        "{:?}",
        book.format
    );
    desk.undo();
    assert!(desk.dossier.rows(&desk.path()).is_empty());
}

#[test]
fn the_same_table_in_every_format_gives_the_same_rows() {
    for (bytes, format) in [(ODS, Format::Ods), (XLSX, Format::Xlsx)] {
        let book = open(bytes).unwrap();
        assert_eq!(
            (book.format, book.sheets.as_slice()),
            (format, &["devis".to_owned()][..])
        );
        check(&book);
    }
}

#[test]
fn the_same_table_in_every_encoding_gives_the_same_rows() {
    let utf16: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let table = [
        (TEXT.as_bytes().to_vec(), Encoding::Utf8),
        (
            [&[0xEF, 0xBB, 0xBF], TEXT.as_bytes()].concat(),
            Encoding::Utf8,
        ),
        ([&[0xFF, 0xFE][..], &utf16].concat(), Encoding::Utf16Le),
        (
            WINDOWS_1252.encode(TEXT).0.into_owned(),
            Encoding::Windows1252,
        ),
    ];
    for (bytes, encoding) in table {
        let book = open(&bytes).unwrap();
        let separator = ';';
        assert_eq!(
            book.format,
            Format::Csv {
                encoding,
                separator
            }
        );
        check(&book);
    }
}

#[test]
fn a_sheet_is_chosen_by_its_name() {
    let book = open(ODS).unwrap();
    assert!(book.sheet(Some("devis")).is_ok());
    let refused = book.sheet(Some("Feuille2")).unwrap_err();
    let known = vec!["devis".to_owned()];
    assert_eq!(
        refused,
        TabularError::NoSuchSheet {
            name: "Feuille2".into(),
            known
        }
    );
}

#[test]
fn what_is_no_table_is_refused() {
    let table: [(&[u8], TabularError); 5] = [
        (b"", TabularError::Empty),
        (b" ;;\r\n;;\r\n", TabularError::Empty),
        (b"%PDF-1.7 \x00", TabularError::UnknownFormat),
        (
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
            TabularError::OldOrProtected,
        ),
        (
            b"\x7fELF\x02\x01\x01\x00\x00\x00;\x01",
            TabularError::UnknownFormat,
        ),
    ];
    for (bytes, expected) in table {
        let refused = open(bytes).and_then(|book| book.sheet(None)).unwrap_err();
        assert_eq!(refused, expected);
    }
    let large = vec![b'a'; 20_000_001];
    assert!(matches!(open(&large), Err(TabularError::TooLarge { .. })));
}

#[test]
fn replacing_takes_the_old_rows_away_and_undo_brings_them_back() {
    let mut desk = Desk::new();
    let columns = desk.columns();
    for (text, into) in [
        ("Désignation\na\nb\n", Into::Append),
        ("Désignation\nc\n", Into::Replace),
    ] {
        let sheet = open(text.as_bytes()).unwrap().sheet(None).unwrap();
        let taken = take(&sheet, &propose(&sheet, &columns), &columns).unwrap();
        desk.put(&taken, into);
    }
    assert_eq!(desk.shown(&["what"]), [["c"]]);
    desk.undo();
    assert_eq!(desk.shown(&["what"]), [["a"], ["b"]]);
}
