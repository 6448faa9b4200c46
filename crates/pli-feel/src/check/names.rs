//! Names and properties. A variable hides a name of the scope, an inner one hides an outer one.

use crate::functions;
use crate::program::{Access, Node};
use crate::syntax::Word;
use crate::{Code, Diagnostic, Dialect, Kind, RowType, Type, Value};

use super::nearest::nearest;
use super::{ASSUMED_ELEMENTS, Checker, Frame, Typed};

impl Checker<'_> {
    /// Finds what a dotted name stands for.
    pub(super) fn name(&mut self, words: &[Word]) -> Option<Typed> {
        let (base, taken) = self.base(words)?;
        words[taken..]
            .iter()
            .try_fold(base, |of, word| self.access(of, word))
    }

    /// Finds the value that a name begins with, and how many words it takes.
    fn base(&mut self, words: &[Word]) -> Option<(Typed, usize)> {
        if self.dialect == Dialect::Dmn {
            return Some(self.loose(words));
        }
        if let Some(found) = self.variable(&words[0]) {
            return Some((found, 1));
        }
        let texts: Vec<&str> = words.iter().map(|word| &*word.text).collect();
        if let Some((slot, taken)) = self.scope.resolve(&texts) {
            self.reads.insert(slot);
            let of = self.scope.slot_type(slot)?.clone();
            let size = if matches!(of.kind, Kind::List(_)) {
                self.scope.limit_of(slot).unwrap_or(ASSUMED_ELEMENTS)
            } else {
                1
            };
            return Some((
                Typed {
                    node: Node::Slot(slot),
                    of,
                    cost: 1,
                    size,
                    labels: self.scope.labels_of(slot).cloned(),
                },
                taken,
            ));
        }
        self.unknown(words, &texts.join("."))
    }

    fn variable(&mut self, word: &Word) -> Option<Typed> {
        for (place, frame) in self.frames.iter().enumerate().rev() {
            match frame {
                Frame::Named(name, of) if *name == word.text => return Some(local(place, of)),
                Frame::Item(of) if matches!(&of.kind, Kind::Row(row) if row.cell(&word.text).is_some()) =>
                {
                    let element = local(place, of);
                    return self.access(element, word);
                }
                // After the cells: a column that is called `item` hides the element.
                Frame::Item(of) if &*word.text == "item" => return Some(local(place, of)),
                Frame::Named(..) | Frame::Item(_) => {}
            }
        }
        None
    }

    /// The innermost element of a filter that is still to come for a name: as the standard has it, it may be a row with
    /// such a cell, which is known when it is evaluated.
    fn elements(&self, word: &Word) -> Vec<usize> {
        let mut places = Vec::new();
        for (place, frame) in self.frames.iter().enumerate().rev() {
            match frame {
                Frame::Named(name, _) if *name == word.text => break,
                Frame::Item(_) => places.push(place),
                Frame::Named(..) => {}
            }
        }
        places
    }

    /// What a name stands for as the standard has it: a cell of the element at hand, a variable, a name of the scope, or
    /// else null.
    fn loose(&mut self, words: &[Word]) -> (Typed, usize) {
        let texts: Vec<&str> = words.iter().map(|word| &*word.text).collect();
        let (mut found, taken) = match self.variable(&words[0]) {
            Some(variable) => (variable, 1),
            None => match self.scope.resolve(&texts) {
                Some((slot, taken)) => {
                    self.reads.insert(slot);
                    (Typed::of_parts(Node::Slot(slot), Type::ANY, &[]), taken)
                }
                None => (Typed::constant(Value::Null, Kind::Null), 1),
            },
        };
        for place in self.elements(&words[0]).into_iter().rev() {
            let element = Box::new(Node::Local(place));
            found.node = Node::Cell(element, words[0].text.clone(), Box::new(found.node));
        }
        (found, taken)
    }

    fn unknown<T>(&mut self, words: &[Word], name: &str) -> Option<T> {
        let span = words[0].span.to(words[words.len() - 1].span);
        let inside = format!("{name}.");
        let example = self
            .scope
            .names()
            .filter(|known| known.starts_with(&inside))
            .min();
        if let Some(example) = example {
            let fault = Diagnostic::new(Code::NotAValue, span)
                .with("name", name)
                .with("example", example);
            return self.fault(fault);
        }
        let mut fault = Diagnostic::new(Code::UnknownName, span).with("name", name);
        if let Some(similar) = nearest(name, self.known_names()) {
            fault = fault.with("nearest", similar);
        }
        self.fault(fault)
    }

    fn known_names(&self) -> impl Iterator<Item = &str> {
        let variables = self.frames.iter().flat_map(|frame| match frame {
            Frame::Named(name, _) => vec![&**name],
            Frame::Item(Type {
                kind: Kind::Row(row),
                ..
            }) => row.cells().map(|(name, _)| name).collect(),
            Frame::Item(_) => vec!["item"],
        });
        variables.chain(self.scope.names())
    }

    /// Reads `.word` of a value, or of each element of a list.
    pub(super) fn access(&mut self, of: Typed, word: &Word) -> Option<Typed> {
        let Some((of_result, access)) = accessed(&of.of, &word.text) else {
            let mut fault = Diagnostic::new(Code::UnknownProperty, word.span)
                .with("name", &word.text)
                .with("type", &of.of);
            if let Some(similar) = nearest(&word.text, known_properties(&of.of.kind).into_iter()) {
                fault = fault.with("nearest", similar);
            }
            return self.fault(fault);
        };
        let is_list = matches!(of_result.kind, Kind::List(_));
        let from_list = matches!(of.of.kind, Kind::List(_));
        let size = if from_list {
            of.size
        } else if is_list {
            ASSUMED_ELEMENTS
        } else {
            1
        };
        let cost = of.cost.saturating_add(of.size);
        let labels = row_of(&of.of.kind).and_then(|row| self.scope.cell_labels_of(row, &word.text));
        let typed = Typed {
            node: Node::Get(Box::new(of.node), access),
            of: of_result,
            cost,
            size,
            labels: labels.cloned(),
        };
        Some(typed.marked(word.span))
    }
}

fn local(place: usize, of: &Type) -> Typed {
    let size = if matches!(of.kind, Kind::List(_)) {
        ASSUMED_ELEMENTS
    } else {
        1
    };
    Typed {
        node: Node::Local(place),
        of: of.clone(),
        cost: 1,
        size,
        labels: None,
    }
}

/// The shape of a row, or of the rows of a list.
fn row_of(kind: &Kind) -> Option<&RowType> {
    match kind {
        Kind::Row(row) => Some(row),
        Kind::List(element) => row_of(&element.kind),
        _ => None,
    }
}

/// Gives the type and the way of a cell or property.
fn accessed(of: &Type, name: &str) -> Option<(Type, Access)> {
    let (found, access) = match &of.kind {
        Kind::Any => (Type::ANY, Access::Named(name.into())),
        Kind::Row(row) => row
            .cell(name)
            .map(|(place, cell)| (cell.clone(), Access::Cell(place)))?,
        Kind::List(element) => {
            let (cell, access) = accessed(element, name)?;
            (Type::list(cell), access)
        }
        other => functions::property(other, name).map(|(of, read)| (of, Access::Property(read)))?,
    };
    Some((found.or_null(of.nullable.into()), access))
}

fn known_properties(of: &Kind) -> Vec<&str> {
    match of {
        Kind::Row(row) => row.cells().map(|(name, _)| name).collect(),
        Kind::List(element) => known_properties(&element.kind),
        other => functions::property_names(other).collect(),
    }
}
