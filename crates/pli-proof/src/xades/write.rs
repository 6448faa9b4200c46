//! The XML of a signature, each digested part in its canonical form: namespaces where they are first used, attributes in
//! order, no empty-element tags, no space between elements.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use der::asn1::UintRef;
use der::{Decode as _, Sequence};
use jiff::Timestamp;
use sha2::{Digest as _, Sha256};

use super::{DataObject, XadesError};
use crate::cms_write::SignatureError;
use crate::signer::{SignatureAlgorithm, Signer};

/// Declares `ds` on an element of a digested part.
pub(super) const DS: &str = "xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"";
/// Declares `xades` on an element of a digested part.
pub(super) const XADES: &str = "xmlns:xades=\"http://uri.etsi.org/01903/v1.3.2#\"";
/// Exclusive canonicalization without comments.
pub(super) const EXCLUSIVE: &str = "http://www.w3.org/2001/10/xml-exc-c14n#";
const SHA_256: &str = "http://www.w3.org/2001/04/xmlenc#sha256";
const SIGNED_PROPERTIES_TYPE: &str = "http://uri.etsi.org/01903#SignedProperties";

/// Makes the `ds:Signature` element over the files.
pub(super) fn signature(
    objects: &[DataObject<'_>],
    signer: &dyn Signer,
    claimed_time: Timestamp,
) -> Result<String, XadesError> {
    if objects.is_empty() {
        return Err(XadesError::Nothing);
    }
    let leaf = signer
        .chain()
        .first()
        .ok_or(SignatureError::UnreadableCertificate)?;
    let references = objects.iter().map(|object| Sha256::digest(object.content));
    let references = references.map(encoded).collect::<Vec<_>>();
    let id = id(leaf, &references, claimed_time);
    let properties = signed_properties(&id, objects, leaf, claimed_time);
    let info = signed_info(&id, objects, &references, &properties, signer.algorithm());
    let value = signer
        .sign(info.as_bytes())
        .map_err(SignatureError::Signer)?;
    let value = encoded(xml_value(signer.algorithm(), &value)?);
    let certificates = signer.chain().iter().map(|der| {
        let der = encoded(der);
        format!("<ds:X509Certificate>{der}</ds:X509Certificate>")
    });
    let certificates = certificates.collect::<String>();
    Ok(format!(
        "<ds:Signature {DS} Id=\"{id}\">{info}\
         <ds:SignatureValue {DS} Id=\"{id}-value\">{value}</ds:SignatureValue>\
         <ds:KeyInfo><ds:X509Data>{certificates}</ds:X509Data></ds:KeyInfo>\
         <ds:Object><xades:QualifyingProperties {XADES} Target=\"#{id}\">{properties}\
         </xades:QualifyingProperties></ds:Object></ds:Signature>"
    ))
}

/// A name for the signature that no other one has: two may stand in one document.
fn id(leaf: &[u8], references: &[String], claimed_time: Timestamp) -> String {
    let mut state = Sha256::new();
    state.update(leaf);
    state.update(references.concat());
    state.update(claimed_time.to_string());
    format!("S-{}", hex::encode(&state.finalize()[..16]))
}

fn signed_info(
    id: &str,
    objects: &[DataObject<'_>],
    references: &[String],
    properties: &str,
    algorithm: SignatureAlgorithm,
) -> String {
    let method = match algorithm {
        SignatureAlgorithm::RsaSha256 => "rsa-sha256",
        SignatureAlgorithm::EcdsaP256Sha256 => "ecdsa-sha256",
        SignatureAlgorithm::EcdsaP384Sha384 => "ecdsa-sha384",
    };
    let files = objects.iter().zip(references).enumerate();
    let files = files.map(|(number, (object, digest))| {
        let name = uri(object.name);
        format!(
            "<ds:Reference Id=\"{id}-{number}\" URI=\"{name}\">\
             <ds:DigestMethod Algorithm=\"{SHA_256}\"></ds:DigestMethod>\
             <ds:DigestValue>{digest}</ds:DigestValue></ds:Reference>"
        )
    });
    let files = files.collect::<String>();
    let properties = encoded(Sha256::digest(properties.as_bytes()));
    format!(
        "<ds:SignedInfo {DS}><ds:CanonicalizationMethod Algorithm=\"{EXCLUSIVE}\"></ds:CanonicalizationMethod>\
         <ds:SignatureMethod Algorithm=\"http://www.w3.org/2001/04/xmldsig-more#{method}\"></ds:SignatureMethod>{files}\
         <ds:Reference Type=\"{SIGNED_PROPERTIES_TYPE}\" URI=\"#{id}-properties\">\
         <ds:Transforms><ds:Transform Algorithm=\"{EXCLUSIVE}\"></ds:Transform></ds:Transforms>\
         <ds:DigestMethod Algorithm=\"{SHA_256}\"></ds:DigestMethod>\
         <ds:DigestValue>{properties}</ds:DigestValue></ds:Reference></ds:SignedInfo>"
    )
}

fn signed_properties(
    id: &str,
    objects: &[DataObject<'_>],
    leaf: &[u8],
    claimed_time: Timestamp,
) -> String {
    let time = claimed_time.strftime("%Y-%m-%dT%H:%M:%SZ");
    let digest = encoded(Sha256::digest(leaf));
    let formats = objects.iter().enumerate().map(|(number, object)| {
        let media_type = escaped(object.media_type);
        format!(
            "<xades:DataObjectFormat ObjectReference=\"#{id}-{number}\">\
             <xades:MimeType>{media_type}</xades:MimeType></xades:DataObjectFormat>"
        )
    });
    let formats = formats.collect::<String>();
    format!(
        "<xades:SignedProperties {XADES} Id=\"{id}-properties\"><xades:SignedSignatureProperties>\
         <xades:SigningTime>{time}</xades:SigningTime>\
         <xades:SigningCertificateV2><xades:Cert><xades:CertDigest>\
         <ds:DigestMethod {DS} Algorithm=\"{SHA_256}\"></ds:DigestMethod>\
         <ds:DigestValue {DS}>{digest}</ds:DigestValue>\
         </xades:CertDigest></xades:Cert></xades:SigningCertificateV2></xades:SignedSignatureProperties>\
         <xades:SignedDataObjectProperties>{formats}</xades:SignedDataObjectProperties></xades:SignedProperties>"
    )
}

/// The value as XML signatures have it: an ECDSA value is two numbers of full length (RFC 4050 §3.3, XMLDSig 1.1 §6.4.3).
fn xml_value(algorithm: SignatureAlgorithm, value: &[u8]) -> Result<Vec<u8>, SignatureError> {
    #[derive(Sequence)]
    struct Numbers<'a> {
        r: UintRef<'a>,
        s: UintRef<'a>,
    }
    let length = match algorithm {
        SignatureAlgorithm::RsaSha256 => return Ok(value.to_vec()),
        SignatureAlgorithm::EcdsaP256Sha256 => 32,
        SignatureAlgorithm::EcdsaP384Sha384 => 48,
    };
    let Numbers { r, s } = Numbers::from_der(value)?;
    let mut plain = Vec::with_capacity(2 * length);
    for number in [r, s] {
        let digits = number.as_bytes();
        plain.resize(plain.len() + length.saturating_sub(digits.len()), 0);
        plain.extend_from_slice(digits);
    }
    Ok(plain)
}

pub(super) fn encoded(bytes: impl AsRef<[u8]>) -> String {
    STANDARD.encode(bytes)
}

/// A relative reference (RFC 3986): what is not plain becomes percent signs.
pub(crate) fn uri(name: &str) -> String {
    name.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect()
}

/// Text of an element in canonical form.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('\r', "&#xD;")
}
