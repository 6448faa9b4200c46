//! Follows an evaluation: each part is evaluated as always, then what decided it is looked into.

use std::collections::HashMap;

use crate::syntax::{Quantifier, Span};
use crate::{Decimal, Slot, Value};

use super::super::evaluate::Run;
use super::super::node::{End, Node, Source, Test};
use super::super::{DEFAULT_FUEL, Exhausted, Program, spans};
use super::sides::{calculation, comparison, operands_of};
use super::{Because, Calculation, Comparison, Junction, Over, Round, Trace};

/// Steps of a whole explanation: parts are evaluated again as they are looked into.
const FUEL: u64 = 8 * DEFAULT_FUEL;

/// Deepest part that is told of.
const MAX_DEPTH: usize = 40;

/// Explains the value of a program.
pub(in super::super) fn trace(program: &Program, read: &dyn Fn(Slot) -> Value) -> Trace {
    let mut follower = Follower {
        run: Run::new(program.dialect, read, FUEL),
        source: &program.source,
        spans: spans::by_address(&program.root, &program.spans),
        left: Trace::MAX_PARTS,
        depth: 0,
    };
    match program.evaluate_within(DEFAULT_FUEL, read) {
        Ok(_) => follower.part(&program.root),
        Err(Exhausted) => follower.cut(&program.root),
    }
}

pub(super) struct Follower<'a> {
    pub(super) run: Run<'a>,
    source: &'a str,
    spans: HashMap<usize, Span>,
    /// Parts that may still be told of.
    left: usize,
    depth: usize,
}

/// A search through the rounds of an iteration.
struct Search<'n> {
    sources: &'n [Source],
    body: &'n Node,
    wanted: Option<&'n Value>,
    over: Vec<Over>,
    rounds: Vec<Round>,
}

impl Follower<'_> {
    fn part(&mut self, node: &Node) -> Trace {
        let Ok(value) = self.run.value(node) else {
            return self.cut(node);
        };
        let is_leaf = matches!(node, Node::Constant(_) | Node::Slot(_) | Node::Local(_));
        if !is_leaf && (self.left == 0 || self.depth >= MAX_DEPTH) {
            return Trace {
                value,
                ..self.cut(node)
            };
        }
        self.left = self.left.saturating_sub(1);
        self.depth += 1;
        let because = self.because(node, &value).unwrap_or(Because::Cut);
        self.depth -= 1;
        Trace {
            value,
            span: self.span(node).into(),
            because,
        }
    }

    fn parts<'n>(&mut self, nodes: impl IntoIterator<Item = &'n Node>) -> Vec<Trace> {
        nodes.into_iter().map(|node| self.part(node)).collect()
    }

    fn boxed(&mut self, node: &Node) -> Box<Trace> {
        Box::new(self.part(node))
    }

    fn cut(&self, node: &Node) -> Trace {
        Trace {
            value: Value::Null,
            span: self.span(node).into(),
            because: Because::Cut,
        }
    }

    fn span(&self, node: &Node) -> Span {
        let whole = Span {
            start: 0,
            end: self.source.len(),
        };
        self.spans
            .get(&spans::address(node))
            .copied()
            .unwrap_or(whole)
    }

    fn because(&mut self, node: &Node, value: &Value) -> Result<Because, Exhausted> {
        Ok(match node {
            Node::Constant(_) => Because::Constant,
            Node::Slot(slot) => Because::Slot(*slot),
            Node::Local(place) => Because::Variable(*place),
            Node::Marked(of, _) => return self.because(of, value),
            Node::Get(of, _) => Because::Part {
                name: self.last_word(node).into(),
                of: self.boxed(of),
            },
            Node::Negate(of) => Because::Calculated {
                how: Calculation::Negate,
                sides: vec![self.part(of)],
            },
            Node::Arithmetic(operator, left, right) => Because::Calculated {
                how: calculation(*operator),
                sides: self.parts([&**left, right]),
            },
            Node::Compare(operator, left, right) => {
                self.compared(comparison(*operator), left, right)
            }
            Node::Equal(left, right) => self.compared(Comparison::Equal, left, right),
            Node::IsNull(of) => Because::Lacks(self.boxed(of)),
            Node::Not(of) => Because::Not(self.boxed(of)),
            Node::And(..) => self.joined(Junction::All, node, value)?,
            Node::Or(..) => self.joined(Junction::Any, node, value)?,
            Node::In(of, tests) => self.member(of, tests)?,
            Node::If(branches) => self.chosen(branches)?,
            Node::Call(_, arguments) => Because::Called {
                name: self.function(node).into(),
                arguments: self.parts(arguments),
            },
            Node::Filter(list, condition) => self.filtered(list, condition)?,
            Node::At(list, number) => self.taken(list, number)?,
            Node::Quantified(quantifier, sources, body) => {
                let by = match quantifier {
                    Quantifier::Some => Junction::Any,
                    Quantifier::Every => Junction::All,
                };
                let of = Box::new(self.first(sources));
                // One element decides `some` that is true, and `every` that is false.
                let decided = match value {
                    Value::Boolean(truth) => *truth == (by == Junction::Any),
                    _ => false,
                };
                let wanted = decided.then(|| value.clone());
                let rounds = self.rounds(sources, body, wanted.as_ref())?;
                Because::Quantified { by, of, rounds }
            }
            Node::For(sources, body) => Because::Repeated {
                of: Box::new(self.first(sources)),
                rounds: self.rounds(sources, body, None)?,
            },
            Node::List(elements) => Because::Made(self.parts(elements)),
            Node::Row(_, cells) => Because::Made(self.cells(cells)),
            Node::InstanceOf(of, _) => Because::Made(self.parts([&**of])),
            // Only the standard has them, and it is not asked why.
            Node::CallByValue(..) | Node::Cell(..) | Node::FilterOrAt(..) => Because::Cut,
            Node::Range(start, end) => {
                Because::Made(self.parts([start, end].into_iter().filter_map(|end| End::node(end))))
            }
        })
    }

    /// Each cell is a local of those that are written after it.
    fn cells(&mut self, cells: &[(usize, Node)]) -> Vec<Trace> {
        let outside = self.run.locals.len();
        let mut parts = Vec::with_capacity(cells.len());
        for (_, cell) in cells {
            let part = self.part(cell);
            self.run.locals.push(part.value.clone());
            parts.push(part);
        }
        self.run.locals.truncate(outside);
        parts
    }

    fn compared(&mut self, how: Comparison, left: &Node, right: &Node) -> Because {
        let sides = Box::new([self.part(left), self.part(right)]);
        Because::Compared { how, sides }
    }

    fn chosen(&mut self, branches: &[Node; 3]) -> Result<Because, Exhausted> {
        let [condition, met, otherwise] = branches;
        let is_met = self.run.value(condition)?.is_true();
        Ok(Because::Chosen {
            condition: self.boxed(condition),
            taken: self.boxed(if is_met { met } else { otherwise }),
        })
    }

    /// The first operand that settles the matter, or all where each was needed; of an unanswered whole, the unanswered ones.
    fn joined(&mut self, by: Junction, node: &Node, value: &Value) -> Result<Because, Exhausted> {
        let mut operands = Vec::new();
        operands_of(by, node, &mut operands);
        let settling = Value::Boolean(by == Junction::Any);
        let mut deciding = Vec::new();
        for operand in operands {
            // `and` that is true needs all: each operand has the value of the whole, whatever the whole is.
            if self.run.value(operand)? == *value {
                deciding.push(self.part(operand));
                if *value == settling {
                    break;
                }
            }
        }
        Ok(Because::Joined { by, deciding })
    }

    fn member(&mut self, of: &Node, tests: &[Test]) -> Result<Because, Exhausted> {
        let value = self.run.value(of)?;
        let mut met = None;
        for test in tests {
            if self.run.test(&value, test)? == Some(true) {
                met = Some(test);
                break;
            }
        }
        let of = self.boxed(of);
        let tests = match met {
            Some(test) => self.parts([test.node()]),
            None => self.parts(tests.iter().map(Test::node)),
        };
        Ok(Because::Member { of, tests })
    }

    fn filtered(&mut self, list: &Node, condition: &Node) -> Result<Because, Exhausted> {
        let value = self.run.value(list)?;
        let elements = value.as_list().unwrap_or_default();
        let mut kept = Vec::new();
        for (at, element) in elements.iter().enumerate() {
            if kept.len() < Trace::MAX_PLACES && self.with(element, condition)?.is_true() {
                kept.push(at);
            }
        }
        let of = self.boxed(list);
        let shown: Vec<usize> = if kept.is_empty() {
            (0..elements.len()).take(Trace::MAX_ROUNDS).collect()
        } else {
            kept.iter().copied().take(Trace::MAX_ROUNDS).collect()
        };
        let mut rounds = Vec::new();
        for at in shown {
            let element = elements[at].clone();
            self.run.locals.push(element.clone());
            let body = self.part(condition);
            self.run.locals.pop();
            let over = Over {
                list: None,
                at,
                value: element,
            };
            rounds.push(Round {
                over: vec![over],
                body,
            });
        }
        Ok(Because::Filtered { of, kept, rounds })
    }

    fn with(&mut self, element: &Value, condition: &Node) -> Result<Value, Exhausted> {
        self.run.locals.push(element.clone());
        let met = self.run.value(condition);
        self.run.locals.pop();
        met
    }

    fn taken(&mut self, list: &Node, number: &Node) -> Result<Because, Exhausted> {
        let count = self.run.value(list)?.as_list().map_or(0, <[Value]>::len);
        let of = self.boxed(list);
        // The number is compiled like a condition, for which the element is a local.
        self.run.locals.push(Value::Null);
        let number = self.boxed(number);
        self.run.locals.pop();
        let place = number.value.as_number().and_then(Decimal::to_i64);
        let at = place.and_then(|place| match place {
            0 => None,
            place if place > 0 => usize::try_from(place - 1).ok(),
            place => count.checked_sub(usize::try_from(place.unsigned_abs()).ok()?),
        });
        let at = at.filter(|at| *at < count);
        Ok(Because::Taken { of, number, at })
    }

    /// The first list of an iteration; for whole numbers, from where to where.
    fn first(&mut self, sources: &[Source]) -> Trace {
        match sources.first() {
            Some(Source::List(list)) => self.part(list),
            Some(Source::Span(start, end)) => {
                let ends = self.parts([start, end]);
                Trace {
                    value: Value::Null,
                    span: ends[0].span.start..ends[1].span.end,
                    because: Because::Made(ends),
                }
            }
            None => Trace {
                value: Value::Null,
                span: 0..0,
                because: Because::Cut,
            },
        }
    }

    /// The runs through the body that are told: the one with the wanted value, or the first ones.
    fn rounds(
        &mut self,
        sources: &[Source],
        body: &Node,
        wanted: Option<&Value>,
    ) -> Result<Vec<Round>, Exhausted> {
        let mut search = Search {
            sources,
            body,
            wanted,
            over: Vec::new(),
            rounds: Vec::new(),
        };
        let outside = self.run.locals.len();
        let told = self.search(&mut search);
        self.run.locals.truncate(outside);
        told?;
        Ok(search.rounds)
    }

    fn search(&mut self, search: &mut Search<'_>) -> Result<(), Exhausted> {
        let Some(source) = search.sources.get(search.over.len()) else {
            return self.tell(search);
        };
        let most = if search.wanted.is_some() {
            1
        } else {
            Trace::MAX_ROUNDS
        };
        for (at, value) in self.elements(source)?.into_iter().enumerate() {
            if search.rounds.len() >= most {
                break;
            }
            self.run.spend(1)?;
            self.run.locals.push(value.clone());
            let list = None;
            search.over.push(Over { list, at, value });
            let told = self.search(search);
            search.over.pop();
            self.run.locals.pop();
            told?;
        }
        Ok(())
    }

    /// Tells of the round at hand, where it is one that is looked for.
    fn tell(&mut self, search: &mut Search<'_>) -> Result<(), Exhausted> {
        if let Some(wanted) = search.wanted
            && self.run.value(search.body)? != *wanted
        {
            return Ok(());
        }
        let mut over = search.over.clone();
        // The first list stands beside the rounds; the others may depend on the variables before them.
        for (over, source) in over.iter_mut().zip(search.sources).skip(1) {
            over.list = match source {
                Source::List(list) => Some(self.part(list)),
                Source::Span(..) => None,
            };
        }
        let body = self.part(search.body);
        search.rounds.push(Round { over, body });
        Ok(())
    }

    /// The name after the last point of a part: `city` of `organisme.addr.city`.
    fn last_word(&self, node: &Node) -> &str {
        let text = self.text(node);
        text.rsplit('.').next().unwrap_or(text).trim()
    }

    /// The name of a function, before its arguments, with single spaces.
    fn function(&self, node: &Node) -> String {
        let text = self.text(node);
        let name = text.split('(').next().unwrap_or(text);
        name.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn text(&self, node: &Node) -> &str {
        let span = self.span(node);
        self.source.get(span.start..span.end).unwrap_or_default()
    }
}
