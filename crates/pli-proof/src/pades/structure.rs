//! The place of a visible signature in the structure of a tagged PDF: PDF/UA-1, 7.18.4 wants each widget that shows inside a
//! `Form` element.

use lopdf::{Dictionary, IncrementalDocument, Object, ObjectId, dictionary};

use super::PadesError;
use super::field::{damaged, push};

/// Deepest tree of parents that is looked through for its highest key.
const MAX_DEPTH: usize = 16;

/// Puts the widget into the structure of the document, where it has one.
pub(super) fn tag(
    update: &mut IncrementalDocument,
    catalog: ObjectId,
    page: ObjectId,
    widget: ObjectId,
) -> Result<(), PadesError> {
    let root = dictionary_mut(update, catalog)?
        .get(b"StructTreeRoot")
        .cloned();
    let Ok(root) = root else {
        return Ok(());
    };
    let root = root.as_reference().map_err(damaged)?;
    take(update, root)?;
    let parent = first_element(update, root)?;
    take(update, parent)?;
    let key = next_key(update, root)?;
    let reference = dictionary! { "Type" => "OBJR", "Obj" => widget, "Pg" => page };
    let element = update.new_document.add_object(dictionary! {
        "Type" => "StructElem",
        "S" => "Form",
        "P" => parent,
        "Pg" => page,
        "K" => reference,
    });
    make_list(update, parent)?;
    push(update, parent, b"K", element)?;
    add_parent(update, root, key, element)?;
    dictionary_mut(update, root)?.set("ParentTreeNextKey", key + 1);
    dictionary_mut(update, widget)?.set("StructParent", key);
    Ok(())
}

fn take(update: &mut IncrementalDocument, id: ObjectId) -> Result<(), PadesError> {
    update.opt_clone_object_to_new_document(id).map_err(damaged)
}

fn dictionary_mut(
    update: &mut IncrementalDocument,
    id: ObjectId,
) -> Result<&mut Dictionary, PadesError> {
    update
        .new_document
        .get_object_mut(id)
        .and_then(Object::as_dict_mut)
        .map_err(damaged)
}

/// The element at the top of the structure; the root itself where it has none.
fn first_element(update: &IncrementalDocument, root: ObjectId) -> Result<ObjectId, PadesError> {
    let document = update.get_prev_documents();
    let kids = document.get_dictionary(root).map_err(damaged)?.get(b"K");
    Ok(match kids {
        Ok(Object::Reference(id)) => match document.get_object(*id) {
            Ok(Object::Array(items)) => first_reference(items).unwrap_or(root),
            _ => *id,
        },
        Ok(Object::Array(items)) => first_reference(items).unwrap_or(root),
        _ => root,
    })
}

fn first_reference(items: &[Object]) -> Option<ObjectId> {
    items.iter().find_map(|item| item.as_reference().ok())
}

/// Makes a list of the single kid of an element, be it a reference, a number or a dictionary.
fn make_list(update: &mut IncrementalDocument, element: ObjectId) -> Result<(), PadesError> {
    let kids = dictionary_mut(update, element)?.get(b"K").cloned();
    let is_list = match &kids {
        Ok(Object::Reference(id)) => {
            let target = update.get_prev_documents().get_object(*id);
            target.is_ok_and(|target| target.as_array().is_ok())
        }
        Ok(kid) => kid.as_array().is_ok(),
        Err(_) => true,
    };
    if let (Ok(kid), false) = (kids, is_list) {
        dictionary_mut(update, element)?.set("K", vec![kid]);
    }
    Ok(())
}

/// The first key that no object of the tree of parents has.
fn next_key(update: &IncrementalDocument, root: ObjectId) -> Result<i64, PadesError> {
    let document = update.get_prev_documents();
    let root = document.get_dictionary(root).map_err(damaged)?;
    if let Ok(key) = root
        .get_deref(b"ParentTreeNextKey", document)
        .and_then(Object::as_i64)
    {
        return Ok(key);
    }
    let mut open = Vec::new();
    let mut highest = -1;
    open.extend(root.get(b"ParentTree").ok().map(|tree| (tree, 0)));
    while let Some((tree, depth)) = open.pop() {
        let tree = document.dereference(tree).map_err(damaged)?.1;
        let Ok(tree) = tree.as_dict() else { continue };
        if let Ok(numbers) = tree.get_deref(b"Nums", document).and_then(Object::as_array) {
            let keys = numbers
                .iter()
                .step_by(2)
                .filter_map(|key| key.as_i64().ok());
            highest = keys.fold(highest, i64::max);
        }
        if let Ok(kids) = tree.get_deref(b"Kids", document).and_then(Object::as_array)
            && depth < MAX_DEPTH
        {
            open.extend(kids.iter().map(|kid| (kid, depth + 1)));
        }
    }
    Ok(highest + 1)
}

/// Adds the way from the widget back to its element.
fn add_parent(
    update: &mut IncrementalDocument,
    root: ObjectId,
    key: i64,
    element: ObjectId,
) -> Result<(), PadesError> {
    let tree = dictionary_mut(update, root)?.get(b"ParentTree").cloned();
    let tree = match tree {
        Ok(Object::Reference(id)) => {
            take(update, id)?;
            id
        }
        // The tree moves out of the root; what it held stays.
        Ok(Object::Dictionary(tree)) => update.new_document.add_object(tree),
        Ok(_) => return Err(PadesError::Damaged),
        Err(_) => update.new_document.add_object(Dictionary::new()),
    };
    dictionary_mut(update, root)?.set("ParentTree", tree);
    if dictionary_mut(update, tree)?.has(b"Kids") {
        let leaf = update.new_document.add_object(dictionary! {
            "Limits" => vec![key.into(), key.into()],
            "Nums" => vec![key.into(), element.into()],
        });
        return push(update, tree, b"Kids", leaf);
    }
    // The key is the highest: it stands at the end.
    let numbers = dictionary_mut(update, tree)?.get(b"Nums").cloned();
    let mut numbers = match numbers {
        Ok(Object::Reference(id)) => {
            let list = update.get_prev_documents().get_object(id);
            list.and_then(Object::as_array).cloned().map_err(damaged)?
        }
        Ok(Object::Array(numbers)) => numbers,
        Ok(_) => return Err(PadesError::Damaged),
        Err(_) => Vec::new(),
    };
    numbers.extend([Object::from(key), Object::from(element)]);
    dictionary_mut(update, tree)?.set("Nums", numbers);
    Ok(())
}
