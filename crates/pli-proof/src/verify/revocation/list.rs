//! A certificate revocation list (RFC 5280 §5): its head is read, its entries are searched where they stand.
//!
//! Lists of tens of megabytes exist, so nothing is copied.

use der::Decode as _;
use jiff::Timestamp;
use x509_cert::ext::pkix::crl::dp::IssuingDistributionPoint;
use x509_cert::ext::pkix::name::{GeneralName, GeneralNames};
use x509_cert::name::Name;
use x509_cert::time::Time;

use super::Origin;
use crate::ber::{self, Element, INTEGER, NotBer, OBJECT_IDENTIFIER, OCTET_STRING, SEQUENCE};
use crate::certificate;
use crate::verify::path::known::{NameKey, shortest, without_zeros};

const BOOLEAN: u8 = 0x01;
const BIT_STRING: u8 = 0x03;
const ENUMERATED: u8 = 0x0a;
const CONTEXT_0: u8 = 0xa0;

/// Ends of the object identifiers below 2.5.29 that are understood.
const NUMBER: u8 = 20;
const REASON: u8 = 21;
const INVALIDITY: u8 = 24;
const BASE: u8 = 27;
const ISSUING_POINT: u8 = 28;
const ENTRY_ISSUER: u8 = 29;
const AUTHORITY_KEY: u8 = 35;
const KEEPS_EXPIRED: u8 = 60;

/// What an entry says of one certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::verify) struct Entry {
    /// When it was revoked.
    pub(in crate::verify) at: Timestamp,
    /// Why, as a number of RFC 5280 §5.3.1.
    pub(in crate::verify) reason: Option<u8>,
}

impl Entry {
    /// The reason of a delta list that takes an entry back.
    pub(in crate::verify) const REMOVED: u8 = 8;
}

/// The head of a list.
pub(in crate::verify) struct List<'a> {
    /// Where it was found.
    pub(in crate::verify) origin: Origin,
    /// Who issued it.
    pub(in crate::verify) issuer: NameKey,
    /// When it was issued.
    pub(in crate::verify) this_update: Timestamp,
    /// When the next one is due.
    pub(in crate::verify) next_update: Option<Timestamp>,
    /// Number of the list.
    pub(in crate::verify) number: Option<&'a [u8]>,
    /// Number of the list that it completes, where it is a delta list.
    pub(in crate::verify) base: Option<&'a [u8]>,
    /// What it speaks of, where that is limited.
    pub(in crate::verify) scope: Option<IssuingDistributionPoint>,
    /// The bytes of its scope.
    pub(in crate::verify) scope_der: Option<&'a [u8]>,
    /// The bytes that name the key of its issuer.
    pub(in crate::verify) authority_key: Option<&'a [u8]>,
    /// Since when certificates stay on it after their end.
    pub(in crate::verify) keeps_expired_since: Option<Timestamp>,
    /// What is signed.
    pub(in crate::verify) signed: &'a [u8],
    /// Algorithm of the signature.
    pub(in crate::verify) algorithm: Element<'a>,
    /// Signature.
    pub(in crate::verify) signature: &'a [u8],
    entries: &'a [u8],
}

/// Reads a list; one with a critical extension that is not understood cannot be used and is not read.
pub(in crate::verify) fn read(der: &[u8], origin: Origin) -> Result<List<'_>, NotBer> {
    let (whole, _) = ber::read(der)?;
    let [tbs, algorithm, signature] = whole.expect(SEQUENCE)?.children()?[..] else {
        return Err(NotBer);
    };
    let parts = tbs.expect(SEQUENCE)?.children()?;
    let parts = match &parts[..] {
        [version, rest @ ..] if version.tag == INTEGER => rest,
        all => all,
    };
    let [inner_algorithm, issuer, this_update, rest @ ..] = parts else {
        return Err(NotBer);
    };
    // RFC 5280 §5.1.1.2: the two names of the algorithm are the same.
    if inner_algorithm.whole != algorithm.whole {
        return Err(NotBer);
    }
    let (next_update, rest) = match rest {
        [next, rest @ ..] if is_time(next) => (Some(time(next)?), rest),
        rest => (None, rest),
    };
    let (entries, rest) = match rest {
        [entries, rest @ ..] if entries.tag == SEQUENCE => (entries.content, rest),
        rest => (&[][..], rest),
    };
    let issuer = Name::from_der(issuer.whole).map_err(|_| NotBer)?;
    let mut list = List {
        origin,
        issuer: NameKey::of(&issuer),
        this_update: time(this_update)?,
        next_update,
        number: None,
        base: None,
        scope: None,
        scope_der: None,
        authority_key: None,
        keeps_expired_since: None,
        signed: tbs.whole,
        algorithm,
        signature: signature
            .expect(BIT_STRING)?
            .content
            .get(1..)
            .ok_or(NotBer)?,
        entries,
    };
    match rest {
        [] => {}
        [extensions] if extensions.tag == CONTEXT_0 => {
            list.take(ber::read(extensions.content)?.0)?;
        }
        _ => return Err(NotBer),
    }
    Ok(list)
}

/// The name of who issued a list, to show to people.
pub(in crate::verify) fn issuer_name(der: &[u8]) -> Option<String> {
    let whole = ber::read(der).ok()?.0.children().ok()?;
    let parts = whole.first()?.children().ok()?;
    let mut names = parts.iter().filter(|part| part.tag == SEQUENCE);
    // The algorithm stands before the name.
    let name = Name::from_der(names.nth(1)?.whole).ok()?;
    Some(certificate::display_name(&name))
}

impl<'a> List<'a> {
    fn take(&mut self, extensions: Element<'a>) -> Result<(), NotBer> {
        for element in extensions.expect(SEQUENCE)?.children()? {
            let extension = extension(&element)?;
            match extension.kind {
                Some(NUMBER) => self.number = Some(number(extension.value)?),
                Some(BASE) => self.base = Some(number(extension.value)?),
                Some(ISSUING_POINT) => {
                    let scope = IssuingDistributionPoint::from_der(extension.value);
                    self.scope = Some(scope.map_err(|_| NotBer)?);
                    self.scope_der = Some(extension.value);
                }
                Some(AUTHORITY_KEY) => self.authority_key = Some(extension.value),
                Some(KEEPS_EXPIRED) => {
                    self.keeps_expired_since = Some(time(&ber::read(extension.value)?.0)?);
                }
                _ if extension.is_critical => return Err(NotBer),
                _ => {}
            }
        }
        Ok(())
    }

    /// Whether it may list certificates of other issuers.
    pub(in crate::verify) fn is_indirect(&self) -> bool {
        self.scope.as_ref().is_some_and(|scope| scope.indirect_crl)
    }

    /// Looks for a certificate, by its issuer and serial number; the last entry about it counts.
    ///
    /// # Errors
    /// An entry that is badly written or has a critical extension that is not understood: the list cannot be used at all.
    pub(in crate::verify) fn find(
        &self,
        issuer: &NameKey,
        serial: &[u8],
    ) -> Result<Option<Entry>, NotBer> {
        let mut rest = self.entries;
        let mut current = None;
        let mut found = None;
        while !rest.is_empty() {
            let (element, after) = ber::read(rest)?;
            rest = after;
            let read = read_entry(&element)?;
            // An entry that names no issuer belongs to the one named last (RFC 5280 §5.3.3).
            current = read.issuer.or(current);
            if shortest(read.serial) == serial && current.as_ref().unwrap_or(&self.issuer) == issuer
            {
                found = Some(Entry {
                    at: time(&read.at)?,
                    reason: read.reason,
                });
            }
        }
        Ok(found)
    }
}

struct Extension<'a> {
    /// Last number of an object identifier directly below 2.5.29.
    kind: Option<u8>,
    is_critical: bool,
    value: &'a [u8],
}

fn extension<'a>(element: &Element<'a>) -> Result<Extension<'a>, NotBer> {
    let parts = element.expect(SEQUENCE)?.children()?;
    let (oid, is_critical, value) = match parts[..] {
        [oid, value] => (oid, false, value),
        [oid, critical, value] => (oid, critical.expect(BOOLEAN)?.content != [0], value),
        _ => return Err(NotBer),
    };
    let kind = match oid.expect(OBJECT_IDENTIFIER)?.content {
        [0x55, 0x1d, last] => Some(*last),
        _ => None,
    };
    Ok(Extension {
        kind,
        is_critical,
        value: value.expect(OCTET_STRING)?.content,
    })
}

struct ReadEntry<'a> {
    serial: &'a [u8],
    at: Element<'a>,
    reason: Option<u8>,
    issuer: Option<NameKey>,
}

fn read_entry<'a>(element: &Element<'a>) -> Result<ReadEntry<'a>, NotBer> {
    let content = element.expect(SEQUENCE)?.content;
    let (serial, rest) = ber::read(content)?;
    let (at, rest) = ber::read(rest)?;
    let mut read = ReadEntry {
        serial: serial.expect(INTEGER)?.content,
        at,
        reason: None,
        issuer: None,
    };
    if rest.is_empty() {
        return Ok(read);
    }
    for element in ber::read(rest)?.0.expect(SEQUENCE)?.children()? {
        let extension = extension(&element)?;
        match extension.kind {
            Some(REASON) => {
                let value = ber::read(extension.value)?.0.expect(ENUMERATED)?;
                read.reason = value.content.first().copied();
            }
            Some(ENTRY_ISSUER) => read.issuer = Some(directory_name(extension.value)?),
            Some(INVALIDITY) => {}
            _ if extension.is_critical => return Err(NotBer),
            _ => {}
        }
    }
    Ok(read)
}

fn directory_name(der: &[u8]) -> Result<NameKey, NotBer> {
    let names = GeneralNames::from_der(der).map_err(|_| NotBer)?;
    let name = names.iter().find_map(|name| match name {
        GeneralName::DirectoryName(name) => Some(NameKey::of(name)),
        _ => None,
    });
    name.ok_or(NotBer)
}

fn number(der: &[u8]) -> Result<&[u8], NotBer> {
    Ok(without_zeros(ber::read(der)?.0.expect(INTEGER)?.content))
}

fn is_time(element: &Element<'_>) -> bool {
    matches!(element.tag, 0x17 | 0x18)
}

fn time(element: &Element<'_>) -> Result<Timestamp, NotBer> {
    let time = Time::from_der(element.whole).map_err(|_| NotBer)?;
    Ok(certificate::timestamp(time))
}

/// Whether one number is at most another; both without leading zeros.
pub(in crate::verify) fn at_most(left: &[u8], right: &[u8]) -> bool {
    (left.len(), left) <= (right.len(), right)
}
