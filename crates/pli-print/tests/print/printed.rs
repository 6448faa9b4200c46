//! What the bytes hold.

use lopdf::{Document, Object};
use pli_print::{Block, DossierDocument, Field, PrintError, Section, Source, print_dossier};

use crate::support::{digest, far, nasty};

fn read(document: &DossierDocument) -> Document {
    let bytes = print_dossier(document).expect("prints");
    Document::load_mem(&bytes).expect("is a PDF")
}

/// The text of every page, without the places where long words may break.
fn text(pdf: &Document) -> String {
    let pages: Vec<u32> = pdf.get_pages().into_keys().collect();
    pdf.extract_text(&pages)
        .expect("its text can be read")
        .replace('\u{200b}', "")
}

fn with_answer(value: &str) -> DossierDocument {
    let mut document = nasty::empty();
    document.sections.push(Section {
        title: "Rubrique".to_owned(),
        blocks: vec![Block::Field(Field {
            label: "Question".to_owned(),
            value: value.to_owned(),
            source: Source::Answer,
        })],
    });
    document
}

#[test]
fn the_same_dossier_gives_the_same_bytes() {
    let first = print_dossier(&far::far()).expect("prints");
    print_dossier(&nasty::empty()).expect("prints");
    assert!(first == print_dossier(&far::far()).expect("prints again"));
}

#[test]
fn another_moment_gives_other_bytes() {
    let mut later = far::far();
    later.printed_at = crate::support::paris(2026, 11, 21, 14, 32, 8);
    assert!(print_dossier(&far::far()).expect("prints") != print_dossier(&later).expect("prints"));
}

#[test]
fn a_document_has_language_title_tags_and_bookmarks() {
    let pdf = read(&far::far());
    let catalog = pdf.catalog().expect("has a catalog");
    for key in [
        &b"Outlines"[..],
        b"StructTreeRoot",
        b"MarkInfo",
        b"OutputIntents",
    ] {
        assert!(catalog.has(key), "{}", String::from_utf8_lossy(key));
    }
    let language = catalog.get(b"Lang").and_then(Object::as_str);
    assert_eq!(language.expect("has a language"), b"fr-FR");
}

#[test]
fn every_answer_amount_and_digest_is_on_the_pages() {
    let text = text(&read(&far::far()));
    for expected in [
        "FAR 2027",
        "Hélène Vauzelle",
        "P60",
        "Œuvrard, menuiserie",
        "Brochure Ateliers du Limousin",
        &digest(24),
        "Plateau technique",
        "Sans réponse",
    ] {
        assert!(text.contains(expected), "{expected}");
    }
    assert_eq!(
        text.matches("Démonstration —").count(),
        read(&far::far()).get_pages().len()
    );
}

#[test]
fn hostile_text_is_printed_as_it_was_typed() {
    for hostile in [
        "#import \"x.typ\": *",
        "#panic(\"x\")",
        "#{1+1}",
        "*gras* et _italique_",
        "$x^2$",
        "= Titre",
        "<repère> @renvoi",
        "\\u{41} // reste",
        "]#eval(\"1\")[",
        "\"json\": {\"a\": 1}",
        "a -- b --- c ... 'd'",
    ] {
        let text = text(&read(&with_answer(hostile)));
        assert!(text.contains(hostile), "{hostile:?} in {text:?}");
    }
}

#[test]
fn a_character_that_cannot_be_drawn_is_said_on_the_first_page() {
    let pdf = read(&with_answer("漢字 \u{1f9ff}"));
    let first = pdf.extract_text(&[1]).expect("its text can be read");
    for code in ["U+5B57", "U+6F22", "U+1F9FF"] {
        assert!(first.contains(code), "{code} in {first}");
    }
    assert!(!text(&read(&with_answer("Œuvre"))).contains("U+"));
}

#[test]
fn a_document_beyond_all_measure_is_refused() {
    let printed = print_dossier(&with_answer(&"x".repeat(17 * 1024 * 1024)));
    assert!(matches!(printed, Err(PrintError::TooLarge { .. })));
}
