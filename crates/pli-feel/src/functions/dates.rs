//! Functions of dates and durations. Texts are read strictly: `2027-02-02`, `2027-02-02T12:00`, `P3M`, `P1DT2H`.

use jiff::civil::{Date, DateTime};
use jiff::{SignedDuration, Unit};

use crate::{Decimal, Value};

use super::signature::{Cost, Function, Shape, Signature};
use super::times::{clock, joined};

macro_rules! of_date {
    ($name:literal, $result:expr, $run:expr) => {
        Function {
            name: $name,
            usage: concat!($name, "(d)"),
            signatures: &[
                Signature::new(&[Shape::Date], $result, |arguments| {
                    day(arguments).map_or(Value::Null, $run)
                }),
                Signature::new(&[Shape::DateTime], $result, |arguments| {
                    day(arguments).map_or(Value::Null, $run)
                }),
            ],
        }
    };
}

pub(super) const FUNCTIONS: &[Function] = &[
    Function {
        name: "date",
        usage: "date(\"2027-02-02\")",
        signatures: &[
            Signature::new(&[Shape::Text], Shape::Date, |arguments| {
                arguments
                    .first()
                    .and_then(Value::as_text)
                    .and_then(read_date)
                    .map_or(Value::Null, Value::Date)
            })
            .costs(Cost::Whole),
            Signature::new(&[Shape::DateTime], Shape::Date, |arguments| {
                day(arguments).map_or(Value::Null, Value::Date)
            }),
            Signature::new(&[Shape::Date], Shape::Date, |arguments| {
                day(arguments).map_or(Value::Null, Value::Date)
            }),
            Signature::new(
                &[Shape::Number, Shape::Number, Shape::Number],
                Shape::Date,
                of_numbers,
            ),
        ],
    },
    Function {
        name: "date and time",
        usage: "date and time(\"2027-02-02T12:00\")",
        signatures: &[
            Signature::new(&[Shape::Text], Shape::DateTime, |arguments| {
                arguments
                    .first()
                    .and_then(Value::as_text)
                    .and_then(read_date_time)
                    .map_or(Value::Null, Value::DateTime)
            })
            .costs(Cost::Whole),
            Signature::new(&[Shape::DateTime], Shape::DateTime, |arguments| {
                arguments.first().cloned().unwrap_or(Value::Null)
            }),
            Signature::new(&[Shape::Date, Shape::Time], Shape::DateTime, day_and_time),
            Signature::new(
                &[Shape::DateTime, Shape::Time],
                Shape::DateTime,
                day_and_time,
            ),
        ],
    },
    Function {
        name: "duration",
        usage: "duration(\"P3M\")",
        signatures: &[Signature::new(&[Shape::Text], Shape::Any, |arguments| {
            let text = arguments.first().and_then(Value::as_text);
            text.and_then(duration).unwrap_or(Value::Null)
        })
        .costs(Cost::Whole)],
    },
    Function {
        name: "years and months duration",
        usage: "years and months duration(from, to)",
        signatures: &[
            Signature::new(
                &[Shape::Date, Shape::Date],
                Shape::YearsMonths,
                months_between,
            ),
            Signature::new(
                &[Shape::DateTime, Shape::DateTime],
                Shape::YearsMonths,
                months_between,
            ),
            Signature::new(
                &[Shape::Date, Shape::DateTime],
                Shape::YearsMonths,
                months_between,
            ),
            Signature::new(
                &[Shape::DateTime, Shape::Date],
                Shape::YearsMonths,
                months_between,
            ),
        ],
    },
    of_date!("day of week", Shape::Text, |date: Date| Value::text(
        DAYS[usize::from(date.weekday().to_monday_zero_offset().unsigned_abs()) % DAYS.len()]
    )),
    of_date!("day of year", Shape::Number, |date: Date| number(
        date.day_of_year()
    )),
    of_date!("week of year", Shape::Number, |date: Date| number(
        date.iso_week_date().week()
    )),
    of_date!("month of year", Shape::Text, |date: Date| Value::text(
        MONTHS[usize::from(date.month().unsigned_abs().saturating_sub(1)) % MONTHS.len()]
    )),
];

const DAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn day_and_time(arguments: &[Value]) -> Value {
    match (day(arguments), arguments.get(1)) {
        (Some(day), Some(Value::Time(time))) => Value::DateTime(joined(day, *time)),
        _ => Value::Null,
    }
}

fn number(count: impl Into<i64>) -> Value {
    Value::Number(Decimal::from(count.into()))
}

fn day(arguments: &[Value]) -> Option<Date> {
    match arguments.first()? {
        Value::Date(date) => Some(*date),
        Value::DateTime(moment) => Some(moment.date()),
        _ => None,
    }
}

/// Reads `AAAA-MM-JJ` and nothing else; years before the first have a sign.
pub(super) fn read_date(text: &str) -> Option<Date> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text),
    };
    let mut parts = digits.split('-');
    let mut part = |length: usize| {
        let part = parts.next().filter(|part| part.len() == length)?;
        let plain = part.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| part.parse::<i16>().ok()).flatten()
    };
    let (year, month, day) = (part(4)?, part(2)?, part(2)?);
    if parts.next().is_some() {
        return None;
    }
    Date::new(
        sign * year,
        i8::try_from(month).ok()?,
        i8::try_from(day).ok()?,
    )
    .ok()
}

/// Reads `AAAA-MM-JJTHH:MM:SS`, without zone; seconds may have decimals. `24:00:00` is the next midnight.
pub(super) fn date_time(text: &str) -> Option<DateTime> {
    let (date, time) = text.split_once('T')?;
    let (time, ends_the_day) = clock(time)?;
    let date = read_date(date)?;
    let date = if ends_the_day {
        date.tomorrow().ok()?
    } else {
        date
    };
    Some(joined(date, time))
}

/// Reads what `date and time("…")` takes: seconds may be left out, the time too.
fn read_date_time(text: &str) -> Option<DateTime> {
    let whole = match text.split_once('T') {
        None => format!("{text}T00:00:00"),
        Some((date, time)) if time.len() == 5 => format!("{date}T{time}:00"),
        Some(_) => text.to_owned(),
    };
    date_time(&whole)
}

fn of_numbers(arguments: &[Value]) -> Value {
    let integer = |index: usize| {
        arguments
            .get(index)
            .and_then(Value::as_number)
            .and_then(Decimal::to_i64)
    };
    let date = || {
        let (year, month, day) = (integer(0)?, integer(1)?, integer(2)?);
        Date::new(
            i16::try_from(year).ok()?,
            i8::try_from(month).ok()?,
            i8::try_from(day).ok()?,
        )
        .ok()
    };
    date().map_or(Value::Null, Value::Date)
}

/// Whole months from one day to another, as DMN asks: a month that is not full does not count, times do not either.
fn months_between(arguments: &[Value]) -> Value {
    let (Some(from), Some(to)) = (day(arguments), arguments.get(1..).and_then(day)) else {
        return Value::Null;
    };
    let months = from
        .until((Unit::Month, to))
        .map(|span| i64::from(span.get_months()));
    months.map_or(Value::Null, Value::YearsMonths)
}

/// Reads a duration: `P1Y3M` is in months, `P1DT2H30M5.5S` in days and time; none for a mixture.
pub(crate) fn duration(text: &str) -> Option<Value> {
    let (negative, rest) = text
        .strip_prefix('-')
        .map_or((false, text), |rest| (true, rest));
    let rest = rest.strip_prefix('P')?;
    let (date, time) = match rest.split_once('T') {
        Some((_, "")) => return None,
        Some((date, time)) => (date, time),
        None => (rest, ""),
    };
    if date.is_empty() && time.is_empty() {
        return None;
    }
    let sign = if negative { -1 } else { 1 };
    if date.contains(['Y', 'M']) {
        let [years, months] = units(date, ['Y', 'M'])?;
        let total = years.checked_mul(12)?.checked_add(months)?;
        return time.is_empty().then_some(Value::YearsMonths(sign * total));
    }
    let [days] = units(date, ['D'])?;
    let (time, nanos) = fraction(time)?;
    let [hours, minutes, seconds] = units(&time, ['H', 'M', 'S'])?;
    let hours = days.checked_mul(24)?.checked_add(hours)?;
    let minutes = hours.checked_mul(60)?.checked_add(minutes)?;
    let seconds = minutes.checked_mul(60)?.checked_add(seconds)?;
    Some(Value::DaysTime(SignedDuration::new(
        sign * seconds,
        i32::try_from(sign).ok()? * nanos,
    )))
}

/// Reads whole numbers each followed by its letter, in order, each at most once.
fn units<const N: usize>(text: &str, letters: [char; N]) -> Option<[i64; N]> {
    let mut rest = text;
    let mut numbers = [0; N];
    for (number, letter) in numbers.iter_mut().zip(letters) {
        let Some((digits, after)) = rest.split_once(letter) else {
            continue;
        };
        let plain = !digits.is_empty()
            && digits.len() <= 18
            && digits.bytes().all(|byte| byte.is_ascii_digit());
        *number = plain.then(|| digits.parse().ok())??;
        rest = after;
    }
    rest.is_empty().then_some(numbers)
}

/// Splits the decimals of the seconds off, as nanoseconds.
fn fraction(time: &str) -> Option<(String, i32)> {
    let Some((whole, decimals)) = time.split_once('.') else {
        return Some((time.to_owned(), 0));
    };
    let decimals = decimals.strip_suffix('S')?;
    let plain = decimals.len() <= 9 && decimals.bytes().all(|byte| byte.is_ascii_digit());
    let nanos = plain.then(|| format!("{decimals:0<9}").parse().ok())??;
    Some((format!("{whole}S"), nanos))
}
