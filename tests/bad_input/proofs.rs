//! Certificates that may not sign, and files whose signature no longer holds.

use jiff::Timestamp;
use pli_proof::demo::{Authority, HostName, Issued, KeyKind, Period, Person};
use pli_tests::paper;
use pli_tests::pli::Pli;
use pli_tests::region::Region;

use crate::Watched;

const PASSWORD: &str = "mot de passe des essais";

#[test]
fn a_certificate_that_may_not_sign_signs_nothing() {
    let watched = Watched::begin();
    let job = &watched.job;
    let now = Timestamp::now();
    let authority = Authority::found("Autorité des essais", now).expect("an authority");
    let p12 = |issued: Issued| issued.to_pkcs12("essai", PASSWORD).expect("a PKCS#12 file");
    let signer = |period: Period| {
        p12(authority
            .issue_signer(&person(), KeyKind::P256, period)
            .expect("a certificate"))
    };
    let host = [HostName::Name("localhost".to_owned())];
    let server = p12(authority
        .issue_tls_server(&host, Period::current(now))
        .expect("a certificate"));
    let good = signer(Period::current(now));
    let rows = [
        (
            "expired.p12",
            signer(Period::expired(now)),
            PASSWORD,
            "certificate-expired",
        ),
        (
            "future.p12",
            signer(Period::future(now)),
            PASSWORD,
            "certificate-not-yet-valid",
        ),
        ("server.p12", server, PASSWORD, "certificate-unusable"),
        (
            "cut.p12",
            good[..good.len() / 2].to_vec(),
            PASSWORD,
            "bad-certificate-file",
        ),
        (
            "text.p12",
            b"no certificate".to_vec(),
            PASSWORD,
            "bad-certificate-file",
        ),
        ("empty.p12", Vec::new(), PASSWORD, "bad-certificate-file"),
        ("good.p12", good, "un autre", "wrong-p12-password"),
    ];
    for (name, bytes, password, code) in rows {
        let file = job.file(name, bytes);
        let pli = job.pli.clone().with("PLI_P12_PASSWORD", password);
        pli.refused(&["dossier", "sign", &job.id, "--p12", &file], code);
    }
    watched.refused(
        &["dossier", "sign", &job.id, "--p12", &job.word("absent.p12")],
        "file-unreadable",
    );
    watched.unchanged();
}

#[test]
fn a_dossier_that_changed_is_neither_signed_nor_deposited_as_before() {
    let region = Region::shared();
    let job = crate::signed();
    job.pli
        .done(&["dossier", "set", &job.id, "projet.title", "Un autre titre"]);
    let signer = region.signer.display().to_string();
    job.pli.refused(
        &["dossier", "sign", &job.id, "--p12", &signer],
        "print-stale",
    );
    job.pli
        .refused(&["dossier", "deposit", &job.id], "signature-stale");
    job.pli.done(&["dossier", "undo", &job.id]);
    job.pli.done(&["dossier", "deposit", &job.id]);
}

#[test]
fn a_signed_file_that_was_altered_is_told_as_such() {
    let region = Region::shared();
    let trust = region.trust.display().to_string();
    let job = crate::signed();
    job.pli.done(&[
        "dossier",
        "sign",
        &job.id,
        "--p12",
        &region.signer.display().to_string(),
        "-o",
        &job.word("signed.pdf"),
    ]);
    let good = job.read("signed.pdf");
    let at = good
        .windows(8)
        .position(|bytes| bytes == b"\nstream\n")
        .expect("a stream")
        + 40;
    let mut flipped = good.clone();
    flipped[at] ^= 1;
    let stranger = Pli::at(&job.path("stranger"));
    let verdict = |name: &str, bytes: &[u8]| {
        let file = job.file(name, bytes);
        let said = stranger.run(&["verify", &file, "--trust", &trust, "--json"]);
        assert_eq!(said.code, Some(1), "{name}: {said}");
        said
    };
    assert_eq!(
        verdict("flipped.pdf", &flipped).value()["indication"],
        "TOTAL-FAILED"
    );
    let longer = [good.as_slice(), b"\n% one more line\n"].concat();
    assert_ne!(
        verdict("longer.pdf", &longer).value()["indication"],
        "TOTAL-PASSED"
    );
    assert_ne!(
        verdict("cut.pdf", &good[..good.len() - 600]).value()["indication"],
        "TOTAL-PASSED"
    );
    verdict("unsigned.pdf", &paper::pdf("unsigned"));
    verdict("text.pdf", b"%PDF-1.7 and nothing more");
    let text = job.file("text.txt", b"a text");
    stranger.refused(&["verify", &text, "--trust", &trust], "not-verifiable");
    stranger.refused(
        &["verify", &job.word("absent.pdf"), "--trust", &trust],
        "file-unreadable",
    );
    // Without the authority nothing is wrong with the file, but nobody answers for the signer.
    let alone = stranger.run(&["verify", &job.word("signed.pdf"), "--json"]);
    assert_eq!(alone.code, Some(1), "{alone}");
    assert_eq!(alone.value()["indication"], "INDETERMINATE", "{alone}");
}

fn person() -> Person {
    Person {
        given_name: "Camille".to_owned(),
        surname: "Essai".to_owned(),
        organisation: "Organisme de démonstration".to_owned(),
        siren: "123456782".to_owned(),
    }
}
