//! What a verifier trusts: the certificates of authorities, by files or by trusted lists, and what it has kept of revocations.

mod item;

use std::collections::HashMap;
use std::sync::Arc;

use jiff::Timestamp;
use sha2::{Digest as _, Sha256};

use super::path::build::Pool;
use super::path::known::{Known, NameKey};
use super::path::{AnchorOrigin, Purpose};
use crate::trusted_list::{ListFacts, TrustedList};
use crate::trusted_list::{ServiceFacts, ServiceKind};
pub use item::{TrustItem, TrustItemKind};

/// Largest file of certificates or revocation lists that is read.
const MAX_BYTES: usize = 64 << 20;

/// Why a file of a trust folder was not taken.
#[derive(Debug, thiserror::Error)]
pub enum TrustError {
    /// It holds neither certificates nor revocation lists nor OCSP answers.
    #[error("the file holds neither certificates nor revocation lists")]
    NothingFound,
    /// It is too large.
    #[error("the file is too large ({bytes} bytes)")]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
}

/// Authorities that are trusted, with revocation lists and answers at hand. A copy shares the certificates.
#[derive(Clone, Debug, Default)]
pub struct TrustStore {
    anchors: Vec<Arc<Anchor>>,
    by_subject: HashMap<NameKey, Vec<usize>>,
    by_digest: HashMap<[u8; 32], usize>,
    trusted_lists: Vec<ListFacts>,
    pub(super) pool: Pool,
    pub(super) revocation_lists: Vec<Vec<u8>>,
    pub(super) ocsp_answers: Vec<Vec<u8>>,
}

/// A trusted authority.
#[derive(Clone, Debug)]
pub(super) struct Anchor {
    known: Arc<Known>,
    /// Whether a file says so, whatever the lists say.
    is_of_file: bool,
    /// Its services in trusted lists, each for a span of time.
    services: Vec<ServiceFacts>,
}

impl Anchor {
    /// Its certificate.
    pub(super) fn known(&self) -> &Known {
        &self.known
    }

    /// Why it is trusted for this purpose at this time, where it is.
    pub(super) fn trusted_for(&self, purpose: Purpose, at: Timestamp) -> Option<AnchorOrigin> {
        if self.is_of_file {
            return Some(AnchorOrigin::File);
        }
        let service = self.services.iter().find(|service| {
            let is_for = match purpose {
                Purpose::Signature => service.kind == ServiceKind::QualifiedCertificates,
                Purpose::TimeStamp => service.kind == ServiceKind::QualifiedTimeStamps,
            };
            is_for && service.is_granted_at(at)
        })?;
        Some(AnchorOrigin::TrustedList(Box::new(service.clone())))
    }

    /// Whether its certificate must be in its validity: a trusted list speaks for the key whatever the certificate says.
    pub(super) fn must_be_valid(&self) -> bool {
        self.is_of_file
    }
}

impl TrustStore {
    /// Makes a store that trusts nobody.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds what a file holds, in DER or PEM: each certificate becomes a trust anchor.
    pub fn add_file(&mut self, bytes: &[u8]) -> Result<(), TrustError> {
        for item in TrustItem::read_all(bytes)? {
            match item.kind {
                TrustItemKind::Authority => {
                    if let Some(anchor) = self.anchor_of(&item.der) {
                        anchor.is_of_file = true;
                    }
                }
                TrustItemKind::RevocationList => self.revocation_lists.push(item.der),
                TrustItemKind::OcspAnswer => self.ocsp_answers.push(item.der),
            }
        }
        Ok(())
    }

    /// Adds the services of a trusted list whose signature was verified.
    pub fn add_trusted_list(&mut self, list: &TrustedList) {
        for service in &list.services {
            for der in &service.certificates {
                if let Some(anchor) = self.anchor_of(der) {
                    anchor.services.extend(service.history.iter().cloned());
                }
            }
        }
        self.trusted_lists.push(list.facts.clone());
    }

    /// Adds a certificate that helps to build paths and is not trusted by itself.
    pub fn add_intermediate(&mut self, der: &[u8]) {
        self.pool.add(der);
    }

    /// Returns how many authorities are trusted.
    pub fn anchor_count(&self) -> usize {
        self.anchors.len()
    }

    /// Returns the trusted lists that were added.
    pub fn trusted_lists(&self) -> &[ListFacts] {
        &self.trusted_lists
    }

    /// The authority of this certificate.
    pub(super) fn anchor(&self, der: &[u8]) -> Option<&Anchor> {
        let digest: [u8; 32] = Sha256::digest(der).into();
        let place = self.by_digest.get(&digest)?;
        self.anchors.get(*place).map(Arc::as_ref)
    }

    /// The authorities of this name.
    pub(super) fn named(&self, subject: &NameKey) -> impl Iterator<Item = &Anchor> {
        let places = self.by_subject.get(subject).into_iter().flatten();
        places.map(|&place| self.anchors[place].as_ref())
    }

    /// The authority of this certificate, added where it is new; it is trusted for nothing yet.
    fn anchor_of(&mut self, der: &[u8]) -> Option<&mut Anchor> {
        let digest: [u8; 32] = Sha256::digest(der).into();
        let place = match self.by_digest.get(&digest) {
            Some(place) => *place,
            None => {
                let known = Known::read(der)?;
                let place = self.anchors.len();
                self.by_digest.insert(digest, place);
                let same_name = self.by_subject.entry(known.subject.clone()).or_default();
                same_name.push(place);
                self.anchors.push(Arc::new(Anchor {
                    known: Arc::new(known),
                    is_of_file: false,
                    services: Vec::new(),
                }));
                place
            }
        };
        self.anchors.get_mut(place).map(Arc::make_mut)
    }
}
