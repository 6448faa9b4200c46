//! A small valid PDF, in the shapes that real programs give it.

use lopdf::{Dictionary, Document, Object, SaveOptions, Stream, StringFormat, dictionary};

/// Where the interactive form of a document stands.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Form {
    None,
    Direct,
    Indirect,
}

/// How the objects are written.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Layout {
    Table,
    Streams,
}

pub(crate) fn small(form: Form, layout: Layout) -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let pages = document.new_object_id();
    let content = b"q 0.2 g 100 700 200 20 re f Q".to_vec();
    let content = document.add_object(Stream::new(Dictionary::new(), content));
    let page = document.add_object(dictionary! {
        "Type" => "Page",
        "Parent" => pages,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        "Resources" => Dictionary::new(),
        "Contents" => content,
    });
    document.set_object(
        pages,
        dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 },
    );
    let mut catalog = dictionary! { "Type" => "Catalog", "Pages" => pages };
    let field = dictionary! { "FT" => "Tx", "T" => Object::string_literal("Signature1") };
    let field = document.add_object(field);
    let dictionary = dictionary! { "Fields" => vec![field.into()], "DA" => Object::string_literal("/Helv 0 Tf") };
    match form {
        Form::None => {}
        Form::Direct => catalog.set("AcroForm", dictionary),
        Form::Indirect => {
            let id = document.add_object(dictionary);
            catalog.set("AcroForm", id);
        }
    }
    let catalog = document.add_object(catalog);
    document.trailer.set("Root", catalog);
    let id = Object::String(vec![7; 16], StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
    let mut bytes = Vec::new();
    match layout {
        Layout::Table => document.save_to(&mut bytes),
        Layout::Streams => document.save_with_options(
            &mut bytes,
            SaveOptions {
                use_object_streams: true,
                use_xref_streams: true,
                ..SaveOptions::default()
            },
        ),
    }
    .expect("written in memory");
    bytes
}
