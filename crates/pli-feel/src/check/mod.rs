//! From what is written to what it means: names become slots, types are checked, costs are bounded.
//!
//! Nothing is coerced. Faults are gathered: a part that is wrong makes what holds it untyped, not wrong once more.

mod calls;
mod facts;
mod lists;
mod names;
mod nearest;
mod operators;
mod rows;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::program::Node;
use crate::syntax::{Span, Syntax, Tree, TypeName};
use crate::{Code, Diagnostic, Dialect, Kind, Labels, Scope, Slot, Type, Value};

/// Elements that a list is taken for when costs are bounded, where the scope does not say how long it may be.
const ASSUMED_ELEMENTS: u64 = 1000;

/// Highest bound on the cost of an expression.
const MAX_COST: u64 = 1_000_000;

/// An expression that is known to make sense.
pub(crate) struct Checked {
    pub(crate) node: Node,
    pub(crate) of: Type,
    pub(crate) reads: Vec<Slot>,
    pub(crate) cost: u64,
}

/// Checks a whole expression.
pub(crate) fn check(
    tree: &Tree,
    scope: &Scope,
    dialect: Dialect,
) -> Result<Checked, Vec<Diagnostic>> {
    let mut checker = Checker {
        scope,
        dialect,
        faults: Vec::new(),
        reads: BTreeSet::new(),
        frames: Vec::new(),
    };
    let typed = checker.tree(tree);
    match typed {
        Some(typed) if checker.faults.is_empty() && typed.cost <= checker.max_cost() => {
            Ok(Checked {
                node: typed.node,
                of: typed.of,
                reads: checker.reads.into_iter().collect(),
                cost: typed.cost,
            })
        }
        Some(_) if checker.faults.is_empty() => {
            Err(vec![Diagnostic::new(Code::TooCostly, tree.span)])
        }
        _ => Err(checker.faults),
    }
}

struct Checker<'a> {
    scope: &'a Scope,
    dialect: Dialect,
    faults: Vec<Diagnostic>,
    reads: BTreeSet<Slot>,
    /// Variables, outermost first: their places at evaluation.
    frames: Vec<Frame>,
}

/// A variable.
enum Frame {
    /// Of `for`, `some`, `every`.
    Named(Arc<str>, Type),
    /// The element that a filter looks at: `item`, and the cells of a row by their names.
    Item(Type),
}

/// A checked part.
struct Typed {
    node: Node,
    of: Type,
    /// Bound on its steps.
    cost: u64,
    /// Bound on its elements, 1 where it is no list.
    size: u64,
    /// What its codes mean, where they are codes.
    labels: Option<Labels>,
}

impl Typed {
    fn constant(value: Value, kind: Kind) -> Typed {
        let nullable = value.is_null();
        Typed {
            node: Node::Constant(value),
            of: Type { kind, nullable },
            cost: 1,
            size: 1,
            labels: None,
        }
    }

    /// Notes where it is written, for explanations; what is known in advance stays as plain as it is.
    fn marked(mut self, span: Span) -> Typed {
        if !matches!(self.node, Node::Constant(_)) {
            self.node = Node::Marked(Box::new(self.node), span);
        }
        self
    }

    /// A part that is no list, made of others.
    fn of_parts(node: Node, of: Type, costs: &[u64]) -> Typed {
        let cost = costs
            .iter()
            .fold(1u64, |total, cost| total.saturating_add(*cost));
        Typed {
            node,
            of,
            cost,
            size: 1,
            labels: None,
        }
    }
}

impl Checker<'_> {
    /// The standard has no bound on costs that is known beforehand.
    fn max_cost(&self) -> u64 {
        match self.dialect {
            Dialect::Form => MAX_COST,
            Dialect::Dmn => u64::MAX,
        }
    }

    /// Checks one part and marks its place; none when a fault was told. As the standard has it, its type is known when it
    /// is evaluated.
    fn tree(&mut self, tree: &Tree) -> Option<Typed> {
        let typed = self.part(tree)?.marked(tree.span);
        Some(match self.dialect {
            Dialect::Form => typed,
            Dialect::Dmn => Typed {
                of: Type::ANY,
                ..typed
            },
        })
    }

    fn part(&mut self, tree: &Tree) -> Option<Typed> {
        match &tree.syntax {
            Syntax::Null => Some(Typed::constant(Value::Null, Kind::Null)),
            Syntax::Boolean(truth) => Some(Typed::constant(Value::Boolean(*truth), Kind::Boolean)),
            Syntax::Number(number) => Some(Typed::constant(Value::Number(*number), Kind::Number)),
            Syntax::Text(text) => Some(Typed::constant(Value::Text(text.clone()), Kind::Text)),
            Syntax::Name(words) => self.name(words),
            Syntax::Property(of, word) => {
                let of = self.tree(of)?;
                self.access(of, word)
            }
            Syntax::Negate(of) => self.negation(of),
            Syntax::Binary(operator, left, right) => self.binary(*operator, left, right, tree.span),
            Syntax::Between(value, low, high) => self.between(value, low, high),
            Syntax::In(value, tests) => self.membership(value, tests),
            Syntax::Range(start, end) => self.range(start, end),
            Syntax::If(condition, met, otherwise) => self.conditional(condition, met, otherwise),
            Syntax::For(bindings, body) => self.iteration(bindings, body),
            Syntax::Quantified(quantifier, bindings, body) => {
                self.quantified(*quantifier, bindings, body)
            }
            Syntax::List(elements) => self.list(elements),
            Syntax::Row(cells) => self.row(cells),
            Syntax::Filter(list, condition) => self.filter(list, condition),
            Syntax::Call(name, arguments) => self.call(name, arguments, tree.span),
            Syntax::NamedCall(name, arguments) => self.named_call(name, arguments, tree.span),
            Syntax::At(text) => self.at_literal(text, tree.span),
            Syntax::InstanceOf(value, of) => self.instance(value, of),
            // Only `in` makes it, and reads it itself.
            Syntax::Different(_) => None,
        }
    }

    /// Notes a fault; the answer is that there is no type.
    fn fault<T>(&mut self, fault: Diagnostic) -> Option<T> {
        self.faults.push(fault);
        None
    }

    /// Notes a value of the wrong type, with the mistake that it most likely is.
    fn wrong_type<T>(
        &mut self,
        span: Span,
        expected: &(impl ToString + ?Sized),
        found: &Type,
    ) -> Option<T> {
        let expected = expected.to_string();
        let code = match &found.kind {
            _ if expected == Kind::Boolean.to_string() => Code::ConditionNeeded,
            Kind::List(element) if expected.starts_with("list<") => match &element.kind {
                Kind::Row(_) => Code::ColumnNeeded,
                Kind::List(_) => Code::FlatListNeeded,
                _ => Code::WrongType,
            },
            _ => Code::WrongType,
        };
        self.fault(
            Diagnostic::new(code, span)
                .with("expected", expected)
                .with("found", found),
        )
    }

    fn different<T>(&mut self, span: Span, left: &Kind, right: &Kind) -> Option<T> {
        self.fault(
            Diagnostic::new(Code::DifferentTypes, span)
                .with("left", left)
                .with("right", right),
        )
    }

    /// Checks a part that must be of one kind.
    fn part_of(&mut self, tree: &Tree, kind: &Kind) -> Option<Typed> {
        let typed = self.tree(tree)?;
        if typed.of.kind != Kind::Any && kind.unify(&typed.of.kind).is_none() {
            return self.wrong_type(tree.span, kind, &typed.of);
        }
        Some(typed)
    }

    fn conditional(&mut self, condition: &Tree, met: &Tree, otherwise: &Tree) -> Option<Typed> {
        let checked = self.part_of(condition, &Kind::Boolean);
        let (left, right) = (self.tree(met), self.tree(otherwise));
        let (condition, left, right) = (checked?, left?, right?);
        let Some(of) = left.of.unify(&right.of) else {
            return self.different(met.span.to(otherwise.span), &left.of.kind, &right.of.kind);
        };
        let size = left.size.max(right.size);
        let costs = [condition.cost, left.cost.max(right.cost)];
        let node = Node::If(Box::new([condition.node, left.node, right.node]));
        Some(Typed {
            size,
            ..Typed::of_parts(node, of, &costs)
        })
    }

    fn instance(&mut self, value: &Tree, of: &TypeName) -> Option<Typed> {
        let value = self.tree(value)?;
        let cost = [value.cost, value.size];
        let node = Node::InstanceOf(Box::new(value.node), of.clone());
        Some(Typed::of_parts(node, Kind::Boolean.required(), &cost))
    }
}
