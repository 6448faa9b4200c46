//! The shape of a compiled expression, for those who put it into words: what is compared with what.
//!
//! Tells what is written, never what it is worth: that is `evaluate`. What has no simple words is [`Outline::Other`].

use std::collections::HashMap;

use super::evaluate::Run;
use super::node::{Access, End, Node, Test};
use super::{Comparison, LITERAL_FUEL, Program, spans};
use crate::syntax::{Operator, Span};
use crate::{Dialect, Slot, Value};

/// A part of an expression.
#[derive(Debug, Clone, PartialEq)]
pub enum Outline {
    /// A value that is written, or comes of written ones alone: `-5`, `date("2027-01-01")`.
    Constant(Value),
    /// What a slot holds.
    Slot(Slot),
    /// A cell of a row, by its place.
    Cell(Box<Outline>, usize),
    /// `not(a)`; `a != b` is `not(a = b)`.
    Not(Box<Outline>),
    /// `a and b`; `a in [1..5]` is `a >= 1 and a <= 5`.
    And(Box<Outline>, Box<Outline>),
    /// `a or b`; `a in (1, 2)` is `a = 1 or a = 2`.
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
            dialect: self.dialect,
            source: &self.source,
            places: spans::by_address(&self.root, &self.spans),
        };
        reader.outline(&self.root)
    }
}

struct Reader<'a> {
    dialect: Dialect,
    source: &'a str,
    places: HashMap<usize, Span>,
}

impl Reader<'_> {
    fn outline(&self, node: &Node) -> Outline {
        let boxed = |node: &Node| Box::new(self.outline(node));
        if let Some(value) = self.written(node) {
            return Outline::Constant(value);
        }
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
                let name = self.function(node);
                let mut arguments: Vec<Outline> =
                    arguments.iter().map(|node| self.outline(node)).collect();
                match arguments.pop() {
                    Some(of) if name == "not" && arguments.is_empty() => Outline::Not(of.into()),
                    last => Outline::Call(name, arguments.into_iter().chain(last).collect()),
                }
            }
            Node::In(of, tests) => match self.outline(of) {
                // Anything longer would stand once for each test.
                of @ (Outline::Slot(_) | Outline::Cell(..)) => self.tests(&of, tests),
                _ => Outline::Other,
            },
            _ => Outline::Other,
        }
    }

    /// What comes of written values alone.
    fn written(&self, node: &Node) -> Option<Value> {
        let is_made = matches!(
            node,
            Node::Negate(_) | Node::Arithmetic(..) | Node::Call(..)
        );
        if !is_made || !is_written(node) {
            return None;
        }
        let nothing = |_| Value::Null;
        let mut run = Run::new(self.dialect, &nothing, LITERAL_FUEL);
        run.value(node).ok()
    }

    fn tests(&self, of: &Outline, tests: &[Test]) -> Outline {
        let tests = tests.iter().map(|test| self.test(of, test));
        any(tests)
    }

    fn test(&self, of: &Outline, test: &Test) -> Outline {
        let compared = |comparison, node: &Node| {
            Outline::Compare(comparison, of.clone().into(), self.outline(node).into())
        };
        match test {
            Test::Equal(value) => compared(Comparison::Equal, value),
            Test::Different(value) => Outline::Not(compared(Comparison::Equal, value).into()),
            Test::Member(Node::List(values)) => any(values
                .iter()
                .map(|value| compared(Comparison::Equal, value))),
            Test::Within(Node::Range(start, end)) => {
                let low = match &**start {
                    End::Open => None,
                    End::Included(limit) => Some(compared(Comparison::GreaterOrEqual, limit)),
                    End::Excluded(limit) => Some(compared(Comparison::Greater, limit)),
                };
                let high = match &**end {
                    End::Open => None,
                    End::Included(limit) => Some(compared(Comparison::LessOrEqual, limit)),
                    End::Excluded(limit) => Some(compared(Comparison::Less, limit)),
                };
                match (low, high) {
                    (Some(low), Some(high)) => Outline::And(low.into(), high.into()),
                    (Some(one), None) | (None, Some(one)) => one,
                    (None, None) => Outline::Other,
                }
            }
            Test::Member(_) | Test::Within(_) | Test::Loose(_) => Outline::Other,
        }
    }

    /// The name of a function, as it is written.
    fn function(&self, node: &Node) -> String {
        let span = self.places.get(&spans::address(node));
        let text = span.and_then(|span| self.source.get(span.start..span.end));
        // The part may stand in brackets of its own.
        let text =
            text.map(|text| text.trim_start_matches(|c: char| c == '(' || c.is_whitespace()));
        let name = text.and_then(|text| text.split('(').next());
        let words = name.unwrap_or_default().split_whitespace();
        words.collect::<Vec<_>>().join(" ")
    }
}

/// Whether a part reads nothing.
fn is_written(node: &Node) -> bool {
    match node {
        Node::Constant(_) => true,
        Node::Negate(of) => is_written(of),
        Node::Arithmetic(_, left, right) => is_written(left) && is_written(right),
        Node::Call(_, arguments) => arguments.iter().all(is_written),
        _ => false,
    }
}

fn any(outlines: impl Iterator<Item = Outline>) -> Outline {
    outlines
        .reduce(|left, right| Outline::Or(left.into(), right.into()))
        .unwrap_or(Outline::Constant(Value::Boolean(false)))
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
