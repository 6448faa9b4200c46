//! The contents of demonstration certificates: names, uses of the key, extensions.

use std::net::IpAddr;

use jiff::Timestamp;
use rcgen::{
    BasicConstraints, CertificateParams, CustomExtension, DistinguishedName, DnType, DnValue,
    ExtendedKeyUsagePurpose, IsCa, KeyPair, KeyUsagePurpose, PublicKeyData as _, RevocationReason,
    RevokedCertParams, RsaKeySize, SanType, SerialNumber,
};
use sha2::{Digest as _, Sha256};
use time::OffsetDateTime;

use super::{DemoError, Period};

/// Kinds of keys that the authority makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyKind {
    /// RSA of 3072 bits.
    Rsa3072,
    /// ECDSA on P-256.
    P256,
    /// ECDSA on P-384.
    P384,
}

/// A person of an organisation, invented for a demonstration.
#[derive(Clone, Debug)]
pub struct Person {
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub surname: String,
    /// Organisation.
    pub organisation: String,
    /// Its SIREN.
    pub siren: String,
}

/// The seal of an organisation, invented for a demonstration.
#[derive(Clone, Debug)]
pub struct Seal {
    /// Name of the seal.
    pub name: String,
    /// Organisation.
    pub organisation: String,
    /// Its SIREN.
    pub siren: String,
}

/// A name or address of a server.
#[derive(Clone, Debug)]
pub enum HostName {
    /// A DNS name.
    Name(String),
    /// An address.
    Address(IpAddr),
}

const SURNAME: &[u64] = &[2, 5, 4, 4];
const GIVEN_NAME: &[u64] = &[2, 5, 4, 42];
const ORGANISATION_IDENTIFIER: &[u64] = &[2, 5, 4, 97];
const DOCUMENT_ENCRYPTION: &[u64] = &[1, 3, 6, 1, 4, 1, 311, 80, 1];
const CERTIFICATE_POLICIES: &[u64] = &[2, 5, 29, 32];
/// One policy, 2.16.840.1.101.3.2.1.48.1: of the arc that NIST keeps for tests, so that it promises nothing.
const TEST_POLICY: [u8; 16] = [
    0x30, 0x0e, 0x30, 0x0c, 0x06, 0x0a, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x02, 0x01, 0x30, 0x01,
];

const EXTENDED_KEY_USAGE: &[u64] = &[2, 5, 29, 37];
/// `id-kp-timeStamping` alone.
const TIME_STAMPING: [u8; 12] = [
    0x30, 0x0a, 0x06, 0x08, 0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x03, 0x08,
];

pub(super) fn root(name: &str, period: Period) -> CertificateParams {
    let mut params = base(period);
    params.distinguished_name = names(&format!("{name} (démonstration)"), "Pli, démonstration");
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    params
}

pub(super) fn signer(person: &Person, period: Period) -> CertificateParams {
    let mut params = base(period);
    let name = format!("{} {} (démonstration)", person.given_name, person.surname);
    params.distinguished_name = names(&name, &person.organisation);
    push(&mut params, GIVEN_NAME, &person.given_name);
    push(&mut params, SURNAME, &person.surname);
    push(
        &mut params,
        ORGANISATION_IDENTIFIER,
        &format!("NTRFR-{}", person.siren),
    );
    for_signing(params)
}

pub(super) fn seal(seal: &Seal, period: Period) -> CertificateParams {
    let mut params = base(period);
    params.distinguished_name = names(
        &format!("{} (démonstration)", seal.name),
        &seal.organisation,
    );
    push(
        &mut params,
        ORGANISATION_IDENTIFIER,
        &format!("NTRFR-{}", seal.siren),
    );
    for_signing(params)
}

/// A certificate to which files are sealed until an opening.
pub(super) fn opening(holder: &Person, kind: KeyKind, period: Period) -> CertificateParams {
    let mut params = base(period);
    let name = format!("{} {} (démonstration)", holder.given_name, holder.surname);
    params.distinguished_name = names(&name, &holder.organisation);
    push(&mut params, GIVEN_NAME, &holder.given_name);
    push(&mut params, SURNAME, &holder.surname);
    params.is_ca = IsCa::ExplicitNoCa;
    params.key_usages = vec![match kind {
        KeyKind::Rsa3072 => KeyUsagePurpose::KeyEncipherment,
        KeyKind::P256 | KeyKind::P384 => KeyUsagePurpose::KeyAgreement,
    }];
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::Other(DOCUMENT_ENCRYPTION.to_vec())];
    params
}

/// A certificate for time-stamps and nothing else: its one purpose is critical (RFC 3161 §2.3).
pub(super) fn time_stamp_unit(name: &str, period: Period) -> CertificateParams {
    let mut params = base(period);
    params.distinguished_name = names(&format!("{name} (démonstration)"), "Pli, démonstration");
    params.is_ca = IsCa::ExplicitNoCa;
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    let mut purpose = CustomExtension::from_oid_content(EXTENDED_KEY_USAGE, TIME_STAMPING.to_vec());
    purpose.set_criticality(true);
    params.custom_extensions = vec![purpose];
    params
}

pub(super) fn tls_server(
    hosts: &[HostName],
    period: Period,
) -> Result<CertificateParams, DemoError> {
    let mut params = base(period);
    params.distinguished_name = names("Serveur de démonstration", "Pli, démonstration");
    for host in hosts {
        params.subject_alt_names.push(match host {
            HostName::Name(name) => SanType::DnsName(name.as_str().try_into()?),
            HostName::Address(address) => SanType::IpAddress(*address),
        });
    }
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    Ok(params)
}

pub(super) fn key(kind: KeyKind) -> Result<KeyPair, rcgen::Error> {
    match kind {
        KeyKind::Rsa3072 => KeyPair::generate_rsa_for(&rcgen::PKCS_RSA_SHA256, RsaKeySize::_3072),
        KeyKind::P256 => KeyPair::generate_for(&rcgen::PKCS_ECDSA_P256_SHA256),
        KeyKind::P384 => KeyPair::generate_for(&rcgen::PKCS_ECDSA_P384_SHA384),
    }
}

/// A positive serial number of 16 bytes that depends on the key alone.
pub(super) fn serial(key: &KeyPair) -> Vec<u8> {
    let mut serial = Sha256::digest(key.der_bytes())[..16].to_vec();
    serial[0] = serial[0] & 0x3f | 0x40;
    serial
}

pub(super) fn revocation(serial: &[u8], at: Timestamp) -> RevokedCertParams {
    RevokedCertParams {
        serial_number: SerialNumber::from_slice(serial),
        revocation_time: moment(at),
        reason_code: Some(RevocationReason::KeyCompromise),
        invalidity_date: None,
    }
}

fn base(period: Period) -> CertificateParams {
    let mut params = CertificateParams::default();
    params.not_before = moment(period.from);
    params.not_after = moment(period.until);
    params.use_authority_key_identifier_extension = true;
    params
}

/// A time in the type of `rcgen`; to the second.
pub(super) fn moment(time: Timestamp) -> OffsetDateTime {
    OffsetDateTime::from_unix_timestamp(time.as_second()).unwrap_or(OffsetDateTime::UNIX_EPOCH)
}

fn for_signing(mut params: CertificateParams) -> CertificateParams {
    params.is_ca = IsCa::ExplicitNoCa;
    params.key_usages = vec![
        KeyUsagePurpose::DigitalSignature,
        KeyUsagePurpose::ContentCommitment,
    ];
    params.custom_extensions = vec![CustomExtension::from_oid_content(
        CERTIFICATE_POLICIES,
        TEST_POLICY.to_vec(),
    )];
    params
}

fn names(common_name: &str, organisation: &str) -> DistinguishedName {
    let mut names = DistinguishedName::new();
    // X.520 wants the country in the printable alphabet.
    if let Ok(country) = "FR".try_into() {
        names.push(DnType::CountryName, DnValue::PrintableString(country));
    }
    names.push(DnType::OrganizationName, organisation);
    names.push(DnType::CommonName, common_name);
    names
}

fn push(params: &mut CertificateParams, oid: &[u64], value: &str) {
    params.distinguished_name.push(
        DnType::CustomDnType(oid.to_vec()),
        DnValue::Utf8String(value.to_owned()),
    );
}
