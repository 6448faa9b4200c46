//! Letters of the Region: taken at a synchronisation, judged as they arrive, kept whole with that verdict and with what was
//! trusted that day. They can be judged again at any time, without a network.
//!
//! A letter whose signature is wrong is kept and told like any other: what to do with it is the person's decision.

mod judge;
mod receive;
mod row;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pli_protocol::DossierId;

use crate::app::{Session, now};
use crate::fault::{Code, Fault};
use crate::seam::{FileView, LetterView, LettersView};

pub(crate) use receive::fetch;

/// The letters of a dossier, oldest first.
pub fn list(session: &Session, dossier: DossierId) -> Result<LettersView, Fault> {
    let letters = row::of_dossier(session, dossier)?;
    Ok(LettersView {
        letters: letters
            .iter()
            .map(|letter| row::view(session, letter))
            .collect::<Result<_, _>>()?,
    })
}

/// One letter; its identity, or the end of it.
pub fn show(session: &Session, id: &str) -> Result<LetterView, Fault> {
    row::view(session, &find(session, id)?)
}

/// The letter as it came.
pub fn file(session: &Session, id: &str) -> Result<FileView, Fault> {
    let letter = find(session, id)?;
    let is_pdf = letter.bytes.starts_with(b"%PDF-");
    let media_type = if is_pdf {
        "application/pdf"
    } else {
        "application/octet-stream"
    };
    Ok(FileView {
        name: letter.name,
        media_type: media_type.to_owned(),
        base64: STANDARD.encode(&letter.bytes),
    })
}

/// Judges a letter again, with what is trusted today and what was trusted when it came; the first verdict stays beside it.
pub fn verify(session: &Session, id: &str) -> Result<LetterView, Fault> {
    let letter = find(session, id)?;
    let trust = judge::trust_again(session, &letter.id)?;
    let verdict = judge::judge(&letter.bytes, &trust, now());
    row::keep_check(session, &letter.id, &verdict)?;
    show(session, &letter.id)
}

fn find(session: &Session, id: &str) -> Result<row::Letter, Fault> {
    row::find(session, id)?.ok_or_else(|| Fault::new(Code::UnknownLetter).with("id", id))
}
