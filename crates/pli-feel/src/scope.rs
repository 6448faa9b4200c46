//! The names that an expression may use, and the slots that hold their values.
//!
//! Layers go from the outermost (the whole form) to the innermost (the row at hand).

use std::collections::HashMap;

use crate::{Kind, Type};

/// A place that holds one value while expressions are evaluated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Slot(u32);

impl Slot {
    /// Gives the number of the slot: 0 for the first that a scope declared.
    pub fn index(self) -> usize {
        usize::try_from(self.0).unwrap_or(usize::MAX)
    }
}

/// Names in layers. Slots stay known after their layer was left: one scope numbers all slots of a form.
#[derive(Debug, Clone)]
pub struct Scope {
    layers: Vec<HashMap<Box<str>, Slot>>,
    types: Vec<Type>,
}

impl Default for Scope {
    fn default() -> Scope {
        Scope::new()
    }
}

impl Scope {
    /// Makes a scope of one empty layer.
    pub fn new() -> Scope {
        Scope {
            layers: vec![HashMap::new()],
            types: Vec::new(),
        }
    }

    /// Declares a name (`organisme.siret`, `sessions.session`) in the innermost layer and gives its new slot.
    ///
    /// The same name again in one layer replaces the first.
    pub fn declare(&mut self, name: &str, of: Type) -> Slot {
        let slot =
            Slot(u32::try_from(self.types.len()).expect("fewer than four thousand million slots"));
        self.types.push(of);
        self.alias(name, slot);
        slot
    }

    /// Names a slot once more, in the innermost layer: `siret` for `organisme.siret` inside its section.
    pub fn alias(&mut self, name: &str, slot: Slot) {
        if let Some(layer) = self.layers.last_mut() {
            layer.insert(name.into(), slot);
        }
    }

    /// Opens an inner layer, whose names hide the same names outside.
    pub fn enter(&mut self) {
        self.layers.push(HashMap::new());
    }

    /// Closes the innermost layer; the outermost stays.
    pub fn leave(&mut self) {
        if self.layers.len() > 1 {
            self.layers.pop();
        }
    }

    /// Gives the type of a slot; none for a slot of another scope.
    pub fn slot_type(&self, slot: Slot) -> Option<&Type> {
        self.types.get(slot.index())
    }

    /// Counts the slots of all layers, left ones included.
    pub fn slots(&self) -> usize {
        self.types.len()
    }

    /// Finds the slot of the longest declared prefix of a dotted name, innermost layer first, and how many of the words
    /// it takes. A name that cannot have the next word as its property does not count.
    pub(crate) fn resolve(&self, words: &[&str]) -> Option<(Slot, usize)> {
        let mut second_best = None;
        for layer in self.layers.iter().rev() {
            for taken in (1..=words.len()).rev() {
                let Some(&slot) = layer.get(words[..taken].join(".").as_str()) else {
                    continue;
                };
                let fits = words
                    .get(taken)
                    .is_none_or(|next| self.types[slot.index()].kind.has_property(next));
                if fits {
                    return Some((slot, taken));
                }
                second_best = second_best.or(Some((slot, taken)));
            }
        }
        second_best
    }

    /// Lists every name that can be written here.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.layers
            .iter()
            .flat_map(|layer| layer.keys().map(|name| &**name))
    }
}

impl Kind {
    /// Tells whether `.name` after a value of this kind has a meaning.
    pub(crate) fn has_property(&self, name: &str) -> bool {
        match self {
            Kind::Row(row) => row.cell(name).is_some(),
            Kind::List(element) => element.kind.has_property(name),
            Kind::Any => true,
            other => crate::functions::property(other, name).is_some(),
        }
    }
}
