//! The parts of a CMS signed data that a verdict needs (RFC 5652 §5), read from BER.

use crate::ber::{self, Element, NotBer, OBJECT_IDENTIFIER, OCTET_STRING, SEQUENCE, SET};

const SIGNED_DATA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];
const CONTEXT_0: u8 = 0xa0;
const CONTEXT_1: u8 = 0xa1;
const KEY_IDENTIFIER: u8 = 0x80;

/// Most signers and certificates that are looked at.
const MAX_ITEMS: usize = 200;

/// A signed data.
pub(super) struct SignedData<'a> {
    /// Content type of what is signed, as the bytes of its object identifier.
    pub(super) content_type: &'a [u8],
    /// What is signed, where it is inside.
    pub(super) content: Option<Vec<u8>>,
    /// Certificates in DER.
    pub(super) certificates: Vec<&'a [u8]>,
    /// Revocation lists in DER.
    pub(super) revocation_lists: Vec<&'a [u8]>,
    /// Answers of certificate status responders in DER (RFC 5940).
    pub(super) status_responses: Vec<&'a [u8]>,
    /// One for each signature.
    pub(super) signers: Vec<SignerInfo<'a>>,
}

/// One signature.
pub(super) struct SignerInfo<'a> {
    /// Which certificate signed.
    pub(super) identifier: Identifier<'a>,
    /// Digest algorithm.
    pub(super) digest_algorithm: Algorithm<'a>,
    /// Signed attributes.
    pub(super) signed_attributes: Option<Attributes<'a>>,
    /// Signature algorithm.
    pub(super) signature_algorithm: Algorithm<'a>,
    /// Signature.
    pub(super) signature: Vec<u8>,
    /// Unsigned attributes.
    pub(super) unsigned_attributes: Option<Attributes<'a>>,
}

/// How a signature names its certificate.
pub(super) enum Identifier<'a> {
    /// Issuer (DER) and serial number (content of the INTEGER).
    IssuerAndSerial(&'a [u8], &'a [u8]),
    /// Subject key identifier.
    KeyIdentifier(Vec<u8>),
}

/// An algorithm with its parameters.
#[derive(Clone, Copy)]
pub(super) struct Algorithm<'a> {
    /// Bytes of the object identifier.
    pub(super) oid: &'a [u8],
    /// Parameters.
    pub(super) parameters: Option<Element<'a>>,
}

/// A set of attributes.
pub(super) struct Attributes<'a> {
    element: Element<'a>,
    list: Vec<(&'a [u8], Vec<Element<'a>>)>,
}

/// Reads a signed data from the start of `bytes`; what follows (the padding of a PDF) is left alone.
pub(super) fn read(bytes: &[u8]) -> Result<SignedData<'_>, NotBer> {
    let (envelope, _) = ber::read(bytes)?;
    let [content_type, content] = envelope.expect(SEQUENCE)?.children()?[..] else {
        return Err(NotBer);
    };
    if content_type.expect(OBJECT_IDENTIFIER)?.content != SIGNED_DATA {
        return Err(NotBer);
    }
    let (signed_data, _) = ber::read(content.expect(CONTEXT_0)?.content)?;
    let parts = signed_data.expect(SEQUENCE)?.children()?;
    let [_version, _digests, encapsulated, rest @ ..] = &parts[..] else {
        return Err(NotBer);
    };
    let (content_type, content) = encapsulated_content(encapsulated)?;
    let [optional @ .., signers] = rest else {
        return Err(NotBer);
    };
    let signers = signers.expect(SET)?.children()?;
    Ok(SignedData {
        content_type,
        content,
        certificates: items(optional, CONTEXT_0)?,
        revocation_lists: items(optional, CONTEXT_1)?,
        status_responses: status_responses(optional)?,
        signers: signers
            .iter()
            .take(MAX_ITEMS)
            .map(signer_info)
            .collect::<Result<_, _>>()?,
    })
}

fn encapsulated_content<'a>(element: &Element<'a>) -> Result<(&'a [u8], Option<Vec<u8>>), NotBer> {
    match element.expect(SEQUENCE)?.children()?[..] {
        [content_type] => Ok((content_type.expect(OBJECT_IDENTIFIER)?.content, None)),
        [content_type, content] => {
            let (octets, _) = ber::read(content.expect(CONTEXT_0)?.content)?;
            // PKCS#7 of old files wraps other types than an octet string; their content is what is signed.
            Ok((
                content_type.expect(OBJECT_IDENTIFIER)?.content,
                Some(octets.octets()?),
            ))
        }
        _ => Err(NotBer),
    }
}

/// The plain members (sequences) of an optional set: certificates or revocation lists; other choices are left out.
fn items<'a>(optional: &[Element<'a>], tag: u8) -> Result<Vec<&'a [u8]>, NotBer> {
    let Some(set) = optional.iter().find(|element| element.tag == tag) else {
        return Ok(Vec::new());
    };
    let members = set.children()?;
    Ok(members
        .iter()
        .filter(|member| member.tag == SEQUENCE)
        .take(MAX_ITEMS)
        .map(|member| member.whole)
        .collect())
}

/// The OCSP answers among revocation information (RFC 5940 §2.1).
fn status_responses<'a>(optional: &[Element<'a>]) -> Result<Vec<&'a [u8]>, NotBer> {
    const OCSP: &[u8] = &[0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x10, 0x02];
    let Some(set) = optional.iter().find(|element| element.tag == CONTEXT_1) else {
        return Ok(Vec::new());
    };
    let mut found = Vec::new();
    for member in set.children()?.iter().take(MAX_ITEMS) {
        if member.tag == CONTEXT_1
            && let [kind, answer] = member.children()?[..]
            && kind.tag == OBJECT_IDENTIFIER
            && kind.content == OCSP
        {
            found.push(answer.whole);
        }
    }
    Ok(found)
}

/// Reads one signature; those that stand on another are written alike.
pub(super) fn signer_info<'a>(element: &Element<'a>) -> Result<SignerInfo<'a>, NotBer> {
    let parts = element.expect(SEQUENCE)?.children()?;
    let [_version, identifier, digest, rest @ ..] = &parts[..] else {
        return Err(NotBer);
    };
    let (signed, rest) = optional_attributes(rest, CONTEXT_0)?;
    let [signature_algorithm, signature, rest @ ..] = rest else {
        return Err(NotBer);
    };
    let (unsigned, rest) = optional_attributes(rest, CONTEXT_1)?;
    if !rest.is_empty() || signature.tag & 0x1f != OCTET_STRING {
        return Err(NotBer);
    }
    Ok(SignerInfo {
        identifier: identifier_of(identifier)?,
        digest_algorithm: algorithm(digest)?,
        signed_attributes: signed,
        signature_algorithm: algorithm(signature_algorithm)?,
        signature: signature.octets()?,
        unsigned_attributes: unsigned,
    })
}

fn identifier_of<'a>(element: &Element<'a>) -> Result<Identifier<'a>, NotBer> {
    if element.tag & !0x20 == KEY_IDENTIFIER {
        return Ok(Identifier::KeyIdentifier(element.octets()?));
    }
    match element.expect(SEQUENCE)?.children()?[..] {
        [issuer, serial] => Ok(Identifier::IssuerAndSerial(issuer.whole, serial.content)),
        _ => Err(NotBer),
    }
}

/// Reads an algorithm identifier.
pub(super) fn algorithm<'a>(element: &Element<'a>) -> Result<Algorithm<'a>, NotBer> {
    let parts = element.expect(SEQUENCE)?.children()?;
    let oid = parts
        .first()
        .ok_or(NotBer)?
        .expect(OBJECT_IDENTIFIER)?
        .content;
    Ok(Algorithm {
        oid,
        parameters: parts.get(1).copied(),
    })
}

type Rest<'e, 'a> = &'e [Element<'a>];

fn optional_attributes<'e, 'a>(
    parts: Rest<'e, 'a>,
    tag: u8,
) -> Result<(Option<Attributes<'a>>, Rest<'e, 'a>), NotBer> {
    match parts {
        [first, rest @ ..] if first.tag == tag => Ok((Some(attributes(*first)?), rest)),
        _ => Ok((None, parts)),
    }
}

fn attributes(element: Element<'_>) -> Result<Attributes<'_>, NotBer> {
    let mut list = Vec::new();
    for attribute in element.children()? {
        match attribute.expect(SEQUENCE)?.children()?[..] {
            [oid, values] => {
                list.push((
                    oid.expect(OBJECT_IDENTIFIER)?.content,
                    values.expect(SET)?.children()?,
                ));
            }
            _ => return Err(NotBer),
        }
    }
    Ok(Attributes { element, list })
}

impl<'a> Attributes<'a> {
    /// Returns the only value of the only attribute of this kind; two would be ambiguous and count as none.
    pub(super) fn single(&self, oid: &[u8]) -> Option<Element<'a>> {
        let mut found = self.list.iter().filter(|(kind, _)| *kind == oid);
        match (found.next(), found.next()) {
            (Some((_, values)), None) if values.len() == 1 => values.first().copied(),
            _ => None,
        }
    }

    /// Returns all values of all attributes of this kind.
    pub(super) fn all(&self, oid: &[u8]) -> Vec<Element<'a>> {
        let of_kind = self.list.iter().filter(|(kind, _)| *kind == oid);
        of_kind
            .flat_map(|(_, values)| values.iter().copied())
            .take(MAX_ITEMS)
            .collect()
    }

    /// Tells whether an attribute of this kind is there.
    pub(super) fn has(&self, oid: &[u8]) -> bool {
        self.list.iter().any(|(kind, _)| *kind == oid)
    }

    /// Returns the bytes that were signed: the set in DER (RFC 5652 §5.4), whatever its order in the file.
    pub(super) fn signed_bytes(&self) -> Result<Vec<u8>, NotBer> {
        self.element.der_under(SET)
    }
}
