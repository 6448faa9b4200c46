//! Lists, rows, ranges, and what runs through them.

use crate::program::{End, Node, Source, Test};
use crate::syntax::{Binding, BindingSource, Quantifier, RangeEnd, Tree, Word};
use crate::{Code, Diagnostic, Kind, RowType, Type, Value};

use super::{Checker, Frame, Typed};

impl Checker<'_> {
    pub(super) fn list(&mut self, elements: &[Tree]) -> Option<Typed> {
        let typed: Vec<Option<Typed>> = elements.iter().map(|element| self.tree(element)).collect();
        let typed = typed.into_iter().collect::<Option<Vec<_>>>()?;
        let mut of = Kind::Null.required();
        for (element, tree) in typed.iter().zip(elements) {
            let Some(both) = of.unify(&element.of) else {
                return self.different(tree.span, &of.kind, &element.of.kind);
            };
            of = both;
        }
        let cost = typed
            .iter()
            .fold(1u64, |total, element| total.saturating_add(element.cost));
        let size = typed.len() as u64;
        let nodes: Vec<Node> = typed.into_iter().map(|element| element.node).collect();
        Some(Typed {
            node: folded(nodes),
            of: Type::list(of),
            cost,
            size,
        })
    }

    pub(super) fn row(&mut self, cells: &[(Word, Tree)]) -> Option<Typed> {
        let typed: Vec<Option<Typed>> = cells.iter().map(|(_, cell)| self.tree(cell)).collect();
        let mut named: Vec<(&Word, Typed)> = Vec::new();
        for ((word, _), typed) in cells.iter().zip(typed) {
            if named.iter().any(|(known, _)| known.text == word.text) {
                return self
                    .fault(Diagnostic::new(Code::NamedTwice, word.span).with("name", &word.text));
            }
            named.push((word, typed?));
        }
        named.sort_by(|(left, _), (right, _)| left.text.cmp(&right.text));
        let shape = RowType::new(
            named
                .iter()
                .map(|(word, typed)| (word.text.clone(), typed.of.clone())),
        );
        let costs: Vec<u64> = named.iter().map(|(_, typed)| typed.cost).collect();
        let nodes = named.into_iter().map(|(_, typed)| typed.node).collect();
        Some(Typed::of_parts(
            Node::Row(shape.clone(), nodes),
            Type::row(shape),
            &costs,
        ))
    }

    /// Gives the type of the elements of a list.
    fn element_of(&mut self, list: &Typed, tree: &Tree) -> Option<Type> {
        match &list.of.kind {
            Kind::List(element) => Some((**element).clone()),
            Kind::Null => Some(Kind::Null.nullable()),
            _ => self.wrong_type(tree.span, "list", &list.of),
        }
    }

    /// `list[condition]` keeps elements, `list[number]` takes one.
    pub(super) fn filter(&mut self, list: &Tree, condition: &Tree) -> Option<Typed> {
        let typed = self.tree(list)?;
        let element = self.element_of(&typed, list)?;
        self.frames.push(Frame::Item(element.clone()));
        let checked = self.tree(condition);
        self.frames.pop();
        let checked = checked?;
        let (source, test) = (Box::new(typed.node), Box::new(checked.node));
        match checked.of.kind {
            Kind::Boolean | Kind::Null => {
                let cost = typed
                    .cost
                    .saturating_add(typed.size.saturating_mul(checked.cost.saturating_add(1)));
                Some(Typed {
                    node: Node::Filter(source, test),
                    of: typed.of,
                    cost,
                    size: typed.size,
                })
            }
            Kind::Number => {
                let of = element.kind.nullable();
                let size = if matches!(of.kind, Kind::List(_)) {
                    super::ASSUMED_ELEMENTS
                } else {
                    1
                };
                let costs = [typed.cost, checked.cost];
                Some(Typed {
                    size,
                    ..Typed::of_parts(Node::At(source, test), of, &costs)
                })
            }
            _ => self.wrong_type(condition.span, &Kind::Boolean, &checked.of),
        }
    }

    pub(super) fn iteration(&mut self, bindings: &[Binding], body: &Tree) -> Option<Typed> {
        let run = self.run_through(bindings, body, None)?;
        let of = Type {
            kind: Kind::List(Box::new(run.body.of)),
            nullable: run.nullable,
        };
        Some(Typed {
            node: Node::For(run.sources, Box::new(run.body.node)),
            of,
            cost: run.cost,
            size: run.rounds,
        })
    }

    pub(super) fn quantified(
        &mut self,
        quantifier: Quantifier,
        bindings: &[Binding],
        body: &Tree,
    ) -> Option<Typed> {
        let run = self.run_through(bindings, body, Some(&Kind::Boolean))?;
        let of = Type {
            kind: Kind::Boolean,
            nullable: run.nullable || run.body.of.nullable,
        };
        let node = Node::Quantified(quantifier, run.sources, Box::new(run.body.node));
        Some(Typed {
            node,
            of,
            cost: run.cost,
            size: 1,
        })
    }

    /// Checks the sources from the first to the last, each seeing the variables before it, then the body.
    fn run_through(
        &mut self,
        bindings: &[Binding],
        body: &Tree,
        wanted: Option<&Kind>,
    ) -> Option<Through> {
        let outside = self.frames.len();
        let checked = self.sources(bindings).and_then(|sources| {
            let body = match wanted {
                Some(kind) => self.part_of(body, kind)?,
                None => self.tree(body)?,
            };
            Some((sources, body))
        });
        self.frames.truncate(outside);
        let (checked, body) = checked?;
        let mut through = Through {
            sources: Vec::new(),
            nullable: false,
            cost: 1,
            rounds: 1,
            body,
        };
        for (source, of, cost, size) in checked {
            through.cost = through
                .cost
                .saturating_add(through.rounds.saturating_mul(cost));
            through.rounds = through.rounds.saturating_mul(size);
            through.nullable |= of.nullable;
            through.sources.push(source);
        }
        let body_cost = through.body.cost.saturating_add(1);
        through.cost = through
            .cost
            .saturating_add(through.rounds.saturating_mul(body_cost));
        Some(through)
    }

    fn sources(&mut self, bindings: &[Binding]) -> Option<Vec<(Source, Type, u64, u64)>> {
        let outside = self.frames.len();
        let mut sources = Vec::new();
        for binding in bindings {
            let twice = self.frames[outside..].iter().any(|frame| match frame {
                Frame::Named(name, _) => *name == binding.name.text,
                Frame::Item(_) => false,
            });
            if twice {
                let fault = Diagnostic::new(Code::NamedTwice, binding.name.span);
                return self.fault(fault.with("name", &binding.name.text));
            }
            let (source, element) = match &binding.source {
                BindingSource::List(list) => {
                    let typed = self.tree(list)?;
                    let element = self.element_of(&typed, list)?;
                    (
                        (Source::List(typed.node), typed.of, typed.cost, typed.size),
                        element,
                    )
                }
                BindingSource::Span(start, end) => {
                    (self.span(start, end)?, Kind::Number.required())
                }
            };
            sources.push(source);
            self.frames
                .push(Frame::Named(binding.name.text.clone(), element));
        }
        Some(sources)
    }

    /// `1..n`: as long as written where both ends are, else as long as a list may be.
    fn span(&mut self, start: &Tree, end: &Tree) -> Option<(Source, Type, u64, u64)> {
        let (start, end) = (
            self.part_of(start, &Kind::Number),
            self.part_of(end, &Kind::Number),
        );
        let (start, end) = (start?, end?);
        let size = match (&start.node, &end.node) {
            (Node::Constant(Value::Number(low)), Node::Constant(Value::Number(high))) => {
                let length = high
                    .sub(*low)
                    .and_then(|length| length.round(0, crate::Rounding::Up));
                let length = length
                    .and_then(crate::Decimal::to_i64)
                    .map(i64::unsigned_abs);
                length.unwrap_or(u64::MAX).saturating_add(1)
            }
            _ => super::ASSUMED_ELEMENTS,
        };
        let cost = start.cost.saturating_add(end.cost);
        // An end that is unanswered or no whole number makes the whole null.
        let of = Kind::Null.nullable();
        Some((Source::Span(start.node, end.node), of, cost, size))
    }

    pub(super) fn range(&mut self, start: &RangeEnd, end: &RangeEnd) -> Option<Typed> {
        let mut bound = Kind::Null;
        let mut costs = Vec::new();
        let mut ends = Vec::new();
        for end in [start, end] {
            let (tree, make): (&Tree, fn(Node) -> End) = match end {
                RangeEnd::Open => {
                    ends.push(End::Open);
                    continue;
                }
                RangeEnd::Included(tree) => (tree, End::Included),
                RangeEnd::Excluded(tree) => (tree, End::Excluded),
            };
            let typed = self.tree(tree)?;
            let Some(both) = bound.unify(&typed.of.kind) else {
                return self.different(tree.span, &bound, &typed.of.kind);
            };
            if !both.is_ordered() {
                return self.wrong_type(tree.span, "ordered", &typed.of);
            }
            bound = both;
            costs.push(typed.cost);
            ends.push(make(typed.node));
        }
        let (end, start) = (ends.pop()?, ends.pop()?);
        let of = Kind::Range(Box::new(bound)).required();
        Some(Typed::of_parts(
            Node::Range(Box::new(start), Box::new(end)),
            of,
            &costs,
        ))
    }

    /// `x in …`: each test is a range, a list of such values, or a value.
    pub(super) fn membership(&mut self, value: &Tree, tests: &[Tree]) -> Option<Typed> {
        let checked = self.tree(value)?;
        let kind = &checked.of.kind;
        let mut cost = checked.cost.saturating_add(1);
        let mut made = Vec::new();
        for test in tests {
            let typed = self.tree(test)?;
            cost = cost.saturating_add(typed.cost).saturating_add(typed.size);
            let node = typed.node;
            made.push(match &typed.of.kind {
                Kind::Range(bound) if bound.unify(kind).is_some() => Test::Within(node),
                Kind::List(element) if element.kind.unify(kind).is_some() => Test::Member(node),
                other if other.unify(kind).is_some() => Test::Equal(node),
                other => return self.different(value.span.to(test.span), kind, other),
            });
        }
        let node = Node::In(Box::new(checked.node), made);
        Some(Typed {
            node,
            of: Type::BOOLEAN,
            cost,
            size: 1,
        })
    }
}

/// What `for`, `some` and `every` have in common.
struct Through {
    sources: Vec<Source>,
    nullable: bool,
    cost: u64,
    rounds: u64,
    body: Typed,
}

/// A list of constants is a constant.
fn folded(nodes: Vec<Node>) -> Node {
    let values = nodes.iter().map(|node| match node {
        Node::Constant(value) => Some(value.clone()),
        _ => None,
    });
    match values.collect::<Option<Vec<_>>>() {
        Some(values) => Node::Constant(Value::List(values.into())),
        None => Node::List(nodes),
    }
}
