//! A signed file raised to a level, step by step; a step that was taken before is not taken again.

use jiff::Timestamp;
use pli_proof::asic::{self, AsicError};
use pli_proof::cades::{self, RaiseError};
use pli_proof::pades::{self, PadesError};
use pli_proof::timestamp::Stamper;
use pli_proof::verify::{self, TrustStore, Verdict};
use pli_proof::xades::{self, XadesError};

use super::fault::{of_asic, of_cades, of_pades, of_xades};
use super::{Level, STAMP_LABEL, Sources, proofs};
use crate::app::now;
use crate::fault::{Code, Fault};

/// What a signed file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A PDF with its signature inside.
    Pdf,
    /// A CMS signature that stands beside a file.
    Cms,
    /// An XML signature that stands beside files.
    Xml,
    /// A container with its signature inside.
    Container,
}

/// Tells what a signed file is, by its first bytes.
pub fn kind_of(bytes: &[u8]) -> Option<Kind> {
    match bytes {
        [b'%', b'P', b'D', b'F', ..] => Some(Kind::Pdf),
        [b'P', b'K', 3, 4, ..] => Some(Kind::Container),
        [b'<', ..] => Some(Kind::Xml),
        [0x30, ..] => Some(Kind::Cms),
        _ => None,
    }
}

/// Raises a signed file to `level`; `content` is what a CMS signature beside its file signs.
pub fn raise(
    bytes: Vec<u8>,
    kind: Kind,
    content: Option<&[u8]>,
    level: Level,
    sources: &Sources<'_>,
) -> Result<Vec<u8>, Fault> {
    match kind {
        Kind::Pdf => pdf(bytes, level, sources),
        Kind::Cms => cms(bytes, content, level, sources),
        Kind::Xml => xml(bytes, level, sources),
        Kind::Container => container(&bytes, level, sources),
    }
}

fn stamper<'a>(sources: &Sources<'a>) -> Result<&'a dyn Stamper, Fault> {
    sources.stamper.ok_or(Code::NoStampServer.into())
}

/// The moment by which a time-stamp says that the last signature was there. Whoever gave it is not judged here.
fn attested(verdict: &Verdict) -> Option<Timestamp> {
    let of_last = verdict.signatures.last().map(|last| &last.time_stamps);
    let stamps = of_last.into_iter().flatten().chain(&verdict.time_stamps);
    stamps.filter_map(|stamp| stamp.time).min()
}

fn pdf(mut pdf: Vec<u8>, level: Level, sources: &Sources<'_>) -> Result<Vec<u8>, Fault> {
    if level >= Level::T {
        pdf = match pades::add_timestamp(pdf.clone(), stamper(sources)?, STAMP_LABEL) {
            Err(PadesError::AlreadyStamped) => pdf,
            stamped => stamped.map_err(|error| of_pades(&error))?,
        };
    }
    if level >= Level::LT {
        let certificates = pades::certificates(&pdf).map_err(|error| of_pades(&error))?;
        let attested = attested(&verify::pdf(&pdf, &TrustStore::new(), now()));
        let data = proofs::gather(&certificates, sources.proofs, attested)?;
        pdf = pades::add_validation_data(pdf, &data).map_err(|error| of_pades(&error))?;
    }
    if level >= Level::LTA {
        pdf = pades::add_archive_timestamp(pdf, stamper(sources)?, STAMP_LABEL)
            .map_err(|error| of_pades(&error))?;
    }
    Ok(pdf)
}

fn cms(
    mut cms: Vec<u8>,
    content: Option<&[u8]>,
    level: Level,
    sources: &Sources<'_>,
) -> Result<Vec<u8>, Fault> {
    if level >= Level::T {
        cms = match cades::add_timestamp(&cms, stamper(sources)?) {
            Err(RaiseError::AlreadyStamped) => cms,
            stamped => stamped.map_err(|error| of_cades(&error))?,
        };
    }
    if level >= Level::LT {
        let certificates = cades::certificates(&cms).map_err(|error| of_cades(&error))?;
        let signed = content.unwrap_or_default();
        let attested = attested(&verify::detached(&cms, signed, &TrustStore::new(), now()));
        let data = proofs::gather(&certificates, sources.proofs, attested)?;
        cms = cades::add_validation_data(&cms, &data).map_err(|error| of_cades(&error))?;
    }
    if level >= Level::LTA {
        let content = content.ok_or(Code::OtherContent)?;
        cms = cades::add_archive_timestamp(&cms, content, stamper(sources)?)
            .map_err(|error| of_cades(&error))?;
    }
    Ok(cms)
}

fn xml(mut xml: Vec<u8>, level: Level, sources: &Sources<'_>) -> Result<Vec<u8>, Fault> {
    if level == Level::LTA {
        return Err(Code::LevelNotOffered.into());
    }
    if level >= Level::T {
        xml = match xades::add_timestamp(&xml, stamper(sources)?) {
            Err(XadesError::AlreadyStamped) => xml,
            stamped => stamped.map_err(|error| of_xades(&error))?,
        };
    }
    if level >= Level::LT {
        let certificates = xades::certificates(&xml).map_err(|error| of_xades(&error))?;
        let attested = attested(&verify::xades(&xml, &[], &TrustStore::new(), now()));
        let data = proofs::gather(&certificates, sources.proofs, attested)?;
        xml = xades::add_validation_data(&xml, &data).map_err(|error| of_xades(&error))?;
    }
    Ok(xml)
}

/// Carries a fault through the container's own errors.
enum Inner {
    Container(AsicError),
    Signature(Fault),
}

impl From<AsicError> for Inner {
    fn from(error: AsicError) -> Self {
        Self::Container(error)
    }
}

fn container(bytes: &[u8], level: Level, sources: &Sources<'_>) -> Result<Vec<u8>, Fault> {
    if level == Level::LTA {
        return Err(Code::LevelNotOffered.into());
    }
    let raised = asic::raise(bytes, |signature, manifest| {
        let signature = signature.to_vec();
        let raised = match kind_of(&signature) {
            Some(Kind::Xml) => xml(signature, level, sources),
            _ => cms(signature, Some(manifest), level, sources),
        };
        raised.map_err(Inner::Signature)
    });
    raised.map_err(|error| match error {
        Inner::Container(error) => of_asic(&error),
        Inner::Signature(fault) => fault,
    })
}
