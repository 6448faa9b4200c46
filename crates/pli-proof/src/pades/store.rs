//! Level B-LT: certificates and revocation data beside the signatures, in the document security store (ETSI EN 319 142-1,
//! 5.4.2).

use aws_lc_rs::digest::{SHA1_FOR_LEGACY_USE_ONLY, digest};
use lopdf::{Dictionary, Document, IncrementalDocument, Object, ObjectId, Stream, dictionary};

use super::field::{damaged, take_catalog};
use super::{PadesError, find, load, load_without_streams, write};
use crate::ValidationData;
use crate::cms_parts::Parts;

/// Adds validation data for the signatures and time-stamps that the PDF holds; returns the whole file.
///
/// What an earlier store holds stays; the same bytes are not stored twice.
pub fn add_validation_data(pdf: Vec<u8>, data: &ValidationData) -> Result<Vec<u8>, PadesError> {
    let document = load(&pdf)?;
    let keys = find::signatures(&document, &pdf)
        .iter()
        .map(|found| entry_name(&found.contents))
        .collect::<Vec<_>>();
    if keys.is_empty() {
        return Err(PadesError::NotSigned);
    }
    let added = data
        .lists()
        .into_iter()
        .flatten()
        .map(Vec::len)
        .sum::<usize>();
    let expected = pdf.len() + 2 * added + 4096;
    let store = dictionary_of(&document, document.catalog().ok(), b"DSS");
    let extensions = dictionary_of(&document, document.catalog().ok(), b"Extensions");
    let entries = dictionary_of(&document, Some(&store), b"VRI");
    let known = KEYS.map(|(key, _)| stored(&document, &store, key));
    let mut update = IncrementalDocument::create_from(pdf, document);
    let catalog = take_catalog(&mut update)?;
    let lists = add_streams(&mut update, known, data);
    let entries = with_entries(entries, &keys, &lists);
    let store = with_lists(store, &mut update, lists, entries);
    let store = update.new_document.add_object(store);
    let catalog = update
        .new_document
        .get_object_mut(catalog)
        .and_then(Object::as_dict_mut)
        .map_err(damaged)?;
    catalog.set("DSS", store);
    catalog.set("Extensions", with_extension(extensions));
    write(update, expected)
}

/// Returns the certificates of the signatures and time-stamps of a PDF: those that level B-LT has to prove.
pub fn certificates(pdf: &[u8]) -> Result<Vec<Vec<u8>>, PadesError> {
    let document = load_without_streams(pdf)?;
    let mut all = Vec::new();
    for found in find::signatures(&document, pdf) {
        let parts = Parts::read(&found.contents).map_err(|_| PadesError::Damaged)?;
        for certificate in parts.all_certificates() {
            if !all.contains(&certificate) {
                all.push(certificate);
            }
        }
    }
    Ok(all)
}

/// The keys of the lists in the store, and in an entry for one signature.
const KEYS: [(&str, &str); 3] = [("Certs", "Cert"), ("CRLs", "CRL"), ("OCSPs", "OCSP")];

/// Largest item of an earlier store that is compared with what is added.
const MAX_ITEM_BYTES: usize = 32 << 20;

/// What a list of the store holds: the objects, and the bytes of each.
type Stored = Vec<(Object, Vec<u8>)>;

/// The objects of one list: those of the store, and those that concern what is added now.
struct List {
    all: Vec<Object>,
    used: Vec<Object>,
}

/// The name of a signature's entry: SHA-1 of its `/Contents`, padding included (ISO 32000-2, table 262).
fn entry_name(contents: &[u8]) -> String {
    hex::encode_upper(digest(&SHA1_FOR_LEGACY_USE_ONLY, contents))
}

fn dictionary_of(document: &Document, owner: Option<&Dictionary>, key: &[u8]) -> Dictionary {
    let value = owner.and_then(|owner| owner.get_deref(key, document).ok());
    value
        .and_then(|value| value.as_dict().ok())
        .cloned()
        .unwrap_or_default()
}

fn stored(document: &Document, store: &Dictionary, key: &str) -> Stored {
    let Ok(list) = store
        .get_deref(key.as_bytes(), document)
        .and_then(Object::as_array)
    else {
        return Vec::new();
    };
    let bytes = |object: &Object| -> Option<Vec<u8>> {
        let (_, stream) = document.dereference(object).ok()?;
        let stream = stream.as_stream().ok()?;
        stream.get_plain_content_with_limit(MAX_ITEM_BYTES).ok()
    };
    let read = |object: &Object| (object.clone(), bytes(object).unwrap_or_default());
    list.iter().map(read).collect()
}

fn add_streams(
    update: &mut IncrementalDocument,
    mut known: [Stored; 3],
    data: &ValidationData,
) -> [List; 3] {
    let given = data.lists();
    std::array::from_fn(|kind| {
        let mut known = std::mem::take(&mut known[kind]);
        let mut used = Vec::new();
        for item in given[kind] {
            let object = match known.iter().find(|(_, bytes)| bytes == item) {
                Some((object, _)) => object.clone(),
                None => {
                    let object = Object::from(add_stream(update, item));
                    known.push((object.clone(), item.clone()));
                    object
                }
            };
            used.push(object);
        }
        let all = known.into_iter().map(|(object, _)| object).collect();
        List { all, used }
    })
}

fn add_stream(update: &mut IncrementalDocument, bytes: &[u8]) -> ObjectId {
    let mut stream = Stream::new(Dictionary::new(), bytes.to_vec());
    // A stream that cannot be made smaller stays as it is.
    stream.compress().ok();
    update.new_document.add_object(stream)
}

/// Gives each signature that has none an entry with what was used for it.
fn with_entries(mut entries: Dictionary, names: &[String], lists: &[List; 3]) -> Dictionary {
    for name in names {
        if entries.has(name.as_bytes()) {
            continue;
        }
        let mut entry = Dictionary::new();
        for ((_, key), list) in KEYS.iter().zip(lists) {
            if !list.used.is_empty() {
                entry.set(*key, list.used.clone());
            }
        }
        entries.set(name.as_str(), entry);
    }
    entries
}

fn with_lists(
    mut store: Dictionary,
    update: &mut IncrementalDocument,
    lists: [List; 3],
    entries: Dictionary,
) -> Dictionary {
    store.set("Type", "DSS");
    for ((key, _), list) in KEYS.iter().zip(lists) {
        if !list.all.is_empty() {
            store.set(*key, list.all);
        }
    }
    let entries = update.new_document.add_object(entries);
    store.set("VRI", entries);
    store
}

/// Declares the extension of ISO 32000-1 that the store belongs to (ETSI EN 319 142-1, 5.6).
fn with_extension(mut extensions: Dictionary) -> Dictionary {
    if !extensions.has(b"ESIC") {
        extensions.set(
            "ESIC",
            dictionary! { "BaseVersion" => "1.7", "ExtensionLevel" => 1 },
        );
    }
    extensions
}
