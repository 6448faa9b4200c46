//! The whole way, through both doors: over a loopback socket, and in process.

use pli_platform::publish::FormSource;
use pli_proof::verify::Indication;
use pli_protocol::deposit::{Command, DepositProgress, Event, Stage, step};
use pli_protocol::hello::Sealing;
use pli_protocol::problem::code;
use pli_protocol::receipt::SignedReceipt;
use pli_protocol::timeline::DepositState;

use crate::support::dossier::{Prepared, bytes};
use crate::support::{AID, Bench, FAR, OVER, Session, problem};

/// Executes the commands of the machine, as the application does.
fn drive(
    bench: &Bench,
    session: &Session,
    prepared: &Prepared,
) -> (DepositProgress, Vec<String>, SignedReceipt) {
    let signed = prepared.sign(session);
    let open = signed.open().expect("a manifest");
    let mut progress = DepositProgress::new(prepared.manifest.chunks(), 1);
    let mut kept = None;
    let mut said = Vec::new();
    let mut event = Event::Start;
    // More steps than a deposit ever needs: a platform that never has enough fails the test instead of hanging it.
    for _ in 0..100 {
        let (next, commands) = step(progress, event, bench.office.clock.now());
        progress = next;
        let Some(command) = commands.into_iter().next() else {
            break;
        };
        event = match command {
            Command::AskMissing(asked) => {
                said.push("ask".to_owned());
                let answer = session.platform.missing_chunks(session.token(), &asked);
                answer.map_or_else(Event::Failed, |answer| Event::Missing(answer.missing))
            }
            Command::Upload(chunk) => {
                said.push("upload".to_owned());
                let answer = session.platform.put_chunk(
                    session.token(),
                    &chunk.sha256,
                    &prepared.chunks[&chunk.sha256],
                );
                answer.map_or_else(Event::Failed, |()| Event::ChunkStored(chunk.sha256))
            }
            Command::Commit => {
                said.push("commit".to_owned());
                let answer = session
                    .platform
                    .put_deposit(session.token(), prepared.id(), &signed);
                answer.map_or_else(Event::Failed, |receipt| Event::Committed(Box::new(receipt)))
            }
            Command::Verify(receipt) => {
                said.push("verify".to_owned());
                let answers = receipt
                    .open()
                    .expect("a receipt")
                    .receipt
                    .check_against(&open);
                let sealed = bench.verdict(&receipt).indication == Indication::TotalPassed;
                kept = Some(*receipt);
                match answers {
                    Ok(()) if sealed => Event::ReceiptValid,
                    other => Event::ReceiptRefused(format!("{other:?}")),
                }
            }
            Command::WakeAt(_) => Event::Wake,
        };
    }
    (progress, said, kept.expect("a receipt"))
}

#[expect(clippy::too_many_lines, reason = "one journey, in its order")]
fn whole_way(bench: &Bench, session: &Session) {
    let (platform, token) = (&session.platform, session.token());
    let hello = platform.hello().expect("hello");
    assert!(hello.demonstration && hello.sealing == Sealing::ByCall);
    assert_eq!(
        platform.time().expect("the time").time,
        bench.office.clock.now()
    );

    let references: Vec<String> = platform
        .calls(token)
        .expect("calls")
        .calls
        .into_iter()
        .map(|call| call.reference)
        .collect();
    assert_eq!(references, [AID, OVER, FAR]);
    let call = session.call(FAR);
    let package = platform
        .form_package(token, &call.form)
        .expect("the form")
        .unpack()
        .expect("its files");
    assert_eq!(pli_core::form::digest(&package), call.form.sha256);
    for document in &call.documents {
        let text = platform
            .call_document(token, FAR, document)
            .expect("a document");
        assert!(
            String::from_utf8(text)
                .expect("text")
                .contains("DÉMONSTRATION")
        );
    }

    let prepared = Prepared::with(
        session,
        &call,
        &[("plaquette.pdf", bytes(9, 9 * 1024 * 1024))],
    );
    let (progress, said, receipt) = drive(bench, session, &prepared);
    assert_eq!(progress.stage, Stage::Deposited);
    assert_eq!(
        said,
        [
            "ask", "upload", "upload", "upload", "upload", "commit", "verify"
        ]
    );
    let (_, said, again) = drive(bench, session, &prepared);
    assert_eq!(said, ["ask", "commit", "verify"], "nothing is sent twice");
    assert_eq!(again, receipt);
    assert_eq!(
        platform.receipt(token, prepared.id()).expect("the receipt"),
        receipt
    );

    let timeline = platform.timeline(token, prepared.id()).expect("a timeline");
    assert_eq!(
        timeline
            .facts
            .iter()
            .map(|fact| fact.code.as_str())
            .collect::<Vec<_>>(),
        ["deposited"]
    );
    let pdf = platform
        .acknowledgement(token, prepared.id())
        .expect("an acknowledgement");
    let verdict = pli_proof::verify::pdf(&pdf, &bench.trust(), bench.office.clock.now());
    assert_eq!(verdict.indication, Indication::TotalPassed, "{verdict:?}");
    assert_eq!(
        platform
            .acknowledgement(token, prepared.id())
            .expect("the same"),
        pdf
    );
    let versions = platform
        .dossier_deposits(token, prepared.manifest.dossier)
        .expect("versions")
        .deposits;
    assert_eq!(
        (versions.len(), versions[0].state),
        (1, DepositState::Current)
    );

    platform.sign_out(token).expect("signed out");
    assert_eq!(problem(platform.calls(token)).code, code::AUTH_TOKEN);
}

#[test]
fn the_whole_way_over_loopback() {
    let bench = Bench::new();
    let served = bench.serve();
    let address = format!("http://{}", served.address());
    whole_way(
        &bench,
        &bench.session(Box::new(crate::support::client(&address))),
    );
}

#[test]
fn the_whole_way_in_process() {
    let bench = Bench::new();
    whole_way(&bench, &bench.session(bench.in_process()));
}

#[test]
fn a_demonstration_starts_again_as_it_was_and_its_calls_stay_open() {
    let bench = Bench::new();
    let session = bench.session(bench.in_process());
    let call = session.call(FAR);
    let prepared = Prepared::new(&session, &call);
    let receipt = prepared.deposit(&session).expect("a receipt");
    let Bench {
        office,
        root,
        password,
        ..
    } = &bench;
    let (token, password) = (session.token().clone(), password.clone());
    drop(session);
    assert!(
        pli_platform::Store::open(root).is_err(),
        "one process a folder"
    );
    assert_eq!(std::sync::Arc::strong_count(office), 1);
    let later = "2027-01-10T10:00:00Z".parse().expect("a time");
    let folder = tempfile::tempdir().expect("a folder");
    crate::support::copy_stopped(bench, folder.path());
    let clock = pli_platform::Clock::new(move || later);
    let opened = pli_platform::demo::open(folder.path(), clock, &FormSource::BuiltIn)
        .expect("a demonstration");
    let pli_platform::demo::Opened::Again(office) = opened else {
        panic!("it was there")
    };
    let door = Box::new(pli_platform::InProcess::new(std::sync::Arc::new(office)).expect("a door"));
    assert_eq!(
        pli_protocol::Platform::receipt(&*door, &token, prepared.id()).expect("the receipt"),
        receipt
    );
    let session = Session::open(door, "demo", &password);
    let deadline = |reference: &str| session.call(reference).deadline.expect("a deadline").at;
    assert!(deadline(FAR) > later);
    assert!(deadline(OVER) < later);
}
