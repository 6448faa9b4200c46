//! Asks a time-stamp server for one time-stamp, on nothing of the person's, and says what it answered.

use std::time::Instant;

use pli_proof::timestamp::{self, Digest};

use super::{chosen, of_stamp};
use crate::app::{Session, now};
use crate::fault::Fault;
use crate::seam::StampTrialView;

/// What is stamped to try a server.
const SAMPLE: &[u8] = b"Pli";

/// Tries the server at this address, or else the one that is kept.
///
/// # Errors
/// Why there is no time-stamp, in the words of what the server, or what stands before it, answered.
pub fn try_server(session: &Session, url: Option<&str>) -> Result<StampTrialView, Fault> {
    let server = chosen(Some(session), url)?;
    let begun = Instant::now();
    let token = timestamp::obtain(&server, Digest::of(&[SAMPLE]));
    let token = token.map_err(|error| of_stamp(&error))?;
    let millis = begun.elapsed().as_millis();
    Ok(StampTrialView {
        server: server.url().to_owned(),
        time: token.time().to_string(),
        authority: token.authority(),
        accuracy_ms: token
            .accuracy()
            .and_then(|accuracy| i64::try_from(accuracy.as_millis()).ok()),
        offset_seconds: token.time().as_second() - now().as_second(),
        millis: u32::try_from(millis).unwrap_or(u32::MAX),
        proxy: server.proxy(),
    })
}
