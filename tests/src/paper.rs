//! Small files of the kinds that people attach: whole and honest, of some hundred bytes, each with its own content.

use std::path::{Path, PathBuf};

/// Writes a small file whose content is what its name says, and different for each name.
///
/// # Panics
/// When the disk refuses, or no such kind is known.
pub fn write(folder: &Path, name: &str) -> PathBuf {
    let (_, extension) = name.rsplit_once('.').expect("a name with an extension");
    let bytes = match extension {
        "pdf" => pdf(name),
        "jpg" | "jpeg" => [b"\xff\xd8\xff\xfe".as_slice(), &comment(name), b"\xff\xd9"].concat(),
        "docx" | "xlsx" | "ods" | "odt" => zip(name),
        "xml" => format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<file>{name}</file>\n")
            .into_bytes(),
        "txt" | "csv" => format!("{name}\n").into_bytes(),
        other => panic!("no small file of the kind {other} is known"),
    };
    let path = folder.join(name);
    std::fs::write(&path, bytes).expect("a small file");
    path
}

/// A PDF of one empty page, with its name as title.
pub fn pdf(title: &str) -> Vec<u8> {
    let title: String = title
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || ".- ".contains(*c))
        .collect();
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> >>".to_owned(),
        format!("<< /Title ({title}) >>"),
    ];
    let mut text = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(text.len());
        text.push_str(&format!("{} 0 obj\n{object}\nendobj\n", number + 1));
    }
    let table = text.len();
    text.push_str(&format!(
        "xref\n0 {}\n0000000000 65535 f \n",
        objects.len() + 1
    ));
    for place in places {
        text.push_str(&format!("{place:010} 00000 n \n"));
    }
    let size = objects.len() + 1;
    text.push_str(&format!(
        "trailer\n<< /Size {size} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{table}\n%%EOF\n"
    ));
    text.into_bytes()
}

/// A comment of a JPEG file behind its marker: two bytes of length, then the text.
fn comment(text: &str) -> Vec<u8> {
    let length = u16::try_from(text.len() + 2).expect("a short name");
    [&length.to_be_bytes(), text.as_bytes()].concat()
}

/// An archive with one empty member of that name.
fn zip(name: &str) -> Vec<u8> {
    let length = u16::try_from(name.len())
        .expect("a short name")
        .to_le_bytes();
    // Version, flags, method, time and date, CRC and both sizes: nothing, stored, in 1980.
    let member = [
        &[20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0],
        [0; 12].as_slice(),
        &length,
        &[0, 0],
    ]
    .concat();
    let local = [b"PK\x03\x04".as_slice(), &member, name.as_bytes()].concat();
    let central = [
        b"PK\x01\x02\x14\0".as_slice(),
        &member,
        &[0; 14],
        name.as_bytes(),
    ]
    .concat();
    let four = |number: usize| {
        u32::try_from(number)
            .expect("a small archive")
            .to_le_bytes()
    };
    let end = [
        b"PK\x05\x06\0\0\0\0\x01\0\x01\0".as_slice(),
        &four(central.len()),
        &four(local.len()),
        &[0, 0],
    ]
    .concat();
    [local, central, end].concat()
}
