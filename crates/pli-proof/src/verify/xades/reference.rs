//! One reference of an XML signature: where it points, what it makes of it, whether the digest holds.
//!
//! Only the transforms that signatures of documents need are known: a program that a signature brings along is never run.

use bergshamra_xml::NodeId;

use super::super::algorithms::{self, Strength};
use super::super::asic::Archive;
use super::super::verdict::SubIndication;
use super::method;
use crate::xml::{self, Canonical, DSIG, INCLUSIVE, Xml};

/// Most transforms of a reference.
const MAX_TRANSFORMS: usize = 8;
const ENVELOPED: &str = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
const BASE64: &str = "http://www.w3.org/2000/09/xmldsig#base64";

/// Where the files stand that a signature refers to outside of itself.
#[derive(Clone, Copy)]
pub(in crate::verify) enum Outside<'a> {
    /// Nowhere.
    Nothing,
    /// There is one, whatever the signature calls it.
    One(&'a [u8]),
    /// Beside it, by their names.
    Named(&'a [(&'a str, &'a [u8])]),
    /// In a container, by their names.
    Container(&'a Archive),
}

/// What a reference points to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// The whole document, the signature apart.
    Whole,
    /// One element.
    Element(NodeId),
    /// A file.
    File(String),
}

/// What is done with the target before it is digested.
struct Steps {
    enveloped: bool,
    decoded: bool,
    canonical: Option<Canonical>,
}

/// Finds what a reference points to. An identity that two elements bear points nowhere.
pub(super) fn target(xml: &Xml<'_>, reference: NodeId) -> Result<Target, SubIndication> {
    let uri = xml.attribute(reference, "URI").unwrap_or_default();
    let has_uri = xml.attribute(reference, "URI").is_some();
    match uri.strip_prefix('#') {
        Some(id) => match xml.identified(id)[..] {
            [only] => Ok(Target::Element(only)),
            [] => Err(SubIndication::SignedDataNotFound),
            _ => Err(SubIndication::FormatFailure),
        },
        None if uri.is_empty() && has_uri => Ok(Target::Whole),
        None => {
            let name = unescaped(uri).ok_or(SubIndication::SignedDataNotFound)?;
            Ok(Target::File(name))
        }
    }
}

/// Returns the bytes that the reference digests.
pub(super) fn octets(
    xml: &Xml<'_>,
    signature: NodeId,
    reference: NodeId,
    target: &Target,
    outside: Outside<'_>,
) -> Result<Vec<u8>, SubIndication> {
    let steps = steps(xml, reference)?;
    let unknown = SubIndication::SigConstraintsFailure;
    let default = || Canonical::by_uri(INCLUSIVE, Vec::new()).ok_or(unknown);
    let node = match target {
        Target::File(name) => {
            let content = file(outside, name).ok_or(SubIndication::SignedDataNotFound)?;
            return from_file(content, &steps);
        }
        Target::Whole => None,
        Target::Element(node) => Some(*node),
    };
    let encloses = node.is_none_or(|node| xml.is_inside(signature, node));
    if steps.enveloped && !encloses {
        return Err(unknown);
    }
    if steps.decoded {
        let node = node.ok_or(unknown)?;
        return xml.bytes(node).ok_or(SubIndication::HashFailure);
    }
    let how = match steps.canonical {
        Some(how) => how,
        None => default()?,
    };
    xml.referenced(node, steps.enveloped.then_some(signature), &how)
        .map_err(|_| SubIndication::FormatFailure)
}

/// Checks the digest of a reference over what it digests.
pub(super) fn check(
    xml: &Xml<'_>,
    reference: NodeId,
    octets: &[u8],
) -> Result<Strength, SubIndication> {
    let missing = SubIndication::FormatFailure;
    let unsupported = SubIndication::CryptoConstraintsFailureNoPoe;
    let element = xml.child(reference, DSIG, "DigestMethod").ok_or(missing)?;
    let uri = xml.attribute(element, "Algorithm").ok_or(missing)?;
    let expected = xml
        .child(reference, DSIG, "DigestValue")
        .and_then(|value| xml.bytes(value))
        .ok_or(missing)?;
    let oid = method::digest(uri).ok_or(unsupported)?;
    let (digest, strength) = algorithms::digest(&oid).ok_or(unsupported)?;
    match algorithms::digest_of(digest, &[octets]) {
        Ok(found) if found == expected => Ok(strength),
        Ok(_) => Err(SubIndication::HashFailure),
        Err(_) => Err(unsupported),
    }
}

fn steps(xml: &Xml<'_>, reference: NodeId) -> Result<Steps, SubIndication> {
    let mut steps = Steps {
        enveloped: false,
        decoded: false,
        canonical: None,
    };
    let lists = xml.named(reference, DSIG, "Transforms");
    let transforms = match lists[..] {
        [] => return Ok(steps),
        [only] => xml.children(only),
        _ => return Err(SubIndication::FormatFailure),
    };
    for transform in transforms.iter().take(MAX_TRANSFORMS + 1) {
        let uri = xml.attribute(*transform, "Algorithm").unwrap_or_default();
        let ended = steps.canonical.is_some() || steps.decoded;
        match uri {
            ENVELOPED if !ended && !steps.enveloped => steps.enveloped = true,
            BASE64 if !ended && !steps.enveloped => steps.decoded = true,
            _ if !ended => steps.canonical = Some(canonical(xml, *transform)?),
            _ => return Err(SubIndication::SigConstraintsFailure),
        }
    }
    Ok(steps)
}

/// Reads the way of writing that an element with `Algorithm` names.
pub(super) fn canonical(xml: &Xml<'_>, element: NodeId) -> Result<Canonical, SubIndication> {
    let uri = xml.attribute(element, "Algorithm").unwrap_or_default();
    let kept = xml.child(element, xml::EXCLUSIVE, "InclusiveNamespaces");
    let kept = kept.and_then(|kept| xml.attribute(kept, "PrefixList"));
    let prefixes = kept.unwrap_or_default().split_ascii_whitespace();
    let prefixes = prefixes.map(str::to_owned).collect();
    Canonical::by_uri(uri, prefixes).ok_or(SubIndication::SigConstraintsFailure)
}

fn from_file(content: &[u8], steps: &Steps) -> Result<Vec<u8>, SubIndication> {
    if steps.enveloped {
        return Err(SubIndication::SigConstraintsFailure);
    }
    if steps.decoded {
        let text = std::str::from_utf8(content).map_err(|_| SubIndication::HashFailure)?;
        return xml::base64(text).ok_or(SubIndication::HashFailure);
    }
    match &steps.canonical {
        None => Ok(content.to_vec()),
        Some(how) => {
            let document = xml::read(content).map_err(|_| SubIndication::HashFailure)?;
            document
                .referenced(None, None, how)
                .map_err(|_| SubIndication::HashFailure)
        }
    }
}

fn file<'a>(outside: Outside<'a>, name: &str) -> Option<&'a [u8]> {
    match outside {
        Outside::Nothing => None,
        Outside::One(content) => Some(content),
        Outside::Named(files) => files
            .iter()
            .find(|(other, _)| *other == name)
            .map(|(_, bytes)| *bytes),
        Outside::Container(archive) => archive.file(name),
    }
}

/// A relative address as the name that it stands for (RFC 3986 §2.1); a plus sign is a plus sign.
pub(in crate::verify) fn unescaped(uri: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = uri.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        if first == b'%' {
            let (digits, after) = after.split_at_checked(2)?;
            bytes.extend(hex::decode(digits).ok()?);
            rest = after;
        } else {
            bytes.push(first);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}
