//! ZIP containers written byte by byte, the honest and the others.

/// A container with these files, none compressed, in this order; names may be anything.
pub(crate) fn container(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut directory = Vec::new();
    for (name, content) in files {
        let place = bytes.len();
        let mut common = vec![20, 0, 0, 0x08, 0, 0, 0, 0, 0x21, 0];
        common.extend(crc32(content).to_le_bytes());
        common.extend(length(content).to_le_bytes());
        common.extend(length(content).to_le_bytes());
        common.extend((name.len() as u16).to_le_bytes());
        common.extend([0, 0]);
        bytes.extend(b"PK\x03\x04");
        bytes.extend(&common);
        bytes.extend(name.as_bytes());
        bytes.extend(*content);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&common);
        directory.extend([0; 10]);
        directory.extend((place as u32).to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let start = length(&bytes);
    let count = (files.len() as u16).to_le_bytes();
    bytes.extend(&directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend(count);
    bytes.extend(count);
    bytes.extend(length(&directory).to_le_bytes());
    bytes.extend(start.to_le_bytes());
    bytes.extend([0, 0]);
    bytes
}

/// A container with a file that grows a thousand times when it is unpacked.
pub(crate) fn bomb() -> Vec<u8> {
    use std::io::Write as _;
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated);
    writer.start_file("data.bin", options).expect("a file");
    writer.write_all(&vec![0; 4 << 20]).expect("its bytes");
    writer.finish().expect("a container").into_inner()
}

fn length(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len()).expect("a small file")
}

fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, byte: &u8| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            (crc >> 1) ^ (0xedb8_8320 * (crc & 1))
        })
    };
    !bytes.iter().fold(!0, step)
}
