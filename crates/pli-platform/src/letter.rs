//! Letters that the Region sends about a deposit: kept with a fact of the timeline, fetched at the next synchronisation.
//!
//! Judges no signature: whoever receives a letter does.

use std::collections::BTreeMap;

use pli_protocol::canonical::sha256_hex;
use pli_protocol::letter::{Letter, MAX_LETTER_BYTES, MAX_LETTERS, MAX_SUBJECT_CHARS};
use pli_protocol::timeline::FactSource;
use pli_protocol::{DepositId, LetterId};
use uuid::Uuid;

use crate::Clock;
use crate::store::{NewFact, Store, StoreError};

/// What is sent.
#[derive(Debug, Clone)]
pub struct NewLetter<'a> {
    /// About which deposit.
    pub deposit: DepositId,
    /// What it is about, in words.
    pub subject: &'a str,
    /// File name, without folders.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// Why a letter was not sent.
#[derive(Debug, thiserror::Error)]
pub enum LetterError {
    /// No such deposit.
    #[error("no deposit {0}")]
    UnknownDeposit(DepositId),
    /// Subject, name or size are out of bounds.
    #[error("subject, name or size of the letter are out of bounds")]
    Bounds,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Sends a letter: durable when this returns.
///
/// # Errors
/// When the deposit is unknown, or the letter is out of bounds.
pub fn send(store: &Store, clock: &Clock, new: &NewLetter<'_>) -> Result<Letter, LetterError> {
    let deposit = store
        .deposit(new.deposit)?
        .ok_or(LetterError::UnknownDeposit(new.deposit))?;
    let letter = Letter {
        id: LetterId(Uuid::now_v7()),
        sent_at: clock.now(),
        subject: new.subject.trim().to_owned(),
        name: new.name.to_owned(),
        size: new.bytes.len() as u64,
        sha256: sha256_hex(new.bytes),
    };
    let is_bounded = letter.is_plausible()
        && !letter.subject.is_empty()
        && letter.subject.chars().count() <= MAX_SUBJECT_CHARS
        && letter.size <= MAX_LETTER_BYTES;
    if !is_bounded || store.letters(deposit.id)?.len() >= MAX_LETTERS {
        return Err(LetterError::Bounds);
    }
    let text = format!("Courrier de la Région : {}", letter.subject);
    let fact = NewFact {
        at: letter.sent_at,
        code: "letter",
        source: FactSource::Region,
        text: &text,
        values: BTreeMap::from([
            ("letter".to_owned(), letter.id.to_string()),
            ("subject".to_owned(), letter.subject.clone()),
            ("sha256".to_owned(), letter.sha256.clone()),
        ]),
    };
    store.keep_letter(deposit.id, &letter, new.bytes, &fact)?;
    Ok(letter)
}
