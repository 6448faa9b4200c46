//! Deposits: replays, replacements, withdrawals, and many at once.

use std::thread;

use jiff::SignedDuration;
use pli_protocol::problem::code;
use pli_protocol::timeline::DepositState;

use crate::support::dossier::{Prepared, bytes};
use crate::support::{AID, Bench, FAR, Session, problem};

#[test]
fn the_same_deposit_brings_the_same_bytes_even_after_the_deadline() {
    let bench = Bench::new();
    let session = bench.session(bench.in_process());
    let call = session.call(FAR);
    let prepared = Prepared::new(&session, &call);
    let receipt = prepared.deposit(&session).expect("a receipt");
    let deadline = call.deadline.expect("a deadline").at;
    bench.set_time(
        deadline
            .checked_add(SignedDuration::from_hours(1))
            .expect("a time"),
    );
    // Signed once more: ES256 gives another signature, the deposit stays the same.
    assert_ne!(
        prepared.sign(&session).signature,
        prepared.sign(&session).signature
    );
    let again = prepared.commit(&session).expect("the receipt again");
    let text = |receipt| serde_json::to_vec(receipt).expect("JSON");
    assert_eq!(text(&again), text(&receipt));
}

#[test]
fn a_receipt_says_what_the_platform_found() {
    let bench = Bench::new();
    let session = bench.session(bench.in_process());
    let prepared = Prepared::new(&session, &session.call(AID));
    let receipt = prepared
        .deposit(&session)
        .expect("a receipt")
        .open()
        .expect("a receipt")
        .receipt;
    assert_eq!(receipt.received_at, bench.office.clock.now());
    assert_eq!(receipt.received_local, "2026-11-21T11:00:00[Europe/Paris]");
    assert_eq!(
        receipt.silence.date.map(|date| date.to_string()).as_deref(),
        Some("2027-01-21")
    );
    assert!(
        receipt.on_time && receipt.deadline.is_none() && receipt.demonstration && !receipt.sealed
    );
    assert!(receipt.sealed_text.contains("n’est pas scellé"));
    assert!(receipt.remedies.contains("Démonstration"));
    assert_eq!(receipt.authority.phone, "01 99 00 10 30");
    let files: Vec<_> = receipt
        .files
        .iter()
        .map(|file| (file.name.as_str(), file.size))
        .collect();
    let expected = [
        ("reponses.json", 9_000),
        ("dossier-signe.pdf", 120_000),
        ("kbis.pdf", 40_000),
        ("mémoire technique.odt", 70_000),
    ];
    assert_eq!(files, expected);
}

#[test]
fn only_the_last_deposit_of_a_dossier_counts() {
    let bench = Bench::new();
    let session = bench.session(bench.in_process());
    let first = Prepared::new(&session, &session.call(FAR));
    first.deposit(&session).expect("a receipt");
    let mut second = first.again();
    second.manifest.replaces = Some(first.id());
    let receipt = second
        .deposit(&session)
        .expect("a receipt")
        .open()
        .expect("a receipt")
        .receipt;
    assert_eq!((receipt.version, receipt.replaces), (2, Some(first.id())));

    let states = || {
        let versions = session
            .platform
            .dossier_deposits(session.token(), first.manifest.dossier)
            .expect("versions");
        versions
            .deposits
            .iter()
            .map(|version| version.state)
            .collect::<Vec<_>>()
    };
    assert_eq!(states(), [DepositState::Replaced, DepositState::Current]);
    assert_eq!(
        problem(session.platform.withdraw(session.token(), first.id())).code,
        code::DEPOSIT_STATE
    );
    for _twice_is_no_error in 0..2 {
        let withdrawn = session.platform.withdraw(session.token(), second.id());
        let facts = withdrawn.expect("taken back").facts;
        let codes: Vec<_> = facts.iter().map(|fact| fact.code.as_str()).collect();
        assert_eq!(codes, ["deposited", "withdrawn"]);
    }
    assert_eq!(states(), [DepositState::Replaced, DepositState::Withdrawn]);

    let third = first.again();
    let receipt = third
        .deposit(&session)
        .expect("a receipt")
        .open()
        .expect("a receipt")
        .receipt;
    assert_eq!((receipt.version, receipt.replaces), (3, None));
    assert_eq!(
        states(),
        [
            DepositState::Replaced,
            DepositState::Withdrawn,
            DepositState::Current
        ]
    );
}

#[test]
fn a_deposit_cannot_be_taken_back_after_the_deadline() {
    let bench = Bench::new();
    let session = bench.session(bench.in_process());
    let call = session.call(FAR);
    let prepared = Prepared::new(&session, &call);
    prepared.deposit(&session).expect("a receipt");
    bench.set_time(
        call.deadline
            .expect("a deadline")
            .at
            .checked_add(SignedDuration::from_secs(1))
            .expect("a time"),
    );
    assert_eq!(
        problem(session.platform.withdraw(session.token(), prepared.id())).code,
        code::DEPOSIT_LATE
    );
}

#[test]
fn identical_deposits_at_the_same_time_share_one_receipt() {
    let bench = Bench::new();
    let served = bench.serve();
    let address = format!("http://{}", served.address());
    let session = bench.session(Box::new(crate::support::client(&address)));
    let prepared = Prepared::new(&session, &session.call(FAR));
    prepared.upload(&session);
    let receipts: Vec<Vec<u8>> = thread::scope(|scope| {
        let all: Vec<_> = (0..8)
            .map(|_| {
                scope.spawn(|| {
                    serde_json::to_vec(&prepared.commit(&session).expect("a receipt"))
                        .expect("JSON")
                })
            })
            .collect();
        all.into_iter()
            .map(|one| one.join().expect("no panic"))
            .collect()
    });
    assert!(receipts.windows(2).all(|pair| pair[0] == pair[1]));
    let versions = session
        .platform
        .dossier_deposits(session.token(), prepared.manifest.dossier)
        .expect("versions");
    assert_eq!(versions.deposits.len(), 1);
}

#[test]
fn of_two_bodies_under_one_id_exactly_one_is_taken() {
    let bench = Bench::new();
    let session = bench.session(bench.in_process());
    let call = session.call(FAR);
    let one = Prepared::new(&session, &call);
    let mut other = Prepared::with(&session, &call, &[("autre.pdf", bytes(5, 1_000))]);
    other.manifest.deposit = one.id();
    one.upload(&session);
    other.upload(&session);
    let results = thread::scope(|scope| {
        let first = scope.spawn(|| one.commit(&session));
        let second = scope.spawn(|| other.commit(&session));
        [
            first.join().expect("no panic"),
            second.join().expect("no panic"),
        ]
    });
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1);
    for result in results {
        if result.is_err() {
            let refused = problem(result);
            assert_eq!(
                (refused.code.as_str(), refused.status),
                (code::DEPOSIT_OTHER_BODY, 409)
            );
        }
    }
}

#[test]
fn a_manifest_signed_before_a_new_sign_in_is_still_taken() {
    let bench = Bench::new();
    let before = bench.session(bench.in_process());
    let prepared = Prepared::new(&before, &before.call(FAR));
    prepared.upload(&before);
    let signed = prepared.sign(&before);
    before
        .platform
        .sign_out(before.token())
        .expect("signed out");
    let after = bench.session(bench.in_process());
    after
        .platform
        .put_deposit(after.token(), prepared.id(), &signed)
        .expect("a receipt");
}

#[test]
fn chunks_of_no_deposit_leave_after_thirty_days() {
    let bench = Bench::new();
    let session = bench.session(bench.in_process());
    let call = session.call(AID);
    let kept = Prepared::new(&session, &call);
    kept.deposit(&session).expect("a receipt");
    let orphan = Prepared::with(&session, &call, &[("jamais déposé.pdf", bytes(8, 3_000))]);
    orphan.upload(&session);
    bench.advance(SignedDuration::from_hours(24 * 31));
    let before = bench
        .office
        .clock
        .now()
        .checked_sub(SignedDuration::from_hours(24 * 30))
        .expect("a time");
    assert_eq!(
        bench
            .office
            .store
            .remove_old_chunks(before)
            .expect("a removal"),
        1
    );
    let missing = |prepared: &Prepared, session: &Session| {
        let asked: Vec<String> = prepared.chunks.keys().cloned().collect();
        session
            .platform
            .missing_chunks(session.token(), &asked)
            .expect("an answer")
            .missing
            .len()
    };
    assert_eq!(
        (missing(&kept, &session), missing(&orphan, &session)),
        (0, 1)
    );
}
