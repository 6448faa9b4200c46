//! Time-stamps asked for, given, checked against what was asked, and judged by `openssl ts`.

use std::process::Command;

use pli_proof::demo::{KeyKind, Period};
use pli_proof::timestamp::{
    self, AnswerError, Cause, Digest, POLICY, Refusal, Request, StampError, Stamper,
};

use crate::support::judge::file;
use crate::support::{authority, now, stamper, time_stamp_unit};

fn answered(request: &[u8]) -> Vec<u8> {
    let unit = time_stamp_unit().identity().expect("an identity");
    timestamp::answer(request, &unit, POLICY, now()).expect("an answer")
}

#[test]
fn a_time_stamp_proves_the_time_of_what_was_asked() {
    let digest = Digest::of(&["reçu".as_bytes()]);
    let token = timestamp::obtain(&stamper(), digest.clone()).expect("a time-stamp");
    assert_eq!(token.time().as_second(), now().as_second());
    assert_eq!(*token.digest(), digest);
    assert_eq!(token.accuracy().map(|time| time.as_secs()), Some(1));
    assert_eq!(token.certificates().len(), 2);
    assert_eq!(
        token.authority().as_deref(),
        Some("Horodatage de test (démonstration)")
    );
}

#[test]
fn an_answer_to_something_else_is_refused() {
    let request = Request::new(Digest::of(&[b"this"]));
    let replayed = answered(Request::new(Digest::of(&[b"this"])).to_der());
    let other = answered(Request::new(Digest::of(&[b"that"])).to_der());
    assert_eq!(
        request.check(&replayed).err(),
        Some(AnswerError::OtherNonce)
    );
    assert_eq!(request.check(&other).err(), Some(AnswerError::OtherImprint));
    assert!(request.check(&answered(request.to_der())).is_ok());
}

#[test]
fn a_token_without_its_certificate_or_with_a_wrong_signature_is_refused() {
    let request = Request::new(Digest::of(&[b"this"]));
    let mut silent = request.to_der().to_vec();
    // certReq stands last: a boolean that becomes false.
    *silent.last_mut().expect("a last byte") = 0;
    assert_eq!(
        request.check(&answered(&silent)).err(),
        Some(AnswerError::NoCertificate)
    );
    let mut bent = answered(request.to_der());
    *bent.last_mut().expect("a last byte") ^= 1;
    assert_eq!(
        request.check(&bent).err(),
        Some(AnswerError::WrongSignature)
    );
}

#[test]
fn what_cannot_be_served_gets_its_refusal() {
    let request = Request::new(Digest::of(&[b"this"]));
    let sha1 = {
        let mut der = request.to_der().to_vec();
        // The last byte of the algorithm's identifier: no digest that is known.
        let place = der
            .windows(4)
            .position(|window| window == [0x03, 0x04, 0x02, 0x01]);
        der[place.expect("SHA-256") + 3] = 0x7f;
        der
    };
    for (asked, expected) in [
        (&b"GET / HTTP/1.1"[..], Refusal::Request),
        (&request.to_der()[..20], Refusal::Request),
        (&sha1, Refusal::Algorithm),
    ] {
        match request.check(&answered(asked)) {
            Err(AnswerError::Refused { refusal, words }) => {
                assert_eq!((refusal, &words[..]), (expected, "request refused"));
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn rubbish_is_no_answer_and_never_a_panic() {
    let request = Request::new(Digest::of(&[b"this"]));
    let good = answered(request.to_der());
    for length in 0..good.len() {
        assert!(request.check(&good[..length]).is_err(), "{length} bytes");
    }
    for place in 0..good.len() {
        let mut bent = good.clone();
        bent[place] ^= 0x55;
        // The token's certificates are not all used: a change in the root's goes unseen here.
        request.check(&bent).ok();
    }
    let html = b"<!DOCTYPE html><title>502 Bad Gateway</title>";
    assert_eq!(request.check(html).err(), Some(AnswerError::NotAnAnswer));
    let huge = vec![0x30; timestamp::MAX_ANSWER_BYTES + 1];
    assert!(matches!(
        request.check(&huge),
        Err(AnswerError::TooLarge { .. })
    ));
}

#[test]
fn openssl_reads_our_requests_and_believes_our_answers() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = file(folder.path(), "root.pem", authority().root_pem().as_bytes());
    let elliptic = authority()
        .issue_time_stamp_unit("Horodatage à courbe", KeyKind::P256, Period::current(now()))
        .expect("a unit");
    for unit in [time_stamp_unit(), &elliptic] {
        let unit = unit.identity().expect("an identity");
        let request = Request::new(Digest::of(&[b"this"]));
        let answer = timestamp::answer(request.to_der(), &unit, POLICY, now()).expect("an answer");
        let query = file(folder.path(), "request.tsq", request.to_der());
        let other = Request::new(Digest::of(&[b"that"]));
        let other = file(folder.path(), "other.tsq", other.to_der());
        let answer = file(folder.path(), "answer.tsr", &answer);
        for (query, is_right) in [(&query, true), (&other, false)] {
            let output = Command::new("openssl")
                .args(["ts", "-verify", "-queryfile"])
                .arg(query)
                .arg("-in")
                .arg(&answer)
                .arg("-CAfile")
                .arg(&root)
                .output()
                .expect("the program openssl is on every system that builds Pli");
            assert_eq!(
                output.status.success(),
                is_right,
                "{}{}",
                String::from_utf8_lossy(&output.stdout),
                String::from_utf8_lossy(&output.stderr)
            );
        }
    }
}

/// `openssl ts` as an authority of its own, with the key of our unit.
#[test]
fn an_answer_of_openssl_is_accepted_and_one_to_another_question_is_not() {
    use base64::Engine as _;
    let folder = tempfile::tempdir().expect("a folder");
    let pem = |kind: &str, der: &[u8]| {
        let body = base64::engine::general_purpose::STANDARD.encode(der);
        let lines = body.as_bytes().chunks(64).map(String::from_utf8_lossy);
        let lines = lines.collect::<Vec<_>>().join("\n");
        format!("-----BEGIN {kind}-----\n{lines}\n-----END {kind}-----\n")
    };
    let unit = time_stamp_unit();
    let key = file(
        folder.path(),
        "key.pem",
        pem("PRIVATE KEY", unit.pkcs8()).as_bytes(),
    );
    let certificate = pem("CERTIFICATE", &unit.chain()[0]);
    let certificate = file(folder.path(), "unit.pem", certificate.as_bytes());
    let serial = file(folder.path(), "serial", b"01\n");
    let settings = format!(
        "[tsa]\ndefault_tsa = one\n[one]\nserial = {}\nsigner_digest = sha256\ndefault_policy = 1.2.3.4\n\
         digests = sha256\naccuracy = secs:1, millisecs:500\nordering = yes\ntsa_name = yes\ness_cert_id_alg = sha256\n",
        serial.display()
    );
    let settings = file(folder.path(), "tsa.cnf", settings.as_bytes());
    let request = Request::new(Digest::of(&[b"this"]));
    let query = file(folder.path(), "request.tsq", request.to_der());
    let answer = folder.path().join("answer.tsr");
    let output = Command::new("openssl")
        .args(["ts", "-reply", "-section", "one", "-config"])
        .arg(settings)
        .arg("-queryfile")
        .arg(query)
        .arg("-signer")
        .arg(certificate)
        .arg("-inkey")
        .arg(key)
        .arg("-out")
        .arg(&answer)
        .output()
        .expect("the program openssl is on every system that builds Pli");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}");
    let answer = std::fs::read(answer).expect("an answer");
    let token = request.check(&answer).expect("a time-stamp");
    assert_eq!(token.accuracy().map(|time| time.as_millis()), Some(1500));
    let other = Request::new(Digest::of(&[b"that"]));
    assert_eq!(other.check(&answer).err(), Some(AnswerError::OtherImprint));
}

struct Nobody;

impl Stamper for Nobody {
    fn carry(&self, _request: &[u8]) -> Result<Vec<u8>, Cause> {
        Err("no route to the host".into())
    }
}

#[test]
fn a_server_that_is_not_reached_is_named_so() {
    let outcome = timestamp::obtain(&Nobody, Digest::of(&[b"this"]));
    assert!(matches!(outcome, Err(StampError::Unreachable(_))));
}
