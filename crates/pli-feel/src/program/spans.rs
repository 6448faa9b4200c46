//! Where each part of a compiled expression is written, kept beside the tree so that evaluation does not meet it.

use std::collections::HashMap;

use crate::Value;
use crate::syntax::Span;

use super::node::{End, Node, Source, Test};

/// Takes the marks out of a tree: the place of each part, parts before what they are made of.
///
/// A part without a mark stands where the part that holds it stands.
pub(super) fn take(root: &mut Node, whole: Span) -> Vec<Span> {
    let mut spans = Vec::new();
    strip(root, whole, &mut spans);
    spans
}

fn strip(node: &mut Node, around: Span, spans: &mut Vec<Span>) {
    let mut place = None;
    while let Node::Marked(inner, span) = node {
        // The outermost mark is the widest: `organisme.addr.city` rather than `city`.
        place.get_or_insert(*span);
        let inner = std::mem::replace(&mut **inner, Node::Constant(Value::Null));
        *node = inner;
    }
    let place = place.unwrap_or(around);
    spans.push(place);
    for part in parts_mut(node) {
        strip(part, place, spans);
    }
}

/// Finds the places of the parts of a stripped tree again, by their addresses: valid as long as the tree stands still.
pub(super) fn by_address(root: &Node, spans: &[Span]) -> HashMap<usize, Span> {
    let mut places = HashMap::with_capacity(spans.len());
    let mut left = spans.iter();
    let mut waiting = vec![root];
    while let Some(node) = waiting.pop() {
        if let Some(span) = left.next() {
            places.insert(address(node), *span);
        }
        let from = waiting.len();
        waiting.extend(parts(node));
        waiting[from..].reverse();
    }
    places
}

/// Tells parts of one tree apart.
pub(super) fn address(node: &Node) -> usize {
    std::ptr::from_ref(node).addr()
}

/// Lists what a part is made of, in the order of [`parts_mut`].
fn parts(node: &Node) -> Vec<&Node> {
    match node {
        Node::Constant(_) | Node::Slot(_) | Node::Local(_) => Vec::new(),
        Node::Get(of, _)
        | Node::Negate(of)
        | Node::IsNull(of)
        | Node::Not(of)
        | Node::InstanceOf(of, _)
        | Node::Marked(of, _) => vec![of],
        Node::Arithmetic(_, left, right)
        | Node::Compare(_, left, right)
        | Node::Equal(left, right)
        | Node::And(left, right)
        | Node::Or(left, right)
        | Node::Filter(left, right)
        | Node::FilterOrAt(left, right)
        | Node::Cell(left, _, right)
        | Node::At(left, right) => vec![left, right],
        Node::In(of, tests) => {
            let tests = tests.iter().map(Test::node);
            std::iter::once(&**of).chain(tests).collect()
        }
        Node::Range(start, end) => [start.node(), end.node()].into_iter().flatten().collect(),
        Node::If(branches) => branches.iter().collect(),
        Node::For(sources, body) | Node::Quantified(_, sources, body) => {
            let sources = sources.iter().flat_map(Source::nodes);
            sources.chain([&**body]).collect()
        }
        Node::Row(_, cells) => cells.iter().map(|(_, cell)| cell).collect(),
        Node::List(parts) | Node::CallByValue(_, parts) | Node::Call(_, parts) => {
            parts.iter().collect()
        }
    }
}

fn parts_mut(node: &mut Node) -> Vec<&mut Node> {
    match node {
        Node::Constant(_) | Node::Slot(_) | Node::Local(_) => Vec::new(),
        Node::Get(of, _)
        | Node::Negate(of)
        | Node::IsNull(of)
        | Node::Not(of)
        | Node::InstanceOf(of, _)
        | Node::Marked(of, _) => vec![of],
        Node::Arithmetic(_, left, right)
        | Node::Compare(_, left, right)
        | Node::Equal(left, right)
        | Node::And(left, right)
        | Node::Or(left, right)
        | Node::Filter(left, right)
        | Node::FilterOrAt(left, right)
        | Node::Cell(left, _, right)
        | Node::At(left, right) => vec![left, right],
        Node::In(of, tests) => {
            let tests = tests.iter_mut().map(|test| match test {
                Test::Equal(node)
                | Test::Member(node)
                | Test::Within(node)
                | Test::Different(node)
                | Test::Loose(node) => node,
            });
            std::iter::once(&mut **of).chain(tests).collect()
        }
        Node::Range(start, end) => {
            let ends = [&mut **start, &mut **end].into_iter();
            ends.filter_map(|end| match end {
                End::Open => None,
                End::Included(node) | End::Excluded(node) => Some(node),
            })
            .collect()
        }
        Node::If(branches) => branches.iter_mut().collect(),
        Node::For(sources, body) | Node::Quantified(_, sources, body) => {
            let sources = sources.iter_mut().flat_map(|source| match source {
                Source::List(list) => vec![list],
                Source::Span(start, end) => vec![start, end],
            });
            sources.chain([&mut **body]).collect()
        }
        Node::Row(_, cells) => cells.iter_mut().map(|(_, cell)| cell).collect(),
        Node::List(parts) | Node::CallByValue(_, parts) | Node::Call(_, parts) => {
            parts.iter_mut().collect()
        }
    }
}

impl Test {
    /// Gives what a value is held against.
    pub(super) fn node(&self) -> &Node {
        match self {
            Test::Equal(node)
            | Test::Member(node)
            | Test::Within(node)
            | Test::Different(node)
            | Test::Loose(node) => node,
        }
    }
}

impl End {
    /// Gives the limit; none where there is no end.
    pub(super) fn node(&self) -> Option<&Node> {
        match self {
            End::Open => None,
            End::Included(node) | End::Excluded(node) => Some(node),
        }
    }
}

impl Source {
    fn nodes(&self) -> Vec<&Node> {
        match self {
            Source::List(list) => vec![list],
            Source::Span(start, end) => vec![start, end],
        }
    }
}
