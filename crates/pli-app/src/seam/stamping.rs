//! How dossiers are signed, whom time-stamps are asked from, and what waits for one, as the window shows them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::dossier::Look;
use crate::fault::Fault;
use crate::sign::Level;

/// How dossiers are signed here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SigningView {
    /// Level that is proposed: the last one, or one with a time-stamp where a server is known.
    pub level: Level,
    /// Whether the signature shows: as last.
    pub look: Look,
    /// Address of the time-stamp server.
    pub server: Option<String>,
    /// Address of the one that the platform names.
    pub announced: Option<String>,
    /// Dossiers that wait for a time-stamp.
    pub waiting: u32,
}

/// What a signed file waits for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StampWaitView {
    /// Level that it is to have.
    pub level: Level,
    /// The server that is asked.
    pub server: String,
    /// Since when, RFC 3339.
    pub since: String,
    /// Tries until now.
    pub tries: u32,
    /// When a window that stays open asks again, RFC 3339.
    pub next_try: Option<String>,
    /// Why the last try failed.
    pub why: Option<Fault>,
}

/// Names a time-stamp server; an empty address names none.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StampServerRequest {
    /// Its address.
    pub address: String,
}

/// What a time-stamp server answered to a trial.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StampTrialView {
    /// Its address.
    pub server: String,
    /// The time that it tells, RFC 3339.
    pub time: String,
    /// Whose certificate signed.
    pub authority: Option<String>,
    /// How far its clock may be off, in milliseconds, as it says.
    pub accuracy_ms: Option<i64>,
    /// Its time less this machine's, in seconds.
    pub offset_seconds: i64,
    /// How long the answer took.
    pub millis: u32,
    /// The proxy of the system that stands before it.
    pub proxy: Option<String>,
}

/// Raises the signed file of a dossier.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RaiseRequest {
    /// Identity of the dossier.
    pub id: String,
    /// Level that its signature is to have.
    pub level: Level,
}
