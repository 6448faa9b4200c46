//! A server's answer (RFC 3161 §2.4.2): a status with its words, and a token where the request was granted.

use super::MAX_ANSWER_BYTES;
use super::token::Token;
use crate::ber::{self, Element, INTEGER, NotBer, SEQUENCE};

const BIT_STRING: u8 = 0x03;
const UTF8_STRING: u8 = 0x0c;
/// Most words of a server that are kept.
const MAX_WORDS: usize = 500;

/// Why an answer gives no time-stamp.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnswerError {
    /// The answer is longer than [`MAX_ANSWER_BYTES`].
    #[error("the answer is too large ({bytes} bytes)")]
    TooLarge {
        /// Its length.
        bytes: usize,
    },
    /// The bytes are no answer of a time-stamp server.
    #[error("these bytes are not the answer of a time-stamp server")]
    NotAnAnswer,
    /// The server says no.
    #[error("the server refused: {refusal:?} {words}")]
    Refused {
        /// Why, as far as the protocol says.
        refusal: Refusal,
        /// What the server adds in its own words; may be empty.
        words: String,
    },
    /// The request is granted and the token is missing, or cannot be read.
    #[error("the time-stamp cannot be read")]
    UnreadableToken,
    /// The token stamps something else, or with a digest that is not accepted.
    #[error("the time-stamp is of something else")]
    OtherImprint,
    /// The token answers another request.
    #[error("the time-stamp answers another request")]
    OtherNonce,
    /// The certificate of the authority was asked for and is not inside.
    #[error("the authority's certificate is missing")]
    NoCertificate,
    /// The token's own signature is wrong.
    #[error("the time-stamp's signature is wrong")]
    WrongSignature,
}

/// Why a server refused (`PKIFailureInfo`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The digest algorithm is not accepted.
    Algorithm,
    /// The request cannot be read, or is not permitted.
    Request,
    /// The server has no reliable time at this moment.
    TimeNotAvailable,
    /// The policy asked for is not offered.
    Policy,
    /// An extension of the request is not known.
    Extension,
    /// A failure of the server itself.
    SystemFailure,
    /// No reason that is known.
    Unstated,
}

impl Refusal {
    /// The number of its bit in `PKIFailureInfo`; [`Refusal::Unstated`] has none.
    pub(super) fn bit(self) -> Option<u8> {
        match self {
            Self::Algorithm => Some(0),
            Self::Request => Some(2),
            Self::TimeNotAvailable => Some(14),
            Self::Policy => Some(15),
            Self::Extension => Some(16),
            Self::SystemFailure => Some(25),
            Self::Unstated => None,
        }
    }

    fn of_bit(bit: usize) -> Option<Self> {
        match bit {
            0 => Some(Self::Algorithm),
            // badDataFormat counts as a bad request.
            2 | 5 => Some(Self::Request),
            14 => Some(Self::TimeNotAvailable),
            15 => Some(Self::Policy),
            16 => Some(Self::Extension),
            25 => Some(Self::SystemFailure),
            _ => None,
        }
    }
}

/// Reads an answer as far as its token.
pub(super) fn read(answer: &[u8]) -> Result<Token, AnswerError> {
    if answer.len() > MAX_ANSWER_BYTES {
        return Err(AnswerError::TooLarge {
            bytes: answer.len(),
        });
    }
    let (status, token) = parts(answer).map_err(|NotBer| AnswerError::NotAnAnswer)?;
    // Granted, or granted with modifications (which the checks that follow find).
    if !matches!(status.number, 0 | 1) {
        return Err(AnswerError::Refused {
            refusal: status.refusal,
            words: status.words,
        });
    }
    let token = token.ok_or(AnswerError::UnreadableToken)?;
    Token::read(token)
}

struct Status {
    number: u8,
    words: String,
    refusal: Refusal,
}

fn parts(answer: &[u8]) -> Result<(Status, Option<&[u8]>), NotBer> {
    let (answer, rest) = ber::read(answer)?;
    let parts = answer.expect(SEQUENCE)?.children()?;
    let (status, token) = match &parts[..] {
        [status] => (status, None),
        [status, token] => (status, Some(token.whole)),
        _ => return Err(NotBer),
    };
    if !rest.is_empty() {
        return Err(NotBer);
    }
    Ok((read_status(status)?, token))
}

fn read_status(status: &Element<'_>) -> Result<Status, NotBer> {
    let parts = status.expect(SEQUENCE)?.children()?;
    let (number, optional) = parts.split_first().ok_or(NotBer)?;
    let [number] = number.expect(INTEGER)?.content else {
        return Err(NotBer);
    };
    let words = optional.iter().find(|part| part.tag == SEQUENCE);
    let reasons = optional.iter().find(|part| part.tag == BIT_STRING);
    Ok(Status {
        number: *number,
        words: words.map(read_words).transpose()?.unwrap_or_default(),
        refusal: reasons.and_then(read_refusal).unwrap_or(Refusal::Unstated),
    })
}

/// The server's sentences, without what could play tricks on a screen.
fn read_words(element: &Element<'_>) -> Result<String, NotBer> {
    let sentences = element.children()?;
    let sentences = sentences
        .iter()
        .filter(|sentence| sentence.tag == UTF8_STRING)
        .map(|sentence| String::from_utf8_lossy(sentence.content).into_owned());
    let words = sentences.collect::<Vec<_>>().join(" ");
    let plain = words.chars().filter(|character| !character.is_control());
    Ok(plain.take(MAX_WORDS).collect())
}

fn read_refusal(element: &Element<'_>) -> Option<Refusal> {
    let (_unused, bytes) = element.content.split_first()?;
    let bits = bytes.iter().take(4).enumerate().flat_map(|(place, byte)| {
        (0..8_usize)
            .filter(move |bit| byte & (0x80 >> bit) != 0)
            .map(move |bit| place * 8 + bit)
    });
    bits.filter_map(Refusal::of_bit).next()
}
