//! What a file of trust holds: certificates, revocation lists, OCSP answers, each with its dates.

use der::Decode as _;
use jiff::Timestamp;
use x509_cert::certificate::{CertificateInner, Raw};

use super::{MAX_BYTES, TrustError};
use crate::certificate;
use crate::verify::revocation::{Origin, list, ocsp};

/// One thing that a file of trust holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrustItem {
    /// What it is.
    pub kind: TrustItemKind,
    /// Its bytes in DER.
    pub der: Vec<u8>,
    /// Whom it names, or who issued it.
    pub name: String,
    /// From when it speaks.
    pub issued: Timestamp,
    /// Until when, where it says so.
    pub until: Option<Timestamp>,
}

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrustItemKind {
    /// The certificate of an authority.
    Authority,
    /// A revocation list.
    RevocationList,
    /// An OCSP answer.
    OcspAnswer,
}

impl TrustItem {
    /// Reads what a file holds, in DER or PEM.
    ///
    /// # Errors
    /// A file that is too large, or holds nothing of the kind.
    pub fn read_all(bytes: &[u8]) -> Result<Vec<Self>, TrustError> {
        if bytes.len() > MAX_BYTES {
            return Err(TrustError::TooLarge { bytes: bytes.len() });
        }
        let whole = std::iter::once(bytes.to_vec());
        let items: Vec<Self> = whole
            .chain(pem_blocks(bytes))
            .filter_map(|der| Self::read(&der))
            .collect();
        if items.is_empty() {
            return Err(TrustError::NothingFound);
        }
        Ok(items)
    }

    fn read(der: &[u8]) -> Option<Self> {
        let item = |kind, name, issued, until| Self {
            kind,
            der: der.to_vec(),
            name,
            issued,
            until,
        };
        if let Ok(read) = CertificateInner::<Raw>::from_der(der) {
            let tbs = read.tbs_certificate();
            let until = certificate::timestamp(tbs.validity().not_after);
            return Some(item(
                TrustItemKind::Authority,
                certificate::display_name(tbs.subject()),
                certificate::timestamp(tbs.validity().not_before),
                Some(until),
            ));
        }
        if let Ok(read) = list::read(der, Origin::Store) {
            let name = list::issuer_name(der).unwrap_or_default();
            let kind = TrustItemKind::RevocationList;
            return Some(item(kind, name, read.this_update, read.next_update));
        }
        let read = ocsp::read(der, Origin::Store).ok()?;
        let (issued, until) = read.span();
        let kind = TrustItemKind::OcspAnswer;
        Some(item(kind, read.responder_name(), issued, until))
    }
}

/// The contents of the PEM blocks of a text; what is no PEM is passed over.
fn pem_blocks(bytes: &[u8]) -> Vec<Vec<u8>> {
    const BEGIN: &str = "-----BEGIN ";
    const END: &str = "-----END ";
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Vec::new();
    };
    let mut blocks = Vec::new();
    for part in text.split(BEGIN).skip(1) {
        let Some(end) = part.find(END) else { continue };
        let close = part[end..].find('\n').map_or(part.len(), |line| end + line);
        let block = format!("{BEGIN}{}\n", part[..close].trim_end());
        if let Ok((_, der)) = der::pem::decode_vec(block.as_bytes()) {
            blocks.push(der);
        }
    }
    blocks
}
