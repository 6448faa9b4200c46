//! Lists, rows, ranges, and what runs through them.

use crate::program::{End, Node, Source, Test};
use crate::syntax::{Binding, BindingSource, Quantifier, RangeEnd, Syntax, Tree, Word};
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
            labels: None,
        })
    }

    /// Each cell sees the ones that are written before it.
    pub(super) fn row(&mut self, cells: &[(Word, Tree)]) -> Option<Typed> {
        let outside = self.frames.len();
        let typed = self.cells(cells);
        self.frames.truncate(outside);
        let typed = typed?;
        let of = cells.iter().zip(&typed);
        let shape =
            RowType::new(of.map(|((word, _), typed)| (word.text.clone(), typed.of.clone())));
        let costs: Vec<u64> = typed.iter().map(|typed| typed.cost).collect();
        let nodes = cells.iter().zip(typed).filter_map(|((word, _), typed)| {
            let (place, _) = shape.cell(&word.text)?;
            Some((place, typed.node))
        });
        let nodes = nodes.collect();
        Some(Typed::of_parts(
            Node::Row(shape.clone(), nodes),
            Type::row(shape),
            &costs,
        ))
    }

    fn cells(&mut self, cells: &[(Word, Tree)]) -> Option<Vec<Typed>> {
        let mut all = Some(Vec::new());
        for (index, (word, cell)) in cells.iter().enumerate() {
            if cells[..index]
                .iter()
                .any(|(known, _)| known.text == word.text)
            {
                let fault = Diagnostic::new(Code::NamedTwice, word.span);
                return self.fault(fault.with("name", &word.text));
            }
            // A cell that is wrong is unknown to the next ones, which tell their own faults.
            let typed = self.tree(cell);
            let of = typed.as_ref().map_or(Type::ANY, |typed| typed.of.clone());
            self.frames.push(Frame::Named(word.text.clone(), of));
            all = all.zip(typed).map(|(mut all, typed)| {
                all.push(typed);
                all
            });
        }
        all
    }

    /// Gives the type of the elements of a list.
    fn element_of(&mut self, list: &Typed, tree: &Tree) -> Option<Type> {
        match &list.of.kind {
            Kind::List(element) => Some((**element).clone()),
            Kind::Null => Some(Kind::Null.nullable()),
            Kind::Any => Some(Type::ANY),
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
            Kind::Any => {
                let node = Node::FilterOrAt(source, test);
                Some(Typed::of_parts(node, Type::ANY, &[]))
            }
            Kind::Boolean | Kind::Null => {
                let cost = typed
                    .cost
                    .saturating_add(typed.size.saturating_mul(checked.cost.saturating_add(1)));
                Some(Typed {
                    node: Node::Filter(source, test),
                    of: typed.of,
                    cost,
                    size: typed.size,
                    labels: typed.labels,
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
                    labels: typed.labels,
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
            labels: None,
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
            labels: None,
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

    fn sources(&mut self, bindings: &[Binding]) -> Option<Vec<Run>> {
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
                    let element = self.run_element(&typed, list)?;
                    let (of, size) = match &typed.of.kind {
                        Kind::Range(_) => (Kind::Null.nullable(), range_size(&typed.node)),
                        _ => (typed.of, typed.size),
                    };
                    ((Source::List(typed.node), of, typed.cost, size), element)
                }
                BindingSource::Span(start, end) => self.span(start, end)?,
            };
            sources.push(source);
            self.frames
                .push(Frame::Named(binding.name.text.clone(), element));
        }
        Some(sources)
    }

    /// What a variable runs through: the elements of a list, or the numbers or days of a range.
    fn run_element(&mut self, list: &Typed, tree: &Tree) -> Option<Type> {
        match &list.of.kind {
            Kind::Range(bound) if matches!(**bound, Kind::Number | Kind::Date) => {
                Some((**bound).clone().required())
            }
            _ => self.element_of(list, tree),
        }
    }

    /// `1..n`, or from a day to another: as long as written where both ends are, else as long as a list may be.
    fn span(&mut self, start: &Tree, end: &Tree) -> Option<(Run, Type)> {
        let (first, last, kind) = self.sides(start, end, start.span.to(end.span))?;
        if !matches!(kind, Kind::Number | Kind::Date | Kind::Null | Kind::Any) {
            return self.wrong_type(start.span, &Kind::Number, &kind.nullable());
        }
        let size = match (&first.node, &last.node) {
            (Node::Constant(low), Node::Constant(high)) => steps(low, high),
            _ => super::ASSUMED_ELEMENTS,
        };
        let cost = first.cost.saturating_add(last.cost);
        // An end that is unanswered or no whole number makes the whole null.
        let of = Kind::Null.nullable();
        Some((
            (Source::Span(first.node, last.node), of, cost, size),
            kind.required(),
        ))
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
            if let Syntax::Different(other) = &test.syntax {
                let typed = self.tree(other)?;
                cost = cost.saturating_add(typed.cost).saturating_add(1);
                if typed.of.kind.unify(kind).is_none() {
                    return self.different(value.span.to(test.span), kind, &typed.of.kind);
                }
                made.push(Test::Different(typed.node));
                continue;
            }
            let typed = self.tree(test)?;
            cost = cost.saturating_add(typed.cost).saturating_add(typed.size);
            let node = typed.node;
            made.push(match &typed.of.kind {
                Kind::Any => Test::Loose(node),
                Kind::List(element) if is_range_of(&element.kind, kind) => Test::Loose(node),
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
            labels: None,
        })
    }
}

/// A source, its type, its cost and its length.
type Run = (Source, Type, u64, u64);

/// Counts the elements of a range that is run through.
fn range_size(range: &Node) -> u64 {
    let limit = |end: &End| match end {
        End::Included(Node::Constant(value)) | End::Excluded(Node::Constant(value)) => {
            Some(value.clone())
        }
        _ => None,
    };
    let ends = match range {
        Node::Marked(range, _) => return range_size(range),
        Node::Range(start, end) => limit(start).zip(limit(end)),
        _ => None,
    };
    ends.map_or(super::ASSUMED_ELEMENTS, |(low, high)| steps(&low, &high))
}

/// Counts the numbers or days from one to the other.
fn steps(low: &Value, high: &Value) -> u64 {
    let length = match (low, high) {
        (Value::Number(low), Value::Number(high)) => high
            .sub(*low)
            .and_then(|length| length.round(0, crate::Rounding::Up))
            .and_then(crate::Decimal::to_i64),
        (Value::Date(low), Value::Date(high)) => Some(high.duration_since(*low).as_hours() / 24),
        _ => Some(0),
    };
    length.map_or(u64::MAX, i64::unsigned_abs).saturating_add(1)
}

/// What `for`, `some` and `every` have in common.
struct Through {
    sources: Vec<Source>,
    nullable: bool,
    cost: u64,
    rounds: u64,
    body: Typed,
}

fn is_range_of(range: &Kind, kind: &Kind) -> bool {
    matches!(range, Kind::Range(bound) if bound.unify(kind).is_some())
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
