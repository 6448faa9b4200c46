//! The interactive form of a document between two revisions: signatures may be added, and fields filled, which are named.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Object, ObjectId};

use super::super::field;
use super::super::objects::{changed_keys, collect_references, resolve, same};
use super::{Permitted, Review, permitted_if};

/// Deepest tree of fields that is followed.
const MAX_DEPTH: usize = 32;

impl<'a> Review<'a> {
    /// The interactive form: signature fields may be added, and empty ones may be signed. Returns the fields of signatures.
    pub(super) fn form(
        &mut self,
        catalog: ObjectId,
        then: Option<&'a Object>,
        now: Option<&'a Object>,
    ) -> Option<BTreeSet<ObjectId>> {
        permitted_if(then.is_none() || now.is_some())?;
        let Some(now) = now else {
            return Some(BTreeSet::new());
        };
        if let Ok(id) = now.as_reference() {
            self.explain_holder(id, &BTreeSet::from([catalog]))?;
        }
        let owner = then
            .and_then(|then| then.as_reference().ok())
            .unwrap_or(catalog);
        let then = then
            .and_then(|then| resolve(self.then, then)?.as_dict().ok())
            .unwrap_or(self.empty);
        let now = resolve(self.now, now)?.as_dict().ok()?;
        for key in changed_keys(then, now) {
            let is_new = !then.has(key);
            permitted_if(
                [b"Fields".as_slice(), b"SigFlags", b"DR"].contains(&key) || is_new && key == b"DA",
            )?;
        }
        self.resources(owner, then.get(b"DR").ok(), now.get(b"DR").ok(), 0)?;
        let added = self.added(owner, then.get(b"Fields").ok(), now.get(b"Fields").ok())?;
        let mut signatures = BTreeSet::new();
        for field in added {
            signatures.extend(self.new_signature_field(field)?);
        }
        self.signed_fields()?;
        Some(signatures)
    }

    /// The resources of the form's appearances: some may be added, none replaced.
    fn resources(
        &mut self,
        owner: ObjectId,
        then: Option<&'a Object>,
        now: Option<&'a Object>,
        depth: usize,
    ) -> Permitted {
        let (Some(then), Some(now)) = (then, now) else {
            permitted_if(then.is_none())?;
            return self.explain_new(now.into_iter());
        };
        let id = now.as_reference().ok();
        if let Some(id) = id {
            self.explain_holder(id, &BTreeSet::from([owner]))?;
        }
        let (then, now) = (resolve(self.then, then)?, resolve(self.now, now)?);
        if same(then, now) {
            return Some(());
        }
        permitted_if(depth < 4)?;
        let (then, now) = (then.as_dict().ok()?, now.as_dict().ok()?);
        for key in changed_keys(then, now) {
            self.resources(
                id.unwrap_or(owner),
                then.get(key).ok(),
                now.get(key).ok(),
                depth + 1,
            )?;
        }
        Some(())
    }

    /// A new field must be one for a signature, with all that is new below it.
    fn new_signature_field(&mut self, field: &'a Object) -> Option<BTreeSet<ObjectId>> {
        let id = field.as_reference().ok()?;
        permitted_if(!self.then.objects.contains_key(&id))?;
        let dictionary = self.now.get_dictionary(id).ok()?;
        permitted_if(
            dictionary
                .get(b"FT")
                .and_then(Object::as_name)
                .is_ok_and(|kind| kind == b"Sig"),
        )?;
        // An action could show something else when the document is opened.
        permitted_if(!dictionary.has(b"A") && !dictionary.has(b"AA"))?;
        self.explain_new([field].into_iter())?;
        let kids = dictionary
            .get_deref(b"Kids", self.now)
            .and_then(Object::as_array)
            .map(Vec::as_slice);
        let kids = kids.unwrap_or_default().iter();
        let widgets = kids.filter_map(|kid| kid.as_reference().ok()).chain([id]);
        // What is shown without a signature that is judged is a note like any other.
        let is_signed = self.holds_signature(dictionary);
        self.signed |= is_signed;
        Some(
            widgets
                .filter(|widget| is_signed || !self.is_shown(*widget))
                .collect(),
        )
    }

    /// Whether a field holds a signature, which gets its own verdict; time-stamps and empty fields do not.
    fn holds_signature(&self, field: &Dictionary) -> bool {
        let value = field.get_deref(b"V", self.now).and_then(Object::as_dict);
        value.is_ok_and(|value| {
            let kind = value
                .get_deref(b"SubFilter", self.now)
                .and_then(Object::as_name);
            value.has(b"ByteRange")
                && value.has(b"Contents")
                && kind.is_ok_and(|kind| kind != b"ETSI.RFC3161")
        })
    }

    /// Whether a widget takes room on its page.
    fn is_shown(&self, widget: ObjectId) -> bool {
        let rectangle = self
            .now
            .get_dictionary(widget)
            .and_then(|widget| widget.get_deref(b"Rect", self.now));
        let Ok(rectangle) = rectangle.and_then(Object::as_array) else {
            return true;
        };
        let numbers = rectangle
            .iter()
            .map(|number| number.as_float().unwrap_or(f32::NAN))
            .collect::<Vec<_>>();
        !matches!(numbers[..], [left, bottom, right, top] if left == right && bottom == top)
    }

    /// Fields for a signature that were empty when the document was signed and hold one now.
    fn signed_fields(&mut self) -> Permitted {
        let changed = self.differences().collect::<Vec<_>>();
        for id in changed {
            let (Ok(then), Ok(now)) = (self.then.get_dictionary(id), self.now.get_dictionary(id))
            else {
                continue;
            };
            if !self.is_field(id) {
                continue;
            }
            if self.kind_of(then) != Some(b"Sig") {
                self.filled_field(id, then, now)?;
                continue;
            }
            let is_empty = then
                .get(b"FT")
                .and_then(Object::as_name)
                .is_ok_and(|kind| kind == b"Sig")
                && !then.has(b"V");
            let only_signed =
                changed_keys(then, now).all(|key| [b"V".as_slice(), b"AP", b"M"].contains(&key));
            if is_empty && only_signed && now.has(b"V") {
                self.explained.insert(id);
                self.signed |= self.holds_signature(now);
                self.annotated |= !self.holds_signature(now) && self.is_shown(id);
                let values = [b"V".as_slice(), b"AP"]
                    .into_iter()
                    .filter_map(|key| now.get(key).ok());
                self.explain_new(values.collect::<Vec<_>>().into_iter())?;
            }
        }
        Some(())
    }

    /// Whether an object was a field of the form, or the widget of one, when the document was signed.
    fn is_field(&self, id: ObjectId) -> bool {
        let mut at = Some(id);
        for _ in 0..MAX_DEPTH {
            let Some(field) = at.and_then(|id| self.then.get_dictionary(id).ok()) else {
                return false;
            };
            if self.root_fields().any(|root| Some(root) == at) {
                return true;
            }
            at = field.get(b"Parent").and_then(Object::as_reference).ok();
        }
        false
    }

    fn root_fields(&self) -> impl Iterator<Item = ObjectId> + '_ {
        let form = self.then.catalog().ok();
        let form = form.and_then(|catalog| catalog.get_deref(b"AcroForm", self.then).ok());
        let fields =
            form.and_then(|form| form.as_dict().ok()?.get_deref(b"Fields", self.then).ok());
        let fields = fields.and_then(|fields| fields.as_array().ok());
        let fields = fields.map(Vec::as_slice).unwrap_or_default();
        fields.iter().filter_map(|field| field.as_reference().ok())
    }

    /// The kind of a field, its own or that of the one above.
    fn kind_of(&self, field: &'a Dictionary) -> Option<&'a [u8]> {
        let mut at = Some(field);
        for _ in 0..MAX_DEPTH {
            let field = at?;
            if let Ok(kind) = field.get(b"FT").and_then(Object::as_name) {
                return Some(kind);
            }
            at = field
                .get_deref(b"Parent", self.then)
                .and_then(Object::as_dict)
                .ok();
        }
        None
    }

    /// A field of text or choice that was filled: its value and its appearance may change, where that appearance was its own.
    fn filled_field(
        &mut self,
        id: ObjectId,
        then: &'a Dictionary,
        now: &'a Dictionary,
    ) -> Permitted {
        const MAY_CHANGE: [&[u8]; 5] = [b"V", b"AP", b"AS", b"M", b"I"];
        permitted_if(changed_keys(then, now).all(|key| MAY_CHANGE.contains(&key)))?;
        self.explained.insert(id);
        if let (Ok(before), Ok(after)) = (then.get(b"AP"), now.get(b"AP")) {
            self.appearance(id, before, after)?;
        } else {
            self.explain_new(now.get(b"AP").ok().into_iter())?;
        }
        let name = self.full_name(then);
        if !self.filled.contains(&name) {
            self.filled.push(name);
        }
        Some(())
    }

    /// The pictures of a field: replaced by new ones, or rewritten in their own place.
    fn appearance(&mut self, owner: ObjectId, then: &'a Object, now: &'a Object) -> Permitted {
        let mut old = Vec::new();
        collect_references(then, &mut old);
        let mut new = Vec::new();
        collect_references(now, &mut new);
        for id in new {
            if old.contains(&id) {
                self.explain_holder(id, &BTreeSet::from([owner]))?;
                let inside = self.now.objects.get(&id);
                self.explain_new(inside.into_iter())?;
            }
        }
        self.explain_new([now].into_iter())
    }

    /// The name of a field with those above it (ISO 32000-2, 12.7.4.2).
    fn full_name(&self, field: &Dictionary) -> String {
        let mut names = Vec::new();
        let mut at = Some(field);
        for _ in 0..MAX_DEPTH {
            let Some(field) = at else { break };
            let name = field.get_deref(b"T", self.then).and_then(Object::as_str);
            if let Ok(name) = name {
                names.push(field::text(name));
            }
            at = field
                .get_deref(b"Parent", self.then)
                .and_then(Object::as_dict)
                .ok();
        }
        names.reverse();
        names.join(".")
    }
}
