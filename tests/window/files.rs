//! Small files of each format that the demonstration asks for, written so that they are what their names say.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

/// Writes a file of the format that its name says.
pub(crate) fn make(folder: &Path, name: &str) -> Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let bytes = match name.rsplit('.').next() {
        Some("pdf") => pdf(name),
        Some("xml") => b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<document/>\n".to_vec(),
        Some("ods") => open_document("application/vnd.oasis.opendocument.spreadsheet"),
        other => bail!("no example of {other:?}"),
    };
    let path = folder.join(name);
    fs::write(&path, bytes)?;
    Ok(path)
}

/// One page with a title.
fn pdf(title: &str) -> Vec<u8> {
    let content = format!("BT /F1 24 Tf 72 720 Td ({title}) Tj ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let mut text = String::from("%PDF-1.7\n");
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(text.len());
        text += &format!("{} 0 obj\n{object}\nendobj\n", index + 1);
    }
    let table = text.len();
    text += &format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for place in &places {
        text += &format!("{place:010} 00000 n \n");
    }
    text += &format!(
        "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n",
        objects.len() + 1
    );
    text.into_bytes()
}

/// A ZIP whose first and only entry is the `mimetype` of an OpenDocument file, stored.
fn open_document(media_type: &str) -> Vec<u8> {
    let name = b"mimetype";
    let content = media_type.as_bytes();
    let crc = crc32(content);
    let size = u32::try_from(content.len())
        .unwrap_or_default()
        .to_le_bytes();
    let described = [
        &20_u16.to_le_bytes()[..],
        &[0; 8],
        &crc.to_le_bytes(),
        &size,
        &size,
        &8_u16.to_le_bytes(),
        &[0; 2],
    ]
    .concat();
    let local = [b"PK\x03\x04", &described[..], name, content].concat();
    let central = [
        b"PK\x01\x02",
        &20_u16.to_le_bytes()[..],
        &described[..],
        &[0; 2 + 2 + 2 + 4 + 4],
        name,
    ]
    .concat();
    let lengths =
        [central.len(), local.len()].map(|n| u32::try_from(n).unwrap_or_default().to_le_bytes());
    let end = [
        b"PK\x05\x06",
        &[0; 4][..],
        &[1, 0, 1, 0],
        &lengths[0],
        &lengths[1],
        &[0; 2],
    ]
    .concat();
    [local, central, end].concat()
}

fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 {
                (crc >> 1) ^ 0xEDB8_8320
            } else {
                crc >> 1
            };
        }
    }
    !crc
}
