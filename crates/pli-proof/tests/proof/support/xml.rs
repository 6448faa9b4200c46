//! XML signatures written as text, each part in its canonical form already: what is digested here never went through the
//! canonicaliser that verifies.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pli_proof::signer::{Identity, Signer as _};
use sha2::{Digest as _, Sha256};

const DSIG: &str = "http://www.w3.org/2000/09/xmldsig#";
const XADES: &str = "http://uri.etsi.org/01903/v1.3.2#";
const EXCLUSIVE: &str = "http://www.w3.org/2001/10/xml-exc-c14n#";
const SHA256: &str = "http://www.w3.org/2001/04/xmlenc#sha256";

/// What a reference points to, and the bytes that it digests.
pub(crate) struct Reference<'a> {
    pub(crate) uri: &'a str,
    pub(crate) octets: &'a [u8],
    pub(crate) transforms: &'a [&'a str],
}

/// The transform that leaves the signature out.
pub(crate) const ENVELOPED: &str = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";

/// A signature element with the properties of baseline B, by an RSA key.
pub(crate) fn signature(identity: &Identity, id: &str, references: &[Reference<'_>]) -> String {
    let certificate = &identity.chain()[0];
    let properties = properties(certificate, id);
    let mut info = format!(
        "<ds:SignedInfo xmlns:ds=\"{DSIG}\"><ds:CanonicalizationMethod Algorithm=\"{EXCLUSIVE}\"></ds:CanonicalizationMethod>\
         <ds:SignatureMethod Algorithm=\"http://www.w3.org/2001/04/xmldsig-more#rsa-sha256\"></ds:SignatureMethod>"
    );
    for reference in references {
        info += &written(reference, "");
    }
    let own = Reference {
        uri: &format!("#xades-{id}"),
        octets: properties.as_bytes(),
        transforms: &[EXCLUSIVE],
    };
    info += &written(&own, " Type=\"http://uri.etsi.org/01903#SignedProperties\"");
    info += "</ds:SignedInfo>";
    let value = STANDARD.encode(identity.sign(info.as_bytes()).expect("signed"));
    let certificate = STANDARD.encode(certificate);
    format!(
        "<ds:Signature xmlns:ds=\"{DSIG}\" Id=\"{id}\">{info}<ds:SignatureValue>{value}</ds:SignatureValue><ds:KeyInfo>\
         <ds:X509Data><ds:X509Certificate>{certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo><ds:Object>\
         <xades:QualifyingProperties xmlns:xades=\"{XADES}\" Target=\"#{id}\">{properties}</xades:QualifyingProperties>\
         </ds:Object></ds:Signature>"
    )
}

fn written(reference: &Reference<'_>, kind: &str) -> String {
    let mut transforms = String::new();
    for transform in reference.transforms {
        // Writing to a string cannot fail.
        let _ = write!(
            transforms,
            "<ds:Transform Algorithm=\"{transform}\"></ds:Transform>"
        );
    }
    if !transforms.is_empty() {
        transforms = format!("<ds:Transforms>{transforms}</ds:Transforms>");
    }
    // Attributes stand in the order of their names.
    format!(
        "<ds:Reference{kind} URI=\"{}\">{transforms}<ds:DigestMethod Algorithm=\"{SHA256}\"></ds:DigestMethod>\
         <ds:DigestValue>{}</ds:DigestValue></ds:Reference>",
        reference.uri,
        digest(reference.octets)
    )
}

fn properties(certificate: &[u8], id: &str) -> String {
    format!(
        "<xades:SignedProperties xmlns:xades=\"{XADES}\" Id=\"xades-{id}\"><xades:SignedSignatureProperties>\
         <xades:SigningTime>2026-11-22T10:00:00Z</xades:SigningTime><xades:SigningCertificateV2><xades:Cert>\
         <xades:CertDigest><ds:DigestMethod xmlns:ds=\"{DSIG}\" Algorithm=\"{SHA256}\"></ds:DigestMethod>\
         <ds:DigestValue xmlns:ds=\"{DSIG}\">{}</ds:DigestValue></xades:CertDigest></xades:Cert>\
         </xades:SigningCertificateV2></xades:SignedSignatureProperties></xades:SignedProperties>",
        digest(certificate)
    )
}

/// SHA-256 in base64.
pub(crate) fn digest(bytes: &[u8]) -> String {
    STANDARD.encode(Sha256::digest(bytes))
}

/// A document that holds its signature: `before`, the signature, `after`.
pub(crate) fn enveloped(identity: &Identity, before: &str, after: &str) -> String {
    let whole = [before, after].concat();
    let reference = Reference {
        uri: "",
        octets: whole.as_bytes(),
        transforms: &[ENVELOPED, EXCLUSIVE],
    };
    let signature = signature(identity, "s1", &[reference]);
    [before, &signature, after].concat()
}

/// The signatures of a container over these files.
pub(crate) fn beside(identity: &Identity, files: &[(&str, &[u8])]) -> String {
    let references: Vec<_> = files
        .iter()
        .map(|(uri, octets)| Reference {
            uri,
            octets,
            transforms: &[],
        })
        .collect();
    let signature = signature(identity, "s1", &references);
    format!(
        "<asic:XAdESSignatures xmlns:asic=\"http://uri.etsi.org/02918/v1.2.1#\">{signature}</asic:XAdESSignatures>"
    )
}

/// The list that a CAdES signature of a container signs.
pub(crate) fn manifest(files: &[(&str, &[u8])]) -> String {
    let mut list = String::from(
        "<asic:ASiCManifest xmlns:asic=\"http://uri.etsi.org/02918/v1.2.1#\"><asic:SigReference URI=\"META-INF/signature001.p7s\"/>",
    );
    for (name, bytes) in files {
        // Writing to a string cannot fail.
        let _ = write!(
            list,
            "<asic:DataObjectReference URI=\"{name}\"><ds:DigestMethod xmlns:ds=\"{DSIG}\" Algorithm=\"{SHA256}\"/>\
             <ds:DigestValue xmlns:ds=\"{DSIG}\">{}</ds:DigestValue></asic:DataObjectReference>",
            digest(bytes)
        );
    }
    list + "</asic:ASiCManifest>"
}
