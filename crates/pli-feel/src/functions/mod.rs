//! Built-in functions and properties.

use crate::{Kind, Type};

/// Gives the type of a property of a date, a duration.
pub(crate) fn property(of: &Kind, name: &str) -> Option<Type> {
    match (of, name) {
        (Kind::Date | Kind::DateTime, "year" | "month" | "day" | "weekday")
        | (Kind::DateTime, "hour" | "minute" | "second")
        | (Kind::DaysTime, "days" | "hours" | "minutes" | "seconds")
        | (Kind::YearsMonths, "years" | "months") => Some(Kind::Number.required()),
        _ => None,
    }
}
