//! The one writer: acts that come together are committed together, and each is acknowledged only once the commit is durable.
//!
//! An act runs in its own savepoint: one that fails takes nothing of the others with it.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel, sync_channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use rusqlite::Connection;

use super::{StoreError, ballast};

/// Longest time during which acts join one commit.
const GROUP: Duration = Duration::from_millis(50);
/// Acts in one commit at most.
const MOST: usize = 256;

/// What the writer asks of an act.
enum Step<'a> {
    /// Do it, inside the transaction; asked again when a full disk undid the whole group.
    Do(&'a Connection),
    /// Tell the one who asked whether the commit stands.
    Tell(Result<(), StoreError>),
}

type Act = Box<dyn FnMut(Step<'_>) + Send>;

/// The thread that owns the writing connection.
#[derive(Debug)]
pub(super) struct Writer {
    acts: Option<Sender<Act>>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    /// Starts it.
    pub(super) fn start(connection: Connection, ballast: PathBuf) -> Result<Self, StoreError> {
        let (acts, queue) = channel();
        let thread = std::thread::Builder::new()
            .name("pli-writer".to_owned())
            .spawn(move || run(&connection, &queue, &ballast))?;
        Ok(Self {
            acts: Some(acts),
            thread: Some(thread),
        })
    }

    /// Does an act and waits until it is durable. The act sees what acts before it wrote, and may be done twice.
    pub(super) fn write<T: Send + 'static>(
        &self,
        act: impl Fn(&Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (tell, told) = sync_channel(1);
        let mut done = None;
        let boxed: Act = Box::new(move |step| match step {
            Step::Do(connection) => done = Some(in_savepoint(connection, &act)),
            Step::Tell(committed) => {
                let result =
                    committed.and_then(|()| done.take().unwrap_or(Err(StoreError::Closed)));
                // The one who asked may have gone; the act stands all the same.
                tell.send(result).ok();
            }
        });
        self.acts
            .as_ref()
            .ok_or(StoreError::Closed)?
            .send(boxed)
            .map_err(|_| StoreError::Closed)?;
        told.recv().map_err(|_| StoreError::Closed)?
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.acts = None;
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
    }
}

fn in_savepoint<T>(
    connection: &Connection,
    act: &impl Fn(&Connection) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    connection.execute_batch("SAVEPOINT act")?;
    let done = act(connection);
    let end = if done.is_ok() {
        "RELEASE act"
    } else {
        "ROLLBACK TO act; RELEASE act"
    };
    // A full disk ends the whole transaction by itself: then there is no savepoint left to end.
    if !connection.is_autocommit() {
        connection.execute_batch(end)?;
    }
    done
}

fn run(connection: &Connection, queue: &Receiver<Act>, ballast: &Path) {
    while let Ok(first) = queue.recv() {
        let mut group = vec![first];
        let mut committed = first_try(connection, &mut group, queue);
        if committed.as_ref().is_err_and(StoreError::is_full) && ballast::give_up(ballast) {
            tracing::warn!("disk full: ballast given up");
            committed = again(connection, &mut group);
        }
        tell(group, &committed);
    }
    // A reader's snapshot may hold the log; it is then emptied at the next start.
    connection
        .execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")
        .ok();
}

/// Does the first act and those that join it in time, then commits.
fn first_try(
    connection: &Connection,
    group: &mut Vec<Act>,
    queue: &Receiver<Act>,
) -> Result<(), StoreError> {
    let started = Instant::now();
    connection.execute_batch("BEGIN IMMEDIATE")?;
    group[0](Step::Do(connection));
    while group.len() < MOST && started.elapsed() < GROUP && !connection.is_autocommit() {
        let Ok(mut act) = queue.try_recv() else { break };
        act(Step::Do(connection));
        group.push(act);
    }
    commit(connection)
}

/// Does a group again that a full disk undid.
fn again(connection: &Connection, group: &mut [Act]) -> Result<(), StoreError> {
    connection.execute_batch("BEGIN IMMEDIATE")?;
    for act in group {
        act(Step::Do(connection));
    }
    commit(connection)
}

fn commit(connection: &Connection) -> Result<(), StoreError> {
    if connection.is_autocommit() {
        return Err(StoreError::Full);
    }
    connection.execute_batch("COMMIT").inspect_err(|_| {
        if !connection.is_autocommit() {
            connection.execute_batch("ROLLBACK").ok();
        }
    })?;
    Ok(())
}

/// Tells every one of the group; errors are made anew, for they cannot be copied.
fn tell(group: Vec<Act>, committed: &Result<(), StoreError>) {
    for mut act in group {
        act(Step::Tell(match committed {
            Ok(()) => Ok(()),
            Err(error) if error.is_full() => Err(StoreError::Full),
            Err(error) => Err(StoreError::Io(std::io::Error::other(error.to_string()))),
        }));
    }
}
