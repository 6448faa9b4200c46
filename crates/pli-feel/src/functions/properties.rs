//! Properties of dates and durations: `d.year`, `(a - b).days`.

use jiff::civil::{Date, Time};

use crate::{Decimal, Kind, Type, Value};

/// Reads a property; null of a value that has none.
pub(crate) type PropertyOf = fn(&Value) -> Value;

const OF_DATES: &[(&str, PropertyOf)] = &[
    ("year", |of| of_date(of, |date| i64::from(date.year()))),
    ("month", |of| of_date(of, |date| i64::from(date.month()))),
    ("day", |of| of_date(of, |date| i64::from(date.day()))),
    ("weekday", |of| {
        of_date(of, |date| i64::from(date.weekday().to_monday_one_offset()))
    }),
];

const OF_TIMES: &[(&str, PropertyOf)] = &[
    ("hour", |of| of_time(of, |time| i64::from(time.hour()))),
    ("minute", |of| of_time(of, |time| i64::from(time.minute()))),
    ("second", |of| of_time(of, |time| i64::from(time.second()))),
];

const OF_DAYS_TIME: &[(&str, PropertyOf)] = &[
    ("days", |of| of_days_time(of, |seconds| seconds / 86_400)),
    ("hours", |of| {
        of_days_time(of, |seconds| seconds % 86_400 / 3600)
    }),
    ("minutes", |of| {
        of_days_time(of, |seconds| seconds % 3600 / 60)
    }),
    ("seconds", |of| of_days_time(of, |seconds| seconds % 60)),
];

const OF_YEARS_MONTHS: &[(&str, PropertyOf)] = &[
    ("years", |of| of_months(of, |months| months / 12)),
    ("months", |of| of_months(of, |months| months % 12)),
];

fn tables(of: &Kind) -> &'static [&'static [(&'static str, PropertyOf)]] {
    match of {
        Kind::Date => &[OF_DATES],
        Kind::DateTime => &[OF_DATES, OF_TIMES],
        Kind::Time => &[OF_TIMES],
        Kind::DaysTime => &[OF_DAYS_TIME],
        Kind::YearsMonths => &[OF_YEARS_MONTHS],
        Kind::Null
        | Kind::Boolean
        | Kind::Number
        | Kind::Text
        | Kind::List(_)
        | Kind::Row(_)
        | Kind::Range(_)
        | Kind::Any => &[],
    }
}

/// Gives the type of a property and the way to read it.
pub(crate) fn property(of: &Kind, name: &str) -> Option<(Type, PropertyOf)> {
    let found = tables(of)
        .iter()
        .copied()
        .flatten()
        .find(|(known, _)| *known == name)?;
    Some((Kind::Number.nullable(), found.1))
}

/// Lists the properties of a kind.
pub(crate) fn names(of: &Kind) -> impl Iterator<Item = &'static str> {
    tables(of).iter().copied().flatten().map(|(name, _)| *name)
}

fn number(found: Option<i64>) -> Value {
    found.map(Decimal::from).into()
}

fn of_date(value: &Value, read: fn(Date) -> i64) -> Value {
    number(match value {
        Value::Date(date) => Some(read(*date)),
        Value::DateTime(moment) => Some(read(moment.date())),
        _ => None,
    })
}

fn of_time(value: &Value, read: fn(Time) -> i64) -> Value {
    number(match value {
        Value::DateTime(moment) => Some(read(moment.time())),
        Value::Time(time) => Some(read(*time)),
        _ => None,
    })
}

fn of_days_time(value: &Value, read: fn(i64) -> i64) -> Value {
    number(match value {
        Value::DaysTime(length) => Some(read(length.as_secs())),
        _ => None,
    })
}

fn of_months(value: &Value, read: fn(i64) -> i64) -> Value {
    number(match value {
        Value::YearsMonths(months) => Some(read(*months)),
        _ => None,
    })
}
