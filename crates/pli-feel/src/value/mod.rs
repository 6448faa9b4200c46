//! Values of expressions. Missing, unanswered and null are one notion.

mod compare;
mod kind;
mod range;
mod row;
mod text;
mod weight;

use std::sync::Arc;

use jiff::SignedDuration;
use jiff::civil::{Date, DateTime, Time};

use crate::Decimal;

pub use range::{Bound, RangeValue};
pub use row::Row;
pub(crate) use weight::weight;

/// A value; a clone copies no text and no list.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Value {
    /// Unanswered.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A decimal number.
    Number(Decimal),
    /// A text.
    Text(Arc<str>),
    /// A civil date.
    Date(Date),
    /// A civil date and time.
    DateTime(DateTime),
    /// A time of day.
    Time(Time),
    /// A length of time in days, hours, minutes, seconds.
    DaysTime(SignedDuration),
    /// A length of time, in months.
    YearsMonths(i64),
    /// A list.
    List(Arc<[Value]>),
    /// A row of named values.
    Row(Arc<Row>),
    /// A range.
    Range(Arc<RangeValue>),
}

impl Value {
    /// Makes a text.
    pub fn text(text: impl Into<Arc<str>>) -> Value {
        Value::Text(text.into())
    }

    /// Makes a list.
    pub fn list(elements: impl IntoIterator<Item = Value>) -> Value {
        Value::List(elements.into_iter().collect())
    }

    /// Tells whether it is null.
    pub fn is_null(&self) -> bool {
        matches!(self, Value::Null)
    }

    /// Tells whether it is `true`: a condition counts as met only then, neither when false nor when unanswered.
    pub fn is_true(&self) -> bool {
        matches!(self, Value::Boolean(true))
    }

    /// Tells whether it is `false`: a check fails only then, not when unanswered.
    pub fn is_false(&self) -> bool {
        matches!(self, Value::Boolean(false))
    }

    /// Gives the number, if it is one.
    pub fn as_number(&self) -> Option<Decimal> {
        match self {
            Value::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// Gives the text, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Gives the elements, if it is a list.
    pub fn as_list(&self) -> Option<&[Value]> {
        match self {
            Value::List(elements) => Some(elements),
            _ => None,
        }
    }
}

impl From<Option<Decimal>> for Value {
    fn from(number: Option<Decimal>) -> Value {
        number.map_or(Value::Null, Value::Number)
    }
}

impl From<Option<bool>> for Value {
    fn from(truth: Option<bool>) -> Value {
        truth.map_or(Value::Null, Value::Boolean)
    }
}
