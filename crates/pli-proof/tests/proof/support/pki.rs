//! An authority of the tests with dates of its own: certificates, revocation lists and OCSP answers of any day.

use der::Decode as _;
use jiff::{SignedDuration, Timestamp};
use rcgen::{
    BasicConstraints, CertificateParams, CertificateRevocationListParams, CertifiedIssuer,
    CrlDistributionPoint, CustomExtension, DistinguishedName, DnType, ExtendedKeyUsagePurpose,
    IsCa, KeyIdMethod, KeyPair, KeyUsagePurpose, PublicKeyData as _, RevokedCertParams,
    SerialNumber, SigningKey as _,
};
use sha2::{Digest as _, Sha256};
use time::OffsetDateTime;
use x509_cert::Certificate;

/// The day on which the tests of paths take place.
pub(crate) fn today() -> Timestamp {
    "2026-11-22T12:00:00Z".parse().expect("a time")
}

/// So many days from that day.
pub(crate) fn day(days: i64) -> Timestamp {
    today() + SignedDuration::from_hours(24 * days)
}

/// What a certificate is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum For {
    Signing,
    TimeStamps,
    Answers,
    /// Answers, and its own revocation is not to be looked up.
    AnswersUnchecked,
}

/// A certificate with its key.
pub(crate) struct Leaf {
    pub(crate) der: Vec<u8>,
    pub(crate) key: KeyPair,
    pub(crate) serial: Vec<u8>,
}

/// An authority.
pub(crate) struct Authority {
    issuer: CertifiedIssuer<'static, KeyPair>,
}

fn moment(time: Timestamp) -> OffsetDateTime {
    OffsetDateTime::from_unix_timestamp(time.as_second()).expect("a time")
}

fn params(name: &str, from: i64, until: i64) -> CertificateParams {
    let mut params = CertificateParams::default();
    params.distinguished_name = DistinguishedName::new();
    params.distinguished_name.push(DnType::CommonName, name);
    params.not_before = moment(day(from));
    params.not_after = moment(day(until));
    params.use_authority_key_identifier_extension = true;
    params
}

fn authority_params(name: &str) -> CertificateParams {
    let mut params = params(name, -5000, 5000);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    params
}

impl Authority {
    /// A root.
    pub(crate) fn root(name: &str) -> Self {
        let key = KeyPair::generate().expect("a key");
        let issuer = CertifiedIssuer::self_signed(authority_params(name), key);
        Self {
            issuer: issuer.expect("a root"),
        }
    }

    /// An authority under this one, which publishes its revocation.
    pub(crate) fn below(&self, name: &str) -> Self {
        let mut params = authority_params(name);
        params.crl_distribution_points = vec![place()];
        let key = KeyPair::generate().expect("a key");
        let issuer = CertifiedIssuer::signed_by(params, key, &self.issuer);
        Self {
            issuer: issuer.expect("an authority"),
        }
    }

    pub(crate) fn der(&self) -> &[u8] {
        self.issuer.der()
    }

    /// Its own certificate, to be listed by who issued it; the key is another.
    pub(crate) fn as_leaf(&self) -> Leaf {
        let certificate = Certificate::from_der(self.der()).expect("a certificate");
        let serial = certificate.tbs_certificate().serial_number();
        Leaf {
            der: self.der().to_vec(),
            key: KeyPair::generate().expect("a key"),
            serial: serial.as_bytes().to_vec(),
        }
    }

    pub(crate) fn key_pem(&self) -> String {
        self.issuer.key().serialize_pem()
    }

    /// Issues a certificate that publishes its revocation, valid between two days.
    pub(crate) fn issue(&self, name: &str, purpose: For, from: i64, until: i64) -> Leaf {
        let mut params = params(name, from, until);
        params.is_ca = IsCa::ExplicitNoCa;
        params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        if purpose != For::AnswersUnchecked {
            params.crl_distribution_points = vec![place()];
        }
        match purpose {
            For::Signing => params.key_usages.push(KeyUsagePurpose::ContentCommitment),
            For::TimeStamps => params.custom_extensions.push(critical_time_stamping()),
            For::Answers | For::AnswersUnchecked => {
                params.extended_key_usages = vec![ExtendedKeyUsagePurpose::OcspSigning];
                let no_check = [1, 3, 6, 1, 5, 5, 7, 48, 1, 5];
                if purpose == For::AnswersUnchecked {
                    let extension = CustomExtension::from_oid_content(&no_check, vec![5, 0]);
                    params.custom_extensions.push(extension);
                }
            }
        }
        let key = KeyPair::generate().expect("a key");
        let serial = [&[0x40], &Sha256::digest(key.der_bytes())[..15]].concat();
        params.serial_number = Some(SerialNumber::from_slice(&serial));
        let certificate = params.signed_by(&key, &self.issuer).expect("a certificate");
        Leaf {
            der: certificate.der().to_vec(),
            key,
            serial,
        }
    }

    /// A revocation list from one day to another.
    pub(crate) fn list(&self, from: i64, until: i64, revoked: &[(&Leaf, i64)]) -> Vec<u8> {
        let list = CertificateRevocationListParams {
            this_update: moment(day(from)),
            next_update: moment(day(until)),
            crl_number: SerialNumber::from(1),
            issuing_distribution_point: None,
            revoked_certs: revoked
                .iter()
                .map(|(leaf, at)| RevokedCertParams {
                    serial_number: SerialNumber::from_slice(&leaf.serial),
                    revocation_time: moment(day(*at)),
                    reason_code: None,
                    invalidity_date: None,
                })
                .collect(),
            key_identifier_method: KeyIdMethod::Sha256,
        };
        list.signed_by(&self.issuer).expect("a list").der().to_vec()
    }

    /// An OCSP answer about `leaf` by this authority itself.
    pub(crate) fn answer(&self, leaf: &Leaf, says: Says, from: i64, until: i64) -> Vec<u8> {
        let key = self.issuer.key();
        self.answer_by(key, None, leaf, says, from, until)
    }

    /// An OCSP answer about `leaf` by a delegate.
    pub(crate) fn answer_of(
        &self,
        delegate: &Leaf,
        leaf: &Leaf,
        says: Says,
        from: i64,
        until: i64,
    ) -> Vec<u8> {
        self.answer_by(&delegate.key, Some(&delegate.der), leaf, says, from, until)
    }

    fn answer_by(
        &self,
        key: &KeyPair,
        certificate: Option<&[u8]>,
        leaf: &Leaf,
        says: Says,
        from: i64,
        until: i64,
    ) -> Vec<u8> {
        const SHA_256: &[u8] = &[
            0x30, 0x0d, 6, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1, 5, 0,
        ];
        const ECDSA_SHA_256: &[u8] = &[0x30, 0x0a, 6, 8, 0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2];
        let issuer = openssl::x509::X509::from_der(self.der()).expect("a certificate");
        let name = issuer.subject_name().to_der().expect("a name");
        let identifier = sequence(&[
            SHA_256,
            &tlv(4, &Sha256::digest(name)),
            &tlv(4, &Sha256::digest(self.issuer.key().der_bytes())),
            &tlv(2, &leaf.serial),
        ]);
        let single = sequence(&[
            &identifier,
            &says.status(),
            &time(from),
            &tlv(0xa0, &time(until)),
        ]);
        let key_hash = openssl::hash::hash(openssl::hash::MessageDigest::sha1(), key.der_bytes());
        let responder = tlv(0xa2, &tlv(4, &key_hash.expect("a digest")));
        let signed = sequence(&[&responder, &time(from), &tlv(0x30, &single)]);
        let signature = [&[0][..], &key.sign(&signed).expect("a signature")].concat();
        let certificates = certificate.map_or_else(Vec::new, |der| tlv(0xa0, &tlv(0x30, der)));
        sequence(&[&signed, ECDSA_SHA_256, &tlv(3, &signature), &certificates])
    }
}

/// What an answer says.
#[derive(Clone, Copy)]
pub(crate) enum Says {
    Good,
    /// Revoked on a day.
    Revoked(i64),
    Unknown,
}

impl Says {
    fn status(self) -> Vec<u8> {
        match self {
            Self::Good => vec![0x80, 0],
            Self::Revoked(at) => tlv(0xa1, &time(at)),
            Self::Unknown => vec![0x82, 0],
        }
    }
}

fn place() -> CrlDistributionPoint {
    CrlDistributionPoint {
        uris: vec!["http://crl.invalid/list.crl".to_owned()],
    }
}

fn critical_time_stamping() -> CustomExtension {
    let purposes = vec![0x30, 0x0a, 6, 8, 0x2b, 6, 1, 5, 5, 7, 3, 8];
    let mut extension = CustomExtension::from_oid_content(&[2, 5, 29, 37], purposes);
    extension.set_criticality(true);
    extension
}

fn time(days: i64) -> Vec<u8> {
    let text = day(days).strftime("%Y%m%d%H%M%SZ").to_string();
    tlv(0x18, text.as_bytes())
}

/// A value of DER.
fn tlv(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len()).expect("a short value");
    let [high, low] = length.to_be_bytes();
    let header = match (high, low) {
        (0, 0..=0x7f) => vec![tag, low],
        (0, _) => vec![tag, 0x81, low],
        _ => vec![tag, 0x82, high, low],
    };
    [&header, content].concat()
}

/// A sequence of values.
fn sequence(parts: &[&[u8]]) -> Vec<u8> {
    tlv(0x30, &parts.concat())
}
