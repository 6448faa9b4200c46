//! OCSP answers: who may sign them, and what they may say.

use std::path::Path;
use std::process::Command;

use jiff::Timestamp;
use pli_proof::ValidationData;
use pli_proof::verify::SubIndication::{RevokedNoPoe, TryLater};
use pli_proof::verify::path::Times;
use pli_proof::verify::revocation::Kind;

use super::{World, proven, unproven};
use crate::support::judge::file;
use crate::support::pki::{For, Leaf, Says};

#[test]
fn an_answer_of_the_issuer_counts_by_what_it_says_and_by_its_day() {
    let world = World::new();
    let issuer = &world.authority;
    let leaf = issuer.issue("Signataire", For::Signing, -400, 400);
    let other = issuer.issue("Autre", For::Signing, -400, 400);
    for (name, about, says, (from, until), expected) in [
        ("good", &leaf, Says::Good, (-1, 6), None),
        (
            "revoked",
            &leaf,
            Says::Revoked(-9),
            (-1, 6),
            Some(RevokedNoPoe),
        ),
        ("unknown", &leaf, Says::Unknown, (-1, 6), Some(TryLater)),
        ("about another", &other, Says::Good, (-1, 6), Some(TryLater)),
        ("too old", &leaf, Says::Good, (-20, -10), Some(TryLater)),
        ("to come", &leaf, Says::Good, (3, 6), Some(TryLater)),
    ] {
        let answer = issuer.answer(about, says, from, until);
        let found = world.judge(&leaf, &world.evidence(&[], &[answer]), &unproven());
        assert_eq!(found.err(), expected, "{name}");
    }
}

#[test]
fn an_answer_of_a_delegate_counts_by_who_he_is() {
    let world = World::new();
    let issuer = &world.authority;
    let leaf = issuer.issue("Signataire", For::Signing, -400, 400);
    let delegate = |purpose, until| issuer.issue("Réponses", purpose, -400, until);
    let unchecked = delegate(For::AnswersUnchecked, 400);
    let checked = delegate(For::Answers, 400);
    let ended = delegate(For::AnswersUnchecked, -200);
    let stranger = delegate(For::Signing, 400);
    let foreign = &world.root;
    let foreign = foreign.issue("Réponses", For::AnswersUnchecked, -400, 400);
    let by = |delegate, says| issuer.answer_of(delegate, &leaf, says, -1, 6);
    let revoked = Says::Revoked(-9);
    for (name, answer, expected) in [
        ("good", by(&unchecked, Says::Good), None),
        ("revoked", by(&unchecked, revoked), Some(RevokedNoPoe)),
        (
            "his own status unknown",
            by(&checked, Says::Good),
            Some(TryLater),
        ),
        ("he had ended", by(&ended, Says::Good), Some(TryLater)),
        ("he is none", by(&stranger, Says::Good), Some(TryLater)),
        (
            "of another authority",
            by(&foreign, Says::Good),
            Some(TryLater),
        ),
    ] {
        let found = world.judge(&leaf, &world.evidence(&[], &[answer]), &unproven());
        assert_eq!(found.err(), expected, "{name}");
    }
    // His own status is looked up in the list, which tells of the signer too, a day earlier.
    let answer = by(&checked, Says::Good);
    for (revoked, kind) in [(vec![], Kind::Answer), (vec![(&checked, -30)], Kind::List)] {
        let lists = [issuer.list(-2, 20, &revoked)];
        let evidence = world.evidence(&lists, std::slice::from_ref(&answer));
        let found = world.judge(&leaf, &evidence, &unproven()).expect("green");
        let source = found.revocation[0].source.as_ref();
        assert_eq!(source.map(|source| source.kind), Some(kind));
    }
}

#[test]
fn no_byte_of_an_answer_can_change() {
    let world = World::new();
    let leaf = world.authority.issue("Signataire", For::Signing, -400, 400);
    let answer = world.authority.answer(&leaf, Says::Revoked(-9), -1, 6);
    for place in 0..answer.len() {
        let mut bent = answer.clone();
        bent[place] ^= 1;
        let found = world.judge(&leaf, &world.evidence(&[], &[bent]), &unproven());
        assert!(found.is_err(), "byte {place}");
    }
    for length in 0..answer.len() {
        let cut = answer[..length].to_vec();
        let found = world.judge(&leaf, &world.evidence(&[], &[cut]), &unproven());
        assert_eq!(found.err(), Some(TryLater), "length {length}");
    }
}

#[test]
fn an_answer_of_that_day_serves_a_signature_proven_on_that_day() {
    let world = World::new();
    let leaf = world.authority.issue("Signataire", For::Signing, -400, -30);
    let answers = [world.authority.answer(&leaf, Says::Good, -90, -83)];
    let evidence = world.evidence(&[], &answers);
    assert!(world.judge(&leaf, &evidence, &proven(-91)).is_ok());
    assert!(world.judge(&leaf, &evidence, &proven(-85)).is_ok());
    assert_eq!(
        world.judge(&leaf, &evidence, &proven(-70)).err(),
        Some(TryLater)
    );
}

/// The responder of OpenSSL signs what we read.
#[test]
fn an_answer_of_openssl_is_read() {
    let world = World::new();
    let leaf = world
        .authority
        .issue("Signataire", For::Signing, -4000, 4000);
    let folder = tempfile::tempdir().expect("a folder");
    let serial = hex::encode_upper(&leaf.serial);
    for (entry, expected) in [
        (
            format!("V\t491231235959Z\t\t{serial}\tunknown\t/CN=x\n"),
            None,
        ),
        (
            format!("R\t491231235959Z\t201122000000Z\t{serial}\tunknown\t/CN=x\n"),
            Some(RevokedNoPoe),
        ),
    ] {
        let answer = of_openssl(folder.path(), &world, &leaf, &entry);
        let now = Times::unproven(Timestamp::now());
        let found = world.judge(&leaf, &world.evidence(&[], &[answer]), &now);
        assert_eq!(found.err(), expected, "{entry}");
    }
}

fn of_openssl(folder: &Path, world: &World, leaf: &Leaf, entry: &str) -> Vec<u8> {
    let issuer = file(
        folder,
        "issuer.pem",
        &pem("CERTIFICATE", world.authority.der()),
    );
    let certificate = file(folder, "leaf.pem", &pem("CERTIFICATE", &leaf.der));
    let key = file(folder, "issuer.key", world.authority.key_pem().as_bytes());
    let index = file(folder, "index.txt", entry.as_bytes());
    let answer = folder.join("answer.der");
    let output = Command::new("openssl")
        .args(["ocsp", "-ndays", "7", "-sha256", "-no_nonce", "-index"])
        .arg(index)
        .arg("-issuer")
        .arg(&issuer)
        .arg("-CA")
        .arg(&issuer)
        .arg("-rsigner")
        .arg(&issuer)
        .arg("-rkey")
        .arg(key)
        .arg("-cert")
        .arg(certificate)
        .arg("-respout")
        .arg(&answer)
        .output()
        .expect("the program openssl is on every system that builds Pli");
    std::fs::read(answer).unwrap_or_else(|_| panic!("{output:?}"))
}

fn pem(label: &str, der: &[u8]) -> Vec<u8> {
    let text = der::pem::encode_string(label, der::pem::LineEnding::LF, der);
    text.expect("PEM").into_bytes()
}

#[test]
fn an_answer_speaks_of_its_certificate_and_of_no_other() {
    let world = World::new();
    let issuer = &world.authority;
    let leaf = issuer.issue("Signataire", For::Signing, -400, 400);
    let other = issuer.issue("Autre", For::Signing, -400, 400);
    let mut data = ValidationData::default();
    // Which of the two lack a proof.
    let lack = |data: &ValidationData| {
        let lacks = data.unproved(&[leaf.der.clone(), other.der.clone()]);
        let lacks = |leaf: &Leaf| lacks.iter().any(|lacks| lacks.certificate == leaf.der);
        (lacks(&leaf), lacks(&other))
    };
    assert_eq!(lack(&data), (true, true));
    let answer = issuer.answer(&leaf, Says::Good, -1, 6);
    data.ocsp_responses.push(answer);
    assert_eq!(lack(&data), (false, true));
    data.add_file(&issuer.list(-1, 6, &[])).expect("a list");
    assert_eq!(lack(&data), (false, false));
    // No responder is named: there is nobody to ask.
    data = ValidationData::default();
    data.add_file(issuer.der()).expect("a certificate");
    let lacks = data.unproved(std::slice::from_ref(&leaf.der));
    assert!(lacks.iter().all(|lacks| lacks.questions.is_empty()));
}
