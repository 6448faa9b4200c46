//! What is transmitted of a dossier, as one digest: equal as long as nothing that is printed or deposited changed.
//!
//! Each place has its own digest and stands in one of a fixed number of buckets, by its address. An act digests anew the
//! places that it changed, and their buckets; never the whole dossier.

use std::collections::{BTreeMap, BTreeSet};

use pli_core::dossier::{Dossier, Path};
use pli_core::view::{FieldView, GroupView, View, ViewChange};
use serde::Serialize;
use serde_json::json;
use sha2::{Digest, Sha256};

const BUCKETS: usize = 256;

type Sum = [u8; 32];

/// The digests of the visible values, the order of rows and the files of fields.
pub(crate) struct Content {
    buckets: Vec<Bucket>,
}

#[derive(Clone, Default)]
struct Bucket {
    places: BTreeMap<Path, Sum>,
    sum: Sum,
}

impl Content {
    /// Digests everything once.
    pub(crate) fn of(view: &View) -> Result<Self, serde_json::Error> {
        let mut content = Self {
            buckets: vec![Bucket::default(); BUCKETS],
        };
        for (path, field) in &view.fields {
            content.put(path, field_sum(path, field)?);
        }
        for (path, group) in &view.groups {
            content.put(path, group_sum(path, group)?);
        }
        content.buckets.iter_mut().for_each(Bucket::add_up);
        Ok(content)
    }

    /// Follows what changed of a view.
    pub(crate) fn follow(
        &mut self,
        view: &View,
        change: &ViewChange,
    ) -> Result<(), serde_json::Error> {
        let mut touched = BTreeSet::new();
        for path in change.removed_fields.iter().chain(&change.removed_groups) {
            touched.insert(self.put(path, None));
        }
        for path in &change.fields {
            let sum = view.fields.get(path).map(|field| field_sum(path, field));
            touched.insert(self.put(path, sum.transpose()?.flatten()));
        }
        for path in &change.groups {
            let sum = view.groups.get(path).map(|group| group_sum(path, group));
            touched.insert(self.put(path, sum.transpose()?.flatten()));
        }
        for bucket in touched {
            self.buckets[bucket].add_up();
        }
        Ok(())
    }

    /// The digest of all, with the files of pieces, the justifications and the version of the form.
    pub(crate) fn digest(&self, view: &View, state: &Dossier) -> Result<String, serde_json::Error> {
        let mut all = Sha256::new();
        for bucket in &self.buckets {
            all.update(bucket.sum);
        }
        let pieces: Vec<_> = view
            .pieces
            .iter()
            .filter(|piece| piece.visible)
            .map(|piece| json!([piece.target, piece.files]))
            .collect();
        let justified: Vec<_> = view
            .findings
            .iter()
            .filter(|f| f.justified.is_some())
            .map(|f| json!([f.code, f.path, f.justified]))
            .collect();
        // Another version of the form is another document, even where every answer is the same.
        let moved = state
            .form()
            .filter(|form| state.started_with() != Some(*form));
        let moved = moved.map(|form| &form.sha256);
        all.update(serde_json::to_vec(&(pieces, justified, moved))?);
        Ok(hex::encode(all.finalize()))
    }

    /// Puts the digest of a place, or takes it away; gives the bucket that must be added up anew.
    fn put(&mut self, path: &Path, sum: Option<Sum>) -> usize {
        let number = usize::from(Sha256::digest(path.to_string())[0]) % BUCKETS;
        let places = &mut self.buckets[number].places;
        match sum {
            Some(sum) => places.insert(path.clone(), sum),
            None => places.remove(path),
        };
        number
    }
}

impl Bucket {
    fn add_up(&mut self) {
        let mut all = Sha256::new();
        for sum in self.places.values() {
            all.update(sum);
        }
        self.sum = all.finalize().into();
    }
}

/// None where the field is hidden: it is not transmitted.
fn field_sum(path: &Path, field: &FieldView) -> Result<Option<Sum>, serde_json::Error> {
    let components = field.components.iter();
    let components: Vec<_> = components.map(|part| (part.name, &part.answer)).collect();
    let all = (path, &field.value, components, &field.files);
    field.visible.then(|| sum(&all)).transpose()
}

fn group_sum(path: &Path, group: &GroupView) -> Result<Option<Sum>, serde_json::Error> {
    let rows: Vec<_> = group.rows.iter().map(|row| row.row).collect();
    group.visible.then(|| sum(&(path, rows))).transpose()
}

fn sum(of: &impl Serialize) -> Result<Sum, serde_json::Error> {
    Ok(Sha256::digest(serde_json::to_vec(of)?).into())
}
