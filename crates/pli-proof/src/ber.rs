//! A reader of BER as others wrote it: indefinite lengths, constructed strings, sets out of order.
//!
//! It finds structure and keeps the bytes; it decides nothing. Depth and work are bounded by the input.

/// The bytes are no BER.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not BER")]
pub(crate) struct NotBer;

/// Deepest nesting that is followed; real signatures need about fifteen.
const MAX_DEPTH: usize = 40;

pub(crate) const INTEGER: u8 = 0x02;
pub(crate) const OCTET_STRING: u8 = 0x04;
pub(crate) const OBJECT_IDENTIFIER: u8 = 0x06;
pub(crate) const SEQUENCE: u8 = 0x30;
pub(crate) const SET: u8 = 0x31;
const CONSTRUCTED: u8 = 0x20;

/// One value with its tag, as it stands in the input.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Element<'a> {
    /// Tag byte; tags above 30 do not occur in what we read.
    pub(crate) tag: u8,
    /// Content, without the end mark of an indefinite length.
    pub(crate) content: &'a [u8],
    /// Tag, length, content and end mark.
    pub(crate) whole: &'a [u8],
}

/// Reads one element and returns it with the bytes that follow.
pub(crate) fn read(input: &[u8]) -> Result<(Element<'_>, &[u8]), NotBer> {
    read_at(input, 0)
}

fn read_at(input: &[u8], depth: usize) -> Result<(Element<'_>, &[u8]), NotBer> {
    let (&tag, rest) = input.split_first().ok_or(NotBer)?;
    let (&first, rest) = rest.split_first().ok_or(NotBer)?;
    if tag & 0x1f == 0x1f || depth > MAX_DEPTH {
        return Err(NotBer);
    }
    let (length, rest) = match first {
        0..=0x7f => (usize::from(first), rest),
        0x80 if tag & CONSTRUCTED != 0 => return indefinite(input, tag, rest, depth),
        0x81..=0x88 => {
            let (digits, rest) = rest
                .split_at_checked(usize::from(first & 0x7f))
                .ok_or(NotBer)?;
            let length = digits
                .iter()
                .fold(0_u64, |length, &digit| length << 8 | u64::from(digit));
            (usize::try_from(length).map_err(|_| NotBer)?, rest)
        }
        _ => return Err(NotBer),
    };
    let (content, rest) = rest.split_at_checked(length).ok_or(NotBer)?;
    Ok((
        Element {
            tag,
            content,
            whole: &input[..input.len() - rest.len()],
        },
        rest,
    ))
}

/// Content up to the two zero bytes that end it.
fn indefinite<'a>(
    input: &'a [u8],
    tag: u8,
    content: &'a [u8],
    depth: usize,
) -> Result<(Element<'a>, &'a [u8]), NotBer> {
    let mut rest = content;
    while !rest.starts_with(&[0, 0]) {
        rest = read_at(rest, depth + 1)?.1;
    }
    let content = &content[..content.len() - rest.len()];
    let rest = &rest[2..];
    Ok((
        Element {
            tag,
            content,
            whole: &input[..input.len() - rest.len()],
        },
        rest,
    ))
}

impl<'a> Element<'a> {
    /// Returns the elements inside.
    pub(crate) fn children(&self) -> Result<Vec<Element<'a>>, NotBer> {
        let mut rest = self.content;
        let mut children = Vec::new();
        while !rest.is_empty() {
            let (child, after) = read(rest)?;
            children.push(child);
            rest = after;
        }
        Ok(children)
    }

    /// Returns itself where the tag is the one expected.
    pub(crate) fn expect(self, tag: u8) -> Result<Self, NotBer> {
        if self.tag == tag {
            Ok(self)
        } else {
            Err(NotBer)
        }
    }

    /// Returns the bytes of an octet string, whole or in pieces, under its own or an implicit tag.
    pub(crate) fn octets(&self) -> Result<Vec<u8>, NotBer> {
        self.octets_at(0)
    }

    fn octets_at(&self, depth: usize) -> Result<Vec<u8>, NotBer> {
        if self.tag & CONSTRUCTED == 0 {
            return Ok(self.content.to_vec());
        }
        if depth > MAX_DEPTH {
            return Err(NotBer);
        }
        let mut octets = Vec::new();
        for piece in self.children()? {
            octets.extend(piece.octets_at(depth + 1)?);
        }
        Ok(octets)
    }

    /// Writes the element in DER under `tag`: definite lengths, strings in one piece, sets in order.
    pub(crate) fn der_under(&self, tag: u8) -> Result<Vec<u8>, NotBer> {
        encode(self, tag, 0)
    }
}

fn encode(element: &Element<'_>, tag: u8, depth: usize) -> Result<Vec<u8>, NotBer> {
    const CONSTRUCTED_OCTETS: u8 = OCTET_STRING | CONSTRUCTED;
    if depth > MAX_DEPTH {
        return Err(NotBer);
    }
    if element.tag & CONSTRUCTED == 0 {
        return Ok(wrap(tag, element.content));
    }
    if element.tag == CONSTRUCTED_OCTETS {
        return Ok(wrap(OCTET_STRING, &element.octets()?));
    }
    let mut parts = Vec::new();
    for child in element.children()? {
        parts.push(encode(&child, child.tag, depth + 1)?);
    }
    if tag == SET {
        parts.sort();
    }
    Ok(wrap(tag, &parts.concat()))
}

/// Puts `content` behind a tag and a definite length.
pub(crate) fn wrap(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = content.len().to_be_bytes();
    let digits = &length[length.iter().take_while(|&&byte| byte == 0).count()..];
    let mut bytes = vec![tag];
    match digits {
        [] => bytes.push(0),
        [short @ 0..=0x7f] => bytes.push(*short),
        // A length has at most eight digits.
        long => {
            bytes.push(0x80 | long.len() as u8);
            bytes.extend_from_slice(long);
        }
    }
    bytes.extend_from_slice(content);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indefinite_lengths_and_pieces_become_der() {
        // SET { OCTET STRING (pieces "ab", "c"), INTEGER 5 }, all of indefinite length.
        let ber = [
            0x31, 0x80, 0x24, 0x80, 4, 2, b'a', b'b', 4, 1, b'c', 0, 0, 2, 1, 5, 0, 0, 0xff,
        ];
        let (set, rest) = read(&ber).expect("BER");
        assert_eq!(rest, [0xff]);
        assert_eq!(
            set.der_under(SET).expect("DER"),
            [0x31, 8, 2, 1, 5, 4, 3, b'a', b'b', b'c']
        );
    }

    #[test]
    fn broken_and_bottomless_input_is_refused() {
        let bottomless = [0x30, 0x80].repeat(100_000);
        for bytes in [
            &b""[..],
            b"\x30",
            b"\x30\x05\x01",
            b"\x30\x80\x02\x01",
            b"\x04\x80\x00\x00",
            b"\x1f\x81\x00",
            &bottomless,
        ] {
            assert_eq!(read(bytes).map(|_| ()), Err(NotBer));
        }
        let huge = [
            0x30, 0x88, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0,
        ];
        assert_eq!(read(&huge).map(|_| ()), Err(NotBer));
    }
}
