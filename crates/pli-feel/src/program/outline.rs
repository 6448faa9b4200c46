//! The shape of a compiled expression, for those who put it into words: what is compared with what.
//!
//! Tells what is written, never what it is worth: that is `evaluate`. What has no simple words is [`Outline::Other`].

use std::collections::HashMap;

use super::node::{Access, Node};
use super::{Comparison, Program, spans};
use crate::syntax::{Operator, Span};
use crate::{Slot, Value};

/// A part of an expression.
#[derive(Debug, Clone, PartialEq)]
pub enum Outline {
    /// A value that is written.
    Constant(Value),
    /// What a slot holds.
    Slot(Slot),
    /// A cell of a row, by its place.
    Cell(Box<Outline>, usize),
    /// `not(a)`; `a != b` is `not(a = b)`.
    Not(Box<Outline>),
    /// `a and b`.
    And(Box<Outline>, Box<Outline>),
    /// `a or b`.
    Or(Box<Outline>, Box<Outline>),
    /// `a = null`.
    IsNull(Box<Outline>),
    /// `a = b`, `a < b`.
    Compare(Comparison, Box<Outline>, Box<Outline>),
    /// A function by its name, with its arguments.
    Call(String, Vec<Outline>),
    /// Anything else.
    Other,
}

impl Program {
    /// Gives the shape of the expression.
    pub fn outline(&self) -> Outline {
        let reader = Reader {
            source: &self.source,
            places: spans::by_address(&self.root, &self.spans),
        };
        reader.outline(&self.root)
    }
}

struct Reader<'a> {
    source: &'a str,
    places: HashMap<usize, Span>,
}

impl Reader<'_> {
    fn outline(&self, node: &Node) -> Outline {
        let boxed = |node: &Node| Box::new(self.outline(node));
        match node {
            Node::Constant(value) => Outline::Constant(value.clone()),
            Node::Slot(slot) => Outline::Slot(*slot),
            Node::Get(of, Access::Cell(place)) => Outline::Cell(boxed(of), *place),
            Node::Not(of) => Outline::Not(boxed(of)),
            Node::And(left, right) => Outline::And(boxed(left), boxed(right)),
            Node::Or(left, right) => Outline::Or(boxed(left), boxed(right)),
            Node::IsNull(of) => Outline::IsNull(boxed(of)),
            Node::Equal(left, right) => {
                Outline::Compare(Comparison::Equal, boxed(left), boxed(right))
            }
            Node::Compare(operator, left, right) => match comparison(*operator) {
                Some(comparison) => Outline::Compare(comparison, boxed(left), boxed(right)),
                None => Outline::Other,
            },
            Node::Call(_, arguments) => {
                let arguments = arguments.iter().map(|node| self.outline(node));
                Outline::Call(self.function(node), arguments.collect())
            }
            _ => Outline::Other,
        }
    }

    /// The name of a function, as it is written.
    fn function(&self, node: &Node) -> String {
        let span = self.places.get(&spans::address(node));
        let text = span.and_then(|span| self.source.get(span.start..span.end));
        let name = text.and_then(|text| text.split('(').next());
        let words = name.unwrap_or_default().split_whitespace();
        words.collect::<Vec<_>>().join(" ")
    }
}

fn comparison(operator: Operator) -> Option<Comparison> {
    match operator {
        Operator::Less => Some(Comparison::Less),
        Operator::LessOrEqual => Some(Comparison::LessOrEqual),
        Operator::Greater => Some(Comparison::Greater),
        Operator::GreaterOrEqual => Some(Comparison::GreaterOrEqual),
        _ => None,
    }
}
