//! What an explanation takes apart: the operands of a chain, the elements of a source.

use crate::Value;
use crate::syntax::Operator;

use super::super::Exhausted;
use super::super::node::{Node, Source};
use super::super::steps::Steps;
use super::follow::Follower;
use super::{Calculation, Comparison, Junction};

impl Follower<'_> {
    /// What a variable runs through.
    pub(super) fn elements(&mut self, source: &Source) -> Result<Vec<Value>, Exhausted> {
        let steps = match source {
            Source::List(list) => match self.run.value(list)? {
                Value::List(elements) => return Ok(elements.to_vec()),
                Value::Range(range) => Steps::of_range(&range),
                _ => None,
            },
            Source::Span(start, end) => {
                let (start, end) = (self.run.value(start)?, self.run.value(end)?);
                Steps::between(&start, &end)
            }
        };
        let mut values = Vec::new();
        for value in steps.into_iter().flatten() {
            self.run.spend(1)?;
            values.push(value);
        }
        Ok(values)
    }
}

/// The operands of a chain: `a and b and c` has three.
pub(super) fn operands_of<'n>(by: Junction, node: &'n Node, into: &mut Vec<&'n Node>) {
    match (by, node) {
        (Junction::All, Node::And(left, right)) | (Junction::Any, Node::Or(left, right)) => {
            operands_of(by, left, into);
            operands_of(by, right, into);
        }
        _ => into.push(node),
    }
}

pub(super) fn comparison(operator: Operator) -> Comparison {
    match operator {
        Operator::Less => Comparison::Less,
        Operator::LessOrEqual => Comparison::LessOrEqual,
        Operator::Greater => Comparison::Greater,
        Operator::GreaterOrEqual => Comparison::GreaterOrEqual,
        _ => Comparison::Equal,
    }
}

pub(super) fn calculation(operator: Operator) -> Calculation {
    match operator {
        Operator::Subtract => Calculation::Subtract,
        Operator::Multiply => Calculation::Multiply,
        Operator::Divide => Calculation::Divide,
        Operator::Power => Calculation::Power,
        _ => Calculation::Add,
    }
}
