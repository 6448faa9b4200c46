//! What a file with signatures is, by its content; names are not believed.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// Bytes at the start within which a PDF may begin.
const HEAD: usize = 1024;

/// The families of files that can be verified.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// PDF.
    Pdf,
    /// CMS: `.p7s`, `.p7m`.
    Cms,
    /// XML.
    Xml,
    /// ZIP: `.asice`, `.asics`.
    Container,
    /// Something else; a receipt is told by reading it.
    Other,
}

/// Tells the family; a signature that was written as text comes with its bytes.
pub(super) fn of(bytes: &[u8]) -> (Kind, Option<Vec<u8>>) {
    let head = &bytes[..bytes.len().min(HEAD)];
    if head.windows(5).any(|window| window == b"%PDF-") {
        return (Kind::Pdf, None);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return (Kind::Container, None);
    }
    if let [0x30, 0x80..=0x84, ..] = bytes {
        return (Kind::Cms, None);
    }
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if text.trim_ascii_start().starts_with(b"<") {
        return (Kind::Xml, None);
    }
    match in_text(bytes) {
        Some(bytes) => (Kind::Cms, Some(bytes)),
        None => (Kind::Other, None),
    }
}

/// A CMS signature in base64, with or without the lines of PEM around it.
fn in_text(bytes: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(bytes).ok()?.trim();
    let body = match text.strip_prefix("-----BEGIN ") {
        Some(rest) => {
            let (_, rest) = rest.split_once("-----")?;
            rest.split_once("-----END ")?.0
        }
        None => text,
    };
    let mut body = body.to_owned();
    body.retain(|character| !character.is_ascii_whitespace());
    let found = STANDARD.decode(body).ok()?;
    matches!(found[..], [0x30, 0x80..=0x84, ..]).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_by_their_first_bytes() {
        let der = [0x30, 0x80, 0, 0];
        let pem = format!(
            "-----BEGIN PKCS7-----\n{}\n-----END PKCS7-----\n",
            STANDARD.encode(der)
        );
        let table: [(&[u8], Kind); 9] = [
            (b"%PDF-1.7\n", Kind::Pdf),
            (b"\n%PDF-1.7\n", Kind::Pdf),
            (b"PK\x03\x04rest", Kind::Container),
            (&der, Kind::Cms),
            (pem.as_bytes(), Kind::Cms),
            (b"  <h:table/>", Kind::Xml),
            (b"\xef\xbb\xbf<?xml version='1.0'?>", Kind::Xml),
            (b"{\"receipt\":1}", Kind::Other),
            (b"bonjour", Kind::Other),
        ];
        for (bytes, expected) in table {
            assert_eq!(of(bytes).0, expected, "{bytes:?}");
        }
        assert_eq!(of(pem.as_bytes()).1.as_deref(), Some(&der[..]));
    }
}
