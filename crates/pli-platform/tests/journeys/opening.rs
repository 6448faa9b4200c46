//! Sealed deposits: what a thief of the platform finds, what is refused, and the opening by the commission.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::SignedDuration;
use pli_core::call::Call;
use pli_platform::opening::{
    self, OpeningError, OpeningKeys, OpeningRequest, add_keys, begin, finish,
};
use pli_proof::seal::{Audience, check_recipient};
use pli_proof::verify::{Indication, TrustStore};
use pli_protocol::manifest::{FileRole, SealedTo};
use pli_protocol::problem::code;
use sha2::{Digest as _, Sha256};

use crate::support::dossier::{Prepared, bytes, count};
use crate::support::sealed::{audience, member, prepared, prepared_for};
use crate::support::{Bench, FAR, problem};

/// What competitors would like to read.
const SECRET: &[u8] = b"Prix unitaire propos\xc3\xa9 : 17,40 euros, remise secr\xc3\xa8te n7q4";

fn pieces() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("bordereau de prix.txt", SECRET.repeat(40)),
        (
            "kbis.pdf",
            [b"%PDF-1.4\n".as_slice(), &bytes(7, 40_000)].concat(),
        ),
        (
            "plan.docx",
            [b"PK\x03\x04".as_slice(), &bytes(8, 9_000_000)].concat(),
        ),
    ]
}

fn after_the_deadline(bench: &Bench, call: &Call) {
    let deadline = call.deadline.as_ref().expect("a deadline").at;
    bench.set_time(
        deadline
            .checked_add(SignedDuration::from_secs(1))
            .expect("a time"),
    );
}

/// What a member answers to the request, as the files that pass between the machines.
fn answer(request: &OpeningRequest, number: usize) -> OpeningKeys {
    let request = serde_json::to_vec(request).expect("JSON");
    let request = OpeningRequest::read(&request).expect("a request");
    let keys = opening::unlock(&request, &member(number)).expect("an answer");
    OpeningKeys::read(&serde_json::to_vec(&keys).expect("JSON")).expect("an answer")
}

/// Every byte that the platform keeps.
fn everything(folder: &Path) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(everything(&path));
        } else {
            found.push(path.display().to_string().into_bytes());
            found.push(std::fs::read(&path).expect("a file"));
        }
    }
    found
}

fn finds(haystacks: &[Vec<u8>], needle: &[u8]) -> bool {
    let inside = |hay: &Vec<u8>| {
        let mut from = 0;
        while let Some(at) = hay[from..].iter().position(|byte| *byte == needle[0]) {
            if hay[from + at..].starts_with(needle) {
                return true;
            }
            from += at + 1;
        }
        false
    };
    haystacks.iter().any(inside)
}

/// What would betray a file: its beginning, its middle, its digests in every writing, its name.
fn traces(name: &str, plain: &[u8]) -> Vec<Vec<u8>> {
    let digest = Sha256::digest(plain);
    let middle = plain.len() / 2;
    vec![
        plain[..16].to_vec(),
        plain[middle..middle + 16].to_vec(),
        plain[plain.len() - 16..].to_vec(),
        digest.to_vec(),
        hex::encode(digest).into_bytes(),
        STANDARD.encode(digest).into_bytes(),
        name.as_bytes().to_vec(),
    ]
}

#[test]
fn a_thief_of_the_whole_platform_finds_nothing_readable() {
    let bench = Bench::sealed();
    let session = bench.session(bench.in_process());
    let call = session.call(FAR);
    let deposit = prepared(&session, &call, &pieces());
    deposit.deposit(&session).expect("a receipt");
    let loot = everything(&bench.root);
    // The sealed files are there, so that the search is one that finds.
    for file in &deposit.manifest.files {
        assert!(finds(&loot, file.sha256.as_bytes()));
    }
    for (name, plain) in pieces() {
        for (place, trace) in traces(name, &plain).iter().enumerate() {
            assert!(!finds(&loot, trace), "{name}: trace {place}");
        }
    }
    for word in [
        SECRET,
        b"17,40",
        b"montant_total",
        b"123456.78",
        b"%PDF-1.7 dossier",
    ] {
        assert!(!finds(&loot, word), "{}", String::from_utf8_lossy(word));
    }
    // The same without a seal: every trace is there, and the search finds it.
    let open = Bench::new();
    let session = open.session(open.in_process());
    let plain = Prepared::with(&session, &session.call(FAR), &pieces());
    plain.deposit(&session).expect("a receipt");
    let loot = everything(&open.root);
    let (name, content) = &pieces()[1];
    for (place, trace) in traces(name, content).iter().enumerate() {
        // Digests stand in text only.
        assert!(finds(&loot, trace) || [3, 5].contains(&place), "{place}");
    }
}

#[test]
fn a_receipt_says_that_the_deposit_is_sealed_and_to_whom() {
    let bench = Bench::sealed();
    let session = bench.session(bench.in_process());
    let call = session.call(FAR);
    let deposit = prepared(&session, &call, &pieces());
    let receipt = deposit.deposit(&session).expect("a receipt");
    assert_eq!(bench.verdict(&receipt).indication, Indication::TotalPassed);
    let open = receipt.open().expect("a receipt");
    let manifest = deposit.sign(&session).open().expect("a manifest");
    open.receipt.check_against(&manifest).expect("ours");
    let receipt = open.receipt;
    assert!(receipt.sealed && receipt.sealed_to == manifest.manifest.sealed_to);
    assert!(receipt.sealed_text.contains("scellé jusqu’à l’ouverture"));
    assert!(
        receipt
            .sealed_text
            .contains("Deuxième membre de la commission")
    );
    let paper = session
        .platform
        .acknowledgement(session.token(), deposit.id())
        .expect("an acknowledgement");
    assert!(paper.starts_with(b"%PDF-"));
}

#[test]
fn any_two_members_open_after_the_deadline() {
    for pair in [[1, 2], [3, 1]] {
        let bench = Bench::sealed();
        let session = bench.session(bench.in_process());
        let call = session.call(FAR);
        let deposit = prepared(&session, &call, &pieces());
        deposit.deposit(&session).expect("a receipt");
        after_the_deadline(&bench, &call);
        let store = &bench.office.store;
        let now = bench.office.clock.now();
        let request = begin(store, FAR, now).expect("begun");
        assert_eq!(request.files(), 6);
        assert_eq!(begin(store, FAR, now).expect("begun again"), request);
        for number in pair {
            add_keys(store, &answer(&request, number), now).expect("taken");
        }
        let finished = finish(&bench.office, FAR).expect("opened");
        assert_eq!((finished.opened, finished.failed), (1, 0));
        let folder = finished.folder.join(deposit.id().to_string());
        for (number, (name, plain)) in (3..).zip(pieces()) {
            let path = folder.join(format!("{number:03}-{name}"));
            assert_eq!(std::fs::read(&path).expect(name), plain);
        }
        assert_eq!(std::fs::read_dir(&folder).expect("a folder").count(), 5);
        let minutes = std::fs::read(&finished.minutes).expect("minutes");
        let verdict = pli_proof::verify::pdf(&minutes, &bench.trust(), now);
        assert_eq!(verdict.indication, Indication::TotalPassed, "{verdict:?}");
        assert_eq!(store.minutes(FAR).expect("a store"), Some(minutes));
        let facts = store.facts(deposit.id()).expect("facts");
        assert_eq!(facts.last().map(|fact| fact.code.as_str()), Some("opened"));
        let keys = store.holder_keys(FAR).expect("a store");
        assert!(keys.iter().all(|brought| brought.keys.is_empty()));
        assert!(matches!(
            finish(&bench.office, FAR),
            Err(OpeningError::Finished)
        ));
        let codes: Vec<String> = store
            .opening_facts(FAR)
            .expect("facts")
            .into_iter()
            .map(|fact| fact.code)
            .collect();
        assert_eq!(codes, ["begun", "key", "key", "decrypted"]);
    }
}

#[test]
fn nothing_opens_before_the_deadline_or_without_enough_members() {
    let bench = Bench::sealed();
    let session = bench.session(bench.in_process());
    let call = session.call(FAR);
    prepared(&session, &call, &pieces())
        .deposit(&session)
        .expect("a receipt");
    let store = &bench.office.store;
    let early = begin(store, FAR, bench.office.clock.now());
    assert!(
        matches!(early, Err(OpeningError::NotYet { .. })),
        "{early:?}"
    );
    let last = call.deadline.as_ref().expect("a deadline").at;
    let on_the_second = begin(store, FAR, last);
    assert!(matches!(on_the_second, Err(OpeningError::NotYet { .. })));
    after_the_deadline(&bench, &call);
    let now = bench.office.clock.now();
    assert!(matches!(
        finish(&bench.office, FAR),
        Err(OpeningError::NotBegun)
    ));
    let request = begin(store, FAR, now).expect("begun");
    let one = answer(&request, 1);
    for _ in 0..2 {
        add_keys(store, &one, now).expect("taken");
        match finish(&bench.office, FAR) {
            Err(OpeningError::NotEnoughHolders {
                present: 1,
                needed: 2,
                absent,
            }) => assert_eq!(absent.len(), 2),
            other => panic!("{other:?}"),
        }
    }
    assert!(!bench.root.join("openings").exists());
    for reference in ["DEMO-AIDE-2026", "NULLE-PART"] {
        assert!(begin(store, reference, now).is_err());
    }
    let codes: Vec<String> = store
        .opening_facts(FAR)
        .expect("facts")
        .into_iter()
        .map(|fact| fact.code)
        .collect();
    assert_eq!(
        codes,
        [
            "refused", "refused", "begun", "key", "refused", "key", "refused"
        ]
    );
}

#[test]
fn keys_of_strangers_and_bent_answers_are_refused() {
    let bench = Bench::sealed();
    let session = bench.session(bench.in_process());
    let call = session.call(FAR);
    prepared(&session, &call, &pieces())
        .deposit(&session)
        .expect("a receipt");
    after_the_deadline(&bench, &call);
    let store = &bench.office.store;
    let now = bench.office.clock.now();
    let request = begin(store, FAR, now).expect("begun");
    let text = |number| serde_json::to_value(answer(&request, number)).expect("JSON");
    let take = |value: &serde_json::Value| {
        let keys = OpeningKeys::read(value.to_string().as_bytes()).expect("an answer");
        add_keys(store, &keys, now)
    };
    let mut stolen = text(1);
    stolen["certificate"] = text(2)["certificate"].clone();
    assert!(matches!(take(&stolen), Err(OpeningError::ForeignKey)));
    let mut stranger = text(1);
    let seal = &bench.office.seal.certificate_pem();
    let der: String = seal.lines().filter(|line| !line.starts_with('-')).collect();
    stranger["certificate"] = der.into();
    assert!(matches!(take(&stranger), Err(OpeningError::UnknownHolder)));
    let mut bent = text(1);
    bent["keys"][0]["key"] = text(1)["keys"][1]["key"].clone();
    assert!(matches!(take(&bent), Err(OpeningError::ForeignKey)));
    let mut more = text(1);
    more["keys"][0]["sha256"] = "0".repeat(64).into();
    assert!(matches!(take(&more), Err(OpeningError::ForeignKey)));
    assert!(OpeningKeys::read(b"{}").is_err() && OpeningRequest::read(b"[]").is_err());
    take(&text(1)).expect("the true one");
}

#[test]
fn what_does_not_open_is_told_and_stops_no_other_pli() {
    let bench = Bench::sealed();
    let session = bench.session(bench.in_process());
    let call = session.call(FAR);
    let good = prepared(&session, &call, &pieces());
    let damaged = prepared(&session, &call, &pieces());
    // An inventory that announces another digest than the content has.
    let everybody = audience(call.opening.as_ref().expect("sealed"));
    let liar = prepared_for(&session, &call, &pieces(), &everybody, |inventory| {
        inventory.files[2].sha256 = "0".repeat(64);
    });
    for deposit in [&good, &damaged, &liar] {
        deposit.deposit(&session).expect("a receipt");
    }
    // A disk that lies: one byte of one chunk.
    let chunk = &damaged.manifest.files[2].chunks[0].sha256;
    let path = bench
        .root
        .join("chunks")
        .join(session.signed_in.organisation.id.to_string())
        .join(&chunk[..2])
        .join(chunk);
    let mut bytes = std::fs::read(&path).expect("a chunk");
    let place = bytes.len() - 100;
    bytes[place] ^= 1;
    std::fs::write(&path, bytes).expect("written");
    after_the_deadline(&bench, &call);
    let store = &bench.office.store;
    let now = bench.office.clock.now();
    let request = begin(store, FAR, now).expect("begun");
    for number in [2, 3] {
        add_keys(store, &answer(&request, number), now).expect("taken");
    }
    let finished = finish(&bench.office, FAR).expect("opened");
    assert_eq!((finished.opened, finished.failed), (1, 2));
    let files = |deposit: &Prepared| {
        std::fs::read_dir(finished.folder.join(deposit.id().to_string()))
            .expect("a folder")
            .count()
    };
    assert_eq!((files(&good), files(&damaged), files(&liar)), (5, 4, 4));
    let codes = [&damaged, &liar].map(|deposit| {
        let facts = store.facts(deposit.id()).expect("facts");
        facts.last().map(|fact| fact.code.clone())
    });
    assert_eq!(codes, [(); 2].map(|()| Some("opening_failed".to_owned())));
}

#[test]
fn a_sealed_call_takes_no_deposit_that_others_could_read() {
    let bench = Bench::sealed();
    let session = bench.session(bench.in_process());
    let call = session.call(FAR);
    let refused = |deposit: &Prepared| {
        deposit.upload(&session);
        let problem = problem(deposit.commit(&session));
        assert_eq!(problem.value_text("what").as_deref(), Some("sealing"));
        assert_eq!(problem.code, code::DEPOSIT_CALL);
    };
    // Plain files, as version 1 sent them.
    refused(&Prepared::new(&session, &call));
    // A manifest that says "sealed" over plain bytes.
    let mut liar = prepared(&session, &call, &pieces());
    let plain = bytes(9, 5_000);
    let mut file =
        crate::support::dossier::cut_file(FileRole::Piece, "0003.p7m", &plain, &mut liar.chunks);
    file.piece = None;
    file.media_type
        .clone_from(&liar.manifest.files[2].media_type);
    liar.manifest.files[2] = file;
    count(&mut liar.manifest);
    refused(&liar);
    // Sealed, but to one holder alone, who needs nobody else.
    let opening = call.opening.as_ref().expect("sealed");
    let mut trust = TrustStore::new();
    let der = |text: &String| STANDARD.decode(text).expect("base64");
    trust
        .add_file(&der(&opening.authorities[0]))
        .expect("a certificate");
    let alone = check_recipient(
        &der(&opening.holders[0]),
        &[],
        &trust,
        crate::support::day_one(),
    );
    let alone = Audience::new(vec![alone.expect("fit")], 1).expect("an audience");
    refused(&prepared_for(&session, &call, &pieces(), &alone, |_| {}));
    let mut other = prepared(&session, &call, &pieces());
    other.manifest.sealed_to = Some(SealedTo {
        threshold: 1,
        ..SealedTo::of(opening).expect("an opening")
    });
    refused(&other);
}

#[test]
fn a_client_of_version_one_is_answered_in_its_version() {
    let bench = Bench::sealed();
    let served = bench.serve();
    let session = bench.session(bench.in_process());
    let ask = |path: &str, version: u32| {
        use std::io::{Read as _, Write as _};
        let mut stream = std::net::TcpStream::connect(served.address()).expect("a connection");
        let token = session.token().reveal();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nhost: x\r\npli-protocol: {version}\r\nauthorization: Bearer {token}\r\nconnection: close\r\n\r\n"
        )
        .expect("sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        answer
    };
    for (version, shown) in [(1, false), (2, true)] {
        let calls = ask("/calls", version);
        assert!(
            calls.contains(&format!("pli-protocol: {version}\r\n")),
            "{calls}"
        );
        assert_eq!(calls.contains("\"opening\""), shown, "{calls}");
        assert_eq!(ask("/hello", version).contains("by_call"), shown);
    }
}
