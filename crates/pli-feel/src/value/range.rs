//! A range of numbers, texts, dates or durations.

use std::cmp::Ordering;

use crate::Value;

/// One end of a range.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Bound {
    /// The end belongs to the range.
    Included(Value),
    /// The end does not belong to the range.
    Excluded(Value),
    /// There is no end.
    Unbounded,
}

/// A range between two ends.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RangeValue {
    /// Lower end.
    pub start: Bound,
    /// Upper end.
    pub end: Bound,
}

impl RangeValue {
    /// Tells whether a value lies within; none when it, or an end that decides, is unanswered.
    pub fn contains(&self, value: &Value) -> Option<bool> {
        let above = side(&self.start, value, Ordering::Less);
        let below = side(&self.end, value, Ordering::Greater);
        match (above, below) {
            (Some(false), _) | (_, Some(false)) => Some(false),
            (Some(true), Some(true)) => Some(true),
            _ => None,
        }
    }
}

/// Tells whether `value` is on the inner side of an end; `wanted` is how the end compares with values inside.
fn side(end: &Bound, value: &Value, wanted: Ordering) -> Option<bool> {
    match end {
        Bound::Unbounded => (!value.is_null()).then_some(true),
        Bound::Included(limit) => limit
            .order(value)
            .map(|order| order == wanted || order == Ordering::Equal),
        Bound::Excluded(limit) => limit.order(value).map(|order| order == wanted),
    }
}
