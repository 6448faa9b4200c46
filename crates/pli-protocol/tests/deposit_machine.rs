//! The machine of a deposit, as a table: events in, commands out.

use jiff::{SignedDuration, Timestamp};
use pli_protocol::chunk::ChunkRef;
use pli_protocol::deposit::{
    Command, DepositProgress, Event, MAX_PAUSE_SECS, Stage, StopReason, pause_secs, step,
};
use pli_protocol::error::Away;
use pli_protocol::problem::{Problem, code};
use pli_protocol::receipt::SignedReceipt;
use pli_protocol::{PlatformError, problem};

fn now() -> Timestamp {
    "2026-11-21T10:00:00Z".parse().expect("a time")
}

fn chunk(digit: char) -> ChunkRef {
    ChunkRef {
        sha256: digit.to_string().repeat(64),
        size: 10,
    }
}

fn name(digit: char) -> String {
    chunk(digit).sha256
}

fn new() -> DepositProgress {
    DepositProgress::new(vec![chunk('a'), chunk('b'), chunk('c')], 7)
}

fn receipt() -> Box<SignedReceipt> {
    Box::new(SignedReceipt {
        time_proof: None,
        receipt: serde_json::json!({}),
        seal: String::new(),
    })
}

fn away() -> PlatformError {
    PlatformError::Away {
        cause: Away::Timeout,
        detail: String::new(),
    }
}

fn refused(code: &str, status: u16) -> PlatformError {
    PlatformError::Problem(Box::new(Problem::new(code, status, "", "")))
}

/// Plays events from the start and gives the last commands.
fn play(events: Vec<Event>) -> (DepositProgress, Vec<Command>) {
    let mut state = (new(), Vec::new());
    for event in events {
        state = step(state.0, event, now());
    }
    state
}

fn ask() -> Command {
    Command::AskMissing(vec![name('a'), name('b'), name('c')])
}

#[test]
fn a_deposit_goes_from_question_to_verified_receipt() {
    let rows: Vec<(Event, Vec<Command>, u64)> = vec![
        (Event::Start, vec![ask()], 0),
        (
            Event::Missing(vec![name('c'), name('a')]),
            vec![Command::Upload(chunk('a'))],
            10,
        ),
        (
            Event::ChunkStored(name('a')),
            vec![Command::Upload(chunk('c'))],
            20,
        ),
        (Event::ChunkStored(name('c')), vec![Command::Commit], 30),
        (
            Event::Committed(receipt()),
            vec![Command::Verify(receipt())],
            30,
        ),
        (Event::ReceiptValid, vec![], 30),
    ];
    let mut progress = new();
    for (event, expected, sent) in rows {
        let said = format!("{event:?}");
        let (next, commands) = step(progress, event, now());
        assert_eq!(commands, expected, "{said}");
        assert_eq!(next.bytes().sent, sent, "{said}");
        assert_eq!(next.bytes().total, 30);
        progress = next;
    }
    assert_eq!(progress.stage, Stage::Deposited);
}

#[test]
fn nothing_missing_commits_at_once() {
    let (_, commands) = play(vec![Event::Start, Event::Missing(vec![])]);
    assert_eq!(commands, [Command::Commit]);
}

#[test]
fn a_chunk_that_is_not_ours_is_not_sent() {
    let (_, commands) = play(vec![Event::Start, Event::Missing(vec![name('f')])]);
    assert_eq!(commands, [Command::Commit]);
}

#[test]
fn what_fails_in_passing_waits_and_asks_again() {
    let passing = [
        away(),
        PlatformError::Rubbish {
            detail: String::new(),
        },
        refused(code::SERVER_FAULT, 500),
        refused(code::SERVER_FULL, 507),
        refused(code::CHUNK_DIGEST, 422),
        refused(code::REQUEST_TIMEOUT, 408),
        refused(code::AUTH_THROTTLED, 429),
        refused("a.code.of.tomorrow", 503),
    ];
    for error in passing {
        let (progress, commands) = play(vec![Event::Start, Event::Failed(error.clone())]);
        let Stage::Waiting { until, because } = progress.stage.clone() else {
            panic!("{error} does not wait")
        };
        assert_eq!(because, error);
        assert_eq!(commands, [Command::WakeAt(until)]);
        assert!(until > now());
        assert_eq!(progress.attempts, 1);
        for wake in [Event::Wake, Event::Start] {
            assert_eq!(step(progress.clone(), wake, until).1, [ask()]);
        }
    }
}

#[test]
fn what_nobody_can_mend_by_waiting_stops() {
    let final_errors = [
        PlatformError::Certificate {
            detail: String::new(),
        },
        PlatformError::Version {
            ours: 1,
            oldest: 4,
            newest: 6,
        },
        PlatformError::Address {
            address: String::new(),
            reason: String::new(),
        },
        refused(code::AUTH_TOKEN, 401),
        refused(code::DEPOSIT_LATE, 403),
        refused(code::DEPOSIT_OTHER_BODY, 409),
        refused(code::DEPOSIT_ALTERED, 422),
        refused(code::DEPOSIT_LIMIT, 422),
    ];
    for error in final_errors {
        let (progress, commands) = play(vec![
            Event::Start,
            Event::Missing(vec![]),
            Event::Failed(error.clone()),
        ]);
        assert_eq!(
            progress.stage,
            Stage::Stopped {
                because: StopReason::Platform {
                    error: error.clone()
                }
            }
        );
        assert!(commands.is_empty());
        let (again, commands) = step(progress, Event::Start, now());
        assert_eq!(
            (again.stage, commands),
            (Stage::Asking, vec![ask()]),
            "{error} can be tried again by a person"
        );
    }
}

#[test]
fn chunks_that_the_platform_lost_are_sent_again() {
    let lost = Problem::new(problem::code::DEPOSIT_MISSING_CHUNKS, 422, "", "")
        .with("chunks", vec![name('b')]);
    let (progress, _) = play(vec![
        Event::Start,
        Event::Missing(vec![]),
        Event::Failed(PlatformError::Problem(Box::new(lost))),
    ]);
    assert!(matches!(progress.stage, Stage::Waiting { .. }));
    assert_eq!(progress.bytes().sent, 20);

    let none = Problem::new(problem::code::DEPOSIT_MISSING_CHUNKS, 422, "", "")
        .with("chunks", vec![name('f')]);
    let (progress, _) = play(vec![
        Event::Start,
        Event::Missing(vec![]),
        Event::Failed(PlatformError::Problem(Box::new(none))),
    ]);
    assert!(
        matches!(progress.stage, Stage::Stopped { .. }),
        "a platform that asks for strange chunks is not fed for ever"
    );
}

#[test]
fn a_receipt_that_is_refused_stops() {
    let (progress, commands) = play(vec![
        Event::Start,
        Event::Missing(vec![]),
        Event::Committed(receipt()),
        Event::ReceiptRefused("seal".to_owned()),
    ]);
    assert_eq!(
        progress.stage,
        Stage::Stopped {
            because: StopReason::Receipt {
                detail: "seal".to_owned()
            }
        }
    );
    assert!(commands.is_empty());
}

#[test]
fn giving_up_is_possible_until_the_commit_is_sent() {
    let upload = vec![Event::Start, Event::Missing(vec![name('a')])];
    let with_cancel = |mut events: Vec<Event>| {
        events.push(Event::Cancel);
        play(events).0.stage
    };
    assert_eq!(with_cancel(vec![]), Stage::Cancelled);
    assert_eq!(with_cancel(upload.clone()), Stage::Cancelled);
    assert_eq!(
        with_cancel(vec![Event::Start, Event::Missing(vec![])]),
        Stage::Committing
    );
}

#[test]
fn an_event_out_of_place_changes_nothing() {
    let before = play(vec![Event::Start]).0;
    for event in [
        Event::ReceiptValid,
        Event::ChunkStored(name('a')),
        Event::Committed(receipt()),
        Event::Wake,
    ] {
        assert_eq!(step(before.clone(), event, now()), (before.clone(), vec![]));
    }
}

#[test]
fn an_outbox_reads_back_what_it_wrote() {
    let (progress, _) = play(vec![Event::Start, Event::Failed(away())]);
    let text = serde_json::to_string(&progress).expect("JSON");
    assert_eq!(
        serde_json::from_str::<DepositProgress>(&text).expect("the same"),
        progress
    );
}

#[test]
fn pauses_double_up_to_five_minutes_and_are_spread() {
    for (attempts, base) in [
        (1, 1),
        (2, 2),
        (3, 4),
        (8, 128),
        (9, 256),
        (10, 300),
        (40, 300),
        (u32::MAX, 300),
    ] {
        for seed in 0..50 {
            let pause = pause_secs(attempts, seed);
            assert!(
                (base..=base + base / 4).contains(&pause),
                "attempt {attempts}: {pause}"
            );
        }
    }
    assert!((0..50).any(|seed| pause_secs(10, seed) != pause_secs(10, seed + 1)));
    assert_eq!(MAX_PAUSE_SECS, 300);
}

#[test]
fn a_busy_platform_says_how_long_to_wait() {
    let busy = Problem::new(code::AUTH_THROTTLED, 429, "", "").with("retry_after_seconds", 900);
    let (progress, _) = play(vec![
        Event::Start,
        Event::Failed(PlatformError::Problem(Box::new(busy))),
    ]);
    let Stage::Waiting { until, .. } = progress.stage else {
        panic!("it waits")
    };
    assert_eq!(until.duration_since(now()), SignedDuration::from_secs(900));
}
