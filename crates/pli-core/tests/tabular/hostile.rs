//! Files that were cut, changed or made to harm: refused or read, never a panic, never more memory than the bounds.

use std::io::{Cursor, Write};

use pli_core::tabular::{TabularError, open, paste, propose, take};
use pli_core::text::Language;
use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::desk::Desk;

const ODS: &[u8] = include_bytes!("files/devis.ods");
const XLSX: &[u8] = include_bytes!("files/devis.xlsx");
const MIME: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// Opens and reads all that there is; whether it could be read does not matter here.
fn read_all(desk: &Desk, bytes: &[u8]) -> Result<(), TabularError> {
    let book = open(bytes)?;
    let sheets = book
        .sheets
        .iter()
        .map(|name| Some(name.as_str()))
        .chain([None]);
    for name in sheets {
        let sheet = book.sheet(name)?;
        let columns = desk.columns();
        take(&sheet, &propose(&sheet, &columns), &columns)?;
    }
    Ok(())
}

fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><table:table table:name=\"a\">{rows}</table:table></office:document-content>"
    );
    archive(&[
        ("mimetype", MIME.as_bytes()),
        ("content.xml", content.as_bytes()),
    ])
}

fn ods_error(rows: &str) -> TabularError {
    open(&ods(rows)).unwrap().sheet(None).unwrap_err()
}

#[test]
fn cells_that_repeat_themselves_unfold_no_further_than_they_hold_something() {
    let cell =
        "<table:table-cell office:value-type=\"string\"><text:p>a</text:p></table:table-cell>";
    let tail = "<table:table-cell table:number-columns-repeated=\"16383\"/>";
    let rows = format!(
        "<table:table-row>{cell}{tail}</table:table-row>\
         <table:table-row table:number-rows-repeated=\"1048575\">{tail}</table:table-row>"
    );
    assert_eq!(
        open(&ods(&rows)).unwrap().sheet(None).unwrap().lines,
        [["a"]]
    );
    let wide = cell.replace(
        "<table:table-cell ",
        "<table:table-cell table:number-columns-repeated=\"99999999\" ",
    );
    let refused = ods_error(&format!("<table:table-row>{wide}</table:table-row>"));
    assert!(
        matches!(refused, TabularError::TooManyColumns { .. }),
        "{refused}"
    );
    let refused = ods_error(&format!(
        "<table:table-row table:number-rows-repeated=\"1000000\">{cell}</table:table-row>"
    ));
    assert_eq!(
        refused,
        TabularError::TooManyRows {
            given: 1_000_000,
            max: 10_000
        }
    );
    let huge = "18446744073709551615";
    let row =
        format!("<table:table-row table:number-rows-repeated=\"{huge}\">{cell}</table:table-row>");
    assert!(matches!(
        ods_error(&format!("{row}{row}")),
        TabularError::TooManyRows { .. }
    ));
    let five_hundred = cell.replace(
        "<table:table-cell ",
        "<table:table-cell table:number-columns-repeated=\"500\" ",
    );
    let refused = ods_error(&format!(
        "<table:table-row table:number-rows-repeated=\"10000\">{five_hundred}</table:table-row>"
    ));
    assert_eq!(refused, TabularError::TooManyCells { max: 500_000 });
}

#[test]
fn a_sheet_from_its_first_to_the_last_cell_of_all_takes_no_room() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "a").unwrap();
    sheet.write_string(1_048_575, 3, "z").unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let refused = open(&bytes).unwrap().sheet(None).unwrap_err();
    assert_eq!(
        refused,
        TabularError::TooManyRows {
            given: 1_048_576,
            max: 10_000
        }
    );
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().write_string(0, 16_383, "z").unwrap();
    let refused = open(&book.save_to_buffer().unwrap())
        .unwrap()
        .sheet(None)
        .unwrap_err();
    assert_eq!(
        refused,
        TabularError::TooManyColumns {
            given: 16_384,
            max: 500
        }
    );
}

#[test]
fn an_archive_that_unpacks_to_more_than_the_bound_is_refused() {
    let zeros = vec![0; 210_000_000];
    let bomb = archive(&[("mimetype", MIME.as_bytes()), ("content.xml", &zeros)]);
    assert!(bomb.len() < 1_000_000);
    assert!(matches!(open(&bomb), Err(TabularError::TooLarge { .. })));
}

#[test]
fn an_archive_that_is_no_table_or_is_locked_is_refused() {
    let picture = archive(&[("word/document.xml", b"<w/>")]);
    assert!(matches!(open(&picture), Err(TabularError::UnknownFormat)));
    let text = archive(&[("mimetype", b"application/vnd.oasis.opendocument.text")]);
    assert!(matches!(open(&text), Err(TabularError::UnknownFormat)));
    let manifest = b"<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>";
    let locked = archive(&[
        ("mimetype", MIME.as_bytes()),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", b""),
    ]);
    assert!(matches!(open(&locked), Err(TabularError::OldOrProtected)));
}

#[test]
fn a_file_cut_anywhere_is_refused_or_read() {
    let desk = Desk::new();
    for file in [ODS, XLSX] {
        for end in (0..file.len()).step_by(97) {
            // An archive has its table of contents at the end: none of these can be whole.
            assert!(read_all(&desk, &file[..end]).is_err(), "{end}");
        }
    }
}

/// The parts of a file of LibreOffice, unpacked, so that a change reaches the readers and not only the check of the archive.
fn parts(file: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let names: Vec<String> = zip.file_names().map(str::to_owned).collect();
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    for name in names {
        let mut bytes = Vec::new();
        std::io::copy(&mut zip.by_name(&name).unwrap(), &mut bytes).unwrap();
        parts.push((name, bytes));
    }
    parts
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_file_changed_anywhere_is_refused_or_read(
        which in any::<bool>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
    ) {
        let mut bytes = if which { ODS } else { XLSX }.to_vec();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = read_all(&Desk::new(), &bytes);
    }

    #[test]
    fn a_part_changed_inside_of_a_file_is_refused_or_read(
        which in any::<bool>(),
        part in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), "[<>/\"&;=a-z0-9A-Z-]{0,6}"), 1..6),
    ) {
        let mut parts = parts(if which { ODS } else { XLSX });
        let at = part.index(parts.len());
        let bytes = &mut parts[at].1;
        for (place, text) in changes {
            let place = place.index(bytes.len() + 1);
            let end = (place + text.len()).min(bytes.len());
            bytes.splice(place..end, text.bytes());
        }
        let files: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        let _ = read_all(&Desk::new(), &archive(&files));
    }

    #[test]
    fn any_bytes_are_refused_or_read(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        let _ = read_all(&Desk::new(), &bytes);
    }

    #[test]
    fn any_text_is_pasted_or_refused(text in "(?s)[\"\t;,|\r\n'a-zé0-9 €%./=+-]{0,300}") {
        let desk = Desk::new();
        for start in ["what", "amount", "paid_on", "depts", "note"] {
            let taken = paste(&text, &desk.columns(), start, Language::French).unwrap();
            prop_assert!(taken.rows.len() <= text.len() + 1);
        }
        let _ = read_all(&desk, text.as_bytes());
    }
}

#[test]
fn the_work_grows_with_the_length_of_the_text_and_not_with_its_square() {
    let desk = Desk::new();
    for text in [
        "\"".repeat(500_001),
        "\"a\n".repeat(10_001),
        "\"\"a\"".repeat(100_001),
        ";\"".repeat(200_001),
    ] {
        let _ = paste(&text, &desk.columns(), "what", Language::French);
        let _ = read_all(&desk, text.as_bytes());
    }
}
