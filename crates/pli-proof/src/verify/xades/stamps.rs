//! The time-stamps of an XML signature: over its data, over its value, over all of it (ETSI EN 319 132-1, 5.2.8, 5.3, 5.5.2).

use bergshamra_xml::NodeId;

use super::super::conclude::Setting;
use super::super::stamp;
use super::super::verdict::{StampKind, SubIndication, TimeStampVerdict};
use super::properties::Properties;
use super::reference::{self, Outside};
use super::{SIGNED_PROPERTIES, properties};
use crate::xml::{Canonical, DSIG, INCLUSIVE, XADES, XADES_141, Xml};

/// Most time-stamps of a signature.
const MAX_STAMPS: usize = 20;

/// A signature, and where the files stand that it refers to.
#[derive(Clone, Copy)]
struct Place<'x, 'a> {
    xml: &'x Xml<'x>,
    signature: NodeId,
    outside: Outside<'a>,
}

/// Whether the signature's own properties count among its data.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Own {
    Taken,
    Left,
}

/// Judges each time-stamp of a signature.
pub(super) fn judge(
    xml: &Xml<'_>,
    signature: NodeId,
    properties: &Properties,
    outside: Outside<'_>,
    setting: Setting<'_>,
) -> Vec<TimeStampVerdict> {
    let place = Place {
        xml,
        signature,
        outside,
    };
    let data = properties.data.map(|data| xml.children(data));
    let unsigned = properties.unsigned.map(|unsigned| xml.children(unsigned));
    let properties_in_order = data.into_iter().chain(unsigned).flatten();
    let mut stamps: Vec<_> = properties_in_order
        .filter_map(|property| Some((property, kind(xml, property)?)))
        .take(MAX_STAMPS)
        .collect();
    // The last comes first: one over the others proves that they were there.
    stamps.reverse();
    let mut verdicts = Vec::new();
    let mut setting = setting;
    for (property, kind) in stamps {
        let over = over(place, property, kind);
        for token in xml.named(property, XADES, "EncapsulatedTimeStamp") {
            let token = xml.bytes(token).unwrap_or_default();
            let verdict = match &over {
                Some(over) => stamp::judge(kind, &token, &[over], &properties.evidence, setting),
                None => stamp::unjudged(kind, SubIndication::SigConstraintsFailure),
            };
            if kind == StampKind::Archive {
                setting = setting.proven_by(std::slice::from_ref(&verdict));
            }
            verdicts.push(verdict);
        }
    }
    verdicts.reverse();
    verdicts
}

fn kind(xml: &Xml<'_>, property: NodeId) -> Option<StampKind> {
    let is = |space: &str, name: &str| xml.is(property, space, name);
    if is(XADES, "SignatureTimeStamp") {
        Some(StampKind::Signature)
    } else if is(XADES, "AllDataObjectsTimeStamp") || is(XADES, "IndividualDataObjectsTimeStamp") {
        Some(StampKind::Content)
    } else if is(XADES_141, "ArchiveTimeStamp") || is(XADES, "ArchiveTimeStamp") {
        Some(StampKind::Archive)
    } else {
        None
    }
}

/// The bytes that a time-stamp stands on; `None` for forms that are not computed here.
fn over(place: Place<'_, '_>, property: NodeId, kind: StampKind) -> Option<Vec<u8>> {
    let how = match place.xml.child(property, DSIG, "CanonicalizationMethod") {
        Some(method) => reference::canonical(place.xml, method).ok()?,
        None => Canonical::by_uri(INCLUSIVE, Vec::new())?,
    };
    match kind {
        StampKind::Signature => {
            let value = place.xml.child(place.signature, DSIG, "SignatureValue")?;
            place.xml.canonical(value, &how).ok()
        }
        StampKind::Content if place.xml.is(property, XADES, "AllDataObjectsTimeStamp") => {
            data(place, Own::Left)
        }
        StampKind::Archive => archived(place, property, &how),
        StampKind::Content | StampKind::Document | StampKind::Container => None,
    }
}

/// What the references digest, one after the other.
fn data(place: Place<'_, '_>, own: Own) -> Option<Vec<u8>> {
    let info = place.xml.child(place.signature, DSIG, "SignedInfo")?;
    let mut bytes = Vec::new();
    for reference in place.xml.named(info, DSIG, "Reference") {
        let is_properties = place.xml.attribute(reference, "Type") == Some(SIGNED_PROPERTIES);
        if is_properties && own == Own::Left {
            continue;
        }
        let target = reference::target(place.xml, reference).ok()?;
        let octets = reference::octets(
            place.xml,
            place.signature,
            reference,
            &target,
            place.outside,
        );
        bytes.extend(octets.ok()?);
    }
    Some(bytes)
}

/// All that an archive time-stamp stands on (5.5.2.2): the data, the signature, what was added before, other objects.
fn archived(place: Place<'_, '_>, property: NodeId, how: &Canonical) -> Option<Vec<u8>> {
    let xml = place.xml;
    let mut bytes = data(place, Own::Taken)?;
    let mut parts = vec![
        xml.child(place.signature, DSIG, "SignedInfo")?,
        xml.child(place.signature, DSIG, "SignatureValue")?,
    ];
    parts.extend(xml.child(place.signature, DSIG, "KeyInfo"));
    let before = xml.children(xml.parent(property)?).into_iter();
    parts.extend(before.take_while(|other| *other != property));
    let own = properties::own(xml, place.signature);
    for object in xml.named(place.signature, DSIG, "Object") {
        if !own.is_some_and(|own| xml.is_inside(own, object)) {
            parts.push(object);
        }
    }
    for part in parts {
        bytes.extend(xml.canonical(part, how).ok()?);
    }
    Some(bytes)
}
