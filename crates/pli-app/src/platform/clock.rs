//! The platform's clock, measured against this machine's whenever it answers.

use jiff::{SignedDuration, Timestamp};
use pli_protocol::Platform;
use serde::{Deserialize, Serialize};

use crate::app::{Session, now};
use crate::fault::Fault;
use crate::store::Meta;

/// One measure.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Measure {
    offset_ms: i64,
    measured_at: Timestamp,
}

/// Platform's clock less this machine's, in milliseconds, as last measured.
pub(crate) fn offset_ms(session: &Session) -> Result<Option<i64>, Fault> {
    let known: Option<Measure> = Meta::Clock.get(&session.store.reader())?;
    Ok(known.map(|measure| measure.offset_ms))
}

/// The same as a duration; nothing when never measured.
pub(crate) fn offset(session: &Session) -> Result<SignedDuration, Fault> {
    Ok(SignedDuration::from_millis(
        offset_ms(session)?.unwrap_or(0),
    ))
}

/// Asks the platform for its time and keeps the difference; half of the way there and back is taken off.
pub(crate) fn measure<P: Platform + ?Sized>(session: &Session, platform: &P) -> Result<i64, Fault> {
    let before = now();
    let theirs = platform
        .time()
        .map_err(|error| super::of_platform(&error))?
        .time;
    let after = now();
    let middle = before + (after.duration_since(before) / 2);
    let offset_ms = i64::try_from(theirs.duration_since(middle).as_millis()).unwrap_or(0);
    let measure = Measure {
        offset_ms,
        measured_at: after,
    };
    session
        .store
        .write(move |connection| Meta::Clock.set(connection, &measure))?;
    Ok(offset_ms)
}
