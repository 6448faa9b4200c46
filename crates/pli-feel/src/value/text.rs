//! A value as text: what `string(x)` gives, and FEEL's spelling inside lists and rows.

use std::fmt;

use jiff::SignedDuration;
use jiff::civil::DateTime;

use super::{Bound, RangeValue, Row, Value};

impl fmt::Display for Value {
    /// Writes as an expression would: `"abc"`, `1.5`, `date("2027-02-02")`, `[1, 2]`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Null => f.write_str("null"),
            Value::Boolean(truth) => write!(f, "{truth}"),
            Value::Number(number) => write!(f, "{number}"),
            Value::Text(text) => quoted(f, text),
            Value::Date(date) => write!(f, "date(\"{date}\")"),
            Value::DateTime(moment) => write!(f, "date and time(\"{}\")", date_time(*moment)),
            Value::Time(time) => write!(f, "time(\"{time}\")"),
            Value::DaysTime(length) => write!(f, "duration(\"{}\")", days_time(*length)),
            Value::YearsMonths(months) => write!(f, "duration(\"{}\")", years_months(*months)),
            Value::List(elements) => list(f, elements),
            Value::Row(row) => context(f, row),
            Value::Range(range) => interval(f, range),
        }
    }
}

impl Value {
    /// Gives the plain text of `string(x)`: a text is itself, a date is `2027-02-02`; none for null.
    pub fn to_plain(&self) -> Option<String> {
        match self {
            Value::Null => None,
            Value::Text(text) => Some(text.to_string()),
            Value::Date(date) => Some(date.to_string()),
            Value::DateTime(moment) => Some(date_time(*moment)),
            Value::Time(time) => Some(time.to_string()),
            Value::DaysTime(length) => Some(days_time(*length)),
            Value::YearsMonths(months) => Some(years_months(*months)),
            Value::Boolean(_)
            | Value::Number(_)
            | Value::List(_)
            | Value::Row(_)
            | Value::Range(_) => Some(self.to_string()),
        }
    }
}

fn quoted(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    f.write_str("\"")?;
    for character in text.chars() {
        match character {
            '"' => f.write_str("\\\"")?,
            '\\' => f.write_str("\\\\")?,
            '\n' => f.write_str("\\n")?,
            '\r' => f.write_str("\\r")?,
            '\t' => f.write_str("\\t")?,
            other => write!(f, "{other}")?,
        }
    }
    f.write_str("\"")
}

fn list(f: &mut fmt::Formatter<'_>, elements: &[Value]) -> fmt::Result {
    f.write_str("[")?;
    for (index, element) in elements.iter().enumerate() {
        let comma = if index == 0 { "" } else { ", " };
        write!(f, "{comma}{element}")?;
    }
    f.write_str("]")
}

fn context(f: &mut fmt::Formatter<'_>, row: &Row) -> fmt::Result {
    f.write_str("{")?;
    for (index, (name, cell)) in row.cells().enumerate() {
        let comma = if index == 0 { "" } else { ", " };
        write!(f, "{comma}{name}: {cell}")?;
    }
    f.write_str("}")
}

fn interval(f: &mut fmt::Formatter<'_>, range: &RangeValue) -> fmt::Result {
    match (&range.start, &range.end) {
        (Bound::Unbounded, Bound::Unbounded) => f.write_str("(null..null)"),
        (Bound::Unbounded, Bound::Included(end)) => write!(f, "(<= {end})"),
        (Bound::Unbounded, Bound::Excluded(end)) => write!(f, "(< {end})"),
        (Bound::Included(start), Bound::Unbounded) => write!(f, "(>= {start})"),
        (Bound::Excluded(start), Bound::Unbounded) => write!(f, "(> {start})"),
        (Bound::Included(start), Bound::Included(end)) => write!(f, "[{start}..{end}]"),
        (Bound::Included(start), Bound::Excluded(end)) => write!(f, "[{start}..{end})"),
        (Bound::Excluded(start), Bound::Included(end)) => write!(f, "({start}..{end}]"),
        (Bound::Excluded(start), Bound::Excluded(end)) => write!(f, "({start}..{end})"),
    }
}

/// `2027-02-02T12:00:00`, seconds always shown as FEEL does.
fn date_time(moment: DateTime) -> String {
    moment.to_string()
}

/// `P1DT2H`, `-PT0.5S`, `PT0S` (XML Schema's canonical form, as DMN asks).
fn days_time(length: SignedDuration) -> String {
    let sign = if length.is_negative() { "-" } else { "" };
    let seconds = length.as_secs().unsigned_abs();
    let nanos = length.subsec_nanos().unsigned_abs();
    let mut text = format!("{sign}P");
    if seconds >= 86_400 {
        text += &format!("{}D", seconds / 86_400);
    }
    let mut time = String::new();
    for (count, unit) in [(seconds % 86_400 / 3600, 'H'), (seconds % 3600 / 60, 'M')] {
        if count > 0 {
            time += &format!("{count}{unit}");
        }
    }
    let rest = seconds % 60;
    if nanos > 0 {
        let fraction = format!("{nanos:09}");
        time += &format!("{rest}.{}S", fraction.trim_end_matches('0'));
    } else if rest > 0 || (time.is_empty() && seconds < 86_400) {
        time += &format!("{rest}S");
    }
    if !time.is_empty() {
        text += "T";
        text += &time;
    }
    text
}

/// `P1Y3M`, `-P2M`, `P0M`.
fn years_months(months: i64) -> String {
    let sign = if months < 0 { "-" } else { "" };
    let months = months.unsigned_abs();
    match (months / 12, months % 12) {
        (0, months) => format!("{sign}P{months}M"),
        (years, 0) => format!("{sign}P{years}Y"),
        (years, months) => format!("{sign}P{years}Y{months}M"),
    }
}
