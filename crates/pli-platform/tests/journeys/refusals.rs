//! Deposits that the platform refuses, each with its code; none leaves a receipt.

use std::fs;

use jiff::SignedDuration;
use pli_platform::account;
use pli_protocol::account::User;
use pli_protocol::manifest::{FileRole, Manifest, SignedManifest};
use pli_protocol::problem::code;
use pli_protocol::{DepositId, DeviceId, DossierId};
use serde_json::Value;
use uuid::Uuid;

use crate::support::dossier::{Prepared, bytes, count};
use crate::support::{Bench, FAR, OVER, Session, problem};

fn assert_no_receipt(session: &Session, id: DepositId) {
    assert_eq!(
        problem(session.platform.receipt(session.token(), id)).code,
        code::NOT_FOUND
    );
}

/// A second organisation on the same platform.
pub(crate) fn stranger(bench: &Bench) -> Session {
    let user = User {
        name: "autre".to_owned(),
        display_name: "Autre".to_owned(),
    };
    let organisation = ("Autre organisme (démonstration)", None);
    let now = bench.office.clock.now();
    account::set_user(
        &bench.office.store,
        &user,
        organisation,
        "un mot de passe long",
        now,
    )
    .expect("an account");
    Session::open(bench.in_process(), "autre", "un mot de passe long")
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn what_does_not_fit_the_call_is_refused() {
    let bench = Bench::new();
    let session = bench.session(bench.in_process());
    let call = session.call(FAR);
    type Change = fn(&mut Manifest);
    let rows: Vec<(&str, &str, Change)> = vec![
        ("unknown call", code::DEPOSIT_CALL, |m| {
            m.call = "INCONNU".to_owned();
        }),
        ("unknown lot", code::DEPOSIT_CALL, |m| {
            m.lot = Some("3".to_owned());
        }),
        ("no lot", code::DEPOSIT_CALL, |m| m.lot = None),
        ("another form", code::DEPOSIT_CALL, |m| {
            m.form.sha256 = "0".repeat(64);
        }),
        ("no signed PDF", code::DEPOSIT_CALL, |m| {
            m.files.retain(|file| file.role != FileRole::SignedPdf);
            m.signed_pdf_sha256 = None;
        }),
        ("a format", code::DEPOSIT_LIMIT, |m| {
            m.files[2].name = "kbis.exe".to_owned();
        }),
        ("no format", code::DEPOSIT_LIMIT, |m| {
            m.files[2].name = "kbis".to_owned();
        }),
        ("a long name", code::DEPOSIT_LIMIT, |m| {
            m.files[2].name = format!("{}.pdf", "k".repeat(97));
        }),
        ("many files", code::DEPOSIT_LIMIT, |m| {
            let piece = m.files[2].clone();
            m.files.extend((0..200).map(|_| piece.clone()));
        }),
        ("another user", code::DEPOSIT_MANIFEST, |m| {
            m.user = "autre".to_owned();
        }),
        ("another organisation", code::DEPOSIT_MANIFEST, |m| {
            m.organisation.id.0 = Uuid::nil();
        }),
        ("replaces the unknown", code::DEPOSIT_MANIFEST, |m| {
            m.replaces = Some(DepositId(Uuid::nil()));
        }),
        ("a protocol of tomorrow", code::PROTOCOL_VERSION, |m| {
            m.protocol = 9;
        }),
    ];
    for (what, expected, change) in rows {
        let mut prepared = Prepared::new(&session, &call);
        prepared.upload(&session);
        change(&mut prepared.manifest);
        count(&mut prepared.manifest);
        if expected == code::PROTOCOL_VERSION {
            let refused = prepared.commit(&session).expect_err(what);
            assert!(matches!(
                refused,
                pli_protocol::PlatformError::Version {
                    ours: 2,
                    oldest: 1,
                    newest: 2
                }
            ));
        } else {
            assert_eq!(problem(prepared.commit(&session)).code, expected, "{what}");
        }
        assert_no_receipt(&session, prepared.id());
    }
}

#[test]
fn a_file_over_the_limit_is_refused() {
    let bench = Bench::new();
    let session = bench.session(bench.in_process());
    let mut prepared = Prepared::new(&session, &session.call(FAR));
    let file = &mut prepared.manifest.files[2];
    file.size = 52_428_801;
    let chunk = |size| pli_protocol::chunk::ChunkRef {
        sha256: file.sha256.clone(),
        size,
    };
    file.chunks = pli_protocol::chunk::cut(file.size)
        .into_iter()
        .map(|range| chunk(range.size))
        .collect();
    count(&mut prepared.manifest);
    let refused = problem(prepared.commit(&session));
    assert_eq!(refused.code, code::DEPOSIT_LIMIT);
    assert_eq!(
        refused.value_text("limit").as_deref(),
        Some("max_file_bytes")
    );
    assert_eq!(refused.value_text("max").as_deref(), Some("52428800"));
}

#[test]
fn a_late_deposit_is_refused_with_both_times() {
    let bench = Bench::new();
    let session = bench.session(bench.in_process());
    let call = session.call(FAR);
    let deadline = call.deadline.clone().expect("a deadline").at;
    let prepared = Prepared::new(&session, &call);
    prepared.upload(&session);
    bench.set_time(
        deadline
            .checked_add(SignedDuration::from_millis(1_000))
            .expect("a time"),
    );
    let refused = problem(prepared.commit(&session));
    assert_eq!(
        (refused.code.as_str(), refused.status),
        (code::DEPOSIT_LATE, 403)
    );
    assert_eq!(refused.value_text("deadline"), Some(deadline.to_string()));
    assert_eq!(
        refused.value_text("received_at"),
        Some(bench.office.clock.now().to_string())
    );
    assert_no_receipt(&session, prepared.id());
    bench.set_time(
        deadline
            .checked_add(SignedDuration::from_millis(999))
            .expect("a time"),
    );
    assert!(
        prepared.commit(&session).is_ok(),
        "the second of the deadline is in time"
    );
    let over = Prepared::new(&session, &session.call(OVER));
    assert_eq!(problem(over.deposit(&session)).code, code::DEPOSIT_LATE);
}

#[test]
fn another_body_under_a_known_id_is_refused() {
    let bench = Bench::new();
    let session = bench.session(bench.in_process());
    let first = Prepared::new(&session, &session.call(FAR));
    let receipt = first.deposit(&session).expect("a receipt");
    let mut other = first.clone();
    other.manifest.clock_offset_ms = 1;
    assert_eq!(
        problem(other.commit(&session)).code,
        code::DEPOSIT_OTHER_BODY
    );
    assert_eq!(first.commit(&session).expect("the first stays"), receipt);
}

#[test]
fn missing_chunks_are_listed() {
    let bench = Bench::new();
    let session = bench.session(bench.in_process());
    let mut prepared = Prepared::new(&session, &session.call(FAR));
    let (absent, _) = prepared.chunks.pop_first().expect("a chunk");
    let refused = problem(prepared.deposit(&session));
    assert_eq!(
        (refused.code.as_str(), refused.status),
        (code::DEPOSIT_MISSING_CHUNKS, 422)
    );
    assert_eq!(refused.missing_chunks(), [absent]);
    assert_no_receipt(&session, prepared.id());
}

#[test]
fn a_chunk_damaged_on_the_disk_is_found_asked_for_and_mended() {
    let bench = Bench::new();
    let session = bench.session(bench.in_process());
    let prepared = Prepared::new(&session, &session.call(FAR));
    prepared.upload(&session);
    let (sha256, bytes) = prepared.chunks.first_key_value().expect("a chunk");
    let organisation = session.signed_in.organisation.id.to_string();
    let path = bench
        .root
        .join("chunks")
        .join(organisation)
        .join(&sha256[..2])
        .join(sha256);
    let mut damaged = fs::read(&path).expect("the chunk");
    damaged[0] ^= 1;
    for damage in [Some(damaged), None] {
        match damage {
            Some(damaged) => fs::write(&path, damaged).expect("damage"),
            None => fs::remove_file(&path).expect("damage"),
        }
        let refused = problem(prepared.commit(&session));
        assert_eq!(refused.code, code::DEPOSIT_MISSING_CHUNKS);
        assert_eq!(refused.missing_chunks(), [sha256.as_str()]);
        let asked: Vec<String> = prepared.chunks.keys().cloned().collect();
        let missing = session
            .platform
            .missing_chunks(session.token(), &asked)
            .expect("an answer")
            .missing;
        assert_eq!(missing, [sha256.as_str()]);
        session
            .platform
            .put_chunk(session.token(), sha256, bytes)
            .expect("mended");
    }
    prepared.commit(&session).expect("a receipt");
}

#[test]
fn a_file_whose_chunks_are_another_file_is_refused() {
    let bench = Bench::new();
    let session = bench.session(bench.in_process());
    let big = Prepared::with(
        &session,
        &session.call(FAR),
        &[("grand.pdf", bytes(6, 8 * 1024 * 1024 + 10))],
    );
    let mut lying = big.clone();
    lying.manifest.files[2].sha256 = "1".repeat(64);
    let refused = problem(lying.deposit(&session));
    assert_eq!(refused.code, code::DEPOSIT_ALTERED);
    assert_eq!(refused.value_text("file").as_deref(), Some("grand.pdf"));
    assert_no_receipt(&session, lying.id());
}

/// Changes one member of a manifest that is signed already.
fn set(signed: &mut SignedManifest, member: &str, value: Value) {
    let mut manifest: Value = serde_json::from_str(signed.manifest.get()).expect("JSON");
    manifest[member] = value;
    signed.manifest = serde_json::from_value(manifest).expect("JSON");
}

#[test]
fn a_signature_of_another_device_or_text_is_refused() {
    let bench = Bench::new();
    let session = bench.session(bench.in_process());
    let colleague = bench.session(bench.in_process());
    let prepared = Prepared::new(&session, &session.call(FAR));
    prepared.upload(&session);
    let good = prepared.sign(&session);
    let foreign = stranger(&bench);
    let send = |signed: &SignedManifest| {
        session
            .platform
            .put_deposit(session.token(), prepared.id(), signed)
    };
    let changed = |change: &dyn Fn(&mut SignedManifest)| {
        let mut signed = good.clone();
        change(&mut signed);
        signed
    };
    let rows = [
        (
            "signed by another device",
            changed(&|s| s.device_id = colleague.signed_in.device),
        ),
        (
            "unknown device",
            changed(&|s| s.device_id = DeviceId(Uuid::nil())),
        ),
        (
            "device of another organisation",
            changed(&|s| s.device_id = foreign.signed_in.device),
        ),
        (
            "changed after signing",
            changed(&|s| set(s, "clock_offset_ms", 5.into())),
        ),
        (
            "short signature",
            changed(&|s| s.signature = "AAAA".to_owned()),
        ),
    ];
    for (what, signed) in rows {
        assert_eq!(
            problem(send(&signed)).code,
            code::DEPOSIT_SIGNATURE,
            "{what}"
        );
    }
    let unknown_key = changed(&|s| set(s, "surprise", true.into()));
    assert_eq!(problem(send(&unknown_key)).code, code::DEPOSIT_MANIFEST);
    let elsewhere = session
        .platform
        .put_deposit(session.token(), DepositId(Uuid::now_v7()), &good);
    assert_eq!(problem(elsewhere).code, code::DEPOSIT_MANIFEST);
    assert_no_receipt(&session, prepared.id());
    send(&good).expect("the good one is taken");
}

#[test]
fn another_organisation_sees_nothing_and_takes_nothing() {
    let bench = Bench::new();
    let session = bench.session(bench.in_process());
    let other = stranger(&bench);
    let prepared = Prepared::new(&session, &session.call(FAR));
    prepared.deposit(&session).expect("a receipt");
    let (platform, token, id) = (&other.platform, other.token(), prepared.id());
    assert_eq!(problem(platform.receipt(token, id)).code, code::NOT_FOUND);
    assert_eq!(problem(platform.timeline(token, id)).code, code::NOT_FOUND);
    assert_eq!(
        problem(platform.acknowledgement(token, id)).code,
        code::NOT_FOUND
    );
    assert_eq!(problem(platform.withdraw(token, id)).code, code::NOT_FOUND);
    assert_eq!(
        problem(platform.dossier_deposits(token, prepared.manifest.dossier)).code,
        code::NOT_FOUND
    );
    let asked: Vec<String> = prepared.chunks.keys().cloned().collect();
    assert_eq!(
        platform
            .missing_chunks(token, &asked)
            .expect("an answer")
            .missing,
        asked,
        "chunks are not shared"
    );

    let mut stolen = Prepared::new(&other, &other.call(FAR));
    stolen.manifest.dossier = prepared.manifest.dossier;
    assert_eq!(problem(stolen.deposit(&other)).code, code::DEPOSIT_MANIFEST);
    let mut same_id = Prepared::new(&other, &other.call(FAR));
    same_id.manifest.deposit = id;
    same_id.manifest.dossier = DossierId(Uuid::now_v7());
    assert_eq!(
        problem(same_id.deposit(&other)).code,
        code::DEPOSIT_OTHER_BODY
    );
}
