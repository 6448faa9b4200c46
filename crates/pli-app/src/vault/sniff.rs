//! What bytes are, by their first ones; names are not believed.

/// First bytes that are looked at.
pub(super) const HEAD: usize = 4096;

/// A family of formats that first bytes can tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sniffed {
    /// PDF.
    Pdf,
    /// PNG picture.
    Png,
    /// JPEG picture.
    Jpeg,
    /// TIFF picture.
    Tiff,
    /// GIF picture.
    Gif,
    /// WebP picture.
    Webp,
    /// Zip: office documents of today, archives.
    Zip,
    /// OLE: office documents of yesterday.
    Ole,
    /// Rich text.
    Rtf,
    /// XML.
    Xml,
    /// Detached signature or certificate in DER.
    Der,
    /// Readable text.
    Text,
    /// Anything else.
    Unknown,
}

impl Sniffed {
    /// Media type of the family.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Tiff => "image/tiff",
            Self::Gif => "image/gif",
            Self::Webp => "image/webp",
            Self::Zip => "application/zip",
            Self::Ole => "application/x-ole-storage",
            Self::Rtf => "application/rtf",
            Self::Xml => "application/xml",
            Self::Der => "application/pkcs7-signature",
            Self::Text => "text/plain",
            Self::Unknown => "application/octet-stream",
        }
    }

    /// Media type of a file of this family with that extension; none when the two do not agree.
    pub fn agreed(self, extension: &str) -> Option<&'static str> {
        let expected: &[Self] = match extension {
            "pdf" => &[Self::Pdf],
            "png" => &[Self::Png],
            "jpg" | "jpeg" => &[Self::Jpeg],
            "tif" | "tiff" => &[Self::Tiff],
            "gif" => &[Self::Gif],
            "webp" => &[Self::Webp],
            "docx" | "xlsx" | "pptx" | "odt" | "ods" | "odp" | "odg" | "zip" => &[Self::Zip],
            "doc" | "xls" | "ppt" => &[Self::Ole],
            "rtf" => &[Self::Rtf],
            "xml" => &[Self::Xml, Self::Text],
            "txt" | "csv" | "json" => &[Self::Text, Self::Xml],
            "p7s" | "p7m" => &[Self::Der, Self::Text],
            // A format that Pli cannot tell is taken at its word where the call accepts it.
            _ => return Some(self.media_type()),
        };
        expected
            .contains(&self)
            .then(|| media_type_of(extension).unwrap_or(self.media_type()))
    }
}

fn media_type_of(extension: &str) -> Option<&'static str> {
    Some(match extension {
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "pptx" => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "odt" => "application/vnd.oasis.opendocument.text",
        "ods" => "application/vnd.oasis.opendocument.spreadsheet",
        "odp" => "application/vnd.oasis.opendocument.presentation",
        "odg" => "application/vnd.oasis.opendocument.graphics",
        "doc" => "application/msword",
        "xls" => "application/vnd.ms-excel",
        "ppt" => "application/vnd.ms-powerpoint",
        "xml" => "application/xml",
        "csv" => "text/csv",
        "json" => "application/json",
        "txt" => "text/plain",
        "p7s" | "p7m" => "application/pkcs7-signature",
        _ => return None,
    })
}

/// Tells the family by the first bytes.
pub fn sniff(head: &[u8]) -> Sniffed {
    const MARKS: &[(&[u8], Sniffed)] = &[
        (b"\x89PNG\r\n\x1a\n", Sniffed::Png),
        (b"\xff\xd8\xff", Sniffed::Jpeg),
        (b"II*\0", Sniffed::Tiff),
        (b"MM\0*", Sniffed::Tiff),
        (b"GIF8", Sniffed::Gif),
        (b"PK\x03\x04", Sniffed::Zip),
        (b"PK\x05\x06", Sniffed::Zip),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Sniffed::Ole),
        (b"{\\rtf", Sniffed::Rtf),
        (b"<?xml", Sniffed::Xml),
        (b"\xef\xbb\xbf<?xml", Sniffed::Xml),
        (b"\x30\x80", Sniffed::Der),
        (b"\x30\x82", Sniffed::Der),
        (b"\x30\x83", Sniffed::Der),
    ];
    // Readers accept a PDF whose header stands within the first kilobyte.
    if head[..head.len().min(1024)]
        .windows(5)
        .any(|bytes| bytes == b"%PDF-")
    {
        return Sniffed::Pdf;
    }
    if head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP") {
        return Sniffed::Webp;
    }
    if let Some((_, found)) = MARKS.iter().find(|(mark, _)| head.starts_with(mark)) {
        return *found;
    }
    let control = |byte: &u8| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c);
    if head.is_empty() || head.iter().any(control) {
        Sniffed::Unknown
    } else {
        Sniffed::Text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_told_and_held_to_their_extension() {
        let table: [(&[u8], &str, Option<&str>); 9] = [
            (b"%PDF-1.7\n", "pdf", Some("application/pdf")),
            (b"\xff\xd8\xff\xe0", "jpg", Some("image/jpeg")),
            (
                b"PK\x03\x04rest",
                "ods",
                Some("application/vnd.oasis.opendocument.spreadsheet"),
            ),
            (b"%PDF-1.7\n", "jpg", None),
            (b"MZ\x90\0\x03", "pdf", None),
            (b"<?xml version='1.0'?>", "xml", Some("application/xml")),
            ("a;b;é\n".as_bytes(), "csv", Some("text/csv")),
            (b"MZ\x90\0", "csv", None),
            (
                b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
                "xls",
                Some("application/vnd.ms-excel"),
            ),
        ];
        for (head, extension, expected) in table {
            assert_eq!(sniff(head).agreed(extension), expected, "{extension}");
        }
    }
}
