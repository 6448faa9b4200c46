//! Whom files are sealed to: certificates, judged before anything is encrypted to them.

use const_oid::ObjectIdentifier;
use der::Decode as _;
use jiff::Timestamp;
use x509_cert::certificate::{CertificateInner, Raw};
use x509_cert::ext::pkix::{BasicConstraints, ExtendedKeyUsage, KeyUsage, KeyUsages};

use super::lock::{self, Name, PublicKey};
use super::{MAX_HOLDERS, RecipientError, SealError};
use crate::certificate::{self, Validity};
use crate::verify::{Path, TrustStore, path_of};

/// Encrypting messages, encrypting documents, and anything: purposes under which a file may be sealed to a certificate.
const PURPOSES: [ObjectIdentifier; 3] = [
    ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.4"),
    ObjectIdentifier::new_unwrap("1.3.6.1.4.1.311.80.1"),
    ObjectIdentifier::new_unwrap("2.5.29.37.0"),
];

/// A certificate that was judged fit to receive sealed files.
#[derive(Clone, Debug)]
pub struct Recipient {
    pub(super) holder: Name,
    pub(super) key: PublicKey,
    /// Name of the holder, as the certificate says.
    pub name: String,
    /// SHA-256 of the certificate, hexadecimal.
    pub sha256: String,
    /// End of its validity.
    pub not_after: Timestamp,
    /// What is known of its revocation.
    pub revocation: Revocation,
}

/// What is known of a certificate's revocation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Revocation {
    /// Looked up and not revoked, or of an authority that publishes nothing.
    NotRevoked,
    /// Its authority publishes a list, and no current one is at hand.
    Unknown,
}

/// Those who open: each alone, or `threshold` of them together.
#[derive(Clone, Debug)]
pub struct Audience {
    pub(super) recipients: Vec<Recipient>,
    pub(super) threshold: u8,
}

/// Judges a certificate (DER) for sealing at `now`, with the certificates of its issuers at hand.
///
/// It must be no authority's, say that its key encrypts keys (RSA) or agrees on them (elliptic curves), name no other purposes
/// only than encrypting documents or messages, be valid, and lead to an authority that is trusted.
pub fn check_recipient(
    certificate: &[u8],
    issuers: &[Vec<u8>],
    trust: &TrustStore,
    now: Timestamp,
) -> Result<Recipient, RecipientError> {
    let facts = certificate::read(certificate, now).map_err(|_| RecipientError::Unreadable)?;
    let holder = Name::of(certificate).ok_or(RecipientError::Unreadable)?;
    let key = lock::public_key(certificate).ok_or(RecipientError::UnsupportedKey)?;
    check_purpose(certificate, &key)?;
    match facts.validity {
        Validity::Valid => {}
        Validity::Expired => return Err(RecipientError::Expired),
        Validity::NotYetValid => return Err(RecipientError::NotYetValid),
    }
    let revocation = match path_of(certificate, issuers, trust, now) {
        Path::Holds => Revocation::NotRevoked,
        Path::RevocationUnknown => Revocation::Unknown,
        Path::Revoked => return Err(RecipientError::Revoked),
        Path::None => return Err(RecipientError::Untrusted),
    };
    Ok(Recipient {
        holder,
        key,
        name: facts.holder.display_name().to_owned(),
        sha256: facts.sha256,
        not_after: facts.not_after,
        revocation,
    })
}

fn check_purpose(certificate: &[u8], key: &PublicKey) -> Result<(), RecipientError> {
    let certificate =
        CertificateInner::<Raw>::from_der(certificate).map_err(|_| RecipientError::Unreadable)?;
    let tbs = certificate.tbs_certificate();
    let wanted = match key {
        PublicKey::Rsa(_) => KeyUsages::KeyEncipherment,
        PublicKey::P256(_) | PublicKey::P384(_) => KeyUsages::KeyAgreement,
    };
    let says_so = match tbs.get_extension::<KeyUsage>() {
        Ok(Some((_, KeyUsage(uses)))) => uses.contains(wanted),
        Ok(None) | Err(_) => false,
    };
    let authority = match tbs.get_extension::<BasicConstraints>() {
        Ok(constraints) => constraints.is_some_and(|(_, constraints)| constraints.ca),
        Err(_) => true,
    };
    if !says_so || authority {
        return Err(RecipientError::KeyUsage);
    }
    match tbs.get_extension::<ExtendedKeyUsage>() {
        Ok(None) => Ok(()),
        Ok(Some((_, ExtendedKeyUsage(named))))
            if named.iter().any(|purpose| PURPOSES.contains(purpose)) =>
        {
            Ok(())
        }
        Ok(Some(_)) | Err(_) => Err(RecipientError::NotMarkedForOpening),
    }
}

impl Audience {
    /// Names those who open, and how many of them must come together; 1 means that each opens alone.
    pub fn new(recipients: Vec<Recipient>, threshold: usize) -> Result<Self, SealError> {
        let holders = recipients.len();
        let quorum = SealError::Quorum { threshold, holders };
        if threshold == 0 || threshold > holders || holders > MAX_HOLDERS {
            return Err(quorum);
        }
        let twice = |place: usize| {
            let (one, others) = (&recipients[place], &recipients[place + 1..]);
            others
                .iter()
                .any(|other| one.holder == other.holder || one.key == other.key)
        };
        if (0..holders).any(twice) {
            return Err(SealError::TwiceTheSame);
        }
        let threshold = u8::try_from(threshold).map_err(|_| quorum)?;
        Ok(Self {
            recipients,
            threshold,
        })
    }

    /// Those who open.
    pub fn recipients(&self) -> &[Recipient] {
        &self.recipients
    }

    /// How many of them must come together.
    pub fn threshold(&self) -> usize {
        self.threshold.into()
    }

    /// This holder alone.
    pub(super) fn alone(recipient: &Recipient) -> Self {
        Self {
            recipients: vec![recipient.clone()],
            threshold: 1,
        }
    }
}
