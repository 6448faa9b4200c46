//! Order of values.

use std::cmp::Ordering;

use crate::Value;

impl Value {
    /// Orders two values of one kind; none when one is null or the kind has no order.
    pub fn order(&self, other: &Value) -> Option<Ordering> {
        match (self, other) {
            (Value::Number(left), Value::Number(right)) => Some(left.cmp(right)),
            (Value::Text(left), Value::Text(right)) => Some(left.cmp(right)),
            (Value::Date(left), Value::Date(right)) => Some(left.cmp(right)),
            (Value::DateTime(left), Value::DateTime(right)) => Some(left.cmp(right)),
            (Value::Time(left), Value::Time(right)) => Some(left.cmp(right)),
            (Value::DaysTime(left), Value::DaysTime(right)) => Some(left.cmp(right)),
            (Value::YearsMonths(left), Value::YearsMonths(right)) => Some(left.cmp(right)),
            _ => None,
        }
    }
}
