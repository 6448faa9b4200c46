//! Visible signatures: painted, tagged, and no harm to an archivable file.

use std::path::Path;

use lopdf::{Dictionary, Document, Object, Stream, dictionary};
use pli_proof::pades::{self, PadesError, PaintedPage, Picture};
use pli_proof::verify::{self, Indication};

use crate::support::judge::{self, Opinion, file};
use crate::support::pdf::{Form, Layout, altered, archivable, small};
use crate::support::samples::STAMP_LABEL;
use crate::support::{authority, now, options, rsa_signer, stamper, trusting};

/// A page of 180 by 40 points with a frame, and a resource of its own.
fn card() -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let pages = document.new_object_id();
    let content = b"/G gs /C CS 0 SC 0.4 w 1 1 178 38 re S".to_vec();
    let content = document.add_object(Stream::new(Dictionary::new(), content));
    let state = document.add_object(dictionary! { "Type" => "ExtGState", "LW" => 1 });
    let white = vec![0.9505.into(), 1.into(), 1.089.into()];
    let gray = vec![
        "CalGray".into(),
        dictionary! { "WhitePoint" => white }.into(),
    ];
    let resources = dictionary! {
        "ExtGState" => dictionary! { "G" => state },
        "ColorSpace" => dictionary! { "C" => gray },
    };
    let page = document.add_object(dictionary! {
        "Type" => "Page",
        "Parent" => pages,
        "MediaBox" => vec![0.into(), 0.into(), 180.into(), 40.into()],
        "Resources" => resources,
        "Contents" => content,
    });
    let tree = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
    document.set_object(pages, tree);
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("written in memory");
    bytes
}

fn signed(pdf: Vec<u8>, card: &[u8]) -> Result<Vec<u8>, PadesError> {
    let identity = rsa_signer().identity().expect("an identity");
    let picture = Picture {
        pdf: card,
        page: PaintedPage::Last,
        left: 40.0,
        bottom: 30.0,
    };
    pades::sign_visibly(pdf, &identity, &options(), &picture)
}

#[test]
fn the_picture_is_painted_where_it_was_asked_and_the_structure_knows_it() {
    let before = archivable();
    let after = signed(before.clone(), &card()).expect("signed");
    assert!(after.starts_with(&before));
    let document = Document::load_mem(&after).expect("readable");
    let widget = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .find(|object| object.has_type(b"Annot"))
        .expect("a widget");
    let rectangle = widget.get(b"Rect").and_then(Object::as_array);
    let rectangle = rectangle.expect("a rectangle").iter();
    let rectangle = rectangle.map(|number| number.as_float().expect("a number"));
    assert_eq!(rectangle.collect::<Vec<_>>(), [40.0, 30.0, 220.0, 70.0]);
    let key = widget.get(b"StructParent").and_then(Object::as_i64);
    let root = document
        .catalog()
        .and_then(|catalog| catalog.get_deref(b"StructTreeRoot", &document));
    let root = root.and_then(Object::as_dict).expect("a structure");
    let tree = root.get_deref(b"ParentTree", &document);
    let numbers = tree
        .and_then(Object::as_dict)
        .and_then(|tree| tree.get(b"Nums"));
    let numbers = numbers.and_then(Object::as_array).expect("numbers");
    assert_eq!(numbers[0].as_i64().ok(), key.ok());
    let element = document.dereference(&numbers[1]).expect("an element").1;
    let kind = element.as_dict().and_then(|element| element.get(b"S"));
    assert_eq!(
        kind.and_then(Object::as_name).ok(),
        Some(b"Form".as_slice())
    );
}

#[test]
fn a_visible_signature_passes_and_each_altered_copy_fails() {
    let trust = trusting(authority());
    for layout in [Layout::Table, Layout::Streams] {
        let once = signed(small(Form::Direct, layout), &card()).expect("signed");
        let verdict = verify::pdf(&once, &trust, now());
        assert_eq!(verdict.indication, Indication::TotalPassed, "{verdict:?}");
        for (name, bytes) in altered(&once) {
            let verdict = verify::pdf(&bytes, &trust, now());
            assert_ne!(verdict.indication, Indication::TotalPassed, "{name}");
        }
        let stamped = pades::add_timestamp(once, &stamper(), STAMP_LABEL).expect("stamped");
        let stamped = pades::add_archive_timestamp(stamped, &stamper(), STAMP_LABEL);
        let verdict = verify::pdf(&stamped.expect("archived"), &trust, now());
        assert_eq!(verdict.indication, Indication::TotalPassed, "{verdict:?}");
    }
}

#[test]
fn only_the_first_signature_shows_and_only_with_a_picture() {
    let once = signed(small(Form::None, Layout::Table), &card()).expect("signed");
    assert!(matches!(
        signed(once, &card()),
        Err(PadesError::VisibleAfterSignature)
    ));
    for bytes in [&b""[..], b"%PDF-1.7", &card()[..100]] {
        let outcome = signed(small(Form::None, Layout::Table), bytes);
        assert!(matches!(outcome, Err(PadesError::UnusablePicture)));
    }
}

#[test]
fn verapdf_and_pyhanko_accept_a_visible_signature() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = file(folder.path(), "root.pem", authority().root_pem().as_bytes());
    let once = signed(archivable(), &card()).expect("signed");
    let path = file(folder.path(), "visible.pdf", &once);
    let twice = pades::add_archive_timestamp(once, &stamper(), STAMP_LABEL).expect("archived");
    let archived = file(folder.path(), "archived.pdf", &twice);
    for opinion in [
        judge::outside("pdfa", &[Path::new("2a,ua1"), &path, &archived]),
        judge::outside("pyhanko", &[&root, &path]),
        judge::outside("dss", &[&path]),
    ] {
        let accepted = matches!(opinion, Opinion::Accepts | Opinion::Absent);
        assert!(accepted, "{opinion:?}");
    }
}
