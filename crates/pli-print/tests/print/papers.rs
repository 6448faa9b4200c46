//! The papers of a backup copy.

use lopdf::Document;
use pli_print::{BackupDocument, print_backup_cover, print_backup_label};

use crate::support::deposit;

fn text(bytes: &[u8]) -> String {
    let pdf = Document::load_mem(bytes).expect("is a PDF");
    let pages: Vec<u32> = pdf.get_pages().into_keys().collect();
    let text = pdf.extract_text(&pages).expect("its text can be read");
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}

#[test]
fn the_cover_says_until_when_and_when_it_may_be_opened() {
    let cover = text(&print_backup_cover(&deposit::backup()).expect("prints"));
    for words in [
        "12:00:00",
        "22 mars 2019",
        "programme informatique malveillant",
    ] {
        assert!(cover.contains(words), "{words}: {cover}");
    }
    let scheme = BackupDocument {
        is_tender: false,
        deadline: None,
        receipt: None,
        ..deposit::backup()
    };
    let scheme = text(&print_backup_cover(&scheme).expect("prints"));
    assert!(
        !scheme.contains("22 mars 2019"),
        "an aid scheme is no tender"
    );
}

#[test]
fn the_label_is_one_page_in_millimetres_with_the_mention() {
    let bytes = print_backup_label(&deposit::backup()).expect("prints");
    let pdf = Document::load_mem(&bytes).expect("is a PDF");
    let pages = pdf.get_pages();
    assert_eq!(pages.len(), 1);
    assert!(text(&bytes).contains("COPIE DE SAUVEGARDE"));
    let page = pages.values().next().expect("a page");
    let page = pdf.get_dictionary(*page).expect("a page");
    let size: Vec<f32> = page
        .get(b"MediaBox")
        .and_then(lopdf::Object::as_array)
        .expect("a size")
        .iter()
        .map(|number| number.as_float().expect("a number"))
        .collect();
    let millimetres = |points: f32| (points * 25.4 / 72.0).round();
    assert_eq!((millimetres(size[2]), millimetres(size[3])), (148.0, 105.0));
}
