//! The signature fields of a PDF, and the bytes that each signature covers.

use std::collections::BTreeSet;
use std::ops::Range;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::lock::Lock;

/// Deepest tree of fields that is followed.
const MAX_DEPTH: usize = 32;

/// A signature as its dictionary describes it.
pub(super) struct SignatureField {
    /// The dictionary, where it is an object of its own.
    pub(super) id: Option<ObjectId>,
    /// What it says of its form.
    sub_filter: Vec<u8>,
    /// What it covers: offset and length, twice.
    byte_range: Vec<i64>,
    /// The CMS with its padding.
    pub(super) contents: Vec<u8>,
    /// The claimed time.
    pub(super) time: Option<Timestamp>,
    /// What it allows to happen after it.
    pub(super) lock: Lock,
}

impl SignatureField {
    fn read(
        dictionary: &Dictionary,
        id: Option<ObjectId>,
        field: &Dictionary,
        document: &Document,
    ) -> Option<Self> {
        let contents = dictionary
            .get_deref(b"Contents", document)
            .and_then(Object::as_str)
            .ok()?;
        let range = dictionary
            .get_deref(b"ByteRange", document)
            .and_then(Object::as_array)
            .ok()?;
        let name = dictionary
            .get_deref(b"SubFilter", document)
            .and_then(Object::as_name);
        let date = dictionary
            .get_deref(b"M", document)
            .and_then(Object::as_str);
        Some(Self {
            id,
            sub_filter: name.map(<[u8]>::to_vec).unwrap_or_default(),
            byte_range: range
                .iter()
                .map(|number| number.as_i64().unwrap_or(-1))
                .collect(),
            contents: contents.to_vec(),
            time: date.ok().and_then(pdf_date),
            lock: Lock::read(dictionary, field, document),
        })
    }

    /// A field that is signed, with a signature that cannot be read.
    fn unreadable(id: Option<ObjectId>) -> Self {
        Self {
            id,
            sub_filter: Vec::new(),
            byte_range: Vec::new(),
            contents: Vec::new(),
            time: None,
            lock: Lock::default(),
        }
    }

    /// Whether this is a time-stamp on the document rather than a signature.
    pub(super) fn is_time_stamp(&self) -> bool {
        self.sub_filter == b"ETSI.RFC3161"
    }

    /// Whether this declares itself PAdES.
    pub(super) fn is_pades(&self) -> bool {
        self.sub_filter == b"ETSI.CAdES.detached"
    }

    /// Where the covered bytes end; zero where the range is none.
    pub(super) fn end(&self) -> usize {
        self.ends().map_or(0, |(_, end)| end)
    }

    /// The bytes that are left out and the end, where the range has the one form that covers a file: from its first byte to
    /// the signature, and from there on.
    fn ends(&self) -> Option<(Range<usize>, usize)> {
        let [0, first, second, rest] = self.byte_range[..] else {
            return None;
        };
        let gap = usize::try_from(first).ok()?..usize::try_from(second).ok()?;
        let end = gap.end.checked_add(usize::try_from(rest).ok()?)?;
        (!gap.is_empty() && end > gap.end).then_some((gap, end))
    }

    /// The bytes that are left out, where they are exactly the hexadecimal string of the signature.
    pub(super) fn gap(&self, bytes: &[u8]) -> Option<Range<usize>> {
        let (gap, end) = self.ends()?;
        if end > bytes.len() {
            return None;
        }
        let digits = bytes[gap.clone()].strip_prefix(b"<")?.strip_suffix(b">")?;
        let mut digits = digits
            .iter()
            .copied()
            .filter(|byte| !byte.is_ascii_whitespace())
            .collect::<Vec<_>>();
        if digits.len() % 2 == 1 {
            digits.push(b'0');
        }
        (hex::decode(digits).ok()? == self.contents).then_some(gap)
    }

    /// Whether another reading of the same file shows the same signature.
    pub(super) fn is_in(&self, document: &Document) -> bool {
        signatures(document).iter().any(|other| {
            other.byte_range == self.byte_range
                && other.contents == self.contents
                && other.id == self.id
        })
    }
}

/// The signatures that the form of a document shows, each once.
pub(super) fn signatures(document: &Document) -> Vec<SignatureField> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    let form = document
        .catalog()
        .and_then(|catalog| catalog.get_deref(b"AcroForm", document));
    let fields = form
        .and_then(Object::as_dict)
        .and_then(|form| form.get_deref(b"Fields", document));
    if let Ok(fields) = fields.and_then(Object::as_array) {
        walk(document, fields, 0, &mut seen, &mut found);
    }
    found
}

fn walk(
    document: &Document,
    fields: &[Object],
    depth: usize,
    seen: &mut BTreeSet<ObjectId>,
    found: &mut Vec<SignatureField>,
) {
    for field in fields {
        if field.as_reference().is_ok_and(|id| !seen.insert(id)) || depth > MAX_DEPTH {
            continue;
        }
        let Ok(dictionary) = document
            .dereference(field)
            .and_then(|(_, object)| object.as_dict())
        else {
            continue;
        };
        let value = dictionary
            .get(b"V")
            .map(|value| (value.as_reference().ok(), value));
        if let Ok((id, value)) = value
            && id.is_none_or(|id| seen.insert(id))
        {
            let is_signature = dictionary
                .get(b"FT")
                .and_then(Object::as_name)
                .is_ok_and(|kind| kind == b"Sig");
            let value = document
                .dereference(value)
                .and_then(|(_, value)| value.as_dict());
            let read = value
                .ok()
                .and_then(|value| SignatureField::read(value, id, dictionary, document));
            found.extend(read.or_else(|| is_signature.then(|| SignatureField::unreadable(id))));
        }
        if let Ok(kids) = dictionary
            .get_deref(b"Kids", document)
            .and_then(Object::as_array)
        {
            walk(document, kids, depth + 1, seen, found);
        }
    }
}

/// A text of a PDF (ISO 32000-2, 7.9.2.2): UTF-16, UTF-8, or bytes.
pub(super) fn text(bytes: &[u8]) -> String {
    if let Some(units) = bytes.strip_prefix(b"\xfe\xff") {
        let units = units
            .chunks_exact(2)
            .map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
        return char::decode_utf16(units)
            .map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect();
    }
    let plain = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(plain) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|&byte| char::from(byte)).collect(),
    }
}

/// A date of ISO 32000-1, 7.9.4: `D:YYYYMMDDHHmmSSOHH'mm'`, where all after the year may be missing.
fn pdf_date(text: &[u8]) -> Option<Timestamp> {
    let text = std::str::from_utf8(text).ok()?;
    let text = text.strip_prefix("D:").unwrap_or(text);
    let digits = text.bytes().take(14).take_while(u8::is_ascii_digit).count();
    let (date, zone) = text.split_at(digits);
    let part = |range: Range<usize>, default: i8| match date.get(range) {
        Some(part) => part.parse::<i8>().ok(),
        None => Some(default),
    };
    let year = date.get(..4)?.parse().ok()?;
    let local = DateTime::new(
        year,
        part(4..6, 1)?,
        part(6..8, 1)?,
        part(8..10, 0)?,
        part(10..12, 0)?,
        part(12..14, 0)?,
        0,
    );
    offset(zone)?.to_timestamp(local.ok()?).ok()
}

fn offset(zone: &str) -> Option<Offset> {
    let sign = match zone.as_bytes().first() {
        None | Some(b'Z') => return Some(Offset::UTC),
        Some(b'+') => 1,
        Some(b'-') => -1,
        Some(_) => return None,
    };
    let mut numbers = zone[1..].split('\'').map(str::parse::<i32>);
    let hours = numbers.next()?.ok()?;
    let minutes = numbers.next().and_then(Result::ok).unwrap_or(0);
    Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok()
}

#[cfg(test)]
mod tests {
    use super::pdf_date;

    #[test]
    fn dates_are_read_with_their_zone_or_not_at_all() {
        for (text, expected) in [
            ("D:20261121201500+00'00'", Some("2026-11-21T20:15:00Z")),
            ("D:20261121201500+01'00'", Some("2026-11-21T19:15:00Z")),
            ("D:20261121201500-05'30", Some("2026-11-22T01:45:00Z")),
            ("D:20261121201500Z", Some("2026-11-21T20:15:00Z")),
            ("20261121", Some("2026-11-21T00:00:00Z")),
            ("D:20261321", None),
            ("D:2026112120150000", None),
            ("demain", None),
            ("D:é", None),
        ] {
            let expected = expected.map(|time| time.parse().expect("a time"));
            assert_eq!(pdf_date(text.as_bytes()), expected, "{text}");
        }
    }
}
