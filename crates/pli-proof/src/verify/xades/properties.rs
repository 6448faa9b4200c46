//! The properties of XAdES: those that a signature signs, and those that were added to it later.

use bergshamra_xml::NodeId;
use jiff::Timestamp;

use super::super::algorithms;
use super::super::path::Evidence;
use super::super::verdict::SubIndication;
use super::reference::{self, Target};
use super::{certificates_of, method};
use crate::xml::{DSIG, XADES, XADES_141, Xml};

/// Most values for later that are read.
const MAX_VALUES: usize = 400;

/// What the properties of one signature say.
pub(super) struct Properties {
    /// Digests of the certificates that they name, each after the object identifier of its algorithm.
    named: Vec<(Vec<u8>, Vec<u8>)>,
    /// The signer's own word on the time.
    pub(super) claimed_time: Option<Timestamp>,
    /// The properties of the signed data.
    pub(super) data: Option<NodeId>,
    /// The properties that nobody signed.
    pub(super) unsigned: Option<NodeId>,
    /// Certificates and revocation information that came with the signature.
    pub(super) evidence: Evidence,
    /// Whether they hold what is needed to judge the signature later, and a time-stamp over that.
    pub(super) has_validation_data: bool,
    pub(super) has_archive_stamp: bool,
}

/// The signed properties that stand where this signature's own stand: `Object/QualifyingProperties/SignedProperties`.
pub(super) fn own(xml: &Xml<'_>, signature: NodeId) -> Option<NodeId> {
    xml.child(qualifying(xml, signature)?, XADES, "SignedProperties")
}

/// Whether an object holds properties, whosever.
pub(super) fn holds(xml: &Xml<'_>, object: NodeId) -> bool {
    !xml.named(object, XADES, "QualifyingProperties").is_empty()
}

/// The only qualifying properties of a signature, where they say that they are this one's.
fn qualifying(xml: &Xml<'_>, signature: NodeId) -> Option<NodeId> {
    let objects = xml.named(signature, DSIG, "Object").into_iter();
    let mut found = objects.flat_map(|object| xml.named(object, XADES, "QualifyingProperties"));
    let (only, None) = (found.next()?, found.next()) else {
        return None;
    };
    let target = xml.attribute(only, "Target")?.strip_prefix('#')?;
    (xml.attribute(signature, "Id") == Some(target)).then_some(only)
}

impl Properties {
    /// Reads the properties of a signature; signed ones count where a reference of `info` points to them.
    pub(super) fn read(
        xml: &Xml<'_>,
        signature: NodeId,
        info: NodeId,
    ) -> Result<Self, SubIndication> {
        let mut properties = Self {
            named: Vec::new(),
            claimed_time: None,
            data: None,
            unsigned: None,
            evidence: certificates_of(xml, signature),
            has_validation_data: false,
            has_archive_stamp: false,
        };
        let signed = own(xml, signature).filter(|own| is_referenced(xml, info, *own));
        if let Some(signed) = signed {
            properties.read_signed(xml, signed)?;
        }
        let unsigned = qualifying(xml, signature).and_then(|all| {
            xml.path(
                all,
                XADES,
                &["UnsignedProperties", "UnsignedSignatureProperties"],
            )
        });
        properties.unsigned = unsigned;
        for property in unsigned
            .into_iter()
            .flat_map(|unsigned| xml.children(unsigned))
        {
            properties.read_values(xml, property);
        }
        Ok(properties)
    }

    fn read_signed(&mut self, xml: &Xml<'_>, signed: NodeId) -> Result<(), SubIndication> {
        self.data = xml.child(signed, XADES, "SignedDataObjectProperties");
        let Some(own) = xml.child(signed, XADES, "SignedSignatureProperties") else {
            return Ok(());
        };
        let time = xml
            .child(own, XADES, "SigningTime")
            .map(|time| xml.text(time));
        self.claimed_time = time.and_then(|time| time.parse().ok());
        for list in ["SigningCertificateV2", "SigningCertificate"] {
            let Some(list) = xml.child(own, XADES, list) else {
                continue;
            };
            for certificate in xml.named(list, XADES, "Cert") {
                let named = certificate_digest(xml, certificate);
                self.named.push(named.ok_or(SubIndication::FormatFailure)?);
            }
        }
        Ok(())
    }

    /// Values kept for later, and whether there is a time-stamp over them.
    fn read_values(&mut self, xml: &Xml<'_>, property: NodeId) {
        let mut holders = vec![property];
        if xml.is(property, XADES_141, "TimeStampValidationData") {
            holders = xml.children(property);
        }
        for holder in holders {
            if xml.is(holder, XADES, "CertificateValues") {
                let values = xml.named(holder, XADES, "EncapsulatedX509Certificate");
                let values = values.into_iter().take(MAX_VALUES);
                let found = values.filter_map(|value| xml.bytes(value));
                self.evidence.certificates.extend(found);
            }
            if xml.is(holder, XADES, "RevocationValues") {
                self.has_validation_data = true;
                self.read_revocation(xml, holder);
            }
        }
        self.has_archive_stamp |= [XADES, XADES_141]
            .iter()
            .any(|space| xml.is(property, space, "ArchiveTimeStamp"));
    }

    fn read_revocation(&mut self, xml: &Xml<'_>, holder: NodeId) {
        let values = |list: &str, value: &str| -> Vec<Vec<u8>> {
            let lists = xml.named(holder, XADES, list).into_iter();
            let values = lists.flat_map(|list| xml.named(list, XADES, value));
            let values = values.take(MAX_VALUES);
            values.filter_map(|value| xml.bytes(value)).collect()
        };
        let lists = values("CRLValues", "EncapsulatedCRLValue");
        self.evidence.revocation_lists.extend(lists);
        let answers = values("OCSPValues", "EncapsulatedOCSPValue");
        self.evidence.ocsp_answers.extend(answers);
    }

    /// Whether a certificate is bound to the signature.
    pub(super) fn is_bound(&self) -> bool {
        !self.named.is_empty()
    }

    /// Whether this certificate is one that is bound.
    pub(super) fn names(&self, der: &[u8]) -> bool {
        self.named.iter().any(|(oid, digest)| {
            let method = algorithms::digest(oid);
            method.is_some_and(|(method, _)| {
                algorithms::digest_of(method, &[der]).is_ok_and(|found| found == *digest)
            })
        })
    }
}

fn is_referenced(xml: &Xml<'_>, info: NodeId, node: NodeId) -> bool {
    let references = xml.named(info, DSIG, "Reference").into_iter();
    let mut targets = references.map(|reference| reference::target(xml, reference));
    targets.any(|target| target == Ok(Target::Element(node)))
}

fn certificate_digest(xml: &Xml<'_>, certificate: NodeId) -> Option<(Vec<u8>, Vec<u8>)> {
    let digest = xml.child(certificate, XADES, "CertDigest")?;
    let algorithm = xml.child(digest, DSIG, "DigestMethod")?;
    let oid = method::digest(xml.attribute(algorithm, "Algorithm")?)?;
    let value = xml.bytes(xml.child(digest, DSIG, "DigestValue")?)?;
    Some((oid, value))
}
