//! What is read from a certificate.

use crate::support::{authority, now, person, signer};
use pli_proof::certificate::{self, Category, CertificateError, KeyUse, Purpose, Validity};
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

/// Certificates with the statements of ETSI EN 319 412-5, as the program openssl writes them.
#[test]
fn what_a_qualified_certificate_declares_is_read() {
    const COMPLIANCE: &str = "30080606 04008E460101";
    const DEVICE: &str = "30080606 04008E460104";
    let of_type = |last: &str| format!("30130606 04008E460106 30090607 04008E460106{last}");
    let [esign, eseal, web] = ["01", "02", "03"].map(of_type);
    type Case<'a> = (&'a [&'a str], &'a str, Category, bool, &'a [Purpose]);
    let cases: &[Case<'_>] = &[
        (&[], "nonRepudiation", Category::Advanced, false, &[]),
        (
            &[],
            "digitalSignature",
            Category::AuthenticationOnly,
            false,
            &[],
        ),
        (
            &[COMPLIANCE, DEVICE, &esign],
            "nonRepudiation",
            Category::QualifiedSignature,
            true,
            &[Purpose::Signature],
        ),
        (
            &[COMPLIANCE, &eseal],
            "nonRepudiation",
            Category::QualifiedSeal,
            false,
            &[Purpose::Seal],
        ),
        (
            &[COMPLIANCE, &web],
            "digitalSignature",
            Category::AuthenticationOnly,
            false,
            &[Purpose::Web],
        ),
        // A type without the statement of compliance promises nothing.
        (
            &[DEVICE, &esign],
            "nonRepudiation",
            Category::Advanced,
            true,
            &[Purpose::Signature],
        ),
    ];
    for (statements, usage, category, on_device, purposes) in cases {
        let der = self_signed(&statements.concat(), usage);
        let facts = certificate::read(&der, now()).expect("readable");
        assert_eq!(facts.category, *category, "{statements:?}");
        assert_eq!(facts.on_qualified_device, *on_device, "{statements:?}");
        assert_eq!(facts.purposes, *purposes, "{statements:?}");
    }
}

/// A certificate with these statements (hexadecimal, each a sequence) and this use of its key.
fn self_signed(statements: &str, usage: &str) -> Vec<u8> {
    let statements = statements.replace(' ', "");
    let length = statements.len() / 2;
    let folder = tempfile::tempdir().expect("a folder");
    let output = folder.path().join("certificate.der");
    let mut openssl = std::process::Command::new("openssl");
    openssl
        .args([
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
        ])
        .args([
            "-nodes",
            "-subj",
            "/C=FR/CN=Essai",
            "-days",
            "30",
            "-outform",
            "DER",
        ])
        .args(["-addext", &format!("keyUsage=critical,{usage}")])
        .args(["-keyout", "/dev/null", "-out"])
        .arg(&output);
    if length > 0 {
        openssl.args([
            "-addext",
            &format!("1.3.6.1.5.5.7.1.3=DER:30{length:02X}{statements}"),
        ]);
    }
    let told = openssl.output().expect("the program openssl is installed");
    assert!(
        told.status.success(),
        "{}",
        String::from_utf8_lossy(&told.stderr)
    );
    std::fs::read(output).expect("made by openssl")
}
