//! A time-stamp server behind TLS: for those who trust its authority, and each reason not to trust it.

use std::net::{IpAddr, Ipv4Addr, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use jiff::Timestamp;
use pli_app::seam::Language;
use pli_app::sign::{self, Format, Level, Sources};
use pli_app::timestamp::{CertificateReason, Server};
use pli_app::verify::{self, Anchors};
use pli_app::{Code, words};
use pli_proof::ValidationData;
use pli_proof::demo::{Authority, HostName, Issued, KeyKind, Period, TimeStampUnit};
use pli_proof::timestamp::Stamper as _;
use rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use crate::{Bench, inputs, listening, request, send, stamped_with, wish};

/// A listener that speaks TLS with this certificate and hands over what is inside.
fn listening_in_tls(
    issued: &Issued,
    answer: impl Fn(&mut StreamOwned<ServerConnection, TcpStream>) + Send + 'static,
) -> String {
    let chain = issued.chain()[..1].iter().cloned();
    let chain = chain.map(CertificateDer::from).collect();
    let key = PrivatePkcs8KeyDer::from(issued.pkcs8().to_vec());
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(chain, key.into())
        .expect("a certificate");
    let config = Arc::new(config);
    let url = listening(move |stream| {
        let tls = ServerConnection::new(Arc::clone(&config)).expect("a connection");
        answer(&mut StreamOwned::new(tls, stream));
    });
    url.replace("http://", "https://")
}

/// A time-stamp server behind TLS.
fn stamping_in_tls(unit: TimeStampUnit, issued: &Issued) -> String {
    listening_in_tls(issued, move |stream| {
        let (_, body) = request(stream);
        if body.is_empty() {
            // Who asks did not like the certificate: nothing came.
            return;
        }
        let answer = unit.carry(&body).expect("an answer");
        let headers = "Content-Type: application/timestamp-reply\r\n";
        send(stream, "200 OK", headers, &answer);
    })
}

fn loopback() -> HostName {
    HostName::Address(IpAddr::V4(Ipv4Addr::LOCALHOST))
}

#[test]
fn a_server_behind_tls_stamps_for_those_who_trust_its_authority() {
    let bench = Bench::new();
    let period = Period::current(bench.now);
    let tls = bench.authority.issue_tls_server(&[loopback()], period);
    let unit = bench
        .authority
        .issue_time_stamp_unit("Horodatage", KeyKind::P256, period);
    let unit = unit.and_then(|unit| unit.identity()).expect("a unit");
    let url = stamping_in_tls(TimeStampUnit::at(unit, bench.now), &tls.expect("issued"));
    let roots = [bench.authority.root().to_vec()];
    let server = Server::with_roots(&url, &roots).expect("an address");
    let nothing = ValidationData::default();
    let sources = Sources {
        stamper: Some(&server),
        proofs: &nothing,
    };
    let files = inputs(Format::Pades);
    let wish = wish(Format::Pades, Level::T);
    let signed = sign::sign_files(&files, &bench.key(), wish, &sources, bench.now);
    let signed = signed.unwrap_or_else(|fault| panic!("{fault}"));
    let verdict = verify::file("a.pdf", &signed, &Anchors::default());
    assert_eq!(verdict.expect("a verdict").signatures[0].level, "B-T");
}

#[test]
fn a_server_behind_tls_that_cannot_be_trusted_is_told_with_the_reason() {
    let now = Timestamp::now();
    let authority = Authority::found("Autorité du réseau", now).expect("an authority");
    let here = [loopback()];
    let elsewhere = [HostName::Name("horodatage.example.fr".to_owned())];
    let known = vec![authority.root().to_vec()];
    for (hosts, period, roots, reason, said) in [
        (
            &here,
            Period::current(now),
            vec![],
            CertificateReason::Unknown,
            "ne répond de ce serveur",
        ),
        (
            &here,
            Period::expired(now),
            known.clone(),
            CertificateReason::Expired,
            "a expiré",
        ),
        (
            &here,
            Period::future(now),
            known.clone(),
            CertificateReason::NotYet,
            "pas encore valable",
        ),
        (
            &elsewhere,
            Period::current(now),
            known,
            CertificateReason::OtherName,
            "une autre adresse",
        ),
    ] {
        let tls = authority.issue_tls_server(hosts, period).expect("issued");
        let heard = Arc::new(AtomicBool::new(false));
        let ear = Arc::clone(&heard);
        let url = listening_in_tls(&tls, move |stream| {
            let is_heard = !request(stream).0.is_empty();
            ear.fetch_or(is_heard, Ordering::Relaxed);
        });
        let fault = stamped_with(&url, &roots);
        assert!(!heard.load(Ordering::Relaxed), "{reason:?}");
        assert_eq!(fault.code, Code::StampCertificate, "{fault}");
        assert_eq!(fault.values["reason"], reason.as_str(), "{fault}");
        let words = words::fault(Language::Fr, &fault);
        assert!(words.text.contains(said), "{words:?}");
        assert!(words.text.contains("Rien ne lui a été envoyé"), "{words:?}");
    }
}

#[test]
fn a_server_behind_tls_that_sends_on_to_a_plain_address_is_not_followed() {
    let now = Timestamp::now();
    let authority = Authority::found("Autorité du réseau", now).expect("an authority");
    let tls = authority.issue_tls_server(&[loopback()], Period::current(now));
    let url = listening_in_tls(&tls.expect("issued"), |stream| {
        request(stream);
        let headers = "Location: http://horodatage.example.fr/tsa\r\n";
        send(stream, "302 Found", headers, b"");
    });
    let fault = stamped_with(&url, &[authority.root().to_vec()]);
    assert_eq!(fault.code, Code::StampMoved, "{fault}");
    assert_eq!(fault.values["address"], "http://horodatage.example.fr/tsa");
    let words = words::fault(Language::Fr, &fault);
    assert!(
        words.text.contains("Pli ne suit pas ce renvoi"),
        "{words:?}"
    );
}
