//! The list that a CAdES signature or a time-stamp of a container signs (ETSI EN 319 162-1, annex A.4): names and digests.

use super::super::algorithms;
use super::super::verdict::SubIndication;
use super::super::xades::{digest_by_uri, unescaped};
use super::Archive;
use crate::xml::{self, DSIG, Xml};

/// The name space of ASiC.
pub(super) const ASIC: &str = "http://uri.etsi.org/02918/v1.2.1#";
/// Most files that a list names.
const MAX_REFERENCES: usize = 2000;

/// A list.
pub(super) struct Manifest {
    /// The file with the signature or the time-stamp.
    pub(super) signature: String,
    references: Vec<Reference>,
}

struct Reference {
    name: String,
    algorithm: Vec<u8>,
    digest: Vec<u8>,
}

/// Reads a list; `None` where it has not the form of one.
pub(super) fn read(bytes: &[u8]) -> Option<Manifest> {
    let xml = xml::read(bytes).ok()?;
    if !xml.is(xml.root(), ASIC, "ASiCManifest") {
        return None;
    }
    let signature = xml.child(xml.root(), ASIC, "SigReference")?;
    let signature = unescaped(xml.attribute(signature, "URI")?)?;
    let references = xml.named(xml.root(), ASIC, "DataObjectReference");
    if references.len() > MAX_REFERENCES {
        return None;
    }
    let references = references.into_iter().map(|node| reference(&xml, node));
    Some(Manifest {
        signature,
        references: references.collect::<Option<_>>()?,
    })
}

fn reference(xml: &Xml<'_>, node: bergshamra_xml::NodeId) -> Option<Reference> {
    let method = xml.child(node, DSIG, "DigestMethod")?;
    Some(Reference {
        name: unescaped(xml.attribute(node, "URI")?)?,
        algorithm: digest_by_uri(xml.attribute(method, "Algorithm")?)?,
        digest: xml.bytes(xml.child(node, DSIG, "DigestValue")?)?,
    })
}

impl Manifest {
    /// Returns the names of the files.
    pub(super) fn names(&self) -> Vec<String> {
        let names = self
            .references
            .iter()
            .map(|reference| reference.name.clone());
        names.collect()
    }

    /// Tells what is wrong with the files, the gravest first.
    pub(super) fn fault(&self, archive: &Archive) -> Option<SubIndication> {
        let mut missing = None;
        for reference in &self.references {
            let Some(file) = archive.file(&reference.name) else {
                missing = Some(SubIndication::SignedDataNotFound);
                continue;
            };
            let Some((method, _)) = algorithms::digest(&reference.algorithm) else {
                missing = Some(SubIndication::CryptoConstraintsFailureNoPoe);
                continue;
            };
            let found = algorithms::digest_of(method, &[file]);
            if found.ok().as_ref() != Some(&reference.digest) {
                return Some(SubIndication::HashFailure);
            }
        }
        let is_empty = self.references.is_empty();
        missing.or(is_empty.then_some(SubIndication::SignedDataNotFound))
    }
}
