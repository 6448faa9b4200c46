//! Executes the protocol's machine for one deposit: each step is durable before the next, so that a crash anywhere goes on.

use jiff::Timestamp;
use pli_protocol::account::Secret;
use pli_protocol::canonical::sha256_hex;
use pli_protocol::chunk::{ChunkRef, cut};
use pli_protocol::deposit::{Command, DepositProgress, Event, Stage, StopReason, step};
use pli_protocol::ids::DepositId;
use pli_protocol::manifest::Manifest;
use pli_protocol::{DossierId, Platform, PlatformError};

use super::row::{self, Deposit, State};
use super::seal;
use crate::app::{Session, now};
use crate::diligence::{self, Said};
use crate::fault::{Code, Fault};
use crate::platform::{Exchange, Watched, connect, ended, of_platform};

/// What is told after each step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Bytes of the deposit.
    pub total: u64,
    /// Bytes that the platform is known to hold.
    pub sent: u64,
    /// Why it waits; none while it moves.
    pub waits: Option<Fault>,
}

/// Pushes one deposit on until it is done, waits or stops; tells each step.
pub(super) fn push(
    session: &Session,
    id: DepositId,
    tell: &mut dyn FnMut(&Step),
) -> Result<(), Fault> {
    let _one = session.courier.alone();
    let Some(mut deposit) = row::read(session, id)?.filter(|deposit| deposit.state.is_moving())
    else {
        return Ok(());
    };
    let (platform, token) = match connect(session) {
        Ok((platform, _, token)) => (Watched::new(platform), token),
        Err(fault) => return wait_for_person(session, &mut deposit, fault, tell),
    };
    let manifest = deposit.manifest()?;
    begin(session, &deposit)?;
    // Whatever was under way when the program ended is asked for again: every exchange may be repeated.
    deposit.progress.stage = Stage::Queued;
    let mut event = Event::Start;
    loop {
        if session.courier.is_cancelled(id) {
            event = Event::Cancel;
        }
        let (progress, commands) = step(deposit.progress.clone(), event, now());
        deposit.progress = progress;
        note(session, &mut deposit);
        let exchange = platform.take();
        if let Some(exchange) = &exchange {
            session.saw(exchange);
        }
        save(session, &deposit, exchange)?;
        tell(&told(&deposit));
        let Some(command) = commands.into_iter().next() else {
            break;
        };
        if let Command::WakeAt(_) = command {
            break;
        }
        event = execute(session, &platform, &token, &mut deposit, &manifest, command)?;
    }
    if unreached(&deposit) {
        return diligence::check_connection_now_and_then(session, deposit.dossier);
    }
    diligence::check_clock(session, deposit.dossier, &platform)?;
    if deposit.state == State::Deposited {
        fetch_acknowledgement(session, &platform, &token, &mut deposit)?;
    }
    Ok(())
}

/// The start of a journey for the journal: what goes, and whether this machine's disk is sound. Once a deposit.
fn begin(session: &Session, deposit: &Deposit) -> Result<(), Fault> {
    if deposit.state != State::Queued || deposit.tries > 0 {
        return Ok(());
    }
    let (total, sent) = bytes(&deposit.progress);
    let said = Said::new("started")
        .with("deposit", deposit.id)
        .with("bytes", total.saturating_sub(sent));
    diligence::record(session, deposit.dossier, &said)?;
    diligence::check_disk(session, deposit.dossier)
}

/// Whether the last exchange failed on the way, so that the fault may be this machine's network.
fn unreached(deposit: &Deposit) -> bool {
    deposit.fault.as_ref().is_some_and(|fault| {
        matches!(
            fault.code,
            Code::PlatformAway
                | Code::PlatformSlow
                | Code::PlatformRubbish
                | Code::PlatformCertificate
        )
    })
}

/// Pushes the deposit of a dossier on, whatever its pause.
pub fn push_dossier(
    session: &Session,
    dossier: DossierId,
    tell: &mut dyn FnMut(&Step),
) -> Result<(), Fault> {
    match row::last(session, dossier)? {
        Some(deposit) => push(session, deposit.id, tell),
        None => Err(Code::NotQueued.into()),
    }
}

/// Pushes every deposit on, whatever its pause.
pub(crate) fn push_all(session: &Session) -> Result<(), Fault> {
    for deposit in row::all(session)?
        .iter()
        .filter(|deposit| deposit.state.is_moving())
    {
        push(session, deposit.id, &mut |_| {})?;
    }
    Ok(())
}

/// Pushes on those whose pause is over; gives the moment of the next.
pub(super) fn push_due(session: &Session) -> Result<Option<Timestamp>, Fault> {
    for deposit in row::all(session)?
        .iter()
        .filter(|deposit| deposit.state.is_moving() && is_due(deposit))
    {
        push(session, deposit.id, &mut |_| {})?;
    }
    let moving = row::all(session)?
        .into_iter()
        .filter(|deposit| deposit.state.is_moving());
    Ok(moving
        .filter_map(|deposit| deposit.next_try_at?.parse().ok())
        .min())
}

/// One that waits for the person has a fault and no moment: the next sign-in or synchronisation pushes it on.
fn is_due(deposit: &Deposit) -> bool {
    match &deposit.next_try_at {
        Some(at) => at.parse::<Timestamp>().is_ok_and(|at| at <= now()),
        None => deposit.fault.is_none(),
    }
}

fn execute<P: Platform>(
    session: &Session,
    platform: &P,
    token: &Secret,
    deposit: &mut Deposit,
    manifest: &Manifest,
    command: Command,
) -> Result<Event, Fault> {
    let failed = |error: PlatformError| Event::Failed(error);
    Ok(match command {
        Command::AskMissing(chunks) => platform
            .missing_chunks(token, &chunks)
            .map_or_else(failed, |answer| Event::Missing(answer.missing)),
        Command::Upload(chunk) => match read_chunk(session, manifest, &chunk) {
            Some(bytes) => platform
                .put_chunk(token, &chunk.sha256, &bytes)
                .map_or_else(failed, |()| Event::ChunkStored(chunk.sha256)),
            None => Event::ChunkUnreadable(chunk.sha256),
        },
        Command::Commit => platform
            .put_deposit(token, deposit.id, &deposit.signed)
            .map_or_else(failed, |receipt| Event::Committed(Box::new(receipt))),
        Command::Verify(receipt) => match seal::check(session, &receipt, &deposit.signed)? {
            Ok(()) => {
                deposit.receipt = Some(*receipt);
                Event::ReceiptValid
            }
            Err(what) => Event::ReceiptRefused(what),
        },
        Command::WakeAt(_) => Event::Wake,
    })
}

/// Reads a chunk of any file that holds it and checks its digest; none when the vault cannot give it.
fn read_chunk(session: &Session, manifest: &Manifest, wanted: &ChunkRef) -> Option<Vec<u8>> {
    let places = manifest.files.iter().flat_map(|file| {
        let ranges = file.chunks.iter().zip(cut(file.size));
        ranges
            .filter(|(chunk, _)| chunk.sha256 == wanted.sha256)
            .map(move |(_, range)| (file, range))
    });
    places.into_iter().find_map(|(file, range)| {
        let bytes = session
            .vault
            .outgoing(&file.sha256)
            .ok()?
            .read_range(range.offset, range.size)
            .ok()?;
        (sha256_hex(&bytes) == wanted.sha256).then_some(bytes)
    })
}

/// From the machine's stage to what the list shows.
fn note(session: &Session, deposit: &mut Deposit) {
    deposit.tries = deposit.progress.attempts;
    deposit.next_try_at = None;
    match &deposit.progress.stage {
        Stage::Queued | Stage::Asking | Stage::Uploading | Stage::Committing | Stage::Verifying => {
            deposit.state = State::Uploading;
            deposit.fault = None;
        }
        Stage::Waiting { until, because } => {
            deposit.state = State::Queued;
            deposit.next_try_at = Some(until.to_string());
            deposit.fault = Some(of_platform(because));
        }
        Stage::Deposited => {
            deposit.state = State::Deposited;
            deposit.fault = None;
        }
        Stage::Cancelled => deposit.state = State::Cancelled,
        Stage::Stopped { because } => {
            let (state, fault) = stopped(session, because);
            deposit.state = state;
            deposit.fault = Some(fault);
        }
    }
}

/// A refusal of the deposit ends it; what the person can mend beside it leaves it in the outbox.
fn stopped(session: &Session, because: &StopReason) -> (State, Fault) {
    match because {
        StopReason::Platform { error } => {
            let fault = ended(session, error);
            let mendable = matches!(
                fault.code,
                Code::SignedOut
                    | Code::BadAddress
                    | Code::PlatformCertificate
                    | Code::ProtocolVersion
            );
            (
                if mendable {
                    State::Queued
                } else {
                    State::Refused
                },
                fault,
            )
        }
        StopReason::Receipt { detail } => (
            State::Refused,
            Fault::new(Code::ReceiptInvalid).with("what", detail),
        ),
        StopReason::Source { sha256 } => {
            let fault = Fault::new(Code::VaultDamaged)
                .with("name", sha256)
                .with("sha256", sha256)
                .with("what", "");
            (State::Refused, fault)
        }
    }
}

fn wait_for_person(
    session: &Session,
    deposit: &mut Deposit,
    fault: Fault,
    tell: &mut dyn FnMut(&Step),
) -> Result<(), Fault> {
    deposit.state = State::Queued;
    deposit.fault = Some(fault);
    save(session, deposit, None)?;
    tell(&told(deposit));
    Ok(())
}

/// Writes the deposit and what the last exchange was, together.
fn save(session: &Session, deposit: &Deposit, exchange: Option<Exchange>) -> Result<(), Fault> {
    let mut facts = Vec::new();
    if let Some(exchange) = exchange {
        facts.push(diligence::dated(session, &said(deposit, &exchange))?);
    }
    if let Some(outcome) = outcome(deposit) {
        facts.push(diligence::dated(session, &outcome)?);
    }
    let deposit = deposit.clone();
    session.store.write(move |connection| {
        deposit.update(connection)?;
        facts
            .iter()
            .try_for_each(|fact| diligence::append(connection, deposit.dossier, fact))
    })?;
    Ok(())
}

fn said(deposit: &Deposit, exchange: &Exchange) -> Said {
    let said = Said::new("exchange")
        .with("deposit", deposit.id)
        .with("method", exchange.method)
        .with("path", &exchange.path)
        .with("bytes", exchange.sent_bytes)
        .with("millis", exchange.millis);
    let said = match exchange.status {
        Some(status) => said.with("status", status),
        None => said.with("status", "—"),
    };
    match &deposit.fault {
        Some(fault) => said.with("fault", fault.code),
        None => said,
    }
}

/// What is said at the end of a deposit.
fn outcome(deposit: &Deposit) -> Option<Said> {
    let said = |code| Some(Said::new(code).with("deposit", deposit.id));
    match (deposit.state, &deposit.fault, &deposit.receipt) {
        (State::Deposited, _, Some(receipt)) => {
            let open = receipt.open().ok()?;
            said("deposited").map(|said| {
                said.with("received_at", open.receipt.received_at)
                    .with("receipt_sha256", open.sha256)
            })
        }
        (State::Refused, Some(fault), _) => {
            said("refused").map(|said| said.with("fault", fault.code))
        }
        (State::Cancelled, _, _) => said("cancelled"),
        _ => None,
    }
}

fn told(deposit: &Deposit) -> Step {
    let bytes = bytes(&deposit.progress);
    let waits = if deposit.state == State::Uploading {
        None
    } else {
        deposit.fault.clone()
    };
    Step {
        total: bytes.0,
        sent: bytes.1,
        waits,
    }
}

fn bytes(progress: &DepositProgress) -> (u64, u64) {
    let bytes = progress.bytes();
    (bytes.total, bytes.sent)
}

/// The acknowledgement is a convenience beside the receipt: when it does not come, the receipt stands all the same.
fn fetch_acknowledgement<P: Platform>(
    session: &Session,
    platform: &Watched<P>,
    token: &Secret,
    deposit: &mut Deposit,
) -> Result<(), Fault> {
    if let Ok(pdf) = platform.acknowledgement(token, deposit.id) {
        deposit.acknowledgement = Some(pdf);
        let kept = deposit.clone();
        session
            .store
            .write(move |connection| kept.update(connection))?;
    }
    Ok(())
}
