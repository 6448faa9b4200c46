//! Two revisions of a PDF compared, object by object.
//!
//! What may change after a signature is listed here: new signatures and time-stamps with their fields, validation data, and
//! annotations, which are named. An object that is new or changed and that none of these explains makes the document
//! altered. An object that was there and is replaced must be used for that one purpose only: attacks replace an object that
//! is also painted.

mod form;

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::objects::{
    changed_keys, closure, collect_references, is_container, is_leftover, referrers, resolve, same,
};
use crate::verify::verdict::Modification;

/// What happened between two revisions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Change {
    /// Its class.
    pub(super) modification: Modification,
    /// The fields of a form that were filled.
    pub(super) filled: Vec<String>,
    /// Whether signatures were added, time-stamps apart.
    pub(super) is_signed: bool,
}

impl Change {
    /// A change of one class.
    pub(super) fn of(modification: Modification) -> Self {
        Self {
            modification,
            filled: Vec::new(),
            is_signed: false,
        }
    }

    /// Both changes, one after the other.
    pub(super) fn and(mut self, other: Self) -> Self {
        self.modification = self.modification.max(other.modification);
        self.is_signed |= other.is_signed;
        for field in other.filled {
            if !self.filled.contains(&field) {
                self.filled.push(field);
            }
        }
        self
    }
}

/// Compares a signed revision with a later one.
pub(super) fn compare(then: &Document, now: &Document) -> Change {
    let empty = Dictionary::new();
    let mut review = Review {
        empty: &empty,
        then,
        now,
        referrers: referrers(then),
        explained: BTreeSet::new(),
        annotated: false,
        signed: false,
        filled: Vec::new(),
    };
    if review.document().is_none()
        || review
            .differences()
            .any(|id| !review.explained.contains(&id))
    {
        return Change::of(Modification::Altered);
    }
    Change {
        modification: if review.annotated {
            Modification::Annotations
        } else {
            Modification::Permitted
        },
        filled: review.filled,
        is_signed: review.signed,
    }
}

struct Review<'a> {
    /// What stands for a form that was not there.
    empty: &'a Dictionary,
    then: &'a Document,
    now: &'a Document,
    /// Which objects of the signed revision refer to which.
    referrers: BTreeMap<ObjectId, BTreeSet<ObjectId>>,
    explained: BTreeSet<ObjectId>,
    annotated: bool,
    signed: bool,
    filled: Vec<String>,
}

/// `None` where a change is found that nothing permits.
type Permitted = Option<()>;

fn permitted_if(holds: bool) -> Permitted {
    holds.then_some(())
}

impl<'a> Review<'a> {
    /// The objects that are new, changed or gone.
    fn differences(&self) -> impl Iterator<Item = ObjectId> {
        let ids = self
            .then
            .objects
            .keys()
            .chain(self.now.objects.keys())
            .copied()
            .collect::<BTreeSet<_>>();
        ids.into_iter().filter(
            |id| match (self.then.objects.get(id), self.now.objects.get(id)) {
                (Some(then), Some(now)) => !same(then, now),
                // The tables and containers of a revision are not part of what it says.
                (None, Some(now)) => {
                    let is_harmless = is_leftover(now) && !self.referrers.contains_key(id);
                    !is_container(now) && !is_harmless
                }
                (Some(then), None) => !is_container(then),
                (None, None) => false,
            },
        )
    }

    fn document(&mut self) -> Permitted {
        let root = |document: &Document| {
            document
                .trailer
                .get(b"Root")
                .and_then(Object::as_reference)
                .ok()
        };
        let catalog = root(self.then)?;
        permitted_if(root(self.now) == Some(catalog))?;
        let (then, now) = (self.then.catalog().ok()?, self.now.catalog().ok()?);
        for key in changed_keys(then, now) {
            permitted_if(
                [
                    b"AcroForm".as_slice(),
                    b"DSS",
                    b"Extensions",
                    b"Metadata",
                    b"Names",
                ]
                .contains(&key),
            )?;
        }
        self.explained.insert(catalog);
        self.information()?;
        for key in [b"DSS".as_slice(), b"Extensions", b"Metadata"] {
            self.store(catalog, then.get(key).ok(), now.get(key).ok())?;
        }
        self.names(catalog, then.get(b"Names").ok(), now.get(b"Names").ok())?;
        let fields = self.form(
            catalog,
            then.get(b"AcroForm").ok(),
            now.get(b"AcroForm").ok(),
        )?;
        self.pages(&fields)
    }

    /// The information dictionary holds dates and the name of the last program.
    fn information(&mut self) -> Permitted {
        let value = |document: &'a Document| document.trailer.get(b"Info").ok();
        let (then, now) = (value(self.then), value(self.now));
        if let Some(id) = now.and_then(|now| now.as_reference().ok()) {
            self.explain_holder(id, &BTreeSet::new())?;
        }
        permitted_if(then.is_none() || now.is_some())?;
        self.explain_new(now.into_iter())
    }

    /// Validation data, developer extensions, metadata: what is new is reached from here alone, and what was there and
    /// changed was already reached from here alone.
    fn store(
        &mut self,
        catalog: ObjectId,
        then: Option<&'a Object>,
        now: Option<&'a Object>,
    ) -> Permitted {
        permitted_if(then.is_none() || now.is_some())?;
        let mut owners = closure(self.then, then.into_iter());
        owners.insert(catalog);
        for id in closure(self.now, now.into_iter()) {
            match self.then.objects.contains_key(&id) {
                true if owners.contains(&id) => self.explain_holder(id, &owners)?,
                true => {}
                false => self.explain_one_new(id)?,
            }
        }
        Some(())
    }

    /// Named objects: pictures of annotations may be added, and nothing else.
    fn names(
        &mut self,
        catalog: ObjectId,
        then: Option<&'a Object>,
        now: Option<&'a Object>,
    ) -> Permitted {
        permitted_if(then.is_none() || now.is_some())?;
        let Some(now) = now else { return Some(()) };
        if let Ok(id) = now.as_reference() {
            self.explain_holder(id, &BTreeSet::from([catalog]))?;
        }
        let then = then
            .and_then(|then| resolve(self.then, then)?.as_dict().ok())
            .unwrap_or(self.empty);
        let now = resolve(self.now, now)?.as_dict().ok()?;
        permitted_if(changed_keys(then, now).all(|key| key == b"AP" && !then.has(b"AP")))?;
        self.explain_new(now.get(b"AP").ok().filter(|_| !then.has(b"AP")).into_iter())
    }

    /// The pages stay the same, in the same order; annotations may be added to them.
    fn pages(&mut self, signatures: &BTreeSet<ObjectId>) -> Permitted {
        let pages = self.then.get_pages();
        permitted_if(pages == self.now.get_pages())?;
        for page in pages.into_values() {
            let (then, now) = (
                self.then.get_dictionary(page).ok()?,
                self.now.get_dictionary(page).ok()?,
            );
            for key in changed_keys(then, now) {
                permitted_if(key == b"Annots" || key == b"Tabs" && !then.has(b"Tabs"))?;
            }
            self.explained.insert(page);
            for annotation in self.added(page, then.get(b"Annots").ok(), now.get(b"Annots").ok())? {
                let is_signature = annotation
                    .as_reference()
                    .is_ok_and(|id| signatures.contains(&id));
                self.annotated |= !is_signature;
                self.explain_new([annotation].into_iter())?;
            }
        }
        Some(())
    }

    /// The items that a list has gained; one that was lost or moved is not permitted. A list that is an object of its own must
    /// belong to `owner` alone.
    fn added(
        &mut self,
        owner: ObjectId,
        then: Option<&'a Object>,
        now: Option<&'a Object>,
    ) -> Option<Vec<&'a Object>> {
        permitted_if(then.is_none() || now.is_some())?;
        let Some(now) = now else {
            return Some(Vec::new());
        };
        if let Ok(id) = now.as_reference() {
            self.explain_holder(id, &BTreeSet::from([owner]))?;
        }
        let list =
            |document: &'a Document, value: &'a Object| resolve(document, value)?.as_array().ok();
        let then = match then {
            Some(then) => list(self.then, then)?.as_slice(),
            None => &[],
        };
        let mut kept = then.iter().peekable();
        let mut added = Vec::new();
        for item in list(self.now, now)? {
            if kept.peek().is_some_and(|kept| same(kept, item)) {
                kept.next();
            } else {
                added.push(item);
            }
        }
        permitted_if(kept.next().is_none())?;
        Some(added)
    }

    /// Explains an object that holds what may change: a new one, or one that only `owners` referred to.
    fn explain_holder(&mut self, id: ObjectId, owners: &BTreeSet<ObjectId>) -> Permitted {
        if !self.then.objects.contains_key(&id) {
            return self.explain_one_new(id);
        }
        let is_changed = match (self.then.objects.get(&id), self.now.objects.get(&id)) {
            (Some(then), Some(now)) => !same(then, now),
            _ => true,
        };
        if is_changed {
            let users = self.referrers.get(&id);
            permitted_if(users.is_none_or(|users| users.is_subset(owners)))?;
            self.explained.insert(id);
        }
        Some(())
    }

    /// Explains every new object that is reached from `values` through new objects.
    fn explain_new(&mut self, values: impl Iterator<Item = &'a Object>) -> Permitted {
        let mut open = Vec::new();
        for value in values {
            collect_references(value, &mut open);
        }
        while let Some(id) = open.pop() {
            if self.then.objects.contains_key(&id) || self.explained.contains(&id) {
                continue;
            }
            self.explain_one_new(id)?;
            if let Some(object) = self.now.objects.get(&id) {
                collect_references(object, &mut open);
            }
        }
        Some(())
    }

    /// A new object must not fill a reference that the signed revision left open.
    fn explain_one_new(&mut self, id: ObjectId) -> Permitted {
        permitted_if(!self.referrers.contains_key(&id))?;
        self.explained.insert(id);
        Some(())
    }
}
