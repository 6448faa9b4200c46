//! Paths by the names of issuers.

use std::collections::HashMap;
use std::sync::Arc;

use super::known::{Known, NameKey};
use crate::verify::trust::{Anchor, TrustStore};

/// Longest path and most paths that are tried.
const MAX_DEPTH: usize = 10;
const MAX_PATHS: usize = 32;
/// Most steps from a name to another; names that go round in circles must not decide how long we work.
const MAX_STEPS: usize = 4000;
/// Most certificates of a file that are looked at.
const MAX_CERTIFICATES: usize = 1000;

/// Certificates that help to build paths, by whom they name.
#[derive(Clone, Debug, Default)]
pub(in crate::verify) struct Pool {
    certificates: Vec<Arc<Known>>,
    by_subject: HashMap<NameKey, Vec<usize>>,
}

impl Pool {
    /// Reads the certificates of a file; what is none is passed over.
    pub(super) fn of<'d>(certificates: impl Iterator<Item = &'d [u8]>) -> Self {
        let mut pool = Self::default();
        for der in certificates.take(MAX_CERTIFICATES) {
            pool.add(der);
        }
        pool
    }

    /// Adds a certificate; what is none, and what was there before, is passed over.
    pub(in crate::verify) fn add(&mut self, der: &[u8]) {
        let Some(known) = Known::read(der) else {
            return;
        };
        let same_name = self.by_subject.entry(known.subject.clone()).or_default();
        if same_name.iter().any(|&at| self.certificates[at].der == der) {
            return;
        }
        same_name.push(self.certificates.len());
        self.certificates.push(Arc::new(known));
    }

    /// All certificates.
    pub(in crate::verify) fn all(&self) -> impl Iterator<Item = &Known> {
        self.certificates.iter().map(Arc::as_ref)
    }

    /// The certificates that name this subject.
    pub(in crate::verify) fn named(&self, subject: &NameKey) -> impl Iterator<Item = &Known> {
        let places = self.by_subject.get(subject).into_iter().flatten();
        places.map(|&at| self.certificates[at].as_ref())
    }
}

/// A path: certificates from the one in question upwards, below a trusted authority.
#[derive(Clone)]
pub(in crate::verify) struct Path<'a> {
    /// The certificate in question first.
    pub(in crate::verify) certificates: Vec<&'a Known>,
    /// The authority.
    pub(in crate::verify) anchor: &'a Anchor,
}

impl<'a> Path<'a> {
    /// Who issued the certificate at this place.
    pub(in crate::verify) fn issuer(&self, place: usize) -> &'a Known {
        match self.certificates.get(place + 1) {
            Some(issuer) => issuer,
            None => self.anchor.known(),
        }
    }
}

/// All paths from `subject` to authorities of the store, the shortest first.
pub(in crate::verify) fn paths<'a>(
    subject: &'a Known,
    pool: &'a Pool,
    trust: &'a TrustStore,
) -> Vec<Path<'a>> {
    let mut found = Vec::new();
    if let Some(anchor) = trust.anchor(&subject.der) {
        found.push(Path {
            certificates: Vec::new(),
            anchor,
        });
        return found;
    }
    let mut search = Search {
        pool,
        trust,
        found,
        steps_left: MAX_STEPS,
    };
    search.extend(&mut vec![subject]);
    let mut found = search.found;
    found.sort_by_key(|path| path.certificates.len());
    found
}

struct Search<'a> {
    pool: &'a Pool,
    trust: &'a TrustStore,
    found: Vec<Path<'a>>,
    steps_left: usize,
}

impl<'a> Search<'a> {
    /// Follows the names of issuers from the last certificate of `path`.
    fn extend(&mut self, path: &mut Vec<&'a Known>) {
        let Some(last) = path.last().copied() else {
            return;
        };
        for anchor in self.trust.named(&last.issuer) {
            if self.found.len() < MAX_PATHS {
                self.found.push(Path {
                    certificates: path.clone(),
                    anchor,
                });
            }
        }
        if path.len() >= MAX_DEPTH {
            return;
        }
        let kept = self.trust.pool.named(&last.issuer);
        for other in self.pool.named(&last.issuer).chain(kept) {
            let is_new = path.iter().all(|known| known.der != other.der);
            if !is_new || self.trust.anchor(&other.der).is_some() {
                continue;
            }
            if self.found.len() >= MAX_PATHS || self.steps_left == 0 {
                return;
            }
            self.steps_left -= 1;
            path.push(other);
            self.extend(path);
            path.pop();
        }
    }
}
