//! A time-stamp token: a signed statement that something with this digest existed at a time (RFC 3161 §2.4.2).

use jiff::civil::DateTime;
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};

use super::MAX_ANSWER_BYTES;
use super::answer::AnswerError;
use super::request::Digest;
use crate::ber::{self, Element, INTEGER, NotBer, OBJECT_IDENTIFIER, OCTET_STRING, SEQUENCE};
use crate::certificate;
use crate::cms_parts::Parts;
use crate::verify::{self, Indication, SubIndication, TrustStore};

const GENERALIZED_TIME: u8 = 0x18;
const MILLISECONDS: u8 = 0x80;
const MICROSECONDS: u8 = 0x81;
/// `id-ct-TSTInfo`, with tag and length.
const TST_INFO: &[u8] = &[
    0x06, 0x0b, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x01, 0x04,
];

/// A time-stamp as it came, with what it says; believed by nobody yet.
#[derive(Clone, Debug)]
pub struct Token {
    der: Vec<u8>,
    certificates: Vec<Vec<u8>>,
    statement: Statement,
}

/// What the authority signed.
#[derive(Clone, Debug)]
struct Statement {
    digest: Digest,
    time: Timestamp,
    accuracy: Option<SignedDuration>,
    serial: Vec<u8>,
    nonce: Option<Vec<u8>>,
}

impl Token {
    /// Reads a token; checks its form and nothing else.
    pub fn read(bytes: &[u8]) -> Result<Self, AnswerError> {
        if bytes.len() > MAX_ANSWER_BYTES {
            return Err(AnswerError::TooLarge { bytes: bytes.len() });
        }
        let unreadable = |NotBer| AnswerError::UnreadableToken;
        let parts = Parts::read(bytes).map_err(unreadable)?;
        let content = parts.content.as_ref().ok_or(AnswerError::UnreadableToken)?;
        if parts.content_type != TST_INFO || parts.signers.len() != 1 {
            return Err(AnswerError::UnreadableToken);
        }
        let statement = statement(content).map_err(unreadable)?;
        let (whole, _padding) = ber::read(bytes).map_err(unreadable)?;
        Ok(Self {
            der: whole.whole.to_vec(),
            certificates: parts.certificates,
            statement: statement.ok_or(AnswerError::OtherImprint)?,
        })
    }

    /// Returns the token in DER, or as its authority encoded it.
    pub fn to_der(&self) -> &[u8] {
        &self.der
    }

    /// Returns the time that it proves.
    pub fn time(&self) -> Timestamp {
        self.statement.time
    }

    /// Returns how far the authority's clock may be off, where it says so.
    pub fn accuracy(&self) -> Option<SignedDuration> {
        self.statement.accuracy
    }

    /// Returns the digest of what is stamped.
    pub fn digest(&self) -> &Digest {
        &self.statement.digest
    }

    /// Returns the serial number, hexadecimal.
    pub fn serial(&self) -> String {
        hex::encode(&self.statement.serial)
    }

    /// Returns the certificates that came with it, in no order.
    pub fn certificates(&self) -> &[Vec<u8>] {
        &self.certificates
    }

    /// Returns the name of its authority as its certificate has it.
    pub fn authority(&self) -> Option<String> {
        let judged = verify::enveloping(&self.der, &TrustStore::new(), self.time());
        let signer = judged.signatures.into_iter().next()?.signer;
        signer.or_else(|| {
            let first = certificate::read(self.certificates.first()?, self.time()).ok()?;
            Some(first.holder.display_name().to_owned())
        })
    }

    pub(super) fn nonce(&self) -> Option<&Vec<u8>> {
        self.statement.nonce.as_ref()
    }

    /// Checks the token's signature with the certificate inside, whoever that belongs to.
    pub(super) fn check_signature(&self) -> Result<(), AnswerError> {
        let judged = verify::enveloping(&self.der, &TrustStore::new(), self.time());
        match (judged.indication, judged.sub_indication) {
            (_, Some(SubIndication::NoSigningCertificateFound)) => Err(AnswerError::NoCertificate),
            (Indication::TotalFailed, _) => Err(AnswerError::WrongSignature),
            (Indication::TotalPassed | Indication::Indeterminate, _) => Ok(()),
        }
    }
}

/// Reads a `TSTInfo`; `None` where its digest algorithm is none that is accepted.
fn statement(content: &[u8]) -> Result<Option<Statement>, NotBer> {
    let (info, _) = ber::read(content)?;
    let parts = info.expect(SEQUENCE)?.children()?;
    let [version, policy, imprint, serial, time, optional @ ..] = &parts[..] else {
        return Err(NotBer);
    };
    if version.expect(INTEGER)?.content != [1] {
        return Err(NotBer);
    }
    policy.expect(OBJECT_IDENTIFIER)?;
    let Some(digest) = read_imprint(imprint)? else {
        return Ok(None);
    };
    let accuracy = optional.iter().find(|part| part.tag == SEQUENCE);
    let nonce = optional.iter().find(|part| part.tag == INTEGER);
    Ok(Some(Statement {
        digest,
        time: read_time(time.expect(GENERALIZED_TIME)?.content).ok_or(NotBer)?,
        accuracy: accuracy.map(read_accuracy).transpose()?,
        serial: serial.expect(INTEGER)?.content.to_vec(),
        nonce: nonce.map(|nonce| nonce.content.to_vec()),
    }))
}

/// Reads a `MessageImprint`.
pub(super) fn read_imprint(imprint: &Element<'_>) -> Result<Option<Digest>, NotBer> {
    let [algorithm, octets] = imprint.expect(SEQUENCE)?.children()?[..] else {
        return Err(NotBer);
    };
    let algorithm = algorithm.expect(SEQUENCE)?.children()?;
    let algorithm = algorithm.first().ok_or(NotBer)?;
    Ok(Digest::read(
        algorithm.expect(OBJECT_IDENTIFIER)?.content,
        octets.expect(OCTET_STRING)?.content,
    ))
}

fn read_accuracy(element: &Element<'_>) -> Result<SignedDuration, NotBer> {
    let mut accuracy = SignedDuration::ZERO;
    for part in element.children()? {
        let number = part
            .content
            .iter()
            .take(4)
            .fold(0_i64, |number, &digit| number << 8 | i64::from(digit));
        accuracy += match part.tag {
            INTEGER => SignedDuration::from_secs(number),
            MILLISECONDS => SignedDuration::from_millis(number),
            MICROSECONDS => SignedDuration::from_micros(number),
            _ => return Err(NotBer),
        };
    }
    Ok(accuracy)
}

/// `YYYYMMDDhhmmss[.s…]Z` (RFC 3161 §2.4.2).
fn read_time(text: &[u8]) -> Option<Timestamp> {
    let text = std::str::from_utf8(text).ok()?.strip_suffix('Z')?;
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) => (whole, fraction),
        None => (text, ""),
    };
    let is_plain = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() != 14 || fraction.len() > 9 || !is_plain(whole) || !is_plain(fraction) {
        return None;
    }
    let part = |from: usize| whole.get(from..from + 2)?.parse::<i8>().ok();
    let nanoseconds = format!("{fraction:0<9}").parse().ok()?;
    let time = DateTime::new(
        whole.get(..4)?.parse().ok()?,
        part(4)?,
        part(6)?,
        part(8)?,
        part(10)?,
        part(12)?,
        nanoseconds,
    );
    Offset::UTC.to_timestamp(time.ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::read_time;

    #[test]
    fn times_are_read_with_fractions_and_only_in_universal_time() {
        for (text, expected) in [
            ("20261122031500Z", Some("2026-11-22T03:15:00Z")),
            ("20261122031500.25Z", Some("2026-11-22T03:15:00.25Z")),
            ("20261122031500+0100", None),
            ("20261122031500.1234567890Z", None),
            ("20261322031500Z", None),
            ("202611220315Z", None),
            ("", None),
        ] {
            let expected = expected.map(|time| time.parse().expect("a time"));
            assert_eq!(read_time(text.as_bytes()), expected, "{text}");
        }
    }
}
