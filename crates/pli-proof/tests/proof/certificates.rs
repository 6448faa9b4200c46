//! What is read from a certificate.

use crate::support::{authority, now, person, signer};
use pli_proof::certificate::{self, Category, CertificateError, KeyUse, Validity};
use pli_proof::demo::{HostName, KeyKind, Period};

#[test]
fn the_holder_the_uses_and_the_authority_are_read() {
    let issued = signer(KeyKind::P256, Period::current(now()));
    let facts = certificate::read(&issued.chain()[0], now()).expect("readable");
    assert_eq!(
        facts.holder.display_name(),
        "Élodie Lefèvre (démonstration)"
    );
    assert_eq!(
        facts.holder.organisation.as_deref(),
        Some("Organisme de démonstration")
    );
    assert_eq!(facts.holder.siren.as_deref(), Some("123456782"));
    assert_eq!(facts.holder.country.as_deref(), Some("FR"));
    assert_eq!(facts.issuer, "Autorité de test (démonstration)");
    assert_eq!(
        facts.key_uses,
        [KeyUse::DigitalSignature, KeyUse::ContentCommitment]
    );
    assert_eq!(facts.category, Category::Demonstration);
}

#[test]
fn the_validity_is_that_of_the_moment_asked() {
    for (period, expected) in [
        (Period::current(now()), Validity::Valid),
        (Period::expired(now()), Validity::Expired),
        (Period::future(now()), Validity::NotYetValid),
    ] {
        let issued = signer(KeyKind::P256, period);
        let facts = certificate::read(&issued.chain()[0], now()).expect("readable");
        assert_eq!(facts.validity, expected);
    }
}

#[test]
fn every_demonstration_certificate_says_so() {
    let hosts = [HostName::Name("localhost".to_owned())];
    let server = authority()
        .issue_tls_server(&hosts, Period::current(now()))
        .expect("a server");
    let person = authority().issue_signer(&person(), KeyKind::P256, Period::current(now()));
    let person = person.expect("a signer");
    for der in [authority().root(), &server.chain()[0], &person.chain()[0]] {
        assert!(
            certificate::read(der, now())
                .expect("readable")
                .is_demonstration()
        );
    }
}

#[test]
fn other_bytes_are_no_certificate() {
    let issued = signer(KeyKind::P256, Period::current(now()));
    let der = &issued.chain()[0];
    for bytes in [
        &b""[..],
        b"-----BEGIN CERTIFICATE-----",
        &der[..der.len() - 1],
        issued.pkcs8(),
    ] {
        assert!(matches!(
            certificate::read(bytes, now()),
            Err(CertificateError::NotACertificate)
        ));
    }
}
