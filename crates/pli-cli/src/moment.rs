//! Dates and times as a person reads them: `21/11/2026 à 22:45:00 (Paris)`. What is no date stays as it is.

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use pli_app::seam::DeadlineView;

use crate::console::Console;

/// The words of a moment, on its own clock where it has one, else on this machine's.
pub(crate) fn moment(console: &Console, text: &str) -> String {
    let zoned = text.parse::<Zoned>();
    let local = || {
        text.parse::<Timestamp>()
            .map(|at| at.to_zoned(TimeZone::system()))
    };
    match zoned.or_else(|_| local()) {
        Ok(at) => on_the_clock(console, at.datetime(), at.time_zone().iana_name()),
        Err(_) => text.to_owned(),
    }
}

/// A deadline on the Region's clock.
pub(crate) fn deadline(console: &Console, deadline: &DeadlineView) -> String {
    match deadline.local.parse() {
        Ok(at) => on_the_clock(console, at, Some(&deadline.zone)),
        Err(_) => deadline.local.clone(),
    }
}

/// The words of a time on a named clock.
fn on_the_clock(console: &Console, at: jiff::civil::DateTime, zone: Option<&str>) -> String {
    let place = zone
        .and_then(|name| name.rsplit('/').next())
        .unwrap_or("UTC");
    let values = [
        ("date", at.strftime("%d/%m/%Y").to_string()),
        ("time", at.strftime("%H:%M:%S").to_string()),
        ("place", place.replace('_', " ")),
    ];
    console.text("cli-moment", &values)
}

/// A day as it is typed: `21/11/2026`.
pub(crate) fn day(text: &str) -> String {
    text.parse::<jiff::civil::Date>().map_or_else(
        |_| text.to_owned(),
        |date| date.strftime("%d/%m/%Y").to_string(),
    )
}
