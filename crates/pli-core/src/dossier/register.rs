//! A place of a dossier that remembers every value that nothing has replaced.
//!
//! Two edits that did not know of each other stay side by side until a later one names both. The order in which operations
//! arrive changes nothing.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::OpId;

/// One value with who wrote it and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Written<V> {
    /// Clock of the writer's machine, for display only.
    pub at: jiff::Timestamp,
    /// Name of the person, for display only.
    pub author: String,
    /// The value.
    pub value: V,
}

/// The values that stand at one place, by the operation that wrote each.
///
/// Nearly always there is one: it stands in the register itself, so that whoever goes through a dossier need not look
/// elsewhere for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Register<V> {
    /// The only value; none where there is none, or where there are several.
    one: Option<(OpId, Written<V>)>,
    several: BTreeMap<OpId, Written<V>>,
    overwritten: BTreeSet<OpId>,
}

impl<V> Default for Register<V> {
    fn default() -> Self {
        Self {
            one: None,
            several: BTreeMap::new(),
            overwritten: BTreeSet::new(),
        }
    }
}

impl<V> Register<V> {
    /// Puts a value in the place of those that it overwrites.
    pub(super) fn write(&mut self, id: OpId, overwrites: &[OpId], written: Written<V>) {
        for old in overwrites {
            if self.one.as_ref().is_some_and(|(one, _)| one == old) {
                self.one = None;
            }
            self.several.remove(old);
            self.overwritten.insert(*old);
        }
        if self.overwritten.contains(&id) {
            self.settle();
            return;
        }
        let alone = self.several.is_empty() && self.one.as_ref().is_none_or(|(one, _)| *one == id);
        if alone {
            self.one = Some((id, written));
        } else {
            self.several.extend(self.one.take());
            self.several.insert(id, written);
            self.settle();
        }
    }

    /// A value that is the only one stands by itself.
    fn settle(&mut self) {
        if self.several.len() == 1 {
            self.one = self.several.pop_first();
        }
    }

    /// The operations whose values stand.
    pub fn heads(&self) -> impl Iterator<Item = (&OpId, &Written<V>)> {
        let one = self.one.iter().map(|(id, written)| (id, written));
        one.chain(&self.several)
    }

    /// The value to show: the latest by the writers' clocks, then by identity, so that every machine shows the same.
    pub fn shown(&self) -> Option<&Written<V>> {
        if let Some((_, written)) = &self.one {
            return Some(written);
        }
        self.several
            .iter()
            .max_by_key(|(id, written)| (written.at, **id))
            .map(|(_, written)| written)
    }

    /// Whether several values stand that did not know of each other.
    pub fn is_disputed(&self) -> bool
    where
        V: PartialEq,
    {
        let mut values = self.several.values().map(|written| &written.value);
        values
            .next()
            .is_some_and(|first| values.any(|other| other != first))
    }
}
