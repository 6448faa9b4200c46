//! One signature over files that a person names.

use jiff::Timestamp;
use pli_proof::asic;
use pli_proof::cades;
use pli_proof::certificate;
use pli_proof::pades::{self, SignOptions};
use pli_proof::signer::Signer;
use pli_proof::xades::{self, DataObject};

use super::fault::{of_asic, of_pades, of_signature, of_xades};
use super::raise::{self, Kind};
use super::{Format, Level, Look, Sources, Wish, card};
use crate::fault::{Code, Fault};
use crate::seam::Language;

/// A file to sign.
#[derive(Debug, Clone)]
pub struct Input {
    /// Its name, without folders.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Signs the files and raises the signature to `level`; returns the signed PDF, the signature or the container.
pub fn sign_files(
    inputs: &[Input],
    signer: &dyn Signer,
    wish: Wish,
    sources: &Sources<'_>,
    now: Timestamp,
) -> Result<Vec<u8>, Fault> {
    let (kind, signed) = match wish.format {
        Format::Pades => (Kind::Pdf, pdf(one(inputs)?, signer, wish.look, now)?),
        Format::Cades => {
            let signed = cades::sign_detached(&one(inputs)?.bytes, signer, now);
            (Kind::Cms, signed.map_err(|error| of_signature(&error))?)
        }
        Format::Xades => {
            let signed = xades::sign_detached(&objects(inputs), signer, now);
            (Kind::Xml, signed.map_err(|error| of_xades(&error))?)
        }
        Format::AsicCades => {
            let signed = asic::sign_cades(&objects(inputs), signer, now);
            (Kind::Container, signed.map_err(|error| of_asic(&error))?)
        }
        Format::AsicXades => {
            let signed = asic::sign_xades(&objects(inputs), signer, now);
            (Kind::Container, signed.map_err(|error| of_asic(&error))?)
        }
    };
    if wish.level == Level::B {
        return Ok(signed);
    }
    let content = inputs.first().map(|input| input.bytes.as_slice());
    raise::raise(signed, kind, content, wish.level, sources)
}

/// The one file of a format that signs one.
fn one(inputs: &[Input]) -> Result<&Input, Fault> {
    match inputs {
        [input] => Ok(input),
        _ => Err(Fault::new(Code::OneFileOnly).with("count", inputs.len())),
    }
}

fn objects(inputs: &[Input]) -> Vec<DataObject<'_>> {
    inputs
        .iter()
        .map(|input| DataObject {
            name: &input.name,
            media_type: media_type(&input.name),
            content: &input.bytes,
        })
        .collect()
}

fn pdf(input: &Input, signer: &dyn Signer, look: Look, now: Timestamp) -> Result<Vec<u8>, Fault> {
    let leaf = signer.chain().first();
    let bad = || Fault::new(Code::BadCertificateFile).with("cause", "");
    let facts = certificate::read(leaf.ok_or_else(bad)?, now).map_err(|_| bad())?;
    let name = facts.holder.display_name().to_owned();
    let options = SignOptions {
        claimed_time: now,
        label: format!("Signature électronique de {name}"),
        name: Some(name),
        reason: None,
        location: None,
    };
    let pdf = input.bytes.clone();
    let signed = match look {
        Look::Invisible => pades::sign(pdf, signer, &options),
        Look::Visible => {
            let card = card::of(&facts, now, Language::Fr)?;
            pades::sign_visibly(pdf, signer, &options, &card::placed(&card))
        }
    };
    signed.map_err(|error| of_pades(&error))
}

/// The media type that the end of a name tells.
fn media_type(name: &str) -> &'static str {
    let end = name.rsplit('.').next().unwrap_or_default();
    match end.to_ascii_lowercase().as_str() {
        "pdf" => "application/pdf",
        "xml" => "application/xml",
        "json" => "application/json",
        "csv" => "text/csv",
        "txt" => "text/plain",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "odt" => "application/vnd.oasis.opendocument.text",
        "ods" => "application/vnd.oasis.opendocument.spreadsheet",
        _ => "application/octet-stream",
    }
}
