//! A CMS signed data taken apart and put together again with more in it (RFC 5652 §5).
//!
//! Everything that a signature covers stays byte for byte what it was, BER or not; only what no signature covers is written
//! anew: certificates, revocation data and unsigned attributes.

use crate::ber::{self, Element, INTEGER, NotBer, OBJECT_IDENTIFIER, OCTET_STRING, SEQUENCE, SET};

const SIGNED_DATA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];
const CONTEXT_0: u8 = 0xa0;
const CONTEXT_1: u8 = 0xa1;
/// `OtherRevocationInfoFormat` under its implicit tag (RFC 5652 §10.2.1).
const OTHER_REVOCATION: u8 = CONTEXT_1;

/// `id-aa-timeStampToken`, the time-stamp on a signature.
pub(crate) const SIGNATURE_TIME_STAMP: &[u8] = &[
    0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x02, 0x0e,
];

/// A signed data in pieces; each piece keeps its tag and length.
#[derive(Clone, Debug)]
pub(crate) struct Parts {
    version: Vec<u8>,
    digest_algorithms: Vec<Vec<u8>>,
    encapsulated: Vec<u8>,
    /// Bytes of the object identifier of what is signed, with tag and length.
    pub(crate) content_type: Vec<u8>,
    /// What is signed, where it is inside.
    pub(crate) content: Option<Vec<u8>>,
    /// Certificates, in the order of the file.
    pub(crate) certificates: Vec<Vec<u8>>,
    /// Revocation lists and other revocation data.
    pub(crate) revocations: Vec<Vec<u8>>,
    /// One for each signature.
    pub(crate) signers: Vec<SignerParts>,
}

/// One signature in pieces.
#[derive(Clone, Debug)]
pub(crate) struct SignerParts {
    /// Version, identifier, digest algorithm, signed attributes, signature algorithm and signature, in this order.
    pub(crate) fixed: Vec<Vec<u8>>,
    /// The octets of the signature.
    pub(crate) signature: Vec<u8>,
    /// Unsigned attributes.
    pub(crate) unsigned: Vec<Unsigned>,
}

/// An unsigned attribute.
#[derive(Clone, Debug)]
pub(crate) struct Unsigned {
    /// Its object identifier, with tag and length.
    pub(crate) kind: Vec<u8>,
    /// Its values.
    pub(crate) values: Vec<Vec<u8>>,
}

impl Parts {
    /// Takes the signed data at the start of `bytes` apart; what follows (the padding of a PDF) is left alone.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, NotBer> {
        let (envelope, _) = ber::read(bytes)?;
        let [kind, content] = envelope.expect(SEQUENCE)?.children()?[..] else {
            return Err(NotBer);
        };
        if kind.expect(OBJECT_IDENTIFIER)?.content != SIGNED_DATA {
            return Err(NotBer);
        }
        let (signed_data, _) = ber::read(content.expect(CONTEXT_0)?.content)?;
        let parts = signed_data.expect(SEQUENCE)?.children()?;
        let [version, digests, encapsulated, optional @ .., signers] = &parts[..] else {
            return Err(NotBer);
        };
        let (content_type, content) = encapsulated_content(encapsulated)?;
        Ok(Self {
            version: version.expect(INTEGER)?.content.to_vec(),
            digest_algorithms: wholes(&digests.expect(SET)?)?,
            encapsulated: encapsulated.whole.to_vec(),
            content_type,
            content,
            certificates: optional_set(optional, CONTEXT_0)?,
            revocations: optional_set(optional, CONTEXT_1)?,
            signers: signers
                .expect(SET)?
                .children()?
                .iter()
                .map(SignerParts::read)
                .collect::<Result<_, _>>()?,
        })
    }

    /// Writes the signed data with definite lengths and its unsigned sets in DER order.
    pub(crate) fn write(&self) -> Vec<u8> {
        let has_other = self
            .revocations
            .iter()
            .any(|item| item.first() == Some(&OTHER_REVOCATION));
        // RFC 5652 §5.1: other revocation data makes it version 5.
        let version = if has_other {
            vec![5]
        } else {
            self.version.clone()
        };
        let mut body = [
            ber::wrap(INTEGER, &version),
            set(SET, &self.digest_algorithms),
            self.encapsulated.clone(),
        ]
        .concat();
        for (tag, items) in [
            (CONTEXT_0, &self.certificates),
            (CONTEXT_1, &self.revocations),
        ] {
            if !items.is_empty() {
                body.extend(set(tag, items));
            }
        }
        let signers = self.signers.iter().map(SignerParts::write);
        body.extend(ber::wrap(SET, &signers.collect::<Vec<_>>().concat()));
        let signed_data = ber::wrap(CONTEXT_0, &ber::wrap(SEQUENCE, &body));
        let kind = ber::wrap(OBJECT_IDENTIFIER, SIGNED_DATA);
        ber::wrap(SEQUENCE, &[kind, signed_data].concat())
    }

    /// Returns the certificates of the signature and of each time-stamp on it.
    pub(crate) fn all_certificates(&self) -> Vec<Vec<u8>> {
        let mut all = self.certificates.clone();
        let unsigned = self.signers.iter().flat_map(|signer| &signer.unsigned);
        for value in unsigned.flat_map(|attribute| &attribute.values) {
            if let Ok(token) = Self::read(value) {
                add_missing(&mut all, &token.certificates);
            }
        }
        all
    }

    /// Adds certificates that are not there yet.
    pub(crate) fn add_certificates(&mut self, certificates: &[Vec<u8>]) {
        add_missing(&mut self.certificates, certificates);
    }

    /// Adds revocation lists, and OCSP responses in the form of RFC 5940, that are not there yet.
    pub(crate) fn add_revocations(&mut self, lists: &[Vec<u8>], responses: &[Vec<u8>]) {
        /// `id-ri-ocsp-response`.
        const OCSP: &[u8] = &[0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x10, 0x02];
        add_missing(&mut self.revocations, lists);
        let others = responses.iter().map(|response| {
            let kind = ber::wrap(OBJECT_IDENTIFIER, OCSP);
            ber::wrap(OTHER_REVOCATION, &[kind, response.clone()].concat())
        });
        add_missing(&mut self.revocations, &others.collect::<Vec<_>>());
    }

    /// Names a digest algorithm that something in the signed data uses.
    pub(crate) fn add_digest_algorithm(&mut self, algorithm: &[u8]) {
        add_missing(&mut self.digest_algorithms, &[algorithm.to_vec()]);
    }
}

impl SignerParts {
    fn read(element: &Element<'_>) -> Result<Self, NotBer> {
        let parts = element.expect(SEQUENCE)?.children()?;
        let (parts, unsigned) = match &parts[..] {
            [parts @ .., last] if last.tag == CONTEXT_1 => (parts, unsigned(last)?),
            parts => (parts, Vec::new()),
        };
        let ([_, _, _, _, signature] | [_, _, _, _, _, signature]) = parts else {
            return Err(NotBer);
        };
        if signature.tag & 0x1f != OCTET_STRING {
            return Err(NotBer);
        }
        Ok(Self {
            fixed: parts.iter().map(|part| part.whole.to_vec()).collect(),
            signature: signature.octets()?,
            unsigned,
        })
    }

    fn write(&self) -> Vec<u8> {
        let mut body = self.fixed.concat();
        if !self.unsigned.is_empty() {
            let attributes = self.unsigned.iter().map(Unsigned::write);
            body.extend(set(CONTEXT_1, &attributes.collect::<Vec<_>>()));
        }
        ber::wrap(SEQUENCE, &body)
    }

    /// Adds an unsigned attribute with one value; `kind` is the content of its object identifier.
    pub(crate) fn add_unsigned(&mut self, kind: &[u8], value: Vec<u8>) {
        self.unsigned.push(Unsigned {
            kind: ber::wrap(OBJECT_IDENTIFIER, kind),
            values: vec![value],
        });
    }

    /// Tells whether an unsigned attribute of this kind is there.
    pub(crate) fn has_unsigned(&self, kind: &[u8]) -> bool {
        let kind = ber::wrap(OBJECT_IDENTIFIER, kind);
        self.unsigned.iter().any(|unsigned| unsigned.kind == kind)
    }
}

impl Unsigned {
    fn write(&self) -> Vec<u8> {
        ber::wrap(
            SEQUENCE,
            &[self.kind.clone(), set(SET, &self.values)].concat(),
        )
    }
}

fn encapsulated_content(element: &Element<'_>) -> Result<(Vec<u8>, Option<Vec<u8>>), NotBer> {
    match element.expect(SEQUENCE)?.children()?[..] {
        [kind] => Ok((kind.expect(OBJECT_IDENTIFIER)?.whole.to_vec(), None)),
        [kind, content] => {
            let (octets, _) = ber::read(content.expect(CONTEXT_0)?.content)?;
            Ok((
                kind.expect(OBJECT_IDENTIFIER)?.whole.to_vec(),
                Some(octets.octets()?),
            ))
        }
        _ => Err(NotBer),
    }
}

fn unsigned(element: &Element<'_>) -> Result<Vec<Unsigned>, NotBer> {
    let read = |attribute: &Element<'_>| match attribute.expect(SEQUENCE)?.children()?[..] {
        [kind, values] => Ok(Unsigned {
            kind: kind.expect(OBJECT_IDENTIFIER)?.whole.to_vec(),
            values: wholes(&values.expect(SET)?)?,
        }),
        _ => Err(NotBer),
    };
    element.children()?.iter().map(read).collect()
}

fn wholes(element: &Element<'_>) -> Result<Vec<Vec<u8>>, NotBer> {
    let children = element.children()?;
    Ok(children.iter().map(|child| child.whole.to_vec()).collect())
}

fn optional_set(optional: &[Element<'_>], tag: u8) -> Result<Vec<Vec<u8>>, NotBer> {
    match optional.iter().find(|element| element.tag == tag) {
        Some(set) => wholes(set),
        None => Ok(Vec::new()),
    }
}

fn add_missing(items: &mut Vec<Vec<u8>>, more: &[Vec<u8>]) {
    for item in more {
        if !items.contains(item) {
            items.push(item.clone());
        }
    }
}

/// A set in DER: its members in the order of their bytes.
fn set(tag: u8, items: &[Vec<u8>]) -> Vec<u8> {
    let mut items = items.iter().collect::<Vec<_>>();
    items.sort();
    let content = items.into_iter().flatten().copied().collect::<Vec<_>>();
    ber::wrap(tag, &content)
}
