//! How points and ranges lie to each other (DMN 1.5, table 78).
//!
//! A point and a range are told apart by their types. Ends that are unanswered give null.

use std::cmp::Ordering;

use crate::{Bound, RangeValue, Value};

use super::signature::{Cost, Function, Shape, Signature};

const POINTS: &[Shape] = &[Shape::Ordered, Shape::Ordered];
const POINT_RANGE: &[Shape] = &[Shape::Ordered, Shape::Range];
const RANGE_POINT: &[Shape] = &[Shape::Range, Shape::Ordered];
const RANGES: &[Shape] = &[Shape::Range, Shape::Range];

macro_rules! relation {
    ($name:literal, $usage:literal, [$($params:expr),+], $run:expr) => {
        Function {
            name: $name,
            usage: $usage,
            signatures: &[$(Signature::new($params, Shape::Boolean, |arguments| {
                match arguments {
                    [left, right] => interval(left).zip(interval(right)).and_then($run).into(),
                    _ => Value::Null,
                }
            })),+],
        }
    };
}

/// Two ranges; a point is the range from it to itself.
type Pair = (Interval, Interval);

pub(super) const FUNCTIONS: &[Function] = &[
    relation!(
        "before",
        "before(a, b)",
        [POINTS, POINT_RANGE, RANGE_POINT, RANGES],
        |(a, b): Pair| { a.ends_before(&b) }
    ),
    relation!(
        "after",
        "after(a, b)",
        [POINTS, POINT_RANGE, RANGE_POINT, RANGES],
        |(a, b): Pair| { b.ends_before(&a) }
    ),
    relation!("meets", "meets(range, range)", [RANGES], |(a, b): Pair| a
        .meets(&b)),
    relation!(
        "met by",
        "met by(range, range)",
        [RANGES],
        |(a, b): Pair| b.meets(&a)
    ),
    relation!(
        "overlaps",
        "overlaps(range, range)",
        [RANGES],
        |(a, b): Pair| { Some(!a.ends_before(&b)? && !b.ends_before(&a)?) }
    ),
    relation!(
        "overlaps before",
        "overlaps before(range, range)",
        [RANGES],
        |(a, b): Pair| {
            Some(
                a.low(&b)? == Ordering::Less
                    && !a.ends_before(&b)?
                    && a.high(&b)? == Ordering::Less,
            )
        }
    ),
    relation!(
        "overlaps after",
        "overlaps after(range, range)",
        [RANGES],
        |(a, b): Pair| {
            Some(
                b.low(&a)? == Ordering::Less
                    && !b.ends_before(&a)?
                    && b.high(&a)? == Ordering::Less,
            )
        }
    ),
    relation!(
        "finishes",
        "finishes(x, range)",
        [POINT_RANGE, RANGES],
        |(a, b): Pair| { a.finishes(&b) }
    ),
    relation!(
        "finished by",
        "finished by(range, x)",
        [RANGE_POINT, RANGES],
        |(a, b): Pair| { b.finishes(&a) }
    ),
    relation!(
        "includes",
        "includes(range, x)",
        [RANGE_POINT, RANGES],
        |(a, b): Pair| b.within(&a)
    ),
    relation!(
        "during",
        "during(x, range)",
        [POINT_RANGE, RANGES],
        |(a, b): Pair| a.within(&b)
    ),
    relation!(
        "starts",
        "starts(x, range)",
        [POINT_RANGE, RANGES],
        |(a, b): Pair| a.starts(&b)
    ),
    relation!(
        "started by",
        "started by(range, x)",
        [RANGE_POINT, RANGES],
        |(a, b): Pair| { b.starts(&a) }
    ),
    relation!(
        "coincides",
        "coincides(a, b)",
        [POINTS, RANGES],
        |(a, b): Pair| { Some(a.low(&b)? == Ordering::Equal && a.high(&b)? == Ordering::Equal) }
    ),
    Function {
        name: "range",
        usage: "range(\"[1..5]\")",
        signatures: &[Signature::new(&[Shape::Text], Shape::Any, |arguments| {
            let text = arguments.first().and_then(Value::as_text);
            text.and_then(read).unwrap_or(Value::Null)
        })
        .costs(Cost::Whole)],
    },
];

/// A range with its two ends; what has no end goes on for ever.
struct Interval {
    low: Option<(Value, bool)>,
    high: Option<(Value, bool)>,
}

/// Makes an interval; none where an end is unanswered.
fn interval(value: &Value) -> Option<Interval> {
    let end = |bound: &Bound| match bound {
        Bound::Unbounded => Some(None),
        Bound::Included(limit) => (!limit.is_null()).then(|| Some((limit.clone(), true))),
        Bound::Excluded(limit) => (!limit.is_null()).then(|| Some((limit.clone(), false))),
    };
    Some(match value {
        Value::Range(range) => Interval {
            low: end(&range.start)?,
            high: end(&range.end)?,
        },
        point => Interval {
            low: Some((point.clone(), true)),
            high: Some((point.clone(), true)),
        },
    })
}

impl Interval {
    /// Compares where two begin: an end that belongs begins earlier.
    fn low(&self, other: &Interval) -> Option<Ordering> {
        match (&self.low, &other.low) {
            (None, None) => Some(Ordering::Equal),
            (None, Some(_)) => Some(Ordering::Less),
            (Some(_), None) => Some(Ordering::Greater),
            (Some((left, included)), Some((right, also))) => {
                Some(left.order(right)?.then(also.cmp(included)))
            }
        }
    }

    /// Compares where two end: an end that belongs ends later.
    fn high(&self, other: &Interval) -> Option<Ordering> {
        match (&self.high, &other.high) {
            (None, None) => Some(Ordering::Equal),
            (None, Some(_)) => Some(Ordering::Greater),
            (Some(_), None) => Some(Ordering::Less),
            (Some((left, included)), Some((right, also))) => {
                Some(left.order(right)?.then(included.cmp(also)))
            }
        }
    }

    /// The whole of it lies below the other.
    fn ends_before(&self, other: &Interval) -> Option<bool> {
        let (Some((high, included)), Some((low, also))) = (&self.high, &other.low) else {
            return Some(false);
        };
        Some(match high.order(low)? {
            Ordering::Less => true,
            Ordering::Equal => !(*included && *also),
            Ordering::Greater => false,
        })
    }

    /// It ends where the other begins, and both have that point.
    fn meets(&self, other: &Interval) -> Option<bool> {
        let (Some((high, true)), Some((low, true))) = (&self.high, &other.low) else {
            return Some(false);
        };
        Some(high.order(low)? == Ordering::Equal)
    }

    fn within(&self, other: &Interval) -> Option<bool> {
        Some(self.low(other)? != Ordering::Less && self.high(other)? != Ordering::Greater)
    }

    fn starts(&self, other: &Interval) -> Option<bool> {
        Some(self.low(other)? == Ordering::Equal && self.high(other)? != Ordering::Greater)
    }

    fn finishes(&self, other: &Interval) -> Option<bool> {
        Some(self.high(other)? == Ordering::Equal && self.low(other)? != Ordering::Less)
    }
}

/// Reads a range of literals; none where its ends are missing, of different kinds or the wrong way round.
fn read(text: &str) -> Option<Value> {
    let text = text.trim();
    let inner = text.get(1..text.len().checked_sub(1)?)?;
    let (low, high) = inner.split_once("..")?;
    let (low, high) = (
        crate::program::literal(low)?,
        crate::program::literal(high)?,
    );
    low.order(&high)
        .filter(|order| *order != Ordering::Greater)?;
    let start = match text.as_bytes().first()? {
        b'[' => Bound::Included(low),
        b'(' | b']' => Bound::Excluded(low),
        _ => return None,
    };
    let end = match text.as_bytes().last()? {
        b']' => Bound::Included(high),
        b')' | b'[' => Bound::Excluded(high),
        _ => return None,
    };
    Some(Value::Range(RangeValue { start, end }.into()))
}
