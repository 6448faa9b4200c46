//! The holders of opening keys: whom Pli seals to without a word, with a warning, and not at all.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use pli_app::{Code, sealing};
use pli_core::call::Opening;
use pli_proof::seal::Revocation;
use rcgen::{
    BasicConstraints, CertificateParams, CertificateRevocationListParams, CertifiedIssuer,
    CrlDistributionPoint, DnType, ExtendedKeyUsagePurpose, IsCa, KeyIdMethod, KeyPair,
    KeyUsagePurpose, RevokedCertParams, SerialNumber,
};
use time::{Duration, OffsetDateTime};

type Issuer = CertifiedIssuer<'static, KeyPair>;

fn day(days: i64) -> OffsetDateTime {
    let now = OffsetDateTime::from_unix_timestamp(Timestamp::now().as_second());
    now.expect("a time of this century") + Duration::days(days)
}

fn params(name: &str) -> CertificateParams {
    let mut params = CertificateParams::default();
    params.distinguished_name.push(DnType::CommonName, name);
    params.not_before = day(-10);
    params.not_after = day(400);
    params.use_authority_key_identifier_extension = true;
    params
}

fn authority() -> Issuer {
    let mut params = params("Autorité");
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    CertifiedIssuer::self_signed(params, KeyPair::generate().expect("a key")).expect("a root")
}

/// A certificate that says where its revocation is published.
fn holder(authority: &Issuer, name: &str, serial: u64) -> Vec<u8> {
    let mut params = params(name);
    params.is_ca = IsCa::ExplicitNoCa;
    params.key_usages = vec![KeyUsagePurpose::KeyAgreement];
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::EmailProtection];
    params.serial_number = Some(SerialNumber::from(serial));
    params.crl_distribution_points = vec![CrlDistributionPoint {
        uris: vec!["http://crl.invalid/liste.crl".to_owned()],
    }];
    let key = KeyPair::generate().expect("a key");
    let certificate = params.signed_by(&key, authority).expect("a certificate");
    certificate.der().to_vec()
}

/// A list of these days, on which one serial number stands.
fn list(authority: &Issuer, from: i64, until: i64, revoked: &[u64]) -> Vec<u8> {
    let list = CertificateRevocationListParams {
        this_update: day(from),
        next_update: day(until),
        crl_number: SerialNumber::from(1),
        issuing_distribution_point: None,
        revoked_certs: revoked
            .iter()
            .map(|serial| RevokedCertParams {
                serial_number: SerialNumber::from(*serial),
                revocation_time: day(-3),
                reason_code: None,
                invalidity_date: None,
            })
            .collect(),
        key_identifier_method: KeyIdMethod::Sha256,
    };
    list.signed_by(authority).expect("a list").der().to_vec()
}

#[test]
fn a_holder_is_told_apart_by_what_is_known_of_his_revocation() {
    use Revocation::{NotRevoked, Unknown};
    let (ours, foreign) = (authority(), authority());
    let (one, two) = (holder(&ours, "Première", 7), holder(&ours, "Deuxième", 8));
    let opening = Opening {
        threshold: 2,
        holders: [&one, &two].map(|der| STANDARD.encode(der)).into(),
        authorities: vec![STANDARD.encode(ours.der())],
    };
    let judged = |lists: &[Vec<u8>]| {
        let audience = sealing::judged(&opening, lists);
        audience.map(|audience| {
            let holders = audience.recipients().iter();
            holders.map(|holder| holder.revocation).collect::<Vec<_>>()
        })
    };
    for (case, lists, expected) in [
        ("nothing at hand", vec![], [Unknown, Unknown]),
        (
            "a list of today",
            vec![list(&ours, -1, 6, &[])],
            [NotRevoked, NotRevoked],
        ),
        (
            "an old list",
            vec![list(&ours, -9, -2, &[])],
            [Unknown, Unknown],
        ),
        (
            "another's list",
            vec![list(&foreign, -1, 6, &[8])],
            [Unknown, Unknown],
        ),
        (
            "no list at all",
            vec![b"liste".to_vec()],
            [Unknown, Unknown],
        ),
    ] {
        assert_eq!(
            judged(&lists).ok().as_deref(),
            Some(&expected[..]),
            "{case}"
        );
    }
    let refused = judged(&[list(&ours, -1, 6, &[8])]).expect_err("a refusal");
    assert_eq!(refused.code, Code::OpeningUnfit);
    assert_eq!(refused.values["reason"], "revoked");
    assert_eq!(refused.values["number"], "2");
}
