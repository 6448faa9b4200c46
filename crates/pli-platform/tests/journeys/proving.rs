//! Proofs of time: receipts of one second under one root, an authority that is slow or away, and who may ask.

use std::sync::Mutex;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use pli_platform::TimeAuthority;
use pli_platform::deposit::tree::{gather, stamp};
use pli_proof::merkle;
use pli_proof::timestamp::{Cause, Digest, Stamper, Token};
use pli_protocol::receipt::SignedReceipt;

use crate::refusals::stranger;
use crate::support::dossier::Prepared;
use crate::support::{AID, Bench, Session, problem};

/// Holds a proof to its receipt, as a client does; gives the leaves of its tree.
fn check(session: &Session, receipt: &SignedReceipt) -> u64 {
    let id = receipt.open().expect("a receipt").receipt.deposit;
    let proof = session.platform.time_proof(session.token(), id);
    let proof = proof.expect("an answer").expect("a proof");
    let open = proof.open(id).expect("a proof");
    let leaf = merkle::leaf(&receipt.proven_bytes().expect("canonical"));
    assert_eq!(
        merkle::verify(&leaf, open.position, open.size, &open.path, &open.root),
        Ok(())
    );
    let token = Token::read(&open.token).expect("a token");
    assert_eq!(*token.digest(), Digest::Sha256(open.root));
    open.size
}

#[test]
fn the_receipts_of_a_second_share_a_root_and_each_is_proved() {
    let bench = Bench::new();
    let session = bench.session(bench.in_process());
    let call = session.call(AID);
    let receipts: Vec<_> = (0..5)
        .map(|_| Prepared::new(&session, &call).deposit(&session))
        .map(|receipt| receipt.expect("a receipt, at once"))
        .collect();
    let id = receipts[0].open().expect("a receipt").receipt.deposit;
    let early = session.platform.time_proof(session.token(), id);
    assert_eq!(early.expect("an answer"), None);
    assert_eq!(gather(&bench.office), Ok(5));
    assert_eq!(gather(&bench.office), Ok(0));
    let waits = session.platform.time_proof(session.token(), id);
    assert_eq!(waits.expect("an answer"), None);
    assert!(stamp(&bench.office).expect("the unit of the demonstration"));
    assert!(!stamp(&bench.office).expect("nothing waits"));
    let alone = Prepared::new(&session, &call).deposit(&session);
    let alone = alone.expect("a receipt");
    assert_eq!(gather(&bench.office), Ok(1));
    assert!(stamp(&bench.office).expect("the unit of the demonstration"));
    for receipt in &receipts {
        assert_eq!(check(&session, receipt), 5);
    }
    assert_eq!(check(&session, &alone), 1);
    let again = session.platform.receipt(session.token(), id);
    assert_eq!(again.expect("a receipt"), receipts[0], "it never changes");
}

/// An authority that is asked, and thinks until it is told to go on.
struct Slow {
    asked: Sender<()>,
    go_on: Mutex<Receiver<()>>,
}

impl Stamper for Slow {
    fn carry(&self, _request: &[u8]) -> Result<Vec<u8>, Cause> {
        self.asked.send(())?;
        self.go_on.lock().expect("one at a time").recv()?;
        Err("the authority gives up".into())
    }
}

#[test]
fn a_slow_authority_holds_no_receipt_up_and_its_failure_loses_nothing() {
    let ((asked, was_asked), (release, go_on)) = (channel(), channel());
    let slow = Slow {
        asked,
        go_on: Mutex::new(go_on),
    };
    let mut of_demonstration = None;
    let bench = Bench::with(|office| {
        let slow = TimeAuthority::new(slow);
        of_demonstration = office.time_authority.replace(slow);
    });
    let session = bench.session(bench.in_process());
    let call = session.call(AID);
    let first = Prepared::new(&session, &call).deposit(&session);
    let first = first.expect("a receipt");
    gather(&bench.office).expect("gathered");
    let second = thread::scope(|scope| {
        let thinking = scope.spawn(|| stamp(&bench.office).is_err());
        was_asked.recv().expect("the authority was asked");
        // The authority is thinking: a deposit gets its receipt all the same.
        let second = Prepared::new(&session, &call).deposit(&session);
        release.send(()).expect("it goes on");
        assert!(thinking.join().expect("no panic"), "it failed");
        second.expect("a receipt")
    });
    assert_eq!(gather(&bench.office), Ok(1));
    // The platform starts again with an authority that answers: nothing was lost.
    let unit = of_demonstration.expect("the demonstration has one");
    drop(session);
    let mut again = bench.again();
    again.office.time_authority = Some(unit);
    assert!(stamp(&again.office).expect("the first root"));
    assert!(stamp(&again.office).expect("the second root"));
    for receipt in [&first, &second] {
        let id = receipt.open().expect("a receipt").receipt.deposit;
        let proof = pli_platform::deposit::tree::proof(&again.office, id);
        assert!(proof.expect("an answer").is_some());
    }
}

#[test]
fn nobody_asks_for_the_proof_of_another_organisation() {
    let bench = Bench::new();
    let session = bench.session(bench.in_process());
    let receipt = Prepared::new(&session, &session.call(AID)).deposit(&session);
    let id = receipt
        .expect("a receipt")
        .open()
        .expect("one")
        .receipt
        .deposit;
    gather(&bench.office).expect("gathered");
    stamp(&bench.office).expect("stamped");
    let other = stranger(&bench);
    let refused = other.platform.time_proof(other.token(), id);
    assert_eq!(refused.expect("an answer"), None);
    let refused = problem(other.platform.timeline(other.token(), id));
    assert_eq!(refused.status, 404);
}

/// Sends a time-stamp request as any client of RFC 3161 does.
fn ask(bench: &Bench, request: &[u8]) -> pli_protocol::wire::Response {
    use pli_protocol::wire::{Body, Method, Request};
    let request = Request {
        method: Method::Post,
        path: "/tsa".to_owned(),
        token: None,
        body: Body::Bytes {
            bytes: request,
            sha256: &"00".repeat(32),
        },
        max_answer_bytes: 1 << 16,
    };
    let platform = bench.in_process();
    platform.exchange(&request).expect("an answer")
}

#[test]
fn the_demonstration_stamps_for_anybody_and_another_platform_for_nobody() {
    use pli_proof::timestamp::Request;
    let request = Request::new(Digest::of(&[b"a file"]));
    let answer = ask(&Bench::new(), request.to_der());
    assert_eq!(answer.status, 200);
    assert_eq!(answer.media_type, "application/timestamp-reply");
    let token = request.check(&answer.body).expect("a time-stamp");
    assert_eq!(*token.digest(), Digest::of(&[b"a file"]));
    let silent = Bench::with(|office| office.time_authority = None);
    assert_eq!(ask(&silent, request.to_der()).status, 404);
}

#[test]
fn the_demonstration_publishes_its_revocation_list_for_anybody_and_another_platform_none() {
    use pli_proof::verify::{TrustItem, TrustItemKind};
    use pli_protocol::wire::{Body, Method, Request};
    let ask = |bench: &Bench| {
        let request = Request {
            method: Method::Get,
            path: pli_platform::demo::LIST_PATH.to_owned(),
            token: None,
            body: Body::Empty,
            max_answer_bytes: 1 << 16,
        };
        bench.in_process().exchange(&request).expect("an answer")
    };
    let answer = ask(&Bench::new());
    assert_eq!(
        (answer.status, answer.media_type.as_str()),
        (200, "application/pkix-crl")
    );
    let items = TrustItem::read_all(&answer.body).expect("a list");
    assert!(
        items
            .iter()
            .all(|item| item.kind == TrustItemKind::RevocationList)
    );
    let other = Bench::with(|office| office.region.demonstration = false);
    assert_eq!(ask(&other).status, 404);
}
