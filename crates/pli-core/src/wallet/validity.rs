//! Whether a document is good on a day. Pure: the day is an argument.

use jiff::ToSpan;
use jiff::civil::Date;

use super::Rule;

/// Days before its end from which a document is said to end soon.
pub const SOON_DAYS: i64 = 30;

/// Where a document stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It has no end that is known, and needs none.
    Lasting,
    /// It is good.
    Good {
        /// Last day.
        until: Date,
    },
    /// It is good, and not for long.
    EndsSoon {
        /// Last day.
        until: Date,
    },
    /// It is no longer good.
    Ended {
        /// Last day.
        until: Date,
    },
    /// Its kind has an end, and the date that would tell it lacks.
    Undated,
}

/// Last day on which a document is good: what it says itself, or what the rule makes of its date. None where nothing ends it, or
/// where its date lacks.
pub fn valid_until(rule: Rule, issued_on: Option<Date>, expires_on: Option<Date>) -> Option<Date> {
    if expires_on.is_some() {
        return expires_on;
    }
    match rule {
        Rule::Months(months) => issued_on?.checked_add(i64::from(months).months()).ok(),
        Rule::Unchanged | Rule::Printed => None,
    }
}

/// Where a document stands on a day.
pub fn standing(
    rule: Rule,
    issued_on: Option<Date>,
    expires_on: Option<Date>,
    day: Date,
) -> Standing {
    let Some(until) = valid_until(rule, issued_on, expires_on) else {
        return match rule {
            Rule::Unchanged => Standing::Lasting,
            Rule::Months(_) | Rule::Printed => Standing::Undated,
        };
    };
    let soon = day.checked_add(SOON_DAYS.days()).unwrap_or(Date::MAX);
    if until < day {
        Standing::Ended { until }
    } else if until < soon {
        Standing::EndsSoon { until }
    } else {
        Standing::Good { until }
    }
}
