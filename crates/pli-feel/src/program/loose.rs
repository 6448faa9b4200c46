//! What the standard decides when it evaluates, and a form when it is loaded.

use std::sync::Arc;

use crate::functions::{self, call_by_value};
use crate::{Dialect, Value};

use super::Exhausted;
use super::evaluate::Run;
use super::lists::at;
use super::node::Node;

impl Run<'_> {
    /// Evaluates the nodes that only the standard has.
    pub(super) fn loose_value(&mut self, node: &Node) -> Result<Value, Exhausted> {
        match node {
            Node::CallByValue(function, arguments) => {
                let values: Result<Vec<_>, _> = arguments
                    .iter()
                    .map(|argument| self.value(argument))
                    .collect();
                let values = values?;
                values.iter().try_for_each(|value| self.spend_for(value))?;
                Ok(call_by_value(function, &values))
            }
            Node::Cell(row, name, otherwise) => {
                let found = match self.value(row)? {
                    Value::Row(row) => row.find(name).cloned(),
                    _ => None,
                };
                found.map_or_else(|| self.value(otherwise), Ok)
            }
            Node::FilterOrAt(list, condition) => self.filter_or_at(list, condition),
            _ => Ok(Value::Null),
        }
    }

    /// A value that is no list stands for the list of it; the condition is a number or not, whatever the element.
    fn filter_or_at(&mut self, list: &Node, condition: &Node) -> Result<Value, Exhausted> {
        let elements: Arc<[Value]> = match self.value(list)? {
            Value::List(elements) => elements,
            Value::Null => return Ok(Value::Null),
            other => [other].into(),
        };
        let mut kept = Vec::new();
        for element in elements.iter() {
            match self.with_local(element.clone(), condition)? {
                Value::Number(place) => {
                    let place = place.trunc_to_i64();
                    return Ok(place.map_or(Value::Null, |place| at(&elements, place)));
                }
                met if met.is_true() => kept.push(element.clone()),
                _ => {}
            }
        }
        Ok(Value::List(kept.into()))
    }

    fn with_local(&mut self, local: Value, node: &Node) -> Result<Value, Exhausted> {
        self.locals.push(local);
        let value = self.value(node);
        self.locals.pop();
        value
    }

    /// One test of `in`: within a range, an element of a list, or equal.
    pub(super) fn loose_test(&self, value: &Value, test: &Value) -> Option<bool> {
        if self.dialect == Dialect::Form && (value.is_null() || test.is_null()) {
            return None;
        }
        match test {
            Value::Range(range) if !matches!(value, Value::Range(_)) => range.contains(value),
            Value::List(elements) => {
                let met = value == test
                    || elements.iter().any(|element| match element {
                        Value::Range(range) => range.contains(value) == Some(true),
                        other => self.equal(value, other) == Some(true),
                    });
                Some(met)
            }
            other => self.equal(value, other),
        }
    }
}

/// Reads a cell or a property, of a value that has it.
pub(super) fn named(of: &Value, name: &str) -> Value {
    match of {
        Value::Row(row) => row.get(name),
        other => {
            functions::property(&other.kind(), name).map_or(Value::Null, |(_, read)| read(other))
        }
    }
}
