//! Times of day, and `@"…"`. A time is written `12:30:00`, with decimals of a second or without, never with a zone.

use jiff::civil::{Date, DateTime, Time};

use crate::{Decimal, Value};

use super::dates::{date_time, duration, read_date};
use super::signature::{Cost, Function, Shape, Signature};

const OF_PARTS: &[Shape] = &[Shape::Number, Shape::Number, Shape::Number];

pub(super) const FUNCTIONS: &[Function] = &[Function {
    name: "time",
    usage: "time(\"12:30:00\")",
    signatures: &[
        Signature::new(&[Shape::Text], Shape::Time, |arguments| {
            let text = arguments.first().and_then(Value::as_text);
            text.and_then(read_time).map_or(Value::Null, Value::Time)
        })
        .costs(Cost::Whole),
        Signature::new(
            &[Shape::DateTime],
            Shape::Time,
            |arguments| match arguments.first() {
                Some(Value::DateTime(moment)) => Value::Time(moment.time()),
                _ => Value::Null,
            },
        ),
        Signature::new(&[Shape::Time], Shape::Time, |arguments| {
            arguments.first().cloned().unwrap_or(Value::Null)
        }),
        Signature::new(OF_PARTS, Shape::Time, of_parts),
        Signature::new(
            &[Shape::Number, Shape::Number, Shape::Number, Shape::DaysTime],
            Shape::Time,
            |arguments| match arguments {
                [.., Value::Null] => of_parts(arguments),
                _ => Value::Null,
            },
        )
        .sees_nulls(),
    ],
}];

/// Hours and minutes are whole; seconds may have decimals.
fn of_parts(arguments: &[Value]) -> Value {
    let part = |index: usize| arguments.get(index).and_then(Value::as_number);
    let time = || {
        let (hour, minute, seconds) = (part(0)?.to_i64()?, part(1)?.to_i64()?, part(2)?);
        let second = seconds.trunc_to_i64()?;
        let rest = seconds.sub(Decimal::from(second))?;
        let nanos = rest.mul(Decimal::from(1_000_000_000))?.trunc_to_i64()?;
        Time::new(
            i8::try_from(hour).ok()?,
            i8::try_from(minute).ok()?,
            i8::try_from(second).ok()?,
            i32::try_from(nanos).ok()?,
        )
        .ok()
    };
    time().map_or(Value::Null, Value::Time)
}

/// Reads `12:30:00` or `12:30:00.5`; `24:00:00` is midnight.
pub(super) fn read_time(text: &str) -> Option<Time> {
    clock(text).map(|(time, _)| time)
}

/// Reads a time and tells whether it is the midnight that ends the day.
pub(super) fn clock(text: &str) -> Option<(Time, bool)> {
    let (whole, decimals) = match text.split_once('.') {
        Some((whole, decimals)) => (whole, decimals),
        None => (text, "0"),
    };
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !(1..=9).contains(&decimals.len()) || !is_number(decimals) {
        return None;
    }
    let nanos: i32 = format!("{decimals:0<9}").parse().ok()?;
    let mut parts = whole.split(':');
    let mut part = || {
        let part = parts
            .next()
            .filter(|part| part.len() == 2 && is_number(part))?;
        part.parse::<i8>().ok()
    };
    let (hour, minute, second) = (part()?, part()?, part()?);
    if parts.next().is_some() {
        return None;
    }
    if (hour, minute, second, nanos) == (24, 0, 0, 0) {
        return Some((Time::midnight(), true));
    }
    Some((Time::new(hour, minute, second, nanos).ok()?, false))
}

/// Reads `@"…"`: a date, a time, both, or a duration; none where it is nothing of these.
pub(crate) fn at_literal(text: &str) -> Option<Value> {
    duration(text)
        .or_else(|| read_time(text).map(Value::Time))
        .or_else(|| read_date(text).map(Value::Date))
        .or_else(|| date_time(text).map(Value::DateTime))
}

/// Puts a day and a time together.
pub(super) fn joined(day: Date, time: Time) -> DateTime {
    day.to_datetime(time)
}
