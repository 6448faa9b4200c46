//! A time-stamp unit of the demonstration authority: answers requests in this process, without a server.

use jiff::Timestamp;

use crate::signer::Identity;
use crate::timestamp::{self, Cause, POLICY, Stamper};

/// A time-stamp unit whose clock stands at one moment.
pub struct TimeStampUnit {
    identity: Identity,
    clock: Timestamp,
}

impl TimeStampUnit {
    /// Sets the unit up with its key and the moment that it tells.
    pub fn at(identity: Identity, clock: Timestamp) -> Self {
        Self { identity, clock }
    }
}

impl Stamper for TimeStampUnit {
    fn carry(&self, request: &[u8]) -> Result<Vec<u8>, Cause> {
        Ok(timestamp::answer(
            request,
            &self.identity,
            POLICY,
            self.clock,
        )?)
    }
}
