//! XML signatures with the properties of XAdES (ETSI EN 319 132-1): in the document that they sign, around it, or beside it.
//!
//! A signature proves what its references point to, and nothing else: each is followed here, inside this document or to the
//! file that it names, and what none of them covers is never green. Properties count where they are this signature's own and
//! signed by it. Nothing is fetched, and no program that a signature brings along is run.

mod method;
mod properties;
mod reference;
mod stamps;

use bergshamra_xml::NodeId;
use der::{Decode as _, Encode as _};
use x509_cert::certificate::{CertificateInner, Raw};

use super::algorithms::{Failure, Strength};
use super::conclude::{self, Binding, Setting};
use super::path::Evidence;
use super::signature::Judged;
use super::verdict::{Format, SignatureVerdict, SubIndication, Verdict};
use crate::certificate;
use crate::xml::{self, DSIG, XADES, Xml};
pub(super) use method::digest as digest_by_uri;
use properties::Properties;
use reference::Target;
pub(super) use reference::{Outside, unescaped};

/// Most signatures of a document, and most references of one.
const MAX_SIGNATURES: usize = 64;
const MAX_REFERENCES: usize = 2000;
/// Types of references (ETSI EN 319 132-1, 5.1 and 5.2.7.1).
const SIGNED_PROPERTIES: &str = "http://uri.etsi.org/01903#SignedProperties";
const COUNTERSIGNED: &str = "http://uri.etsi.org/01903#CountersignedSignature";

/// What a signature covers.
#[derive(Clone, Debug, Default)]
pub(super) struct Coverage {
    /// The whole document that it stands in.
    whole: bool,
    /// Elements of the document, by name and identity.
    parts: Vec<String>,
    /// Files outside.
    pub(super) files: Vec<String>,
    /// Objects inside the signature, whole.
    objects: Vec<NodeId>,
}

/// Judges each signature of a document.
pub(super) fn judge(bytes: &[u8], outside: Outside<'_>, setting: Setting<'_>) -> Verdict {
    let Ok(xml) = xml::read(bytes) else {
        return Verdict::refused(SubIndication::FormatFailure);
    };
    if xml.all(DSIG, "Signature").len() > MAX_SIGNATURES {
        return Verdict::refused(SubIndication::FormatFailure);
    }
    let found = signatures(&xml, outside, setting);
    Verdict::of(found.into_iter().map(|(verdict, _)| verdict).collect())
}

/// Judges each signature of a document that was read, and says what files each covers.
pub(super) fn signatures(
    xml: &Xml<'_>,
    outside: Outside<'_>,
    setting: Setting<'_>,
) -> Vec<(SignatureVerdict, Coverage)> {
    let mut found = Vec::new();
    for node in xml.all(DSIG, "Signature").into_iter().take(MAX_SIGNATURES) {
        let counters = countersigned(xml, node);
        let (judged, coverage) = judge_one(xml, node, counters, outside, setting);
        let is_aligned = judged.is_bound;
        let format = if is_aligned {
            Format::XAdES
        } else {
            Format::XmlDsig
        };
        let mut verdict = judged.into_verdict(format);
        verdict.is_counter_signature = counters.is_some();
        verdict.covers_whole_file = counters.is_some() || covers_all(xml, node, &coverage);
        verdict.covered = [coverage.parts.clone(), coverage.files.clone()].concat();
        if !verdict.covers_whole_file {
            // What stands beside the signed part could be anything.
            verdict.lower(SubIndication::SigConstraintsFailure);
        }
        found.push((verdict, coverage));
    }
    found
}

/// Whether nothing that the document shows stands outside of what is covered.
fn covers_all(xml: &Xml<'_>, signature: NodeId, coverage: &Coverage) -> bool {
    let stands_alone =
        xml.root() == signature || xml.parent(signature) == Some(xml.root()) && is_envelope(xml);
    let mut objects = xml.named(signature, DSIG, "Object");
    objects.retain(|object| !properties::holds(xml, *object));
    let inside = objects
        .iter()
        .all(|object| coverage.objects.contains(object));
    let covers_something = !objects.is_empty() || !coverage.files.is_empty();
    coverage.whole || stands_alone && inside && covers_something
}

/// Whether the outermost element does nothing but hold signatures of a container.
fn is_envelope(xml: &Xml<'_>) -> bool {
    let children = xml.children(xml.root());
    xml.name(xml.root()) == "XAdESSignatures"
        && children
            .into_iter()
            .all(|child| xml.is(child, DSIG, "Signature"))
}

/// The signature on which this one stands as a countersignature.
fn countersigned(xml: &Xml<'_>, signature: NodeId) -> Option<NodeId> {
    let property = xml.parent(signature)?;
    if !xml.is(property, XADES, "CounterSignature") {
        return None;
    }
    let mut outer = property;
    while !xml.is(outer, DSIG, "Signature") {
        outer = xml.parent(outer)?;
    }
    Some(outer)
}

fn judge_one(
    xml: &Xml<'_>,
    signature: NodeId,
    counters: Option<NodeId>,
    outside: Outside<'_>,
    setting: Setting<'_>,
) -> (Judged, Coverage) {
    let mut coverage = Coverage::default();
    let mut judged = Judged::default();
    let checked = check(
        xml,
        signature,
        counters,
        outside,
        &mut coverage,
        &mut judged,
        setting,
    );
    if let Err(reason) = checked {
        judged.reason = Some(reason);
    }
    (judged, coverage)
}

fn check(
    xml: &Xml<'_>,
    signature: NodeId,
    counters: Option<NodeId>,
    outside: Outside<'_>,
    coverage: &mut Coverage,
    judged: &mut Judged,
    setting: Setting<'_>,
) -> Result<(), SubIndication> {
    let info = xml
        .child(signature, DSIG, "SignedInfo")
        .ok_or(SubIndication::FormatFailure)?;
    let properties = Properties::read(xml, signature, info)?;
    judged.is_bound = properties.is_bound();
    judged.claimed_time = properties.claimed_time;
    judged.has_validation_data = properties.has_validation_data;
    judged.has_archive_stamp = properties.has_archive_stamp;
    let evidence = &properties.evidence;
    judged.time_stamps = stamps::judge(xml, signature, &properties, outside, setting);
    let signer = signer(xml, signature, info, &properties);
    if let Some(der) = signer
        .as_ref()
        .ok()
        .or_else(|| evidence.certificates.first())
    {
        judged.certificate = certificate::read(der, setting.times.now).ok();
    }
    // What the references say comes before the key: a file that is missing is told as such.
    let mut strength = references(xml, signature, counters, info, outside, coverage)?;
    let der = signer?;
    strength = strength.max(mathematics(xml, signature, info, &der)?);
    let binding = if judged.is_bound {
        Binding::Present
    } else {
        Binding::Missing
    };
    (judged.reason, judged.path) = conclude::conclude(
        &der,
        (binding, strength),
        &judged.time_stamps,
        evidence,
        setting,
    );
    judged.signer = Some(der);
    Ok(())
}

/// Follows each reference, and notes what it covers.
fn references(
    xml: &Xml<'_>,
    signature: NodeId,
    counters: Option<NodeId>,
    info: NodeId,
    outside: Outside<'_>,
    coverage: &mut Coverage,
) -> Result<Strength, SubIndication> {
    let references = xml.named(info, DSIG, "Reference");
    if references.is_empty() || references.len() > MAX_REFERENCES {
        return Err(SubIndication::FormatFailure);
    }
    let mut worst = None;
    let mut strength = Strength::Sound;
    let mut counts = false;
    for reference in references {
        let target = reference::target(xml, reference);
        let octets = target
            .clone()
            .and_then(|target| reference::octets(xml, signature, reference, &target, outside));
        match octets.and_then(|octets| reference::check(xml, reference, &octets)) {
            Ok(found) => strength = strength.max(found),
            Err(reason) => worst = Some(worst.map_or(reason, |worst| graver(worst, reason))),
        }
        if let Ok(target) = target {
            counts |= note(xml, signature, counters, reference, &target, coverage)?;
        }
    }
    match worst {
        Some(reason) => Err(reason),
        None if counts => Ok(strength),
        // It signs its own properties and nothing else.
        None => Err(SubIndication::SignedDataNotFound),
    }
}

fn graver(one: SubIndication, other: SubIndication) -> SubIndication {
    if other.indication() > one.indication() {
        other
    } else {
        one
    }
}

/// Notes what a reference covers; tells whether that is something other than the signature's own parts.
fn note(
    xml: &Xml<'_>,
    signature: NodeId,
    counters: Option<NodeId>,
    reference: NodeId,
    target: &Target,
    coverage: &mut Coverage,
) -> Result<bool, SubIndication> {
    let node = match target {
        Target::Whole => {
            coverage.whole = true;
            return Ok(true);
        }
        Target::File(name) => {
            coverage.files.push(name.clone());
            return Ok(true);
        }
        Target::Element(node) => *node,
    };
    let kind = xml.attribute(reference, "Type").unwrap_or_default();
    if kind == SIGNED_PROPERTIES || xml.is(node, XADES, "SignedProperties") {
        // Properties of another signature, or of none, say nothing of this one.
        let own = properties::own(xml, signature) == Some(node);
        return if own {
            Ok(false)
        } else {
            Err(SubIndication::FormatFailure)
        };
    }
    if let Some(outer) = counters {
        let value = xml.child(outer, DSIG, "SignatureValue");
        let is_value = value == Some(node);
        let is_claimed = kind == COUNTERSIGNED;
        return if is_value || !is_claimed {
            Ok(is_value)
        } else {
            Err(SubIndication::FormatFailure)
        };
    }
    if xml.is_inside(node, signature) {
        let objects = xml.named(signature, DSIG, "Object").into_iter();
        let Some(object) = objects
            .into_iter()
            .find(|object| xml.is_inside(node, *object))
        else {
            return Ok(false);
        };
        if properties::holds(xml, object) {
            return Ok(false);
        }
        if node == object || xml.children(object) == [node] {
            coverage.objects.push(object);
        }
    }
    coverage.whole |= node == xml.root() && xml.is_bare();
    let id = xml
        .attribute(node, "Id")
        .or_else(|| xml.attribute(node, "ID"));
    coverage.parts.push(match id {
        Some(id) => format!("{}#{id}", xml.name(node)),
        None => xml.name(node).to_owned(),
    });
    Ok(true)
}

/// The signature itself, over the references as they are written.
fn mathematics(
    xml: &Xml<'_>,
    signature: NodeId,
    info: NodeId,
    der: &[u8],
) -> Result<Strength, SubIndication> {
    let missing = SubIndication::FormatFailure;
    let how = xml
        .child(info, DSIG, "CanonicalizationMethod")
        .ok_or(missing)?;
    let how = reference::canonical(xml, how)?;
    let method = xml.child(info, DSIG, "SignatureMethod").ok_or(missing)?;
    let method = xml.attribute(method, "Algorithm").ok_or(missing)?;
    let value = xml
        .child(signature, DSIG, "SignatureValue")
        .and_then(|value| xml.bytes(value));
    let value = value.ok_or(missing)?;
    let message = xml.canonical(info, &how).map_err(|_| missing)?;
    let key = public_key(der).ok_or(SubIndication::NoSigningCertificateFound)?;
    method::verify(method, &key, &message, &value).map_err(|failure| match failure {
        Failure::Wrong => SubIndication::SigCryptoFailure,
        Failure::Unsupported => SubIndication::CryptoConstraintsFailureNoPoe,
    })
}

/// The certificate that the properties name, among those that came with the signature; without properties, the first whose
/// key made the signature.
fn signer(
    xml: &Xml<'_>,
    signature: NodeId,
    info: NodeId,
    properties: &Properties,
) -> Result<Vec<u8>, SubIndication> {
    let certificates = &properties.evidence.certificates;
    let is_maker = |der: &&Vec<u8>| mathematics(xml, signature, info, der).is_ok();
    let found = if properties.is_bound() {
        let mut named = certificates.iter().filter(|der| properties.names(der));
        let first = named.next();
        // Older properties may name the authority beside the signer.
        first.into_iter().chain(named).find(is_maker).or(first)
    } else {
        certificates
            .iter()
            .find(is_maker)
            .or_else(|| certificates.first())
    };
    found
        .cloned()
        .ok_or(SubIndication::NoSigningCertificateFound)
}

fn public_key(der: &[u8]) -> Option<Vec<u8>> {
    let certificate = CertificateInner::<Raw>::from_der(der).ok()?;
    let tbs = certificate.tbs_certificate();
    tbs.subject_public_key_info().to_der().ok()
}

/// The certificates in the signature, those of the key first.
fn certificates_of(xml: &Xml<'_>, signature: NodeId) -> Evidence {
    let mut evidence = Evidence::default();
    let key = xml.child(signature, DSIG, "KeyInfo");
    for data in key
        .into_iter()
        .flat_map(|key| xml.named(key, DSIG, "X509Data"))
    {
        for certificate in xml.named(data, DSIG, "X509Certificate") {
            evidence.certificates.extend(xml.bytes(certificate));
        }
        for list in xml.named(data, DSIG, "X509CRL") {
            evidence.revocation_lists.extend(xml.bytes(list));
        }
    }
    evidence
}
