//! The signatures that a PDF already holds, and where their bytes stand.

use std::ops::Range;

use lopdf::{Dictionary, Document, Object};

/// A signature or a time-stamp of a document.
pub(super) struct Found {
    /// The hexadecimal string of the signature with its angle brackets.
    pub(super) gap: Range<usize>,
    /// Where the bytes that it covers end.
    pub(super) end: usize,
    /// The CMS with its padding.
    pub(super) contents: Vec<u8>,
    /// Whether it is a time-stamp on the document.
    pub(super) is_time_stamp: bool,
}

/// Finds the signatures whose range has the one form that covers a file, the last one last.
pub(super) fn signatures(document: &Document, pdf: &[u8]) -> Vec<Found> {
    let dictionaries = document.objects.values();
    let mut found = dictionaries
        .filter_map(|object| read(object.as_dict().ok()?, document, pdf))
        .collect::<Vec<_>>();
    found.sort_by_key(|signature| signature.end);
    found
}

fn read(dictionary: &Dictionary, document: &Document, pdf: &[u8]) -> Option<Found> {
    let contents = dictionary.get_deref(b"Contents", document).ok()?;
    let contents = contents.as_str().ok()?.to_vec();
    let range = dictionary.get_deref(b"ByteRange", document).ok()?;
    let number = |place: usize| -> Option<usize> {
        usize::try_from(range.as_array().ok()?.get(place)?.as_i64().ok()?).ok()
    };
    let gap = number(1)?..number(2)?;
    let end = gap.end.checked_add(number(3)?)?;
    let hexadecimal = pdf.get(gap.clone())?;
    let is_whole = number(0)? == 0 && end <= pdf.len();
    let is_string = hexadecimal.starts_with(b"<") && hexadecimal.ends_with(b">");
    let kind = dictionary
        .get_deref(b"SubFilter", document)
        .and_then(Object::as_name);
    (is_whole && is_string && gap.len() > 2).then(|| Found {
        gap,
        end,
        contents,
        is_time_stamp: kind.is_ok_and(|kind| kind == b"ETSI.RFC3161"),
    })
}
