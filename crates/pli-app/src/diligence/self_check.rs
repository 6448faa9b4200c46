//! What this machine can show of itself while a deposit is made: its disk writes, its clock is right, its network reaches others.
//!
//! Each check is a fact of the journal, whatever it finds: a court asks whether the sender's equipment worked.

use std::fs::{self, File};
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::net::{TcpStream, ToSocketAddrs as _};
use std::path::Path;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use pli_protocol::{DossierId, Platform};

use super::{Said, facts, record};
use crate::app::{Session, now};
use crate::fault::Fault;
use crate::platform::{self, clock};
use crate::settings;

/// Bytes of the trial of the disk.
const TRIAL_BYTES: usize = 1024 * 1024;
/// Room under which a disk is said to be short.
const LITTLE_ROOM: u64 = 200 * 1024 * 1024;
/// Offset of the clock under which it is said to be right.
const RIGHT_MS: i64 = 60_000;
/// Longest wait for the second address.
const PATIENCE: Duration = Duration::from_secs(5);
/// From one automatic check of the connection to the next.
const PAUSE_SECS: i64 = 300;

/// Checks disk, clock and connection, and writes the three facts.
pub fn self_check(session: &Session, dossier: DossierId) -> Result<(), Fault> {
    check_disk(session, dossier)?;
    match platform::connect(session) {
        Ok((platform, _, _)) => check_clock(session, dossier, &platform)?,
        Err(_) => record(session, dossier, &clock_said(None))?,
    }
    check_connection(session, dossier)
}

/// Writes a megabyte beside the store, makes it durable, reads it back; says the room that is left.
pub(crate) fn check_disk(session: &Session, dossier: DossierId) -> Result<(), Fault> {
    let folder = session.store.home().folder();
    let started = Instant::now();
    let trial = try_disk(folder);
    let said = Said::new("check_disk")
        .with("bytes", TRIAL_BYTES)
        .with("millis", started.elapsed().as_millis());
    let free = fs4::available_space(folder);
    let outcome = match (&trial, &free) {
        (Err(_), _) => "failed",
        (Ok(()), Ok(free)) if *free < LITTLE_ROOM => "short",
        (Ok(()), _) => "works",
    };
    let said = said
        .with("outcome", outcome)
        .with("free", free.unwrap_or(0));
    let said = match trial {
        Ok(()) => said,
        Err(error) => said.with("cause", error),
    };
    record(session, dossier, &said)
}

/// Measures the platform's clock against this machine's.
pub(crate) fn check_clock<P: Platform + ?Sized>(
    session: &Session,
    dossier: DossierId,
    platform: &P,
) -> Result<(), Fault> {
    let measured = clock::measure(session, platform).ok();
    record(session, dossier, &clock_said(measured))
}

/// Tries the second address, whether or not the platform answers.
pub(crate) fn check_connection(session: &Session, dossier: DossierId) -> Result<(), Fault> {
    let Some(address) = second_address(session)? else {
        return record(
            session,
            dossier,
            &Said::new("check_connection").with("outcome", "unset"),
        );
    };
    let started = Instant::now();
    let outcome = try_address(&address);
    let said = Said::new("check_connection")
        .with("outcome", outcome)
        .with("millis", started.elapsed().as_millis())
        .with("address", &address);
    record(session, dossier, &said)
}

/// The same after an exchange that failed, unless it was checked a moment ago.
pub(crate) fn check_connection_now_and_then(
    session: &Session,
    dossier: DossierId,
) -> Result<(), Fault> {
    let last = facts(session, dossier)?
        .into_iter()
        .rfind(|link| link.fact.code == "check_connection")
        .and_then(|link| link.fact.at.parse::<jiff::Timestamp>().ok());
    let recent = last.is_some_and(|at| now().duration_since(at).as_secs().abs() < PAUSE_SECS);
    if recent {
        return Ok(());
    }
    check_connection(session, dossier)
}

/// The address that the person set, else the one that the platform named.
fn second_address(session: &Session) -> Result<Option<String>, Fault> {
    let set = settings::get(session)?.second_address;
    if !set.is_empty() {
        return Ok(Some(set));
    }
    Ok(platform::kept(session)?.and_then(|account| account.second_address))
}

fn clock_said(offset_ms: Option<i64>) -> Said {
    let said = Said::new("check_clock");
    match offset_ms {
        Some(offset) => {
            let outcome = if offset.abs() <= RIGHT_MS {
                "right"
            } else {
                "wrong"
            };
            let theirs = now() + jiff::SignedDuration::from_millis(offset);
            said.with("outcome", outcome)
                .with("offset_ms", offset)
                .with("platform_time", theirs)
        }
        None => said.with("outcome", "unknown"),
    }
}

fn try_disk(folder: &Path) -> std::io::Result<()> {
    let mut bytes = vec![0; TRIAL_BYTES];
    getrandom::fill(&mut bytes).map_err(|error| std::io::Error::other(error.to_string()))?;
    let place = folder.join("disk-trial.part");
    let trial = || {
        let mut file = File::options()
            .create(true)
            .truncate(true)
            .read(true)
            .write(true)
            .open(&place)?;
        file.write_all(&bytes)?;
        file.sync_all()?;
        file.seek(SeekFrom::Start(0))?;
        let mut read = Vec::with_capacity(bytes.len());
        file.read_to_end(&mut read)?;
        if read == bytes {
            Ok(())
        } else {
            Err(std::io::Error::other("other bytes came back"))
        }
    };
    let outcome = trial();
    fs::remove_file(&place).ok();
    outcome
}

/// Opens a connection and closes it: nothing is sent.
fn try_address(address: &str) -> &'static str {
    let Some(place) = host_and_port(address) else {
        return "no-address";
    };
    let (tell, told) = channel();
    // The system's search for a name has no time limit of its own.
    let search = std::thread::Builder::new().name("pli-second-address".to_owned());
    let started = search.spawn(move || {
        let outcome = match place.to_socket_addrs() {
            Ok(found) => connect(found),
            Err(_) => "no-name",
        };
        tell.send(outcome).ok();
    });
    if started.is_err() {
        return "no-answer";
    }
    told.recv_timeout(PATIENCE * 2).unwrap_or("no-answer")
}

fn connect(found: impl Iterator<Item = std::net::SocketAddr>) -> &'static str {
    let mut outcome = "no-name";
    for address in found.take(2) {
        match TcpStream::connect_timeout(&address, PATIENCE / 2) {
            Ok(_) => return "reached",
            Err(_) => outcome = "no-answer",
        }
    }
    outcome
}

/// `https://example.org/x`, `example.org:8443` or `[::1]:80`, as host and port.
fn host_and_port(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once("://").unwrap_or(("https", address));
    let port = match scheme {
        "https" => 443,
        "http" => 80,
        _ => return None,
    };
    let authority = rest.split(['/', '?', '#']).next()?;
    if authority.is_empty() || authority.contains('@') {
        return None;
    }
    let after_brackets = authority.rsplit(']').next().unwrap_or(authority);
    if after_brackets.contains(':') {
        Some(authority.to_owned())
    } else {
        Some(format!("{authority}:{port}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_gives_host_and_port() {
        for (address, expected) in [
            ("https://exemple.fr/etat", Some("exemple.fr:443")),
            ("http://exemple.fr", Some("exemple.fr:80")),
            ("exemple.fr", Some("exemple.fr:443")),
            ("exemple.fr:8443", Some("exemple.fr:8443")),
            ("http://[::1]:81/x", Some("[::1]:81")),
            ("https://[::1]", Some("[::1]:443")),
            ("ftp://exemple.fr", None),
            ("https://moi@exemple.fr", None),
            ("", None),
        ] {
            assert_eq!(host_and_port(address).as_deref(), expected, "{address}");
        }
    }

    #[test]
    fn an_address_that_listens_is_reached_and_one_that_does_not_is_told() {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address").to_string();
        assert_eq!(try_address(&address), "reached");
        drop(listener);
        assert_eq!(try_address(&address), "no-answer");
        assert_eq!(try_address("ftp://127.0.0.1"), "no-address");
    }
}
