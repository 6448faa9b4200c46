//! The transitions of a deposit.

use std::collections::HashSet;

use jiff::{SignedDuration, Timestamp};

use super::{Command, DepositProgress, Event, Stage, StopReason, pause_secs};
use crate::chunk::ChunkRef;
use crate::error::PlatformError;
use crate::problem::code;

/// Takes an event and says what to do next. An event that does not belong to the stage changes nothing.
#[must_use]
pub fn step(
    mut progress: DepositProgress,
    event: Event,
    now: Timestamp,
) -> (DepositProgress, Vec<Command>) {
    let commands = match (progress.stage.clone(), event) {
        (Stage::Deposited | Stage::Cancelled, _) => Vec::new(),
        // A commit that was sent may be accepted: giving up then would leave a deposit that nobody knows of.
        (Stage::Committing | Stage::Verifying, Event::Cancel) => Vec::new(),
        (_, Event::Cancel) => {
            progress.stage = Stage::Cancelled;
            Vec::new()
        }
        (Stage::Queued | Stage::Stopped { .. }, Event::Start) => {
            progress.attempts = 0;
            ask(&mut progress)
        }
        (Stage::Waiting { .. }, Event::Start | Event::Wake) => ask(&mut progress),
        (Stage::Asking, Event::Missing(missing)) => {
            progress.attempts = 0;
            let missing: HashSet<String> = missing.into_iter().collect();
            progress.missing = progress
                .chunks
                .iter()
                .filter(|chunk| missing.contains(&chunk.sha256))
                .cloned()
                .collect();
            upload_or_commit(&mut progress)
        }
        (Stage::Uploading, Event::ChunkStored(sha256)) => {
            progress.attempts = 0;
            progress.missing.retain(|chunk| chunk.sha256 != sha256);
            upload_or_commit(&mut progress)
        }
        (Stage::Uploading, Event::ChunkUnreadable(sha256)) => {
            stop(&mut progress, StopReason::Source { sha256 })
        }
        (Stage::Committing, Event::Committed(receipt)) => {
            progress.stage = Stage::Verifying;
            vec![Command::Verify(receipt)]
        }
        (Stage::Verifying, Event::ReceiptValid) => {
            progress.attempts = 0;
            progress.stage = Stage::Deposited;
            Vec::new()
        }
        (Stage::Verifying, Event::ReceiptRefused(detail)) => {
            stop(&mut progress, StopReason::Receipt { detail })
        }
        (Stage::Asking | Stage::Uploading | Stage::Committing, Event::Failed(error)) => {
            failed(&mut progress, error, now)
        }
        (
            Stage::Queued
            | Stage::Asking
            | Stage::Uploading
            | Stage::Committing
            | Stage::Verifying
            | Stage::Waiting { .. }
            | Stage::Stopped { .. },
            _,
        ) => Vec::new(),
    };
    (progress, commands)
}

fn ask(progress: &mut DepositProgress) -> Vec<Command> {
    progress.stage = Stage::Asking;
    let asked: Vec<String> = progress
        .chunks
        .iter()
        .map(|chunk| chunk.sha256.clone())
        .collect();
    vec![Command::AskMissing(asked)]
}

fn upload_or_commit(progress: &mut DepositProgress) -> Vec<Command> {
    match progress.missing.first() {
        Some(next) => {
            let upload = Command::Upload(next.clone());
            progress.stage = Stage::Uploading;
            vec![upload]
        }
        None => {
            progress.stage = Stage::Committing;
            vec![Command::Commit]
        }
    }
}

fn failed(progress: &mut DepositProgress, error: PlatformError, now: Timestamp) -> Vec<Command> {
    if !error.is_passing() && !lost_chunks(progress, &error) {
        return stop(progress, StopReason::Platform { error });
    }
    progress.attempts = progress.attempts.saturating_add(1);
    let pause = asked_pause(&error)
        .unwrap_or(0)
        .max(pause_secs(progress.attempts, progress.seed));
    let pause = SignedDuration::from_secs(i64::try_from(pause).unwrap_or(i64::MAX));
    let until = now.checked_add(pause).unwrap_or(Timestamp::MAX);
    progress.stage = Stage::Waiting {
        until,
        because: error,
    };
    vec![Command::WakeAt(until)]
}

/// The platform lost chunks between the question and the commit (30 days passed): it names them, and they are sent again.
fn lost_chunks(progress: &mut DepositProgress, error: &PlatformError) -> bool {
    let PlatformError::Problem(problem) = error else {
        return false;
    };
    if problem.code != code::DEPOSIT_MISSING_CHUNKS {
        return false;
    }
    let lost: HashSet<String> = problem.missing_chunks().into_iter().collect();
    let ours: Vec<ChunkRef> = progress
        .chunks
        .iter()
        .filter(|chunk| lost.contains(&chunk.sha256))
        .cloned()
        .collect();
    let known = !ours.is_empty();
    progress.missing = ours;
    known
}

/// The pause that a busy platform asks for, an hour at most.
fn asked_pause(error: &PlatformError) -> Option<u64> {
    let PlatformError::Problem(problem) = error else {
        return None;
    };
    let seconds: u64 = problem.value_text("retry_after_seconds")?.parse().ok()?;
    Some(seconds.min(3600))
}

fn stop(progress: &mut DepositProgress, because: StopReason) -> Vec<Command> {
    progress.stage = Stage::Stopped { because };
    Vec::new()
}
