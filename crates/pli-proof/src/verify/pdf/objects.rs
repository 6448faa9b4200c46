//! The objects of a PDF: what refers to what, and what says the same.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId};

/// Objects that are reached from `values`, pages and the catalog apart.
pub(super) fn closure<'a>(
    document: &'a Document,
    values: impl Iterator<Item = &'a Object>,
) -> BTreeSet<ObjectId> {
    let mut open = Vec::new();
    for value in values {
        collect_references(value, &mut open);
    }
    let mut reached = BTreeSet::new();
    while let Some(id) = open.pop() {
        let Some(object) = document.objects.get(&id) else {
            continue;
        };
        let kind = object.type_name().unwrap_or_default();
        if ![b"Page".as_slice(), b"Pages", b"Catalog"].contains(&kind) && reached.insert(id) {
            collect_references(object, &mut open);
        }
    }
    reached
}

pub(super) fn referrers(document: &Document) -> BTreeMap<ObjectId, BTreeSet<ObjectId>> {
    let mut referrers: BTreeMap<ObjectId, BTreeSet<ObjectId>> = BTreeMap::new();
    let mut found = Vec::new();
    for (id, object) in &document.objects {
        if is_container(object) {
            continue;
        }
        collect_references(object, &mut found);
        for target in found.drain(..) {
            referrers.entry(target).or_default().insert(*id);
        }
    }
    referrers
}

pub(super) fn collect_references(object: &Object, found: &mut Vec<ObjectId>) {
    match object {
        Object::Reference(id) => found.push(*id),
        Object::Array(items) => items
            .iter()
            .for_each(|item| collect_references(item, found)),
        Object::Dictionary(dictionary) => dictionary
            .iter()
            .for_each(|(_, value)| collect_references(value, found)),
        Object::Stream(stream) => stream
            .dict
            .iter()
            .for_each(|(_, value)| collect_references(value, found)),
        Object::Null
        | Object::Boolean(_)
        | Object::Integer(_)
        | Object::Real(_)
        | Object::Name(_)
        | Object::String(_, _) => {}
    }
}

pub(super) fn resolve<'a>(document: &'a Document, value: &'a Object) -> Option<&'a Object> {
    document.dereference(value).ok().map(|(_, object)| object)
}

/// The keys whose values differ, or that only one of the two has.
pub(super) fn changed_keys<'d>(
    then: &'d Dictionary,
    now: &'d Dictionary,
) -> impl Iterator<Item = &'d [u8]> {
    let keys = then
        .iter()
        .chain(now.iter())
        .map(|(key, _)| key.as_slice())
        .collect::<BTreeSet<_>>();
    keys.into_iter()
        .filter(|key| match (then.get(key), now.get(key)) {
            (Ok(then), Ok(now)) => !same(then, now),
            _ => true,
        })
}

/// Whether two objects say the same, wherever they stand in the file and however their strings are written.
pub(super) fn same(then: &Object, now: &Object) -> bool {
    match (then, now) {
        (Object::String(then, _), Object::String(now, _)) => then == now,
        (Object::Array(then), Object::Array(now)) => {
            then.len() == now.len() && then.iter().zip(now).all(|(then, now)| same(then, now))
        }
        (Object::Dictionary(then), Object::Dictionary(now)) => same_entries(then, now),
        (Object::Stream(then), Object::Stream(now)) => {
            then.content == now.content && same_entries(&then.dict, &now.dict)
        }
        (then, now) => then == now,
    }
}

fn same_entries(then: &Dictionary, now: &Dictionary) -> bool {
    then.len() == now.len() && changed_keys(then, now).next().is_none()
}

/// Whether a new object shows nothing by itself: the length of a stream, which lopdf has put in its place, or a note on
/// validation data that a later note replaced.
pub(super) fn is_leftover(object: &Object) -> bool {
    match object {
        Object::Integer(_) => true,
        object => object.type_name().is_ok_and(|kind| kind == b"VRI"),
    }
}

/// Whether an object only carries others: a cross-reference table or an object stream.
pub(super) fn is_container(object: &Object) -> bool {
    let kind = match object {
        Object::Stream(stream) => stream
            .dict
            .get(b"Type")
            .and_then(Object::as_name)
            .unwrap_or_default(),
        _ => return false,
    };
    kind == b"XRef" || kind == b"ObjStm"
}
