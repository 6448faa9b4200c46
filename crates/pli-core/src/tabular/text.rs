//! From bytes to text: UTF-8, UTF-16 and Windows-1252, which is what spreadsheets write.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How a text was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without its mark.
    Utf8,
    /// UTF-16, the low byte first.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
    /// Windows-1252, what old programs write in French.
    Windows1252,
}

impl Encoding {
    /// The name that people know it by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le | Self::Utf16Be => "UTF-16",
            Self::Windows1252 => "Windows-1252",
        }
    }
}

/// Reads a text. A mark at the start decides; else zero bytes of a regular place; else UTF-8 where every byte fits; else
/// Windows-1252, in which every byte is a character.
pub(super) fn decode(bytes: &[u8]) -> (String, Encoding) {
    let (encoding, rest) = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => (Encoding::Utf8, rest),
        [0xFF, 0xFE, rest @ ..] => (Encoding::Utf16Le, rest),
        [0xFE, 0xFF, rest @ ..] => (Encoding::Utf16Be, rest),
        _ => (without_mark(bytes), bytes),
    };
    let text = match encoding {
        Encoding::Utf8 => String::from_utf8_lossy(rest),
        Encoding::Utf16Le => UTF_16LE.decode_without_bom_handling(rest).0,
        Encoding::Utf16Be => UTF_16BE.decode_without_bom_handling(rest).0,
        Encoding::Windows1252 => WINDOWS_1252.decode_without_bom_handling(rest).0,
    };
    (text.into_owned(), encoding)
}

fn without_mark(bytes: &[u8]) -> Encoding {
    let start = &bytes[..bytes.len().min(4_096)];
    let zeros = |first: usize| {
        start
            .iter()
            .skip(first)
            .step_by(2)
            .filter(|b| **b == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    let many = start.len() / 8;
    if odd > many && even == 0 {
        Encoding::Utf16Le
    } else if even > many && odd == 0 {
        Encoding::Utf16Be
    } else if std::str::from_utf8(bytes).is_ok() {
        Encoding::Utf8
    } else {
        Encoding::Windows1252
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encodings_of_spreadsheets_are_told_apart() {
        let text = "Désignation;Coût\r\nŒuvre d’été;1 234,56 €\r\n";
        let utf16 = |to_bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
            text.encode_utf16().flat_map(to_bytes).collect()
        };
        let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        let (le, be) = (utf16(u16::to_le_bytes), utf16(u16::to_be_bytes));
        let ansi = WINDOWS_1252.encode(text).0.into_owned();
        let table = [
            (text.as_bytes().to_vec(), Encoding::Utf8),
            (marked(&[0xEF, 0xBB, 0xBF], text.as_bytes()), Encoding::Utf8),
            (marked(&[0xFF, 0xFE], &le), Encoding::Utf16Le),
            (marked(&[0xFE, 0xFF], &be), Encoding::Utf16Be),
            (le, Encoding::Utf16Le),
            (be, Encoding::Utf16Be),
            (ansi, Encoding::Windows1252),
        ];
        for (bytes, expected) in table {
            assert_eq!(decode(&bytes), (text.to_owned(), expected));
        }
    }
}
