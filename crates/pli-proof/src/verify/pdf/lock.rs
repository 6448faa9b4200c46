//! What a signature allows to happen after it: its permissions and the fields that it locks (ISO 32000-2, 12.8.2).

use lopdf::{Dictionary, Document, Object};

use super::super::verdict::Allowed;
use super::field::text;

/// Most transforms and fields that are read.
const MAX_ITEMS: usize = 1000;

/// What one signature allows.
#[derive(Clone, Debug, Default)]
pub(super) struct Lock {
    /// The permissions, where it gives some.
    pub(super) allowed: Option<Allowed>,
    /// The fields that may not change any more.
    fields: Option<Fields>,
}

#[derive(Clone, Debug)]
enum Fields {
    All,
    These(Vec<String>),
    AllBut(Vec<String>),
}

impl Lock {
    /// Reads what the dictionary of a signature, and that of its field, lock.
    pub(super) fn read(signature: &Dictionary, field: &Dictionary, document: &Document) -> Self {
        let mut lock = Self::default();
        let transforms = signature
            .get_deref(b"Reference", document)
            .and_then(Object::as_array);
        let transforms = transforms.map(Vec::as_slice).unwrap_or_default();
        for transform in transforms.iter().take(MAX_ITEMS) {
            let dictionary = document
                .dereference(transform)
                .and_then(|(_, object)| object.as_dict());
            if let Ok(dictionary) = dictionary {
                lock.add_transform(dictionary, document);
            }
        }
        if let Ok(own) = field.get_deref(b"Lock", document).and_then(Object::as_dict) {
            lock.add_fields(own, document);
            lock.tighten(own.get_deref(b"P", document).and_then(Object::as_i64).ok());
        }
        lock
    }

    fn add_transform(&mut self, transform: &Dictionary, document: &Document) {
        let empty = Dictionary::new();
        let method = transform
            .get_deref(b"TransformMethod", document)
            .and_then(Object::as_name)
            .unwrap_or_default();
        let parameters = transform
            .get_deref(b"TransformParams", document)
            .and_then(Object::as_dict)
            .unwrap_or(&empty);
        let permission = parameters
            .get_deref(b"P", document)
            .and_then(Object::as_i64)
            .ok();
        match method {
            b"DocMDP" => self.tighten(Some(permission.unwrap_or(2))),
            b"FieldMDP" => {
                self.add_fields(parameters, document);
                self.tighten(permission);
            }
            _ => {}
        }
    }

    /// The strictest of several permissions holds; one that is unknown allows nothing.
    fn tighten(&mut self, permission: Option<i64>) {
        let allowed = match permission {
            None => return,
            Some(2) => Allowed::FillingAndSigning,
            Some(3) => Allowed::Annotating,
            Some(_) => Allowed::Nothing,
        };
        self.allowed = Some(self.allowed.map_or(allowed, |before| before.min(allowed)));
    }

    fn add_fields(&mut self, parameters: &Dictionary, document: &Document) {
        let names = parameters
            .get_deref(b"Fields", document)
            .and_then(Object::as_array)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let names = names
            .iter()
            .take(MAX_ITEMS)
            .filter_map(|name| Some(text(document.dereference(name).ok()?.1.as_str().ok()?)))
            .collect();
        let action = parameters
            .get_deref(b"Action", document)
            .and_then(Object::as_name)
            .unwrap_or_default();
        self.fields = Some(match action {
            b"Include" => Fields::These(names),
            b"Exclude" => Fields::AllBut(names),
            _ => Fields::All,
        });
    }

    /// Tells whether a field may not change any more: itself, or one above it.
    pub(super) fn holds(&self, field: &str) -> bool {
        let is_named = |names: &[String]| {
            names.iter().any(|name| {
                let below = field.strip_prefix(name.as_str());
                below.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            })
        };
        match &self.fields {
            None => false,
            Some(Fields::All) => true,
            Some(Fields::These(names)) => is_named(names),
            Some(Fields::AllBut(names)) => !is_named(names),
        }
    }
}
