//! The names that an expression may use, and the slots that hold their values.
//!
//! Layers go from the outermost (the whole form) to the innermost (the row at hand).

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::{Kind, Row, RowType, Type, Value};

/// A place that holds one value while expressions are evaluated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Slot(u32);

impl Slot {
    /// Gives the number of the slot: 0 for the first that a scope declared.
    pub fn index(self) -> usize {
        usize::try_from(self.0).unwrap_or(usize::MAX)
    }
}

/// What the codes of a text mean: `label(x)` reads it.
#[derive(Debug, Clone)]
pub struct Labels(pub(crate) Arc<Row>);

impl Labels {
    /// Gathers codes and their words; of one code twice the later words count.
    pub fn new<C: Into<Arc<str>>, W: Into<Arc<str>>>(
        words: impl IntoIterator<Item = (C, W)>,
    ) -> Labels {
        let words = words.into_iter();
        let words = words.map(|(code, words)| (code.into(), Value::text(words)));
        Labels(Row::of_values(words).into())
    }
}

/// Names in layers. Slots stay known after their layer was left: one scope numbers all slots of a form.
#[derive(Debug, Clone)]
pub struct Scope {
    layers: Vec<HashMap<Box<str>, Slot>>,
    types: Vec<Type>,
    facts: HashMap<&'static str, BTreeMap<Box<str>, Slot>>,
    labels: HashMap<Slot, Labels>,
    /// Of a row that is at hand by another way than its slot only the shape is known: two meanings for one are none.
    cell_labels: HashMap<(RowType, Box<str>), Option<Labels>>,
    limits: HashMap<Slot, u64>,
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
            facts: HashMap::new(),
            labels: HashMap::new(),
            cell_labels: HashMap::new(),
            limits: HashMap::new(),
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

    /// Declares what a function of a written name tells, `has_piece("rib")`, and gives its new slot.
    pub fn declare_fact(&mut self, function: &'static str, name: &str, of: Type) -> Slot {
        let slot =
            Slot(u32::try_from(self.types.len()).expect("fewer than four thousand million slots"));
        self.types.push(of);
        let facts = self.facts.entry(function).or_default();
        facts.insert(name.into(), slot);
        slot
    }

    /// Says what the codes of a slot mean: of a text, or of a list of texts.
    pub fn label(&mut self, slot: Slot, labels: Labels) {
        self.labels.insert(slot, labels);
    }

    /// Says what the codes of a cell mean, wherever a row of that shape comes from.
    ///
    /// Two shapes that are the same with other meanings have none: which one is meant cannot be known.
    pub fn label_cell(&mut self, row: &RowType, cell: &str, labels: Labels) {
        let known = self.cell_labels.entry((row.clone(), cell.into()));
        known
            .and_modify(|known| {
                if known.as_ref().is_some_and(|known| known.0 != labels.0) {
                    *known = None;
                }
            })
            .or_insert(Some(labels));
    }

    /// Says how many elements a slot's list has at most; without it, it is taken for a thousand long.
    pub fn limit(&mut self, slot: Slot, elements: u32) {
        self.limits.insert(slot, u64::from(elements).max(1));
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

    /// Lists what a function tells of by written names; none where it is no such function.
    pub(crate) fn facts(&self, function: &str) -> Option<&BTreeMap<Box<str>, Slot>> {
        self.facts.get(function)
    }

    pub(crate) fn labels_of(&self, slot: Slot) -> Option<&Labels> {
        self.labels.get(&slot)
    }

    pub(crate) fn cell_labels_of(&self, row: &RowType, cell: &str) -> Option<&Labels> {
        self.cell_labels.get(&(row.clone(), cell.into()))?.as_ref()
    }

    pub(crate) fn limit_of(&self, slot: Slot) -> Option<u64> {
        self.limits.get(&slot).copied()
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
