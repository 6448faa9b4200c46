//! A moment as a page shows it: the instant and the wall clock of the Region. The clock itself is read elsewhere.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::words::date_time;

/// An instant with the clock that people read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// The instant.
    pub at: jiff::Timestamp,
    /// The same as the wall clock shows it.
    pub local: jiff::civil::DateTime,
    /// Name of that clock in words, `heure de Paris`.
    pub clock: String,
}

impl Moment {
    /// Says a time zone as people do: `Europe/Paris` is `heure de Paris`.
    pub fn clock_of_zone(zone: &str) -> String {
        match zone.rsplit_once('/') {
            Some((_, city)) => format!("heure de {}", city.replace('_', " ")),
            None => zone.to_owned(),
        }
    }

    /// Minutes that the wall clock is ahead of UTC, as the two values say.
    pub(crate) fn offset_minutes(&self) -> i32 {
        let utc = self.at.to_zoned(jiff::tz::TimeZone::UTC).datetime();
        let seconds = self.local.duration_since(utc).as_secs();
        // A wall clock is never a day away; anything else is a caller's slip that the range check of the writer refuses.
        i32::try_from(seconds.div_euclid(60)).unwrap_or(i32::MAX)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&date_time(self.local))?;
        if self.clock.is_empty() {
            return Ok(());
        }
        write!(f, " ({})", self.clock)
    }
}

impl Serialize for Moment {
    /// In words, as the template prints it.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_offset_follows_from_the_two_clocks() {
        for (local, minutes) in [("13:30", 60), ("12:30", 0), ("08:30", -240), ("18:00", 330)] {
            let moment = Moment {
                at: "2026-11-21T12:30:00Z".parse().expect("a moment"),
                local: format!("2026-11-21T{local}").parse().expect("a time"),
                clock: Moment::clock_of_zone("America/Port_of_Spain"),
            };
            assert_eq!(moment.offset_minutes(), minutes);
            assert_eq!(moment.clock, "heure de Port of Spain");
        }
    }
}
