//! A small valid PDF, in the shapes that real programs give it.

use lopdf::{
    Dictionary, Document, EncryptionState, EncryptionVersion, IncrementalDocument, Object,
    ObjectId, Permissions, SaveOptions, Stream, StringFormat, dictionary,
};

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

/// A PDF that some reader needs a password for: anybody (`user`), or only who wants to change it (no `user`).
pub(crate) fn encrypted(user: &str) -> Vec<u8> {
    let mut document = Document::load_mem(&small(Form::None, Layout::Table)).expect("readable");
    let state = EncryptionState::try_from(EncryptionVersion::V2 {
        document: &document,
        owner_password: "propriétaire",
        user_password: user,
        key_length: 128,
        permissions: Permissions::all(),
    });
    document
        .encrypt(&state.expect("a state"))
        .expect("encrypted");
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("written in memory");
    bytes
}

/// A copy of a signed PDF whose first signature becomes a certification with these permissions (ISO 32000-1, table 254).
pub(crate) fn certified(signed: &[u8], permission: i64) -> Vec<u8> {
    update(signed, |update| {
        let parameters =
            dictionary! { "Type" => "TransformParams", "P" => permission, "V" => "1.2" };
        let reference = dictionary! {
            "Type" => "SigRef", "TransformMethod" => "DocMDP", "TransformParams" => parameters,
        };
        let certification = dictionary! { "Type" => "Sig", "Reference" => vec![reference.into()] };
        let certification = update.new_document.add_object(certification);
        let catalog = update
            .get_prev_documents()
            .trailer
            .get(b"Root")
            .and_then(Object::as_reference);
        let catalog = catalog.expect("a catalog");
        update
            .opt_clone_object_to_new_document(catalog)
            .expect("the catalog");
        let permissions = dictionary! { "DocMDP" => certification };
        dictionary_of(&mut update.new_document, catalog).set("Perms", permissions);
    })
}

/// An empty page that conforms to PDF/A-2a and PDF/UA-1.
pub(crate) fn archivable() -> Vec<u8> {
    const METADATA: &str = r#"<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Essai</rdf:li></rdf:Alt></dc:title>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
  xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>"#;
    let mut document = Document::load_mem(&small(Form::None, Layout::Streams)).expect("readable");
    let kind = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    let metadata = Stream::new(kind, METADATA.as_bytes().to_vec()).with_compression(false);
    let metadata = document.add_object(metadata);
    let root = document.add_object(dictionary! { "Type" => "StructElem", "S" => "Document" });
    let tree = dictionary! { "Type" => "StructTreeRoot", "K" => vec![root.into()] };
    let tree = document.add_object(tree);
    dictionary_of(&mut document, root).set("P", tree);
    let page = *document.get_pages().values().next().expect("a page");
    dictionary_of(&mut document, page).remove(b"Contents");
    let catalog = document.catalog_mut().expect("a catalog");
    catalog.set("Metadata", metadata);
    catalog.set("StructTreeRoot", tree);
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("Lang", Object::string_literal("fr"));
    catalog.set(
        "ViewerPreferences",
        dictionary! { "DisplayDocTitle" => true },
    );
    document.prune_objects();
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("written in memory");
    bytes
}

fn dictionary_of(document: &mut Document, id: ObjectId) -> &mut Dictionary {
    let object = document.get_object_mut(id).and_then(Object::as_dict_mut);
    object.expect("a dictionary")
}

/// Copies of a signed PDF, each altered in one class of bytes.
pub(crate) fn altered(signed: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let flipped = |needle: &[u8], shift: usize| {
        let place = signed
            .windows(needle.len())
            .position(|window| window == needle)
            .expect("the place to alter");
        let mut copy = signed.to_vec();
        copy[place + shift] ^= 1;
        copy
    };
    vec![
        ("content", flipped(b"100 700 200 20 re", 2)),
        ("date", flipped(b"/M(D:20", 10)),
        ("signature", flipped(b"/Contents<", 40)),
        ("byte-range", flipped(b"/ByteRange[0 ", 13)),
        ("truncated", signed[..signed.len() - 30].to_vec()),
        ("appended-junk", [signed, b"\n% a comment\n"].concat()),
        ("appended-object", with_another_object(signed)),
        ("replaced-page", with_another_page(signed)),
    ]
}

/// An incremental update that adds an object which nothing needs.
fn with_another_object(signed: &[u8]) -> Vec<u8> {
    update(signed, |update| {
        update
            .new_document
            .add_object(dictionary! { "Note" => "Added" });
    })
}

/// What can be laid over a page without a change to the page itself.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Overlay {
    Note,
    EmptySignatureField,
    FalseTimeStamp,
}

impl Overlay {
    pub(crate) const ALL: [Self; 3] = [Self::Note, Self::EmptySignatureField, Self::FalseTimeStamp];

    fn annotation(self, document: &mut Document) -> Dictionary {
        let rectangle = vec![10.into(), 10.into(), 300.into(), 300.into()];
        let mut annotation =
            dictionary! { "Type" => "Annot", "Subtype" => "Text", "Rect" => rectangle };
        let value = document.add_object(dictionary! {
            "Type" => "DocTimeStamp",
            "SubFilter" => "ETSI.RFC3161",
            "Contents" => Object::String(vec![0x30, 0], StringFormat::Hexadecimal),
            "ByteRange" => vec![0.into(), 10.into(), 20.into(), 30.into()],
        });
        if !matches!(self, Self::Note) {
            annotation.set("Subtype", "Widget");
            annotation.set("FT", "Sig");
            annotation.set("T", Object::string_literal("Overlay"));
        }
        match self {
            Self::FalseTimeStamp => annotation.set("V", value),
            Self::Note | Self::EmptySignatureField => drop(document.objects.remove(&value)),
        }
        annotation
    }
}

/// An incremental update that lays something over the page.
pub(crate) fn with_overlay(signed: &[u8], overlay: Overlay) -> Vec<u8> {
    update(signed, |update| {
        let annotation = overlay.annotation(&mut update.new_document);
        let is_field = annotation.has(b"FT");
        let annotation = update.new_document.add_object(annotation);
        let page = *update
            .get_prev_documents()
            .get_pages()
            .values()
            .next()
            .expect("a page");
        update
            .opt_clone_object_to_new_document(page)
            .expect("the page");
        let annotations = dictionary_of(&mut update.new_document, page).get_mut(b"Annots");
        let annotations = annotations
            .and_then(Object::as_array_mut)
            .expect("annotations");
        annotations.push(annotation.into());
        if is_field {
            let catalog = update
                .get_prev_documents()
                .trailer
                .get(b"Root")
                .and_then(Object::as_reference);
            let catalog = catalog.expect("a catalog");
            update
                .opt_clone_object_to_new_document(catalog)
                .expect("the catalog");
            let form = dictionary_of(&mut update.new_document, catalog).get_mut(b"AcroForm");
            let fields = form
                .and_then(Object::as_dict_mut)
                .and_then(|form| form.get_mut(b"Fields"));
            fields
                .and_then(Object::as_array_mut)
                .expect("fields")
                .push(annotation.into());
        }
    })
}

/// An incremental update that writes a value into the first field of the form.
pub(crate) fn with_filled_field(signed: &[u8]) -> Vec<u8> {
    update(signed, |update| {
        let before = update.get_prev_documents();
        let form = before
            .catalog()
            .and_then(|catalog| catalog.get_deref(b"AcroForm", before));
        let fields = form
            .and_then(Object::as_dict)
            .and_then(|form| form.get_deref(b"Fields", before))
            .and_then(Object::as_array);
        let first = fields.expect("fields")[0]
            .as_reference()
            .expect("a reference");
        update
            .opt_clone_object_to_new_document(first)
            .expect("the field");
        dictionary_of(&mut update.new_document, first)
            .set("V", Object::string_literal("rempli plus tard"));
    })
}

/// An incremental update that paints something else on the page.
fn with_another_page(signed: &[u8]) -> Vec<u8> {
    update(signed, |update| {
        let page = *update
            .get_prev_documents()
            .get_pages()
            .values()
            .next()
            .expect("a page");
        update
            .opt_clone_object_to_new_document(page)
            .expect("the page");
        let content = Stream::new(Dictionary::new(), b"q 1 0 0 rg 0 0 595 842 re f Q".to_vec());
        let content = update.new_document.add_object(content);
        let page = update
            .new_document
            .get_object_mut(page)
            .and_then(Object::as_dict_mut);
        page.expect("a dictionary").set("Contents", content);
    })
}

pub(crate) fn update(bytes: &[u8], change: impl FnOnce(&mut IncrementalDocument)) -> Vec<u8> {
    let document = Document::load_mem(bytes).expect("readable");
    let mut update = IncrementalDocument::create_from(bytes.to_vec(), document);
    change(&mut update);
    let mut updated = Vec::new();
    update.save_to(&mut updated).expect("written in memory");
    updated
}
