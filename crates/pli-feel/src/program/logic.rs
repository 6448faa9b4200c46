//! Three-valued logic: true, false, unanswered.

use std::cmp::Ordering;
use std::mem::discriminant;

use crate::Value;
use crate::syntax::Operator;

pub(super) fn not(truth: Option<bool>) -> Option<bool> {
    truth.map(|truth| !truth)
}

/// False when one is false, even if the other is unanswered.
pub(super) fn and(left: Option<bool>, right: Option<bool>) -> Option<bool> {
    match (left, right) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

/// True when one is true, even if the other is unanswered.
pub(super) fn or(left: Option<bool>, right: Option<bool>) -> Option<bool> {
    not(and(not(left), not(right)))
}

/// Unanswered when one side is: `x = null`, written so, is another node.
pub(super) fn equal(left: &Value, right: &Value) -> Option<bool> {
    if left.is_null() || right.is_null() {
        None
    } else {
        Some(left == right)
    }
}

/// As the standard has it: null equals null alone, and values of different kinds are neither equal nor different.
pub(super) fn equal_in_dmn(left: &Value, right: &Value) -> Option<bool> {
    if left.is_null() || right.is_null() || discriminant(left) == discriminant(right) {
        Some(left == right)
    } else {
        None
    }
}

pub(super) fn compare(operator: Operator, left: &Value, right: &Value) -> Option<bool> {
    let order = left.order(right)?;
    match operator {
        Operator::Less => Some(order == Ordering::Less),
        Operator::LessOrEqual => Some(order != Ordering::Greater),
        Operator::Greater => Some(order == Ordering::Greater),
        Operator::GreaterOrEqual => Some(order != Ordering::Less),
        _ => None,
    }
}
