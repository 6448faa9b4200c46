//! A signature that shows on its page: a small picture with its fonts inside, painted by the widget of the field.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, IncrementalDocument, Object, ObjectId, Stream, dictionary};

use super::PadesError;
use super::field::damaged;

/// Largest picture.
const MAX_BYTES: usize = 4 << 20;
/// Most objects of a picture, and the deepest nesting of one.
const MAX_OBJECTS: usize = 1000;
const MAX_DEPTH: usize = 30;

/// What shows on the page.
#[derive(Clone, Copy, Debug)]
pub struct Picture<'a> {
    /// A PDF of one page, without structure, with its fonts inside: what is painted, in its own size.
    pub pdf: &'a [u8],
    /// On which page.
    pub page: PaintedPage,
    /// Points from the left edge of the page.
    pub left: f32,
    /// Points from its lower edge.
    pub bottom: f32,
}

/// The page that a signature shows on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaintedPage {
    /// The first.
    First,
    /// The last.
    Last,
}

/// The page of the document that the picture goes to.
pub(super) fn page_of(document: &Document, page: PaintedPage) -> Result<ObjectId, PadesError> {
    let pages = document.get_pages();
    let mut pages = pages.values();
    let found = match page {
        PaintedPage::First => pages.next(),
        PaintedPage::Last => pages.next_back(),
    };
    found.copied().ok_or(PadesError::Damaged)
}

/// Gives the widget its place and its picture.
pub(super) fn paint(
    update: &mut IncrementalDocument,
    widget: ObjectId,
    picture: &Picture<'_>,
) -> Result<(), PadesError> {
    let (form, width, height) = import(update, picture.pdf)?;
    let (left, bottom) = (picture.left, picture.bottom);
    let rectangle = [left, bottom, left + width, bottom + height];
    let widget = update
        .new_document
        .get_object_mut(widget)
        .and_then(Object::as_dict_mut)
        .map_err(damaged)?;
    widget.set("Rect", rectangle.map(Object::from).to_vec());
    widget.set("AP", dictionary! { "N" => form });
    Ok(())
}

/// Brings the page of the picture into the update as a form, with all that it needs.
fn import(
    update: &mut IncrementalDocument,
    picture: &[u8],
) -> Result<(ObjectId, f32, f32), PadesError> {
    let unusable = |_: lopdf::Error| PadesError::UnusablePicture;
    if picture.len() > MAX_BYTES {
        return Err(PadesError::UnusablePicture);
    }
    let source = Document::load_mem(picture).map_err(unusable)?;
    let page = *source
        .get_pages()
        .values()
        .next()
        .ok_or(PadesError::UnusablePicture)?;
    let content = source.get_page_content(page);
    let page = source.get_dictionary(page).map_err(unusable)?;
    let rectangle = page
        .get_deref(b"MediaBox", &source)
        .and_then(Object::as_array)
        .map_err(unusable)?;
    let numbers = rectangle
        .iter()
        .filter_map(|number| number.as_float().ok())
        .collect::<Vec<_>>();
    let [left, bottom, right, top] = numbers[..] else {
        return Err(PadesError::UnusablePicture);
    };
    let resources = page
        .get(b"Resources")
        .cloned()
        .unwrap_or_else(|_| Dictionary::new().into());
    let mut copied = BTreeMap::new();
    let resources = copy(&source, &resources, update, &mut copied, 0)?;
    let form = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => numbers.iter().copied().map(Object::from).collect::<Vec<_>>(),
        "Matrix" => [1.0, 0.0, 0.0, 1.0, -left, -bottom].map(Object::from).to_vec(),
        "Resources" => resources,
    };
    let form = update.new_document.add_object(Stream::new(form, content));
    Ok((form, right - left, top - bottom))
}

/// Copies an object with everything that it refers to; references get new numbers.
fn copy(
    source: &Document,
    object: &Object,
    update: &mut IncrementalDocument,
    copied: &mut BTreeMap<ObjectId, ObjectId>,
    depth: usize,
) -> Result<Object, PadesError> {
    if depth > MAX_DEPTH || copied.len() > MAX_OBJECTS {
        return Err(PadesError::UnusablePicture);
    }
    let mut inside = |dictionary: &Dictionary, update: &mut IncrementalDocument| {
        let mut copy_of = Dictionary::new();
        for (key, value) in dictionary {
            let value = copy(source, value, update, copied, depth + 1)?;
            copy_of.set(key.clone(), value);
        }
        Ok::<_, PadesError>(copy_of)
    };
    Ok(match object {
        Object::Reference(id) => {
            if let Some(known) = copied.get(id) {
                return Ok(Object::Reference(*known));
            }
            let new = update.new_document.new_object_id();
            copied.insert(*id, new);
            let target = source
                .get_object(*id)
                .map_err(|_| PadesError::UnusablePicture)?;
            let target = copy(source, target, update, copied, depth + 1)?;
            update.new_document.set_object(new, target);
            Object::Reference(new)
        }
        Object::Array(items) => {
            let items = items
                .iter()
                .map(|item| copy(source, item, update, copied, depth + 1));
            Object::Array(items.collect::<Result<_, _>>()?)
        }
        Object::Dictionary(dictionary) => Object::Dictionary(inside(dictionary, update)?),
        Object::Stream(stream) => {
            let dictionary = inside(&stream.dict, update)?;
            Object::Stream(Stream::new(dictionary, stream.content.clone()))
        }
        plain => plain.clone(),
    })
}
