//! A signature on a sample, made and judged at once: what a person can try weeks before it counts.

use jiff::Timestamp;
use lopdf::{Dictionary, Document, Stream, dictionary};

use crate::pades::{self, PadesError, SignOptions};
use crate::signer::Signer;
use crate::verify::{self, TrustStore, Verdict};

/// Signs a sample of one empty page as a dossier would be signed, and judges the result with the authorities of `trust`.
pub fn try_out(
    signer: &dyn Signer,
    options: &SignOptions,
    trust: &TrustStore,
    now: Timestamp,
) -> Result<Verdict, PadesError> {
    let signed = pades::sign(sample()?, signer, options)?;
    Ok(verify::pdf(&signed, trust, now))
}

fn sample() -> Result<Vec<u8>, PadesError> {
    let mut document = Document::with_version("1.7");
    let pages = document.new_object_id();
    let content = document.add_object(Stream::new(Dictionary::new(), Vec::new()));
    let page = document.add_object(dictionary! {
        "Type" => "Page",
        "Parent" => pages,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        "Resources" => Dictionary::new(),
        "Contents" => content,
    });
    document.set_object(
        pages,
        dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 },
    );
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document
        .save_to(&mut bytes)
        .map_err(|_| PadesError::Damaged)?;
    Ok(bytes)
}
