//! The numbers or days that `for` runs through.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::{Bound, Decimal, RangeValue, Value};

/// What a variable takes one after the other.
pub(super) enum Steps {
    /// Whole numbers, from the first to the last, up or down.
    Numbers(i64, i64),
    /// Days, likewise.
    Days(Date, Date),
    /// Nothing.
    None,
}

impl Steps {
    /// From one end to the other, down where the second is the lower; none where an end has no steps.
    pub(super) fn between(start: &Value, end: &Value) -> Option<Steps> {
        match (start, end) {
            (Value::Number(start), Value::Number(end)) => {
                Some(Steps::Numbers(start.to_i64()?, end.to_i64()?))
            }
            (Value::Date(start), Value::Date(end)) => Some(Steps::Days(*start, *end)),
            _ => None,
        }
    }

    /// The whole of a range, upwards; none where it has no end or its ends are the wrong way round.
    pub(super) fn of_range(range: &RangeValue) -> Option<Steps> {
        let (low, skips_first) = end(&range.start)?;
        let (high, skips_last) = end(&range.end)?;
        low.order(high).filter(|order| order.is_le())?;
        match Steps::between(low, high)? {
            Steps::Numbers(low, high) => {
                let low = low.checked_add(i64::from(skips_first))?;
                let high = high.checked_sub(i64::from(skips_last))?;
                Some(if low <= high {
                    Steps::Numbers(low, high)
                } else {
                    Steps::None
                })
            }
            Steps::Days(low, high) => {
                let low = if skips_first {
                    low.tomorrow().ok()?
                } else {
                    low
                };
                let high = if skips_last {
                    high.yesterday().ok()?
                } else {
                    high
                };
                Some(if low <= high {
                    Steps::Days(low, high)
                } else {
                    Steps::None
                })
            }
            Steps::None => Some(Steps::None),
        }
    }
}

fn end(bound: &Bound) -> Option<(&Value, bool)> {
    match bound {
        Bound::Included(limit) => Some((limit, false)),
        Bound::Excluded(limit) => Some((limit, true)),
        Bound::Unbounded => None,
    }
}

impl Iterator for Steps {
    type Item = Value;

    fn next(&mut self) -> Option<Value> {
        let (value, rest) = match std::mem::replace(self, Steps::None) {
            Steps::None => return None,
            Steps::Numbers(at, last) => {
                let rest = (at != last).then(|| Steps::Numbers(at + (last - at).signum(), last));
                (Value::Number(Decimal::from(at)), rest)
            }
            Steps::Days(at, last) => {
                let step = if at < last { 1 } else { -1 };
                let next = (at != last)
                    .then(|| at.checked_add(step.days()).ok())
                    .flatten();
                (Value::Date(at), next.map(|next| Steps::Days(next, last)))
            }
        };
        *self = rest.unwrap_or(Steps::None);
        Some(value)
    }
}
