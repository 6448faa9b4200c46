//! Evaluation: one walk of the compiled tree, each step paid from the fuel.

use crate::functions::{Aggregate, Cost, Nulls, Signature};
use crate::value::weight;
use crate::{Bound, Dialect, RangeValue, Row, RowType, Slot, Value};

use super::Exhausted;
use super::arithmetic::{arithmetic, negate};
use super::instance::is_instance;
use super::logic::{and, compare, equal, equal_in_dmn, not, or};
use super::loose::named;
use super::node::{Access, End, Node, Test};

/// What the owner of a list knows of it; none where it must be gone through.
pub(super) type Known<'a> = &'a dyn Fn(Aggregate, Slot) -> Option<Value>;

/// One evaluation.
pub(super) struct Run<'a> {
    pub(super) dialect: Dialect,
    read: &'a dyn Fn(Slot) -> Value,
    known: Option<Known<'a>>,
    fuel: u64,
    pub(super) locals: Vec<Value>,
}

impl<'a> Run<'a> {
    pub(super) fn new(dialect: Dialect, read: &'a dyn Fn(Slot) -> Value, fuel: u64) -> Run<'a> {
        Run {
            dialect,
            read,
            known: None,
            fuel,
            locals: Vec::new(),
        }
    }

    /// Asks the owner of a list before going through it.
    pub(super) fn knowing(mut self, known: Known<'a>) -> Run<'a> {
        self.known = Some(known);
        self
    }

    /// Pays for steps.
    pub(super) fn spend(&mut self, steps: u64) -> Result<(), Exhausted> {
        self.fuel = self.fuel.checked_sub(steps).ok_or(Exhausted)?;
        Ok(())
    }

    /// Pays for going through the whole of a value, lists within lists included.
    pub(super) fn spend_for(&mut self, value: &Value) -> Result<(), Exhausted> {
        let steps = weight(value, self.fuel).ok_or(Exhausted)?;
        self.spend(steps)
    }

    /// Evaluates one node.
    pub(super) fn value(&mut self, node: &Node) -> Result<Value, Exhausted> {
        self.spend(1)?;
        match node {
            Node::Constant(value) => Ok(value.clone()),
            Node::Slot(slot) => Ok((self.read)(*slot)),
            Node::Local(place) => Ok(self.locals.get(*place).cloned().unwrap_or(Value::Null)),
            Node::Get(of, access) => {
                let of = self.value(of)?;
                self.get(&of, access)
            }
            Node::Negate(of) => Ok(negate(&self.value(of)?)),
            Node::Arithmetic(operator, left, right) => {
                let (left, right) = (self.value(left)?, self.value(right)?);
                let result = arithmetic(*operator, &left, &right);
                self.spend_for(&result)?;
                Ok(result)
            }
            Node::Compare(operator, left, right) => {
                let (left, right) = (self.value(left)?, self.value(right)?);
                self.spend_for(&left)?;
                Ok(compare(*operator, &left, &right).into())
            }
            Node::Not(of) => Ok(not(truth(&self.value(of)?)).into()),
            Node::IsNull(of) => Ok(Value::Boolean(self.value(of)?.is_null())),
            Node::If(branches) => {
                let [condition, met, otherwise] = &**branches;
                if self.value(condition)?.is_true() {
                    self.value(met)
                } else {
                    self.value(otherwise)
                }
            }
            Node::Equal(left, right) => self.equality(left, right),
            Node::And(left, right) => self.both(left, right),
            Node::Or(left, right) => self.either(left, right),
            Node::In(value, tests) => self.tests(value, tests),
            Node::Range(start, end) => self.range(start, end),
            Node::Row(shape, cells) => self.row(shape, cells),
            Node::Call(signature, arguments) => self.call(signature, arguments),
            Node::For(..)
            | Node::Quantified(..)
            | Node::List(_)
            | Node::Filter(..)
            | Node::At(..) => self.list_value(node),
            Node::Marked(of, _) => self.value(of),
            Node::InstanceOf(value, of) => {
                let value = self.value(value)?;
                self.spend_for(&value)?;
                Ok(Value::Boolean(is_instance(&value, of)))
            }
            Node::CallByValue(..) | Node::Cell(..) | Node::FilterOrAt(..) => self.loose_value(node),
        }
    }

    pub(super) fn get(&mut self, of: &Value, access: &Access) -> Result<Value, Exhausted> {
        match (of, access) {
            (Value::List(elements), _) => {
                self.spend(elements.len() as u64)?;
                let values: Result<Vec<_>, _> = elements
                    .iter()
                    .map(|element| self.get(element, access))
                    .collect();
                Ok(Value::List(values?.into()))
            }
            (value, Access::Named(name)) => Ok(named(value, name)),
            (Value::Row(row), Access::Cell(place)) => Ok(row.at(*place)),
            (value, Access::Property(property)) => Ok(property(value)),
            (_, Access::Cell(_)) => Ok(Value::Null),
        }
    }

    fn equality(&mut self, left: &Node, right: &Node) -> Result<Value, Exhausted> {
        let (left, right) = (self.value(left)?, self.value(right)?);
        self.spend_for(&left)?;
        Ok(self.equal(&left, &right).into())
    }

    /// Unanswered with an unanswered side; the standard has false there, and true where both are null.
    pub(super) fn equal(&self, left: &Value, right: &Value) -> Option<bool> {
        match self.dialect {
            Dialect::Form => equal(left, right),
            Dialect::Dmn => equal_in_dmn(left, right),
        }
    }

    fn both(&mut self, left: &Node, right: &Node) -> Result<Value, Exhausted> {
        let left = truth(&self.value(left)?);
        if left == Some(false) {
            return Ok(Value::Boolean(false));
        }
        Ok(and(left, truth(&self.value(right)?)).into())
    }

    fn either(&mut self, left: &Node, right: &Node) -> Result<Value, Exhausted> {
        let left = truth(&self.value(left)?);
        if left == Some(true) {
            return Ok(Value::Boolean(true));
        }
        Ok(or(left, truth(&self.value(right)?)).into())
    }

    fn tests(&mut self, value: &Node, tests: &[Test]) -> Result<Value, Exhausted> {
        let value = self.value(value)?;
        let mut met = Some(false);
        for test in tests {
            met = or(met, self.test(&value, test)?);
            if met == Some(true) {
                break;
            }
        }
        Ok(met.into())
    }

    pub(super) fn test(&mut self, value: &Value, test: &Test) -> Result<Option<bool>, Exhausted> {
        match test {
            Test::Equal(other) => {
                self.spend_for(value)?;
                let other = self.value(other)?;
                Ok(self.equal(value, &other))
            }
            Test::Different(other) => {
                self.spend_for(value)?;
                let other = self.value(other)?;
                Ok(not(self.equal(value, &other)))
            }
            Test::Loose(node) => {
                let test = self.value(node)?;
                self.spend_for(&test)?;
                Ok(self.loose_test(value, &test))
            }
            Test::Member(list) => {
                let list = self.value(list)?;
                self.spend_for(&list)?;
                let Some(elements) = list.as_list() else {
                    return Ok(None);
                };
                let mut met = Some(false);
                for element in elements {
                    met = or(met, equal(value, element));
                }
                Ok(met)
            }
            Test::Within(range) => match self.value(range)? {
                Value::Range(range) => {
                    self.spend_for(value)?;
                    Ok(range.contains(value))
                }
                _ => Ok(None),
            },
        }
    }

    fn range(&mut self, start: &End, end: &End) -> Result<Value, Exhausted> {
        let (start, end) = (self.end(start)?, self.end(end)?);
        Ok(Value::Range(RangeValue { start, end }.into()))
    }

    fn end(&mut self, end: &End) -> Result<Bound, Exhausted> {
        match end {
            End::Open => Ok(Bound::Unbounded),
            End::Included(limit) => Ok(Bound::Included(self.value(limit)?)),
            End::Excluded(limit) => Ok(Bound::Excluded(self.value(limit)?)),
        }
    }

    /// Each cell is a local of those that are written after it.
    fn row(&mut self, shape: &RowType, nodes: &[(usize, Node)]) -> Result<Value, Exhausted> {
        let outside = self.locals.len();
        let mut cells = vec![Value::Null; nodes.len()];
        for (place, node) in nodes {
            let value = self.value(node);
            if value.is_err() {
                self.locals.truncate(outside);
            }
            let value = value?;
            if let Some(cell) = cells.get_mut(*place) {
                *cell = value.clone();
            }
            self.locals.push(value);
        }
        self.locals.truncate(outside);
        Ok(Value::Row(
            Row::of_cells(shape.clone(), cells.into()).into(),
        ))
    }

    fn call(&mut self, signature: &Signature, arguments: &[Node]) -> Result<Value, Exhausted> {
        if let (Some(aggregate), [Node::Slot(slot)]) = (signature.aggregate, arguments)
            && let Some(value) = self.known.and_then(|known| known(aggregate, *slot))
        {
            return Ok(value);
        }
        let values: Result<Vec<_>, _> = arguments
            .iter()
            .map(|argument| self.value(argument))
            .collect();
        let values = values?;
        if signature.nulls == Nulls::Spread && values.iter().any(Value::is_null) {
            return Ok(Value::Null);
        }
        match signature.cost {
            Cost::Flat => {}
            Cost::Whole => values.iter().try_for_each(|value| self.spend_for(value))?,
            Cost::Product => {
                let mut steps: u64 = 1;
                for value in &values {
                    steps = steps.saturating_mul(weight(value, self.fuel).ok_or(Exhausted)?);
                }
                self.spend(steps)?;
            }
        }
        Ok((signature.run)(&values))
    }
}

/// Reads a condition: true, false, or unanswered.
fn truth(value: &Value) -> Option<bool> {
    match value {
        Value::Boolean(truth) => Some(*truth),
        _ => None,
    }
}
