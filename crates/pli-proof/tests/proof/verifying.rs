//! Signatures judged: ours pass, altered ones never do, and each doubt has its name.

use jiff::Timestamp;
use pli_proof::demo::{Authority, HostName, Issued, KeyKind, Period};
use pli_proof::pades;
use pli_proof::verify::{
    self, Format, Indication, Level, Modification, SubIndication, TrustStore, Verdict,
};

use crate::support::pdf::{
    Form, Layout, Overlay, altered, encrypted, small, update, with_filled_field, with_overlay,
};
use crate::support::{authority, now, options, person, rsa_signer, signer, trusting};

fn signed_by(issued: &Issued, pdf: Vec<u8>) -> Vec<u8> {
    pades::sign(pdf, &issued.identity().expect("an identity"), &options()).expect("signed")
}

fn judge(pdf: &[u8]) -> Verdict {
    verify::pdf(pdf, &trusting(authority()), now())
}

#[test]
fn our_signatures_pass_in_every_shape_of_pdf() {
    let elliptic = signer(KeyKind::P256, Period::current(now()));
    for layout in [Layout::Table, Layout::Streams] {
        for form in [Form::None, Form::Direct, Form::Indirect] {
            let once = signed_by(rsa_signer(), small(form, layout));
            let verdict = judge(&once);
            assert_eq!(
                verdict.indication,
                Indication::TotalPassed,
                "{form:?} {layout:?} {verdict:?}"
            );
            let [signature] = &verdict.signatures[..] else {
                panic!("one signature")
            };
            assert_eq!(signature.format, Format::PAdES);
            assert_eq!(signature.level, Some(Level::B));
            assert_eq!(
                signature.signer.as_deref(),
                Some("Élodie Lefèvre (démonstration)")
            );
            assert_eq!(
                signature.claimed_time.map(Timestamp::as_second),
                Some(now().as_second())
            );
            assert!(signature.covers_whole_file);
            assert_eq!(signature.modification, Modification::None);

            let twice = judge(&signed_by(&elliptic, once));
            assert_eq!(
                twice.indication,
                Indication::TotalPassed,
                "{form:?} {layout:?} {twice:?}"
            );
            let [first, second] = &twice.signatures[..] else {
                panic!("two signatures")
            };
            assert_eq!(
                (first.covers_whole_file, first.modification),
                (false, Modification::Permitted)
            );
            assert_eq!(
                (second.covers_whole_file, second.modification),
                (true, Modification::None)
            );
        }
    }
}

#[test]
fn a_signature_passes_in_a_pdf_that_only_its_owner_may_change() {
    let once = signed_by(rsa_signer(), encrypted(""));
    assert_eq!(judge(&once).indication, Indication::TotalPassed);
    let twice = judge(&signed_by(rsa_signer(), once));
    assert_eq!(twice.indication, Indication::TotalPassed, "{twice:?}");
    assert_eq!(twice.signatures[0].modification, Modification::Permitted);
    assert_eq!(
        judge(&encrypted("secret")).sub_indication,
        Some(SubIndication::FormatFailure)
    );
}

#[test]
fn every_altered_copy_fails() {
    for layout in [Layout::Table, Layout::Streams] {
        let signed = signed_by(rsa_signer(), small(Form::Direct, layout));
        for (name, bytes) in altered(&signed) {
            let verdict = judge(&bytes);
            assert_eq!(
                verdict.indication,
                Indication::TotalFailed,
                "{name} {layout:?}: {verdict:?}"
            );
        }
    }
}

#[test]
fn no_byte_that_is_covered_can_change() {
    let signed = signed_by(rsa_signer(), small(Form::None, Layout::Table));
    let gap = signed
        .windows(10)
        .position(|window| window == b"/Contents<")
        .expect("a signature")
        + 10;
    let after = gap
        + signed[gap..]
            .iter()
            .position(|&byte| byte == b'>')
            .expect("its end");
    for place in (0..gap).chain(after..signed.len()).step_by(7) {
        let mut bent = signed.clone();
        bent[place] ^= 1;
        assert_ne!(
            judge(&bent).indication,
            Indication::TotalPassed,
            "byte {place}"
        );
    }
    for length in (0..signed.len()).step_by(211) {
        assert_ne!(
            judge(&signed[..length]).indication,
            Indication::TotalPassed,
            "length {length}"
        );
    }
}

#[test]
fn another_name_cannot_hide_in_the_signature() {
    let signed = signed_by(rsa_signer(), small(Form::None, Layout::Table));
    let gap = signed
        .windows(10)
        .position(|window| window == b"/Contents<")
        .expect("a signature")
        + 10;
    let end = gap
        + signed[gap..]
            .iter()
            .position(|&byte| byte == b'>')
            .expect("its end");
    for place in (gap..end).step_by(61) {
        let mut bent = signed.clone();
        bent[place] = if bent[place] == b'0' { b'1' } else { b'0' };
        let verdict = judge(&bent);
        // The issuers' certificates are not signed: a broken one is not needed while the anchor is trusted.
        if verdict.indication == Indication::TotalPassed {
            let name = verdict.signatures[0].signer.as_deref();
            assert_eq!(
                name,
                Some("Élodie Lefèvre (démonstration)"),
                "digit {place}"
            );
        }
    }
    let mut padded = signed;
    padded[end - 2] = b'1';
    assert_eq!(
        judge(&padded).sub_indication,
        Some(SubIndication::FormatFailure)
    );
}

#[test]
fn each_doubt_about_the_certificate_has_its_name() {
    let expired = signer(KeyKind::P256, Period::expired(now()));
    let future = signer(KeyKind::P256, Period::future(now()));
    let revoked = signer(KeyKind::P256, Period::current(now()));
    let stranger = Authority::found("Autre autorité", now()).expect("an authority");
    let stranger = stranger.issue_signer(&person(), KeyKind::P256, Period::current(now()));
    // An authority under the same name with another key.
    let impostor = Authority::found("Autorité de test", now()).expect("an authority");
    let impostor = impostor.issue_signer(&person(), KeyKind::P256, Period::current(now()));
    let hosts = [HostName::Name("localhost".to_owned())];
    let server = authority().issue_tls_server(&hosts, Period::current(now()));
    let list = authority().revoke(&[&revoked], now()).expect("a list");
    for (issued, expected) in [
        (&expired, SubIndication::OutOfBoundsNoPoe),
        (&future, SubIndication::OutOfBoundsNoPoe),
        (&revoked, SubIndication::RevokedNoPoe),
        (
            &server.expect("a server"),
            SubIndication::ChainConstraintsFailure,
        ),
        (
            &stranger.expect("a signer"),
            SubIndication::NoCertificateChainFound,
        ),
        (
            &impostor.expect("a signer"),
            SubIndication::ChainConstraintsFailure,
        ),
    ] {
        let signed = signed_by(issued, small(Form::None, Layout::Streams));
        let mut trust = trusting(authority());
        trust.add_file(&list).expect("a list");
        let verdict = verify::pdf(&signed, &trust, now());
        assert_eq!(verdict.indication, Indication::Indeterminate);
        assert_eq!(verdict.sub_indication, Some(expected));
        assert_eq!(verdict.signatures[0].modification, Modification::None);
    }
    let signed = signed_by(rsa_signer(), small(Form::None, Layout::Streams));
    let nobody = verify::pdf(&signed, &TrustStore::new(), now());
    assert_eq!(
        nobody.sub_indication,
        Some(SubIndication::NoCertificateChainFound)
    );
}

#[test]
fn what_is_laid_over_a_signed_page_is_named_and_never_green() {
    let signed = signed_by(rsa_signer(), small(Form::None, Layout::Table));
    for overlay in Overlay::ALL {
        let verdict = judge(&with_overlay(&signed, overlay));
        assert_eq!(
            verdict.indication,
            Indication::Indeterminate,
            "{overlay:?} {verdict:?}"
        );
        assert_eq!(
            verdict.sub_indication,
            Some(SubIndication::SigConstraintsFailure)
        );
        assert_eq!(
            verdict.signatures[0].modification,
            Modification::Annotations
        );
        assert!(!verdict.signatures[0].covers_whole_file);
    }
}

#[test]
fn a_field_that_is_filled_after_signing_is_named_and_not_green() {
    for form in [Form::Direct, Form::Indirect] {
        let signed = signed_by(rsa_signer(), small(form, Layout::Table));
        let verdict = judge(&with_filled_field(&signed));
        assert_eq!(
            verdict.sub_indication,
            Some(SubIndication::SigConstraintsFailure),
            "{verdict:?}"
        );
        let only = &verdict.signatures[0];
        assert_eq!(only.modification, Modification::Permitted);
        assert_eq!(only.filled, ["Signature1"]);
        assert_eq!(only.revision, Some(signed.len()));
    }
}

#[test]
fn what_is_no_signed_pdf_has_no_signature_or_no_form() {
    let unsigned = small(Form::Indirect, Layout::Streams);
    assert_eq!(
        judge(&unsigned).sub_indication,
        Some(SubIndication::NoSignatureFound)
    );
    let renewed = update(&unsigned, |_| {});
    assert_eq!(
        judge(&renewed).sub_indication,
        Some(SubIndication::NoSignatureFound)
    );
    for bytes in [&b""[..], b"%PDF-1.7", b"PK\x03\x04", &[0x25; 5000]] {
        assert_eq!(
            judge(bytes).sub_indication,
            Some(SubIndication::FormatFailure)
        );
    }
}

mod detached {
    use pli_proof::cades;

    use super::*;

    const RECEIPT: &[u8] = b"{\"re\xc3\xa7u\":true}";

    fn judge(cms: &[u8], content: &[u8]) -> Verdict {
        verify::detached(cms, content, &trusting(authority()), now())
    }

    fn receipt(issued: &Issued) -> Vec<u8> {
        let identity = issued.identity().expect("an identity");
        cades::sign_detached(RECEIPT, &identity, now()).expect("signed")
    }

    #[test]
    fn our_receipts_pass() {
        for issued in [rsa_signer(), &signer(KeyKind::P256, Period::current(now()))] {
            let verdict = judge(&receipt(issued), RECEIPT);
            assert_eq!(verdict.indication, Indication::TotalPassed, "{verdict:?}");
            let signature = &verdict.signatures[0];
            assert_eq!(
                (signature.format, signature.level),
                (Format::CAdES, Some(Level::B))
            );
            assert_eq!(
                signature.claimed_time.map(Timestamp::as_second),
                Some(now().as_second())
            );
        }
    }

    #[test]
    fn other_contents_and_broken_signatures_fail() {
        let cms = receipt(rsa_signer());
        assert_eq!(
            judge(&cms, b"{}").sub_indication,
            Some(SubIndication::HashFailure)
        );
        let mut bent = cms.clone();
        let last = bent.len() - 1;
        bent[last] ^= 1;
        assert_eq!(
            judge(&bent, RECEIPT).sub_indication,
            Some(SubIndication::SigCryptoFailure)
        );
        for bytes in [&cms[..cms.len() - 1], b"", b"\x30\x80", RECEIPT] {
            assert_eq!(
                judge(bytes, RECEIPT).sub_indication,
                Some(SubIndication::FormatFailure)
            );
        }
        let missing = verify::enveloping(&cms, &trusting(authority()), now());
        assert_eq!(
            missing.sub_indication,
            Some(SubIndication::SignedDataNotFound)
        );
    }

    #[test]
    fn no_byte_of_a_receipt_makes_another_signer_or_a_panic() {
        let cms = receipt(&signer(KeyKind::P256, Period::current(now())));
        for place in 0..cms.len() {
            let mut bent = cms.clone();
            bent[place] ^= 0x01;
            let verdict = judge(&bent, RECEIPT);
            if verdict.indication == Indication::TotalPassed {
                let name = verdict.signatures[0].signer.as_deref();
                assert_eq!(name, Some("Élodie Lefèvre (démonstration)"), "byte {place}");
            }
        }
    }
}

#[test]
fn a_verdict_is_written_in_the_words_of_etsi() {
    let signed = signed_by(rsa_signer(), small(Form::None, Layout::Table));
    let verdict =
        serde_json::to_value(verify::pdf(&signed, &TrustStore::new(), now())).expect("JSON");
    assert_eq!(verdict["indication"], "INDETERMINATE");
    assert_eq!(verdict["sub_indication"], "NO_CERTIFICATE_CHAIN_FOUND");
    let signature = &verdict["signatures"][0];
    assert_eq!(signature["format"], "PAdES");
    assert_eq!(signature["level"], "B-B");
    assert_eq!(signature["covers_whole_file"], true);
    assert_eq!(signature["modification"], "none");
    assert_eq!(
        serde_json::to_value(judge(&signed)).expect("JSON")["indication"],
        "TOTAL-PASSED"
    );
    let broken = serde_json::to_value(judge(b"")).expect("JSON");
    assert_eq!(broken["indication"], "TOTAL-FAILED");
}

#[test]
fn a_trust_folder_takes_der_and_pem_and_refuses_the_rest() {
    let mut trust = TrustStore::new();
    let two = [
        authority().root_pem(),
        "# a comment\n".to_owned(),
        authority().root_pem(),
    ]
    .concat();
    trust.add_file(authority().root()).expect("DER");
    trust.add_file(two.as_bytes()).expect("PEM");
    for bytes in [
        &b""[..],
        b"README",
        b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
    ] {
        assert!(trust.add_file(bytes).is_err());
    }
}
