//! The signature field: a widget on a page, which shows nothing of itself, listed in the interactive form of the document.

use lopdf::{Dictionary, IncrementalDocument, Object, ObjectId, StringFormat, dictionary};

use super::visible::{self, PaintedPage};
use super::{PadesError, SignOptions, seal};

/// Print and Locked: PDF/A wants the first, the second keeps viewers from moving the field.
const WIDGET_FLAGS: i64 = 132;
/// SignaturesExist and AppendOnly.
const SIGNATURE_FLAGS: i64 = 3;

/// Adds the field and its empty signature to a page; returns its widget.
pub(super) fn add(
    update: &mut IncrementalDocument,
    page: ObjectId,
    options: &SignOptions,
    reserved: usize,
) -> Result<ObjectId, PadesError> {
    let catalog = take_catalog(update)?;
    refuse_if_locked(update, catalog)?;
    place(
        update,
        (catalog, page),
        ("Signature", &options.label),
        signature(options, reserved),
    )
}

/// Adds a field with an empty time-stamp on the whole document (ETSI EN 319 142-1, 5.4.3); a certification never forbids it.
pub(super) fn add_time_stamp(
    update: &mut IncrementalDocument,
    label: &str,
    reserved: usize,
) -> Result<ObjectId, PadesError> {
    let catalog = take_catalog(update)?;
    let time_stamp = dictionary! {
        "Type" => "DocTimeStamp",
        "Filter" => "Adobe.PPKLite",
        "SubFilter" => "ETSI.RFC3161",
        "ByteRange" => seal::byte_range_placeholder(),
        "Contents" => seal::contents_placeholder(reserved),
    };
    let page = visible::page_of(update.get_prev_documents(), PaintedPage::First)?;
    place(update, (catalog, page), ("Horodatage", label), time_stamp)
}

/// Brings the catalog into the update.
pub(super) fn take_catalog(update: &mut IncrementalDocument) -> Result<ObjectId, PadesError> {
    let catalog = update
        .get_prev_documents()
        .trailer
        .get(b"Root")
        .and_then(Object::as_reference)
        .map_err(damaged)?;
    update
        .opt_clone_object_to_new_document(catalog)
        .map_err(damaged)?;
    // An update with a plain table must not point to the hybrid stream of an older revision.
    for stale in [b"XRefStm".as_slice(), b"DecodeParms"] {
        update.new_document.trailer.remove(stale);
    }
    Ok(catalog)
}

fn place(
    update: &mut IncrementalDocument,
    (catalog, page): (ObjectId, ObjectId),
    (base_name, label): (&str, &str),
    value: Dictionary,
) -> Result<ObjectId, PadesError> {
    let name = free_name(update, base_name);
    let value = update.new_document.add_object(value);
    let widget = update.new_document.add_object(dictionary! {
        "Type" => "Annot",
        "Subtype" => "Widget",
        "FT" => "Sig",
        "T" => text(&name),
        "TU" => text(label),
        "V" => value,
        "P" => page,
        "F" => WIDGET_FLAGS,
        "Rect" => vec![0.into(), 0.into(), 0.into(), 0.into()],
    });
    list_in_page(update, page, widget)?;
    list_in_form(update, catalog, widget)?;
    Ok(widget)
}

fn signature(options: &SignOptions, reserved: usize) -> Dictionary {
    let mut signature = dictionary! {
        "Type" => "Sig",
        "Filter" => "Adobe.PPKLite",
        "SubFilter" => "ETSI.CAdES.detached",
        "ByteRange" => seal::byte_range_placeholder(),
        "Contents" => seal::contents_placeholder(reserved),
        "M" => Object::string_literal(options.claimed_time.strftime("D:%Y%m%d%H%M%S+00'00'").to_string()),
    };
    for (key, value) in [
        ("Name", &options.name),
        ("Reason", &options.reason),
        ("Location", &options.location),
    ] {
        if let Some(value) = value {
            signature.set(key, text(value));
        }
    }
    signature
}

/// A text string: ASCII as it is, anything else in UTF-16 with its mark (ISO 32000-1, 7.9.2.2).
pub(super) fn text(value: &str) -> Object {
    if value.bytes().all(|byte| (0x20..0x7f).contains(&byte)) {
        return Object::string_literal(value);
    }
    let units = std::iter::once(0xFEFF).chain(value.encode_utf16());
    Object::String(
        units.flat_map(u16::to_be_bytes).collect(),
        StringFormat::Hexadecimal,
    )
}

/// Refuses a document whose certification permits no change (DocMDP with P = 1, ISO 32000-1, 12.8.2.2).
fn refuse_if_locked(update: &IncrementalDocument, catalog: ObjectId) -> Result<(), PadesError> {
    let document = update.get_prev_documents();
    let entry = |dictionary: &Dictionary, key: &[u8]| -> Option<Dictionary> {
        dictionary
            .get_deref(key, document)
            .ok()?
            .as_dict()
            .ok()
            .cloned()
    };
    let Ok(catalog) = document.get_dictionary(catalog) else {
        return Err(PadesError::Damaged);
    };
    let Some(certification) =
        entry(catalog, b"Perms").and_then(|permissions| entry(&permissions, b"DocMDP"))
    else {
        return Ok(());
    };
    let references = certification
        .get_deref(b"Reference", document)
        .and_then(Object::as_array);
    let forbids = |reference: &Object| -> Option<bool> {
        let (_, reference) = document.dereference(reference).ok()?;
        let parameters = entry(reference.as_dict().ok()?, b"TransformParams")?;
        Some(parameters.get_deref(b"P", document).ok()?.as_i64().ok()? == 1)
    };
    match references {
        Ok(list)
            if list
                .iter()
                .any(|reference| forbids(reference) == Some(true)) =>
        {
            Err(PadesError::ChangesForbidden)
        }
        _ => Ok(()),
    }
}

/// A field name that no object of the document uses.
fn free_name(update: &IncrementalDocument, base_name: &str) -> String {
    let objects = &update.get_prev_documents().objects;
    let taken = |name: &str| {
        objects.values().any(|object| {
            let title = object
                .as_dict()
                .and_then(|dictionary| dictionary.get(b"T"))
                .and_then(Object::as_str);
            title.is_ok_and(|title| title == name.as_bytes())
        })
    };
    let mut number = 1;
    while taken(&format!("{base_name}{number}")) {
        number += 1;
    }
    format!("{base_name}{number}")
}

fn list_in_page(
    update: &mut IncrementalDocument,
    page: ObjectId,
    widget: ObjectId,
) -> Result<(), PadesError> {
    update
        .opt_clone_object_to_new_document(page)
        .map_err(damaged)?;
    push(update, page, b"Annots", widget)?;
    let page = update
        .new_document
        .get_object_mut(page)
        .and_then(Object::as_dict_mut)
        .map_err(damaged)?;
    // PDF/UA-1, 7.18.3: a page with annotations is read in the order of its structure.
    if !page.has(b"Tabs") {
        page.set("Tabs", "S");
    }
    Ok(())
}

fn list_in_form(
    update: &mut IncrementalDocument,
    catalog: ObjectId,
    widget: ObjectId,
) -> Result<(), PadesError> {
    let dictionary = update
        .new_document
        .get_object_mut(catalog)
        .and_then(Object::as_dict_mut)
        .map_err(damaged)?;
    match dictionary.get(b"AcroForm") {
        Ok(Object::Reference(form)) => {
            let form = *form;
            update
                .opt_clone_object_to_new_document(form)
                .map_err(damaged)?;
            push(update, form, b"Fields", widget)?;
            let form = update
                .new_document
                .get_object_mut(form)
                .and_then(Object::as_dict_mut)
                .map_err(damaged)?;
            form.set("SigFlags", SIGNATURE_FLAGS);
        }
        Ok(Object::Dictionary(form)) => {
            // The form moves out of the catalog; what it held stays.
            let mut form = form.clone();
            form.set("SigFlags", SIGNATURE_FLAGS);
            let id = update.new_document.add_object(form);
            let catalog = update
                .new_document
                .get_object_mut(catalog)
                .and_then(Object::as_dict_mut)
                .map_err(damaged)?;
            catalog.set("AcroForm", id);
            push(update, id, b"Fields", widget)?;
        }
        Ok(_) => return Err(PadesError::Damaged),
        Err(_) => {
            dictionary.set(
                "AcroForm",
                dictionary! { "Fields" => vec![widget.into()], "SigFlags" => SIGNATURE_FLAGS },
            );
        }
    }
    Ok(())
}

/// Adds a reference to the array `key` of a dictionary of the update, be it direct, indirect or absent.
pub(super) fn push(
    update: &mut IncrementalDocument,
    owner: ObjectId,
    key: &[u8],
    item: ObjectId,
) -> Result<(), PadesError> {
    let owner = update
        .new_document
        .get_object_mut(owner)
        .and_then(Object::as_dict_mut)
        .map_err(damaged)?;
    let list = match owner.get_mut(key) {
        Ok(Object::Reference(id)) => {
            let id = *id;
            update
                .opt_clone_object_to_new_document(id)
                .map_err(damaged)?;
            update.new_document.get_object_mut(id).map_err(damaged)?
        }
        Ok(list @ Object::Array(_)) => list,
        Ok(_) => return Err(PadesError::Damaged),
        Err(_) => {
            owner.set(key, vec![item.into()]);
            return Ok(());
        }
    };
    list.as_array_mut().map_err(damaged)?.push(item.into());
    Ok(())
}

pub(super) fn damaged(_: lopdf::Error) -> PadesError {
    PadesError::Damaged
}
