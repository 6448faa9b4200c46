//! `+ - * / **` between values, dates and durations included (DMN 1.5, tables 53 to 57). No result is null.

use jiff::civil::{Date, DateTime};
use jiff::{SignedDuration, Span};

use crate::syntax::Operator;
use crate::{Decimal, Value};

pub(super) fn negate(value: &Value) -> Value {
    match value {
        Value::Number(number) => Value::Number(number.neg()),
        Value::DaysTime(length) => length.checked_neg().map_or(Value::Null, Value::DaysTime),
        Value::YearsMonths(months) => months.checked_neg().map_or(Value::Null, Value::YearsMonths),
        _ => Value::Null,
    }
}

pub(super) fn arithmetic(operator: Operator, left: &Value, right: &Value) -> Value {
    if let (Value::Number(left), Value::Number(right)) = (left, right) {
        return numbers(operator, *left, *right).into();
    }
    let result = match operator {
        Operator::Add => add(left, right),
        Operator::Subtract => subtract(left, right),
        Operator::Multiply => multiply(left, right),
        Operator::Divide => divide(left, right),
        _ => None,
    };
    result.unwrap_or(Value::Null)
}

fn numbers(operator: Operator, left: Decimal, right: Decimal) -> Option<Decimal> {
    match operator {
        Operator::Add => left.add(right),
        Operator::Subtract => left.sub(right),
        Operator::Multiply => left.mul(right),
        Operator::Divide => left.div(right),
        Operator::Power => left.pow(right),
        _ => None,
    }
}

fn add(left: &Value, right: &Value) -> Option<Value> {
    match (left, right) {
        (Value::Text(left), Value::Text(right)) => {
            Some(Value::Text(format!("{left}{right}").into()))
        }
        (Value::DaysTime(left), Value::DaysTime(right)) => {
            left.checked_add(*right).map(Value::DaysTime)
        }
        (Value::YearsMonths(left), Value::YearsMonths(right)) => {
            left.checked_add(*right).map(Value::YearsMonths)
        }
        (Value::Date(date), length) | (length, Value::Date(date)) => shift_date(*date, length),
        (Value::DateTime(moment), length) | (length, Value::DateTime(moment)) => {
            shift_date_time(*moment, length)
        }
        (Value::Time(time), Value::DaysTime(length))
        | (Value::DaysTime(length), Value::Time(time)) => {
            Some(Value::Time(time.wrapping_add(*length)))
        }
        _ => None,
    }
}

fn subtract(left: &Value, right: &Value) -> Option<Value> {
    match (left, right) {
        (Value::Date(left), Value::Date(right)) => {
            Some(Value::DaysTime(left.duration_since(*right)))
        }
        (Value::DateTime(left), Value::DateTime(right)) => {
            Some(Value::DaysTime(left.duration_since(*right)))
        }
        (Value::Time(left), Value::Time(right)) => {
            Some(Value::DaysTime(left.duration_since(*right)))
        }
        (Value::Time(time), Value::DaysTime(length)) => {
            Some(Value::Time(time.wrapping_sub(*length)))
        }
        (Value::DaysTime(left), Value::DaysTime(right)) => {
            left.checked_sub(*right).map(Value::DaysTime)
        }
        (Value::YearsMonths(left), Value::YearsMonths(right)) => {
            left.checked_sub(*right).map(Value::YearsMonths)
        }
        (Value::Date(date), length) => shift_date(*date, &negate(length)),
        (Value::DateTime(moment), length) => shift_date_time(*moment, &negate(length)),
        _ => None,
    }
}

fn multiply(left: &Value, right: &Value) -> Option<Value> {
    match (left, right) {
        (Value::Number(factor), length) | (length, Value::Number(factor)) => {
            let product = in_units(length)?.mul(*factor)?;
            of_units(length, product)
        }
        _ => None,
    }
}

fn divide(left: &Value, right: &Value) -> Option<Value> {
    match right {
        Value::Number(divisor) => of_units(left, in_units(left)?.div(*divisor)?),
        _ if std::mem::discriminant(left) == std::mem::discriminant(right) => {
            in_units(left)?.div(in_units(right)?).map(Value::Number)
        }
        _ => None,
    }
}

/// A duration as a number of nanoseconds or of months.
fn in_units(length: &Value) -> Option<Decimal> {
    match length {
        Value::DaysTime(length) => {
            let seconds = Decimal::from(length.as_secs()).mul(Decimal::from(1_000_000_000))?;
            seconds.add(Decimal::from(i64::from(length.subsec_nanos())))
        }
        Value::YearsMonths(months) => Some(Decimal::from(*months)),
        _ => None,
    }
}

/// The way back, to the same kind of duration; fractions of a nanosecond and of a month are dropped.
fn of_units(like: &Value, units: Decimal) -> Option<Value> {
    let whole = units.round(0, crate::Rounding::Down)?;
    match like {
        Value::DaysTime(_) => {
            let billion = Decimal::from(1_000_000_000);
            let nanos = i32::try_from(whole.rem(billion)?.to_i64()?).ok()?;
            let seconds = whole
                .div(billion)?
                .round(0, crate::Rounding::Down)?
                .to_i64()?;
            Some(Value::DaysTime(SignedDuration::new(seconds, nanos)))
        }
        Value::YearsMonths(_) => whole.to_i64().map(Value::YearsMonths),
        _ => None,
    }
}

/// A date plus a duration: months keep the day or take the last of the month; hours count from midnight.
fn shift_date(date: Date, length: &Value) -> Option<Value> {
    match length {
        Value::YearsMonths(months) => date
            .checked_add(span_of_months(*months)?)
            .ok()
            .map(Value::Date),
        Value::DaysTime(length) => {
            let midnight = date.to_datetime(jiff::civil::Time::midnight());
            midnight
                .checked_add(*length)
                .ok()
                .map(|moment| Value::Date(moment.date()))
        }
        _ => None,
    }
}

fn shift_date_time(moment: DateTime, length: &Value) -> Option<Value> {
    match length {
        Value::YearsMonths(months) => moment
            .checked_add(span_of_months(*months)?)
            .ok()
            .map(Value::DateTime),
        Value::DaysTime(length) => moment.checked_add(*length).ok().map(Value::DateTime),
        _ => None,
    }
}

fn span_of_months(months: i64) -> Option<Span> {
    Span::new().try_months(months).ok()
}
