//! Letters of the Region: sent beside a platform that serves, fetched by those whom they concern, bounded.

use pli_platform::letter::{LetterError, NewLetter, send};
use pli_protocol::DepositId;
use pli_protocol::letter::Letter;
use uuid::Uuid;

use crate::refusals::stranger;
use crate::support::dossier::Prepared;
use crate::support::{AID, Bench, problem};

fn new(deposit: DepositId) -> NewLetter<'static> {
    NewLetter {
        deposit,
        subject: "Demande de pièce complémentaire",
        name: "courrier.pdf",
        bytes: b"%PDF-1.7 courrier",
    }
}

#[test]
fn a_letter_arrives_with_its_fact_and_no_one_else_reads_it() {
    let bench = Bench::new();
    let session = bench.session(bench.in_process());
    let prepared = Prepared::new(&session, &session.call(AID));
    prepared.deposit(&session).expect("a receipt");
    let none = session.platform.letters(session.token(), prepared.id());
    assert_eq!(none.expect("a list"), Vec::new());
    let sent = send(
        &bench.office.store,
        &bench.office.clock,
        &new(prepared.id()),
    )
    .expect("sent");
    let letters = session.platform.letters(session.token(), prepared.id());
    assert_eq!(letters.expect("a list"), vec![sent.clone()]);
    let bytes = session.platform.letter(session.token(), &sent);
    assert_eq!(bytes.expect("the letter"), b"%PDF-1.7 courrier");
    let timeline = session.platform.timeline(session.token(), prepared.id());
    let last = timeline.expect("a timeline").facts.pop().expect("a fact");
    assert_eq!(last.code, "letter");
    assert_eq!(
        last.values.get("letter"),
        Some(&sent.id.to_string()),
        "the fact names the letter"
    );
    let other = stranger(&bench);
    assert_eq!(
        problem(other.platform.letter(other.token(), &sent)).status,
        404
    );
    let altered = Letter {
        sha256: "0".repeat(64),
        ..sent
    };
    let refused = session.platform.letter(session.token(), &altered);
    assert!(refused.is_err(), "bytes of another digest are refused");
}

#[test]
fn a_letter_without_deposit_subject_or_bytes_is_not_sent() {
    let bench = Bench::new();
    let session = bench.session(bench.in_process());
    let prepared = Prepared::new(&session, &session.call(AID));
    prepared.deposit(&session).expect("a receipt");
    let good = new(prepared.id());
    for (what, bad) in [
        (
            "deposit",
            NewLetter {
                deposit: DepositId(Uuid::now_v7()),
                ..good.clone()
            },
        ),
        (
            "subject",
            NewLetter {
                subject: "  ",
                ..good.clone()
            },
        ),
        (
            "name",
            NewLetter {
                name: "../courrier.pdf",
                ..good.clone()
            },
        ),
        (
            "bytes",
            NewLetter {
                bytes: b"",
                ..good.clone()
            },
        ),
    ] {
        let refused = send(&bench.office.store, &bench.office.clock, &bad);
        match refused {
            Err(LetterError::UnknownDeposit(_)) => assert_eq!(what, "deposit"),
            Err(LetterError::Bounds) => assert_ne!(what, "deposit"),
            other => panic!("{what}: {other:?}"),
        }
    }
    let letters = session.platform.letters(session.token(), prepared.id());
    assert_eq!(letters.expect("a list"), Vec::new());
}
