//! Fetches calls, their forms and the statuses of deposited dossiers, so that all of it is there offline.

use std::collections::BTreeSet;

use pli_core::call::Call;
use pli_protocol::Platform;
use pli_protocol::account::Secret;
use pli_protocol::ids::DepositId;
use pli_protocol::timeline::Timeline;
use pli_protocol::{DossierId, PlatformError};
use rusqlite::params;
use uuid::Uuid;

use super::account::kept;
use super::{clock, connect, of_platform};
use crate::app::{Session, now};
use crate::call;
use crate::fault::{Code, Fault};
use crate::form;
use crate::letter;
use crate::outbox;
use crate::receipt;
use crate::sealing;
use crate::seam::SyncView;
use crate::store::{Meta, StoreError};
use crate::timestamp;

/// Synchronises; what waits in the outbox is pushed on as well.
pub fn sync(session: &Session) -> Result<SyncView, Fault> {
    let (platform, _, token) = connect(session)?;
    let offset = clock::measure(session, &platform)?;
    let fetched = platform
        .calls(&token)
        .map_err(|error| ended(session, &error))?;
    let before = call::all(session)?;
    let mut calls_changed = Vec::new();
    for call in fetched.calls.iter().filter(|call| !before.contains(call)) {
        fetch_form(session, &platform, &token, call)?;
        calls_changed.push(call.reference.clone());
    }
    let shown: BTreeSet<&str> = fetched
        .calls
        .iter()
        .map(|call| call.reference.as_str())
        .collect();
    let calls_gone = before
        .iter()
        .map(|call| &call.reference)
        .filter(|reference| !shown.contains(reference.as_str()));
    let calls_gone: Vec<String> = calls_gone.cloned().collect();
    let synced_at = now().to_string();
    keep_calls(session, &fetched.calls, &synced_at)?;
    let dossiers_changed = statuses(session, &platform, &token)?;
    timestamp::retry_all(session)?;
    outbox::push_all(session)?;
    receipt::fetch_time_proofs(session, &platform, &token)?;
    letter::fetch(session, &platform, &token)?;
    if let Err(fault) = sealing::send(session) {
        tracing::info!(code = %fault.code, "attached files wait to be sent ahead");
    }
    Ok(SyncView {
        synced_at,
        calls_changed,
        calls_gone,
        dossiers_changed,
        clock_offset_ms: offset,
    })
}

/// Names a failure; a session that has ended is forgotten, so that the person is asked to sign in.
pub(crate) fn ended(session: &Session, error: &PlatformError) -> Fault {
    let fault = of_platform(error);
    if fault.code == Code::SignedOut
        && let Ok(Some(mut account)) = kept(session)
    {
        account.token.forget(account.device);
        session
            .store
            .write(move |connection| Meta::Platform.set(connection, &account))
            .ok();
    }
    fault
}

fn fetch_form<P: Platform>(
    session: &Session,
    platform: &P,
    token: &Secret,
    call: &Call,
) -> Result<(), Fault> {
    if form::keep(session, &call.form.sha256, None).is_ok() {
        return Ok(());
    }
    let packed = platform
        .form_package(token, &call.form)
        .map_err(|error| ended(session, &error))?;
    let files = packed
        .unpack()
        .map_err(|error| Fault::new(Code::BrokenForm).with("what", error))?;
    form::keep(session, &call.form.sha256, Some(&files)).map(drop)
}

fn keep_calls(session: &Session, calls: &[Call], synced_at: &str) -> Result<(), Fault> {
    let rows: Vec<(String, String)> = calls
        .iter()
        .map(|call| {
            Ok((
                call.reference.clone(),
                serde_json::to_string(call).map_err(Fault::internal)?,
            ))
        })
        .collect::<Result<_, Fault>>()?;
    let synced_at = synced_at.to_owned();
    session.store.write(move |connection| {
        connection.execute("UPDATE call SET shown = 0", [])?;
        for (reference, body) in &rows {
            let sql = "INSERT INTO call (reference, body, shown, synced_at) VALUES (?1, ?2, 1, ?3)
                ON CONFLICT (reference) DO UPDATE SET body = ?2, shown = 1, synced_at = ?3";
            connection
                .prepare_cached(sql)?
                .execute(params![reference, body, synced_at])?;
            // A dossier follows its call (deadline, limits), never its form.
            let sql = "UPDATE dossier SET call_body = ?2 WHERE call_reference = ?1";
            connection
                .prepare_cached(sql)?
                .execute(params![reference, body])?;
        }
        Meta::SyncedAt.set(connection, &synced_at)
    })?;
    session.refresh_all()
}

/// Fetches what the platform says of each deposited dossier.
fn statuses<P: Platform>(
    session: &Session,
    platform: &P,
    token: &Secret,
) -> Result<Vec<String>, Fault> {
    let mut changed = Vec::new();
    for (dossier, deposit) in deposited(session)? {
        let timeline = match platform.timeline(token, deposit) {
            Ok(timeline) => timeline,
            // A platform that knows nothing of one deposit still tells of the others.
            Err(PlatformError::Problem(problem)) if problem.status == 404 => continue,
            Err(error) => return Err(ended(session, &error)),
        };
        if keep_status(session, dossier, &timeline)? {
            changed.push(dossier.to_string());
        }
    }
    Ok(changed)
}

fn keep_status(session: &Session, dossier: DossierId, timeline: &Timeline) -> Result<bool, Fault> {
    let facts: Vec<(String, String, String)> = timeline
        .facts
        .iter()
        .map(|fact| {
            Ok((
                fact.at.to_string(),
                fact.code.clone(),
                serde_json::to_string(fact).map_err(Fault::internal)?,
            ))
        })
        .collect::<Result<_, Fault>>()?;
    let last = facts.last().map(|(_, code, _)| code.clone());
    let changed = session.store.write(move |connection| {
        let mut added = 0;
        for (at, code, body) in &facts {
            let sql =
                "INSERT OR IGNORE INTO status (dossier, at, code, body) VALUES (?1, ?2, ?3, ?4)";
            added += connection.prepare_cached(sql)?.execute(params![
                dossier.to_string(),
                at,
                code,
                body
            ])?;
        }
        let sql = "UPDATE dossier SET platform_state = ?2 WHERE id = ?1";
        connection
            .prepare_cached(sql)?
            .execute(params![dossier.to_string(), last])?;
        Ok(added > 0)
    })?;
    Ok(changed)
}

pub(crate) fn deposited(session: &Session) -> Result<Vec<(DossierId, DepositId)>, Fault> {
    let reader = session.store.reader();
    let sql = "SELECT dossier, id FROM deposit WHERE state = 'deposited' ORDER BY rowid";
    let mut statement = reader.prepare_cached(sql).map_err(StoreError::from)?;
    let read = |row: &rusqlite::Row<'_>| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?));
    let rows = statement.query_map([], read).map_err(StoreError::from)?;
    let mut found = Vec::new();
    for row in rows {
        let (dossier, deposit) = row.map_err(StoreError::from)?;
        let parsed = Uuid::parse_str(&dossier)
            .and_then(|d| Uuid::parse_str(&deposit).map(|p| (DossierId(d), DepositId(p))));
        found.push(parsed.map_err(|error| StoreError::damaged(error.to_string()))?);
    }
    Ok(found)
}
