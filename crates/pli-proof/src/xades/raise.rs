//! Further levels: what is added stands among the unsigned properties, which no signature covers.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::write::{DS, EXCLUSIVE, encoded};
use super::{MAX_BYTES, XadesError};
use crate::ValidationData;
use crate::cms_parts::Parts;
use crate::timestamp::{self, Digest, Stamper};

/// The marks between which this program writes; each stands once in a signature of its making.
const VALUE_END: &str = "</ds:SignatureValue>";
const PROPERTIES_END: &str = "</xades:QualifyingProperties>";
const UNSIGNED: [&str; 2] = [
    "<xades:UnsignedProperties><xades:UnsignedSignatureProperties>",
    "</xades:UnsignedSignatureProperties></xades:UnsignedProperties>",
];

/// Adds a time-stamp on the signature (level B-T).
pub fn add_timestamp(xml: &[u8], stamper: &dyn Stamper) -> Result<Vec<u8>, XadesError> {
    let xml = text(xml)?;
    if xml.contains("<xades:SignatureTimeStamp") {
        return Err(XadesError::AlreadyStamped);
    }
    // The element stands in the file as its canonical form has it.
    let value = element(xml, &format!("<ds:SignatureValue {DS} Id=\""), VALUE_END)?;
    let token = timestamp::obtain(stamper, Digest::of(&[value.as_bytes()]))?;
    let token = encoded(token.to_der());
    with_unsigned(
        xml,
        &format!(
            "<xades:SignatureTimeStamp><ds:CanonicalizationMethod Algorithm=\"{EXCLUSIVE}\"></ds:CanonicalizationMethod>\
             <xades:EncapsulatedTimeStamp>{token}</xades:EncapsulatedTimeStamp></xades:SignatureTimeStamp>"
        ),
    )
}

/// Adds certificates and revocation data (level B-LT).
pub fn add_validation_data(xml: &[u8], data: &ValidationData) -> Result<Vec<u8>, XadesError> {
    let xml = text(xml)?;
    let [certificates, lists, responses] = data.lists();
    let certificates = group(
        "CertificateValues",
        &items("EncapsulatedX509Certificate", certificates),
    );
    let lists = group("CRLValues", &items("EncapsulatedCRLValue", lists));
    let responses = group("OCSPValues", &items("EncapsulatedOCSPValue", responses));
    let revocations = group("RevocationValues", &[lists, responses].concat());
    with_unsigned(xml, &[certificates, revocations].concat())
}

/// Returns the certificates of a signature and of the time-stamp on it: those that level B-LT has to prove.
pub fn certificates(xml: &[u8]) -> Result<Vec<Vec<u8>>, XadesError> {
    let xml = text(xml)?;
    let values = |start: &str| {
        let parts = xml.split(start).skip(1);
        let values = parts.filter_map(|part| STANDARD.decode(part.split('<').next()?).ok());
        values.collect::<Vec<_>>()
    };
    let mut all = values("<ds:X509Certificate>");
    for token in values("<xades:EncapsulatedTimeStamp>") {
        let token = Parts::read(&token).map_err(|_| XadesError::NotOurs)?;
        all.extend(token.certificates);
    }
    Ok(all)
}

fn items(name: &str, values: &[Vec<u8>]) -> String {
    let items = values.iter().map(|value| {
        let value = encoded(value);
        format!("<xades:{name}>{value}</xades:{name}>")
    });
    items.collect()
}

/// An element around its items, and nothing around nothing.
fn group(name: &str, items: &str) -> String {
    if items.is_empty() {
        return String::new();
    }
    format!("<xades:{name}>{items}</xades:{name}>")
}

fn text(xml: &[u8]) -> Result<&str, XadesError> {
    if xml.len() > MAX_BYTES {
        return Err(XadesError::NotOurs);
    }
    std::str::from_utf8(xml).map_err(|_| XadesError::NotOurs)
}

/// The one element between these marks, marks included.
fn element<'a>(xml: &'a str, start: &str, end: &str) -> Result<&'a str, XadesError> {
    let place = once(xml, start)?;
    let stop = once(xml, end)? + end.len();
    xml.get(place..stop).ok_or(XadesError::NotOurs)
}

/// The place of a mark that stands exactly once.
fn once(xml: &str, mark: &str) -> Result<usize, XadesError> {
    let mut places = xml.match_indices(mark);
    match (places.next(), places.next()) {
        (Some((place, _)), None) => Ok(place),
        _ => Err(XadesError::NotOurs),
    }
}

/// The document with more unsigned properties, after those that it has.
fn with_unsigned(xml: &str, more: &str) -> Result<Vec<u8>, XadesError> {
    let [open, close] = UNSIGNED;
    let raised = if xml.contains(open) {
        let place = once(xml, close)?;
        [&xml[..place], more, &xml[place..]].concat()
    } else {
        let place = once(xml, PROPERTIES_END)?;
        [&xml[..place], open, more, close, &xml[place..]].concat()
    };
    Ok(raised.into_bytes())
}
