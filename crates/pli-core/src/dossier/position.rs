//! Places of rows: texts that sort, with always room for another in between (fractional indexing).
//!
//! A position is a counted whole part (`a0`, `a1`, … `az`, `b00`, …) and an optional fraction, so that adding rows at the end
//! makes texts that grow with the logarithm of their number.

use super::Position;

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const FIRST: &str = "a0";
const SMALLEST_WHOLE: &str = "A00000000000000000000000000";

/// Finds a position after `low` and before `high`; positions that this module did not make count as absent.
///
/// Where `low` is not before `high` there is no room between, and the answer stands just after `low`.
pub(super) fn between(low: Option<&Position>, high: Option<&Position>) -> Position {
    let low = low.map(|p| p.0.as_str()).filter(|text| is_position(text));
    let high = high.map(|p| p.0.as_str()).filter(|text| is_position(text));
    let high = high.filter(|high| low.is_none_or(|low| low < *high));
    Position(text_between(low, high))
}

fn text_between(low: Option<&str>, high: Option<&str>) -> String {
    match (low, high) {
        (None, None) => FIRST.to_owned(),
        (None, Some(high)) => before(high),
        (Some(low), None) => after(low),
        (Some(low), Some(high)) => inside(low, high),
    }
}

fn before(high: &str) -> String {
    let (whole, fraction) = split(high);
    if whole == SMALLEST_WHOLE {
        return format!("{whole}{}", midpoint("", Some(fraction)));
    }
    if !fraction.is_empty() {
        return whole.to_owned();
    }
    decremented(whole).unwrap_or_else(|| format!("{whole}{}", midpoint("", None)))
}

fn after(low: &str) -> String {
    let (whole, fraction) = split(low);
    incremented(whole).unwrap_or_else(|| format!("{whole}{}", midpoint(fraction, None)))
}

fn inside(low: &str, high: &str) -> String {
    let (low_whole, low_fraction) = split(low);
    let (high_whole, high_fraction) = split(high);
    if low_whole == high_whole {
        return format!("{low_whole}{}", midpoint(low_fraction, Some(high_fraction)));
    }
    match incremented(low_whole) {
        Some(next) if next.as_str() < high => next,
        Some(_) | None => format!("{low_whole}{}", midpoint(low_fraction, None)),
    }
}

fn whole_length(head: u8) -> Option<usize> {
    match head {
        b'a'..=b'z' => Some(usize::from(head - b'a') + 2),
        b'A'..=b'Z' => Some(usize::from(b'Z' - head) + 2),
        _ => None,
    }
}

fn is_position(text: &str) -> bool {
    let bytes = text.as_bytes();
    let Some(length) = bytes.first().copied().and_then(whole_length) else {
        return false;
    };
    bytes.len() >= length
        && bytes.len() <= 200
        && bytes.iter().all(u8::is_ascii_alphanumeric)
        && (bytes.len() == length || !text.ends_with('0'))
        && (text != SMALLEST_WHOLE)
}

fn split(text: &str) -> (&str, &str) {
    let length = text
        .bytes()
        .next()
        .and_then(whole_length)
        .unwrap_or(text.len());
    text.split_at(length.min(text.len()))
}

fn digit(byte: u8) -> usize {
    DIGITS.iter().position(|d| *d == byte).unwrap_or(0)
}

/// The next whole part; none after the last.
fn incremented(whole: &str) -> Option<String> {
    let mut bytes = whole.as_bytes().to_vec();
    for index in (1..bytes.len()).rev() {
        let value = digit(bytes[index]) + 1;
        if value < DIGITS.len() {
            bytes[index] = DIGITS[value];
            return text_of(bytes);
        }
        bytes[index] = DIGITS[0];
    }
    match bytes[0] {
        b'z' => None,
        b'Z' => text_of(b"a0".to_vec()),
        head => {
            bytes[0] = head + 1;
            resize(&mut bytes, DIGITS[0]);
            text_of(bytes)
        }
    }
}

/// The whole part before; none before the first.
fn decremented(whole: &str) -> Option<String> {
    let mut bytes = whole.as_bytes().to_vec();
    let last = DIGITS[DIGITS.len() - 1];
    for index in (1..bytes.len()).rev() {
        let value = digit(bytes[index]);
        if value > 0 {
            bytes[index] = DIGITS[value - 1];
            return text_of(bytes);
        }
        bytes[index] = last;
    }
    match bytes[0] {
        b'A' => None,
        b'a' => text_of(vec![b'Z', last]),
        head => {
            bytes[0] = head - 1;
            resize(&mut bytes, last);
            text_of(bytes)
        }
    }
}

fn resize(bytes: &mut Vec<u8>, fill: u8) {
    if let Some(length) = whole_length(bytes[0]) {
        bytes.resize(length, fill);
    }
}

fn text_of(bytes: Vec<u8>) -> Option<String> {
    String::from_utf8(bytes).ok()
}

/// A fraction strictly between two, without a last `0`; `high` none is one.
fn midpoint(low: &str, high: Option<&str>) -> String {
    let (low, high) = (low.as_bytes(), high.map(str::as_bytes));
    let mut out = Vec::new();
    let mut bounded = high.is_some();
    for index in 0.. {
        let below = low.get(index).map_or(0, |b| digit(*b));
        let above = match high {
            Some(high) if bounded => high.get(index).map_or(0, |b| digit(*b)),
            Some(_) | None => DIGITS.len(),
        };
        if above > below + 1 {
            out.push(DIGITS[usize::midpoint(below, above)]);
            break;
        }
        out.push(DIGITS[below]);
        bounded = bounded && above == below;
    }
    String::from_utf8(out).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn p(text: &str) -> Position {
        Position(text.to_owned())
    }

    #[test]
    fn rows_added_at_the_end_keep_short_positions() {
        let mut last = between(None, None);
        for _ in 0..10_000 {
            let next = between(Some(&last), None);
            assert!(next > last, "{next:?} after {last:?}");
            last = next;
        }
        assert!(last.0.len() <= 4, "{last:?}");
    }

    #[test]
    fn rows_added_at_the_start_keep_short_positions() {
        let mut first = between(None, None);
        for _ in 0..10_000 {
            let next = between(None, Some(&first));
            assert!(
                next < first && is_position(&next.0),
                "{next:?} before {first:?}"
            );
            first = next;
        }
        assert!(first.0.len() <= 4, "{first:?}");
    }

    #[test]
    fn there_is_always_room_between_two() {
        for (low, high) in [
            ("a0", "a1"),
            ("a0", "a0V"),
            ("a0V", "a1"),
            ("Zz", "a0"),
            ("a0", "b00"),
            ("a01", "a02"),
            ("a0z", "a1"),
        ] {
            let middle = between(Some(&p(low)), Some(&p(high)));
            assert!(
                p(low) < middle && middle < p(high),
                "{low} < {middle:?} < {high}"
            );
            assert!(is_position(&middle.0), "{middle:?}");
        }
    }

    #[test]
    fn halving_forever_stays_ordered() {
        let (mut low, mut high) = (p("a0"), p("a1"));
        for turn in 0..150 {
            let middle = between(Some(&low), Some(&high));
            assert!(low < middle && middle < high, "{low:?} {middle:?} {high:?}");
            if turn % 3 == 0 {
                low = middle;
            } else {
                high = middle;
            }
        }
    }

    #[test]
    fn a_foreign_position_is_no_reason_to_stop() {
        assert_eq!(between(Some(&p("é€")), None), p("a0"));
        assert_eq!(between(Some(&p("a1")), Some(&p("a1"))), p("a2"));
        assert_eq!(between(Some(&p("")), Some(&p("a0"))), p("Zz"));
    }
}
