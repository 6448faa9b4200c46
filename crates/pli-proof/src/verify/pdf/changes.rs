//! Whether a file still shows what a signature covers, after the revisions that came later.

use lopdf::Document;

use super::super::verdict::Modification;
use super::field::SignatureField;
use super::load;
use super::review::{self, Change};

/// What ends a revision.
const MARK: &[u8] = b"%%EOF";
/// Most later revisions that are compared.
const MAX_REVISIONS: usize = 32;

/// Says what happened to a file after the bytes that `signature` covers.
pub(super) fn since(bytes: &[u8], signature: &SignatureField, now: &Document) -> Change {
    let end = signature.end();
    let (covered, tail) = bytes.split_at(end.min(bytes.len()));
    if is_line_end(tail) {
        return Change::of(if signature.is_in(now) {
            Modification::None
        } else {
            Modification::Altered
        });
    }
    let altered = Change::of(Modification::Altered);
    if !signature.is_in(now) || !ends_well(tail) {
        return altered;
    }
    step_by_step(bytes, covered.len(), signature, now).unwrap_or(altered)
}

/// Compares each revision with the one before it. `None` where one cannot be read, or where bytes stand outside of revisions.
fn step_by_step(
    bytes: &[u8],
    end: usize,
    signature: &SignatureField,
    now: &Document,
) -> Option<Change> {
    let mut then = load(&bytes[..end])?;
    let mut all = Change::of(Modification::None);
    if !signature.is_in(&then) {
        return None;
    }
    let mut start = end;
    for (number, revision_end) in ends(bytes, end).into_iter().enumerate() {
        if number > MAX_REVISIONS {
            return None;
        }
        let revision = load(&bytes[..revision_end])?;
        // Bytes that bring no table of their own may be anything.
        if revision.xref_start < start {
            return None;
        }
        all = all.and(review::compare(&then, &revision));
        then = revision;
        start = revision_end;
    }
    (then.xref_start == now.xref_start).then_some(all)
}

/// Where the revisions after `from` end.
fn ends(bytes: &[u8], from: usize) -> Vec<usize> {
    let marks = bytes[from..]
        .windows(MARK.len())
        .enumerate()
        .filter(|(_, window)| *window == MARK);
    let after = |place: usize| from + place + MARK.len();
    marks.map(|(place, _)| after(place)).collect()
}

fn is_line_end(tail: &[u8]) -> bool {
    tail.len() <= 2 && tail.iter().all(u8::is_ascii_whitespace)
}

/// Whether nothing but a line end follows the last end mark.
fn ends_well(tail: &[u8]) -> bool {
    let last = tail.windows(MARK.len()).rposition(|window| window == MARK);
    last.is_some_and(|place| is_line_end(&tail[place + MARK.len()..]))
}
