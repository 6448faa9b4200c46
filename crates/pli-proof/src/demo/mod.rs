//! A certification authority for demonstrations and tests.
//!
//! Every name that it writes says "démonstration": no certificate of it has a legal value, and none claims a qualification.

mod profile;
mod time_stamp;

use jiff::{SignedDuration, Timestamp};
use openssl::pkcs12::Pkcs12;
use openssl::pkey::PKey;
use openssl::stack::Stack;
use openssl::x509::X509;
use rcgen::{
    CertificateParams, CertificateRevocationListParams, CertifiedIssuer, CrlDistributionPoint,
    KeyIdMethod, KeyPair, SerialNumber,
};
use zeroize::Zeroizing;

use crate::seal::{OpenError, OpeningKey};
use crate::signer::{Identity, KeyError};
pub use profile::{HostName, KeyKind, Person, Seal};
pub use time_stamp::TimeStampUnit;

/// Why the demonstration authority could not do its work.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// A certificate or a key could not be made.
    #[error("a demonstration certificate could not be made")]
    Certificate(#[from] rcgen::Error),
    /// A PKCS#12 file could not be made.
    #[error("a demonstration PKCS#12 file could not be made")]
    Pkcs12(#[from] openssl::error::ErrorStack),
    /// The key and its certificate do not make an identity.
    #[error(transparent)]
    Key(#[from] KeyError),
}

/// An authority whose root certificate is to be trusted for demonstrations only.
pub struct Authority {
    issuer: CertifiedIssuer<'static, KeyPair>,
    /// Where its revocation list is published.
    lists_at: Option<String>,
}

/// A certificate of the authority with its private key.
pub struct Issued {
    pkcs8: Zeroizing<Vec<u8>>,
    chain: Vec<Vec<u8>>,
    serial: Vec<u8>,
}

/// From when to when a certificate is valid.
#[derive(Clone, Copy, Debug)]
pub struct Period {
    /// Start.
    pub from: Timestamp,
    /// End.
    pub until: Timestamp,
}

impl Period {
    /// Two years around `now`, the first day past.
    pub fn current(now: Timestamp) -> Self {
        Self {
            from: shifted(now, -1),
            until: shifted(now, 730),
        }
    }

    /// Two years that ended thirty days before `now`.
    pub fn expired(now: Timestamp) -> Self {
        Self {
            from: shifted(now, -760),
            until: shifted(now, -30),
        }
    }

    /// Two years that begin thirty days after `now`.
    pub fn future(now: Timestamp) -> Self {
        Self {
            from: shifted(now, 30),
            until: shifted(now, 760),
        }
    }
}

fn shifted(time: Timestamp, days: i64) -> Timestamp {
    time.saturating_add(SignedDuration::from_hours(24 * days))
        .unwrap_or(time)
}

impl Authority {
    /// Founds an authority with a new key; its root is valid for ten years around `now`.
    pub fn found(name: &str, now: Timestamp) -> Result<Self, DemoError> {
        let period = Period {
            from: shifted(now, -1000),
            until: shifted(now, 2650),
        };
        let params = profile::root(name, period);
        Ok(Self {
            issuer: CertifiedIssuer::self_signed(params, KeyPair::generate()?)?,
            lists_at: None,
        })
    }

    /// Names, in the certificates of signers, the address at which its revocation list is published.
    ///
    /// Certificates for other uses name none: the list speaks of them too, and those who hold one file of trust alone go on
    /// judging what a platform seals and stamps.
    #[must_use]
    pub fn publishing_at(mut self, address: &str) -> Self {
        self.lists_at = Some(address.to_owned());
        self
    }

    /// Returns the root certificate in DER.
    pub fn root(&self) -> &[u8] {
        self.issuer.der()
    }

    /// Returns the root certificate in PEM.
    pub fn root_pem(&self) -> String {
        self.issuer.pem()
    }

    /// Issues a certificate for the signatures of a person.
    pub fn issue_signer(
        &self,
        person: &Person,
        kind: KeyKind,
        period: Period,
    ) -> Result<Issued, DemoError> {
        let mut params = profile::signer(person, period);
        params.crl_distribution_points = self
            .lists_at
            .iter()
            .map(|address| CrlDistributionPoint {
                uris: vec![address.clone()],
            })
            .collect();
        self.issue(params, kind)
    }

    /// Issues a certificate for the seal of an organisation.
    pub fn issue_seal(
        &self,
        seal: &Seal,
        kind: KeyKind,
        period: Period,
    ) -> Result<Issued, DemoError> {
        self.issue(profile::seal(seal, period), kind)
    }

    /// Issues a certificate to which files are sealed until an opening.
    pub fn issue_opening(
        &self,
        holder: &Person,
        kind: KeyKind,
        period: Period,
    ) -> Result<Issued, DemoError> {
        self.issue(profile::opening(holder, kind, period), kind)
    }

    /// Issues a certificate for a time-stamp unit (RFC 3161 §2.3); [`crate::timestamp::answer`] stamps with it.
    pub fn issue_time_stamp_unit(
        &self,
        name: &str,
        kind: KeyKind,
        period: Period,
    ) -> Result<Issued, DemoError> {
        self.issue(profile::time_stamp_unit(name, period), kind)
    }

    /// Issues a certificate for a TLS server under these names and addresses.
    pub fn issue_tls_server(
        &self,
        hosts: &[HostName],
        period: Period,
    ) -> Result<Issued, DemoError> {
        self.issue(profile::tls_server(hosts, period)?, KeyKind::P256)
    }

    /// Lists certificates of this authority as revoked at `at`; returns the list in DER, current for thirty days.
    pub fn revoke(&self, revoked: &[&Issued], at: Timestamp) -> Result<Vec<u8>, DemoError> {
        let list = CertificateRevocationListParams {
            this_update: profile::moment(at),
            next_update: profile::moment(shifted(at, 30)),
            crl_number: SerialNumber::from(1),
            issuing_distribution_point: None,
            revoked_certs: revoked
                .iter()
                .map(|issued| profile::revocation(&issued.serial, at))
                .collect(),
            key_identifier_method: KeyIdMethod::Sha256,
        };
        Ok(list.signed_by(&self.issuer)?.der().to_vec())
    }

    fn issue(&self, mut params: CertificateParams, kind: KeyKind) -> Result<Issued, DemoError> {
        let key = profile::key(kind)?;
        let serial = profile::serial(&key);
        params.serial_number = Some(SerialNumber::from_slice(&serial));
        let certificate = params.signed_by(&key, &self.issuer)?;
        Ok(Issued {
            pkcs8: Zeroizing::new(key.serialize_der()),
            chain: vec![certificate.der().to_vec(), self.root().to_vec()],
            serial,
        })
    }
}

impl Issued {
    /// Returns the certificates in DER: this one, then its authority's.
    pub fn chain(&self) -> &[Vec<u8>] {
        &self.chain
    }

    /// Returns the private key in PKCS#8.
    pub fn pkcs8(&self) -> &[u8] {
        &self.pkcs8
    }

    /// Returns the key as a holder's who opens sealed files.
    pub fn opening_key(&self) -> Result<OpeningKey, OpenError> {
        OpeningKey::from_pkcs8(&self.pkcs8, &self.chain[0])
    }

    /// Returns a signer with this key.
    pub fn identity(&self) -> Result<Identity, DemoError> {
        Ok(Identity::from_pkcs8(&self.pkcs8, self.chain.clone())?)
    }

    /// Writes a PKCS#12 file (AES-256, PBKDF2) under `password`.
    pub fn to_pkcs12(&self, friendly_name: &str, password: &str) -> Result<Vec<u8>, DemoError> {
        let mut others = Stack::new()?;
        for certificate in &self.chain[1..] {
            others.push(X509::from_der(certificate)?)?;
        }
        let file = Pkcs12::builder()
            .name(friendly_name)
            .pkey(PKey::private_key_from_pkcs8(&self.pkcs8)?.as_ref())
            .cert(X509::from_der(&self.chain[0])?.as_ref())
            .ca(others)
            .build2(password)?;
        Ok(file.to_der()?)
    }
}
