//! Answers of OCSP responders (RFC 6960): signed by the issuer, or by one whom it certified for that.
//!
//! The answers were asked by others, at another time: a nonce is of no use here, and none is demanded.

use der::Decode as _;
use jiff::{SignedDuration, Timestamp};
use openssl::hash::MessageDigest;
use x509_cert::name::Name;
use x509_cert::time::Time;

use super::{Age, Kind, Origin, Reason, Source, Status, crl};
use crate::ber::{self, Element, INTEGER, NotBer, OBJECT_IDENTIFIER, OCTET_STRING, SEQUENCE};
use crate::certificate;
use crate::verify::algorithms;
use crate::verify::cms::{self, Algorithm};
use crate::verify::path::known::{Known, NameKey, shortest};
use crate::verify::path::lists::Place;
use crate::verify::path::{Context, held_under};
use crate::verify::purpose;

const ENUMERATED: u8 = 0x0a;
const BIT_STRING: u8 = 0x03;
const CONTEXT_0: u8 = 0xa0;
const CONTEXT_1: u8 = 0xa1;
const CONTEXT_2: u8 = 0xa2;
const GOOD: u8 = 0x80;
const REVOKED: u8 = 0xa1;
/// 1.3.6.1.5.5.7.48.1.6
const ARCHIVE_CUTOFF: &[u8] = &[0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x30, 0x01, 0x06];

/// Most certificates and single answers that are looked at.
const MAX_ITEMS: usize = 100;
/// How long an answer that announces no successor is believed.
const WITHOUT_SUCCESSOR: SignedDuration = SignedDuration::from_hours(24);

/// A signed answer about one or more certificates.
pub(in crate::verify) struct Answer<'a> {
    origin: Origin,
    responder: Responder<'a>,
    produced_at: Timestamp,
    singles: Vec<Single<'a>>,
    certificates: Vec<&'a [u8]>,
    signed: &'a [u8],
    algorithm: Algorithm<'a>,
    signature: &'a [u8],
}

enum Responder<'a> {
    Name(NameKey),
    KeyHash(&'a [u8]),
}

struct Single<'a> {
    hash: Algorithm<'a>,
    issuer_name: &'a [u8],
    issuer_key: &'a [u8],
    serial: &'a [u8],
    says: Says,
    this_update: Timestamp,
    next_update: Option<Timestamp>,
    archive_cutoff: Option<Timestamp>,
}

#[derive(Clone, Copy)]
enum Says {
    Good,
    Revoked { at: Timestamp, reason: Option<u8> },
    Unknown,
}

impl<'a> Answer<'a> {
    /// The certificates that came with the answer.
    pub(in crate::verify) fn certificates(&self) -> impl Iterator<Item = &'a [u8]> {
        self.certificates.iter().copied()
    }

    /// From when to when the answer speaks.
    pub(in crate::verify) fn span(&self) -> (Timestamp, Option<Timestamp>) {
        let single = self.singles.first();
        (
            single.map_or(self.produced_at, |single| single.this_update),
            single.and_then(|single| single.next_update),
        )
    }

    /// The name of the first certificate that came with the answer, to show to people.
    pub(in crate::verify) fn responder_name(&self) -> String {
        let known = self.certificates.first().and_then(|der| Known::read(der));
        known.map_or_else(String::new, |known| known.display_name())
    }
}

/// Reads a whole answer, or its inner part.
pub(in crate::verify) fn read(der: &[u8], origin: Origin) -> Result<Answer<'_>, NotBer> {
    let (whole, _) = ber::read(der)?;
    let parts = whole.expect(SEQUENCE)?.children()?;
    match parts[..] {
        [status, bytes] if status.tag == ENUMERATED => {
            let bytes = ber::read(bytes.expect(CONTEXT_0)?.content)?.0;
            let [_kind, inner] = bytes.expect(SEQUENCE)?.children()?[..] else {
                return Err(NotBer);
            };
            let (basic, _) = ber::read(inner.expect(OCTET_STRING)?.content)?;
            read_basic(&basic.expect(SEQUENCE)?.children()?, origin)
        }
        _ => read_basic(&parts, origin),
    }
}

fn read_basic<'a>(parts: &[Element<'a>], origin: Origin) -> Result<Answer<'a>, NotBer> {
    let [tbs, algorithm, signature, certificates @ ..] = parts else {
        return Err(NotBer);
    };
    let fields = tbs.expect(SEQUENCE)?.children()?;
    let fields = match &fields[..] {
        [version, rest @ ..] if version.tag == CONTEXT_0 => rest,
        all => all,
    };
    let [responder, produced_at, singles, ..] = fields else {
        return Err(NotBer);
    };
    let certificates = match certificates {
        [list, ..] if list.tag == CONTEXT_0 => {
            ber::read(list.content)?.0.expect(SEQUENCE)?.children()?
        }
        _ => Vec::new(),
    };
    let singles = singles.expect(SEQUENCE)?.children()?;
    Ok(Answer {
        origin,
        responder: responder_of(responder)?,
        produced_at: time(produced_at)?,
        singles: singles
            .iter()
            .take(MAX_ITEMS)
            .map(single)
            .collect::<Result<_, _>>()?,
        certificates: certificates
            .iter()
            .take(MAX_ITEMS)
            .map(|certificate| certificate.whole)
            .collect(),
        signed: tbs.whole,
        algorithm: cms::algorithm(algorithm)?,
        signature: signature
            .expect(BIT_STRING)?
            .content
            .get(1..)
            .ok_or(NotBer)?,
    })
}

fn responder_of<'a>(element: &Element<'a>) -> Result<Responder<'a>, NotBer> {
    let (inner, _) = ber::read(element.content)?;
    match element.tag {
        CONTEXT_1 => {
            let name = Name::from_der(inner.whole).map_err(|_| NotBer)?;
            Ok(Responder::Name(NameKey::of(&name)))
        }
        CONTEXT_2 => Ok(Responder::KeyHash(inner.expect(OCTET_STRING)?.content)),
        _ => Err(NotBer),
    }
}

fn single<'a>(element: &Element<'a>) -> Result<Single<'a>, NotBer> {
    let parts = element.expect(SEQUENCE)?.children()?;
    let [identifier, says, this_update, rest @ ..] = &parts[..] else {
        return Err(NotBer);
    };
    let [hash, name, key, serial] = identifier.expect(SEQUENCE)?.children()?[..] else {
        return Err(NotBer);
    };
    let mut single = Single {
        hash: cms::algorithm(&hash)?,
        issuer_name: name.expect(OCTET_STRING)?.content,
        issuer_key: key.expect(OCTET_STRING)?.content,
        serial: serial.expect(INTEGER)?.content,
        says: says_of(says)?,
        this_update: time(this_update)?,
        next_update: None,
        archive_cutoff: None,
    };
    for element in rest {
        match element.tag {
            CONTEXT_0 => single.next_update = Some(time(&ber::read(element.content)?.0)?),
            CONTEXT_1 => single.archive_cutoff = archive_cutoff(element)?,
            _ => return Err(NotBer),
        }
    }
    Ok(single)
}

fn says_of(element: &Element<'_>) -> Result<Says, NotBer> {
    match element.tag {
        GOOD => Ok(Says::Good),
        REVOKED => {
            let fields = element.children()?;
            let reason = match fields.get(1) {
                Some(field) => ber::read(field.expect(CONTEXT_0)?.content)?
                    .0
                    .expect(ENUMERATED)?
                    .content
                    .first()
                    .copied(),
                None => None,
            };
            Ok(Says::Revoked {
                at: time(fields.first().ok_or(NotBer)?)?,
                reason,
            })
        }
        _ => Ok(Says::Unknown),
    }
}

fn archive_cutoff(element: &Element<'_>) -> Result<Option<Timestamp>, NotBer> {
    for extension in ber::read(element.content)?.0.expect(SEQUENCE)?.children()? {
        let fields = extension.expect(SEQUENCE)?.children()?;
        if let [oid, .., value] = fields[..]
            && oid.expect(OBJECT_IDENTIFIER)?.content == ARCHIVE_CUTOFF
        {
            return Ok(Some(time(&ber::read(value.content)?.0)?));
        }
    }
    Ok(None)
}

fn time(element: &Element<'_>) -> Result<Timestamp, NotBer> {
    let time = Time::from_der(element.whole).map_err(|_| NotBer)?;
    Ok(certificate::timestamp(time))
}

/// Looks the certificate at this place of a path up in the answers at hand; the newest that tells counts.
pub(super) fn status<'a>(place: &Place<'_, 'a>, context: &Context<'a>) -> Status {
    let mut told = Status::Unknown;
    let mut newest = Timestamp::MIN;
    for answer in context.answers {
        for single in &answer.singles {
            if !is_about(single, place) || !is_signed(answer, place, context) {
                continue;
            }
            let source = Source {
                kind: Kind::Answer,
                origin: answer.origin,
                this_update: single.this_update,
                next_update: single.next_update,
            };
            match single.says {
                Says::Revoked { at, reason } => {
                    return Status::Revoked {
                        at,
                        reason: Reason::of(reason),
                        source,
                    };
                }
                Says::Good
                    if single.this_update >= newest
                        && is_current(single, place.subject(), context) =>
                {
                    newest = single.this_update;
                    told = Status::Good(source);
                }
                Says::Good | Says::Unknown => {}
            }
        }
    }
    told
}

/// What an answer says of a certificate, whether or not it may be believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Word {
    /// It was revoked, or it was not.
    Tells,
    /// The responder does not know it.
    Unknown,
}

/// What an answer says of the certificate with this number under an issuer of this name (DER); none where it does not speak of it.
pub(crate) fn word_on(answer: &[u8], issuer_name: &[u8], serial: &[u8]) -> Option<Word> {
    let answer = read(answer, Origin::File).ok()?;
    let words = answer.singles.iter().filter_map(|single| {
        let (method, _) = algorithms::digest(single.hash.oid)?;
        let is_about = shortest(single.serial) == shortest(serial)
            && algorithms::digest_of(method, &[issuer_name])
                .is_ok_and(|found| found == single.issuer_name);
        is_about.then_some(match single.says {
            Says::Good | Says::Revoked { .. } => Word::Tells,
            Says::Unknown => Word::Unknown,
        })
    });
    words.min()
}

fn is_about(single: &Single<'_>, place: &Place<'_, '_>) -> bool {
    if shortest(single.serial) != place.subject().serial() {
        return false;
    }
    let Some((method, _)) = algorithms::digest(single.hash.oid) else {
        return false;
    };
    let issuer = place.issuer().certificate.tbs_certificate();
    let name = der::Encode::to_der(issuer.subject()).unwrap_or_default();
    let same = |bytes: &[u8], digest: &[u8]| {
        algorithms::digest_of(method, &[bytes]).is_ok_and(|found| found == digest)
    };
    same(&name, single.issuer_name) && same(key_bits(place.issuer()), single.issuer_key)
}

/// The bytes of a public key, as responders and certificate identifiers hash them.
fn key_bits(known: &Known) -> &[u8] {
    let tbs = known.certificate.tbs_certificate();
    tbs.subject_public_key_info().subject_public_key.raw_bytes()
}

fn is_current(single: &Single<'_>, subject: &Known, context: &Context<'_>) -> bool {
    let (_, end) = subject.validity();
    let keeps = single.archive_cutoff.is_some_and(|since| since <= end);
    if single.this_update > end && !keeps {
        return false;
    }
    Age {
        this_update: single.this_update,
        next_update: single
            .next_update
            .unwrap_or_else(|| crl::later(single.this_update, WITHOUT_SUCCESSOR)),
    }
    .tells_of(&context.times)
}

/// Whether the issuer of the certificate signed, or one whom it certified for answers.
fn is_signed<'a>(answer: &Answer<'_>, place: &Place<'_, 'a>, context: &Context<'a>) -> bool {
    let issuer = place.issuer();
    if is_responder(answer, issuer) && is_signed_by(answer, issuer, context) {
        return true;
    }
    let mut delegates = context.all().filter(|known| {
        known.issuer == issuer.subject
            && purpose::may_sign_answers(&known.certificate)
            && is_responder(answer, known)
            && is_signed_by(answer, known, context)
    });
    delegates.any(|known| stands_for(known, answer, place, context))
}

fn is_responder(answer: &Answer<'_>, known: &Known) -> bool {
    match &answer.responder {
        Responder::Name(name) => *name == known.subject,
        Responder::KeyHash(hash) => {
            let found = algorithms::digest_of(MessageDigest::sha1(), &[key_bits(known)]);
            found.is_ok_and(|found| found == *hash)
        }
    }
}

fn is_signed_by(answer: &Answer<'_>, known: &Known, context: &Context<'_>) -> bool {
    let Some(key) = known.public_key() else {
        return false;
    };
    algorithms::verify(
        &key,
        &answer.algorithm,
        None,
        answer.signed,
        answer.signature,
    )
    .is_ok_and(|strength| context.accepts(strength))
}

/// Whether a responder's certificate was issued by the same authority, was valid when it answered, and was not revoked.
fn stands_for<'a>(
    delegate: &'a Known,
    answer: &Answer<'_>,
    place: &Place<'_, 'a>,
    context: &Context<'a>,
) -> bool {
    let (start, end) = delegate.validity();
    if answer.produced_at < start || answer.produced_at > end {
        return false;
    }
    let Some(path) = held_under(delegate, place, context) else {
        return false;
    };
    if purpose::needs_no_check(&delegate.certificate)
        || !purpose::publishes_revocation(&delegate.certificate)
    {
        return true;
    }
    let place = Place {
        path: &path,
        index: 0,
    };
    matches!(
        crl::status(&place, &context.inside(delegate)),
        Status::Good(_)
    )
}
