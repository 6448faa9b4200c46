//! Lists: literal ones, filters, `for`, `some`, `every`.

use std::sync::Arc;

use crate::syntax::Quantifier;
use crate::{Decimal, Value};

use super::Exhausted;
use super::evaluate::Run;
use super::logic::{and, or};
use super::node::{Node, Source};
use super::steps::Steps;

/// What an iteration does with each combination of its variables; it stops when it says so.
type Visit<'v> = &'v mut dyn FnMut(&mut Run<'_>) -> Result<Flow, Exhausted>;

/// Whether an iteration goes on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Flow {
    On,
    /// The result is known.
    Done,
    /// A list to run through is unanswered.
    Unanswered,
}

impl Run<'_> {
    /// Evaluates the nodes that make or run through lists.
    pub(super) fn list_value(&mut self, node: &Node) -> Result<Value, Exhausted> {
        match node {
            Node::List(elements) => {
                let values: Result<Vec<_>, _> =
                    elements.iter().map(|element| self.value(element)).collect();
                Ok(Value::List(values?.into()))
            }
            Node::For(sources, body) => self.iterate(sources, body),
            Node::Quantified(quantifier, sources, body) => {
                self.quantify(*quantifier, sources, body)
            }
            Node::Filter(list, condition) => self.filter(list, condition),
            Node::At(list, index) => self.element(list, index),
            _ => Ok(Value::Null),
        }
    }

    fn iterate(&mut self, sources: &[Source], body: &Node) -> Result<Value, Exhausted> {
        let mut results = Vec::new();
        let flow = self.each(sources, &mut |run| {
            results.push(run.value(body)?);
            Ok(Flow::On)
        })?;
        Ok(if flow == Flow::Unanswered {
            Value::Null
        } else {
            Value::List(results.into())
        })
    }

    fn quantify(
        &mut self,
        quantifier: Quantifier,
        sources: &[Source],
        body: &Node,
    ) -> Result<Value, Exhausted> {
        let (gather, last): (fn(_, _) -> _, bool) = match quantifier {
            Quantifier::Some => (or, true),
            Quantifier::Every => (and, false),
        };
        let mut met = Some(!last);
        let flow = self.each(sources, &mut |run| {
            let one = match run.value(body)? {
                Value::Boolean(truth) => Some(truth),
                _ => None,
            };
            met = gather(met, one);
            Ok(if met == Some(last) {
                Flow::Done
            } else {
                Flow::On
            })
        })?;
        Ok(if flow == Flow::Unanswered {
            Value::Null
        } else {
            met.into()
        })
    }

    /// Runs through all combinations of the sources, the last one fastest.
    fn each(&mut self, sources: &[Source], visit: Visit<'_>) -> Result<Flow, Exhausted> {
        let Some((first, inner)) = sources.split_first() else {
            return visit(self);
        };
        match first {
            Source::List(list) => match self.value(list)? {
                Value::List(elements) => self.each_of(elements.iter().cloned(), inner, visit),
                Value::Range(range) => match Steps::of_range(&range) {
                    Some(steps) => self.each_of(steps, inner, visit),
                    None => Ok(Flow::Unanswered),
                },
                Value::Null => Ok(Flow::Unanswered),
                // In a form only lists and ranges come here.
                other => self.each_of(std::iter::once(other), inner, visit),
            },
            Source::Span(start, end) => {
                let (start, end) = (self.value(start)?, self.value(end)?);
                match Steps::between(&start, &end) {
                    Some(steps) => self.each_of(steps, inner, visit),
                    None => Ok(Flow::Unanswered),
                }
            }
        }
    }

    fn each_of(
        &mut self,
        values: impl Iterator<Item = Value>,
        inner: &[Source],
        visit: Visit<'_>,
    ) -> Result<Flow, Exhausted> {
        for value in values {
            self.spend(1)?;
            self.locals.push(value);
            let flow = self.each(inner, visit);
            self.locals.pop();
            let flow = flow?;
            if flow != Flow::On {
                return Ok(flow);
            }
        }
        Ok(Flow::On)
    }

    fn filter(&mut self, list: &Node, condition: &Node) -> Result<Value, Exhausted> {
        let Value::List(elements) = self.value(list)? else {
            return Ok(Value::Null);
        };
        let mut kept = Vec::new();
        for element in elements.iter() {
            self.locals.push(element.clone());
            let met = self.value(condition);
            self.locals.pop();
            if met?.is_true() {
                kept.push(element.clone());
            }
        }
        Ok(Value::List(Arc::from(kept)))
    }

    fn element(&mut self, list: &Node, index: &Node) -> Result<Value, Exhausted> {
        let list = self.value(list)?;
        // The number is compiled like a condition, for which the element is a local.
        self.locals.push(Value::Null);
        let index = self.value(index);
        self.locals.pop();
        let (Some(elements), Some(place)) = (list.as_list(), whole(&index?)) else {
            return Ok(Value::Null);
        };
        Ok(at(elements, place))
    }
}

/// The element at a place from 1, or from −1 at the end; null beyond the ends.
pub(super) fn at(elements: &[Value], place: i64) -> Value {
    let count = i64::try_from(elements.len()).unwrap_or(i64::MAX);
    let index = if place > 0 {
        place - 1
    } else {
        count.saturating_add(place)
    };
    // The number 0 is no place: it would otherwise be one beyond the last.
    let found = usize::try_from(index)
        .ok()
        .filter(|_| place != 0)
        .and_then(|index| elements.get(index));
    found.cloned().unwrap_or(Value::Null)
}

fn whole(value: &Value) -> Option<i64> {
    value.as_number().and_then(Decimal::to_i64)
}
