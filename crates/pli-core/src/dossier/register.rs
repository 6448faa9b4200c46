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
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Register<V> {
    heads: BTreeMap<OpId, Written<V>>,
    #[serde(skip)]
    overwritten: BTreeSet<OpId>,
}

impl<V> Default for Register<V> {
    fn default() -> Self {
        Self {
            heads: BTreeMap::new(),
            overwritten: BTreeSet::new(),
        }
    }
}

impl<V> Register<V> {
    /// Puts a value in the place of those that it overwrites.
    pub(super) fn write(&mut self, id: OpId, overwrites: &[OpId], written: Written<V>) {
        for old in overwrites {
            self.heads.remove(old);
            self.overwritten.insert(*old);
        }
        if !self.overwritten.contains(&id) {
            self.heads.insert(id, written);
        }
    }

    /// The operations whose values stand.
    pub fn heads(&self) -> impl Iterator<Item = (&OpId, &Written<V>)> {
        self.heads.iter()
    }

    /// The value to show: the latest by the writers' clocks, then by identity, so that every machine shows the same.
    pub fn shown(&self) -> Option<&Written<V>> {
        self.heads
            .iter()
            .max_by_key(|(id, written)| (written.at, **id))
            .map(|(_, written)| written)
    }

    /// Whether several values stand that did not know of each other.
    pub fn is_disputed(&self) -> bool
    where
        V: PartialEq,
    {
        let mut values = self.heads.values().map(|written| &written.value);
        values
            .next()
            .is_some_and(|first| values.any(|other| other != first))
    }
}
