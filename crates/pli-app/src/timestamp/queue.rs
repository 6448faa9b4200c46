//! Dossiers whose time-stamp could not be had: they are signed, and are tried again, ever more rarely, until they have it.
//!
//! Durable in the store. What was deposited in the meantime is never changed: it leaves the queue, and the journal says so.

use jiff::{SignedDuration, Timestamp};
use pli_protocol::DossierId;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::fault::may_pass;
use crate::app::{Session, now};
use crate::diligence::{self, Said};
use crate::dossier::{self, Way};
use crate::fault::Fault;
use crate::seam::StampWaitView;
use crate::sign::Level;
use crate::store::Meta;

/// Dossiers that wait at most; the oldest make room.
const MOST: usize = 200;
/// Seconds until the second try; each further pause is twice as long.
const FIRST_PAUSE: i64 = 60;
/// Seconds of the longest pause.
const LONGEST_PAUSE: i64 = 6 * 3600;

/// A dossier that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Waiting {
    dossier: Uuid,
    /// SHA-256 of the signed file that waits; another signature since has its own place.
    sha256: String,
    level: Level,
    server: String,
    since: String,
    /// Tries until now.
    #[serde(default)]
    tries: u32,
    /// Not before, RFC 3339; empty is at once.
    #[serde(default)]
    next_try: String,
    /// Why the last try failed.
    #[serde(default)]
    why: Option<Fault>,
}

impl Waiting {
    fn is_due(&self, at: Timestamp) -> bool {
        self.next_try
            .parse()
            .map_or(true, |next: Timestamp| next <= at)
    }

    fn postpone(&mut self, at: Timestamp, sha256: String, why: Fault) {
        self.tries = self.tries.saturating_add(1);
        self.sha256 = sha256;
        self.next_try = later(at, pause(self.tries, &why)).to_string();
        self.why = Some(why);
    }
}

/// Remembers that the signed file of a dossier waits for its level.
pub(crate) fn wait(
    session: &Session,
    id: DossierId,
    sha256: &str,
    level: Level,
    server: &str,
    why: &Fault,
) -> Result<(), Fault> {
    let at = now();
    let mut new = Waiting {
        dossier: id.0,
        sha256: String::new(),
        level,
        server: server.to_owned(),
        since: at.to_string(),
        tries: 0,
        next_try: String::new(),
        why: None,
    };
    new.postpone(at, sha256.to_owned(), why.clone());
    change(session, move |waiting| {
        waiting.retain(|known| known.dossier != id.0);
        waiting.push(new.clone());
        let excess = waiting.len().saturating_sub(MOST);
        waiting.drain(..excess);
    })
}

/// Forgets that a dossier waits: it has its level.
pub(crate) fn forget(session: &Session, id: DossierId) -> Result<(), Fault> {
    if all(session)?.iter().all(|known| known.dossier != id.0) {
        return Ok(());
    }
    change(session, move |waiting| {
        waiting.retain(|known| known.dossier != id.0);
    })
}

/// Turns what waits to another server, and asks it soon: the person chose it in place of the one that did not answer.
pub(super) fn turn_to(session: &Session, server: &str) -> Result<(), Fault> {
    if waiting(session)? == 0 {
        return Ok(());
    }
    let server = server.to_owned();
    change(session, move |waiting| {
        for known in waiting.iter_mut().filter(|known| known.server != server) {
            known.server.clone_from(&server);
            known.next_try.clear();
        }
    })
}

/// What a signed file waits for.
pub(crate) fn waits(
    session: &Session,
    id: DossierId,
    sha256: &str,
) -> Result<Option<StampWaitView>, Fault> {
    let all = all(session)?;
    let known = all
        .into_iter()
        .find(|known| known.dossier == id.0 && known.sha256 == sha256);
    Ok(known.map(|known| StampWaitView {
        level: known.level,
        server: known.server,
        since: known.since,
        tries: known.tries,
        next_try: Some(known.next_try).filter(|at| !at.is_empty()),
        why: known.why,
    }))
}

/// How many dossiers wait.
pub(crate) fn waiting(session: &Session) -> Result<usize, Fault> {
    Ok(all(session)?.len())
}

/// Tries again for each dossier that waits, because a person asks; returns those whose signature has its level.
pub fn retry_all(session: &Session) -> Result<Vec<DossierId>, Fault> {
    retry(session, all(session)?, now())
}

/// Tries again for each dossier whose pause is over at `at`; returns those whose signature has its level.
pub fn retry_due(session: &Session, at: Timestamp) -> Result<Vec<DossierId>, Fault> {
    let mut due = all(session)?;
    due.retain(|known| known.is_due(at));
    retry(session, due, at)
}

/// A failure that may pass keeps its place, any other leaves the signature as it is.
fn retry(session: &Session, due: Vec<Waiting>, at: Timestamp) -> Result<Vec<DossierId>, Fault> {
    let mut raised = Vec::new();
    for known in due {
        let id = DossierId(known.dossier);
        let server = known.server.clone();
        let given_up = |why: String| {
            let said = Said::new("stamp_given_up").with("server", &server);
            diligence::record(session, id, &said.with("why", why))
        };
        match dossier::raise_kept(session, id, &known.sha256, known.level, &known.server) {
            Way::Done(_) => {
                take_out(session, known)?;
                raised.push(id);
            }
            Way::Replaced => take_out(session, known)?,
            Way::Deposited => {
                given_up("deposited".to_owned())?;
                take_out(session, known)?;
            }
            Way::Stopped { sha256, fault } if may_pass(fault.code) => {
                put_back(session, known, at, sha256, fault)?;
            }
            Way::Stopped { fault, .. } => {
                given_up(fault.code.to_string())?;
                take_out(session, known)?;
            }
        }
    }
    Ok(raised)
}

fn take_out(session: &Session, gone: Waiting) -> Result<(), Fault> {
    change(session, move |waiting| {
        waiting.retain(|known| known.dossier != gone.dossier || known.sha256 != gone.sha256);
    })
}

fn put_back(
    session: &Session,
    tried: Waiting,
    at: Timestamp,
    sha256: String,
    why: Fault,
) -> Result<(), Fault> {
    change(session, move |waiting| {
        let same =
            |known: &&mut Waiting| known.dossier == tried.dossier && known.sha256 == tried.sha256;
        if let Some(known) = waiting.iter_mut().find(same) {
            known.postpone(at, sha256.clone(), why.clone());
        }
    })
}

/// Seconds until the next try: ever longer, and never less than the server asked for.
fn pause(tries: u32, why: &Fault) -> i64 {
    let doubled = FIRST_PAUSE.saturating_mul(1 << tries.saturating_sub(1).min(20));
    let asked = why.values.get("seconds").and_then(|text| text.parse().ok());
    doubled
        .max(asked.unwrap_or_default())
        .clamp(FIRST_PAUSE, LONGEST_PAUSE)
}

fn later(at: Timestamp, seconds: i64) -> Timestamp {
    at.saturating_add(SignedDuration::from_secs(seconds))
        .unwrap_or(at)
}

fn all(session: &Session) -> Result<Vec<Waiting>, Fault> {
    let known = Meta::TimestampQueue.get(&session.store.reader())?;
    Ok(known.unwrap_or_default())
}

/// Changes the queue in one step, so that what others add meanwhile stays.
fn change(
    session: &Session,
    act: impl Fn(&mut Vec<Waiting>) + Send + 'static,
) -> Result<(), Fault> {
    session.store.write(move |connection| {
        let mut waiting: Vec<Waiting> = Meta::TimestampQueue.get(connection)?.unwrap_or_default();
        act(&mut waiting);
        Meta::TimestampQueue.set(connection, &waiting)
    })?;
    Ok(())
}
