//! The ZIP around a container: its first entry says what it is, uncompressed, at a place where any program finds it.

use std::io::{Cursor, Read as _, Write as _};

use zip::read::ZipArchive;
use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, result::ZipError};

use super::{AsicError, CADES_SIGNATURE, MAX_BYTES, MAX_FILES, MEDIA_TYPE, XADES_SIGNATURE};
use crate::xades::DataObject;

/// An entry beside the signed files.
pub(super) struct Entry<'a> {
    name: &'a str,
    content: &'a [u8],
}

impl<'a> Entry<'a> {
    pub(super) fn new(name: &'a str, content: &'a [u8]) -> Self {
        Self { name, content }
    }
}

/// Writes a container: its media type, the files, then what belongs to the signature.
pub(super) fn write(files: &[DataObject<'_>], entries: &[Entry<'_>]) -> Result<Vec<u8>, AsicError> {
    let files = files
        .iter()
        .map(|file| Entry::new(file.name, file.content))
        .collect::<Vec<_>>();
    write_entries(files.iter().chain(entries)).map_err(|_| AsicError::NotWritten)
}

fn write_entries<'a>(entries: impl Iterator<Item = &'a Entry<'a>>) -> Result<Vec<u8>, ZipError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    archive.start_file("mimetype", plain)?;
    archive.write_all(MEDIA_TYPE.as_bytes())?;
    for entry in entries {
        archive.start_file(entry.name, packed)?;
        archive.write_all(entry.content)?;
    }
    Ok(archive.finish()?.into_inner())
}

/// Replaces the signature of a container that Pli made by what `add` makes of it; every other entry stays what it was.
///
/// `add` gets the signature and what it signs: the manifest of a CAdES signature, nothing for XAdES.
pub fn raise<E: From<AsicError>>(
    container: &[u8],
    add: impl FnOnce(&[u8], &[u8]) -> Result<Vec<u8>, E>,
) -> Result<Vec<u8>, E> {
    let mut contents = read(container)?;
    let signature = contents
        .iter()
        .position(|(name, _)| name == CADES_SIGNATURE || name == XADES_SIGNATURE)
        .ok_or(AsicError::NotAContainer)?;
    let manifest = contents
        .iter()
        .find(|(name, _)| name == super::MANIFEST)
        .map(|(_, content)| content.clone());
    contents[signature].1 = add(&contents[signature].1, &manifest.unwrap_or_default())?;
    let entries = contents
        .iter()
        .filter(|(name, _)| name != "mimetype")
        .map(|(name, content)| Entry::new(name, content))
        .collect::<Vec<_>>();
    write_entries(entries.iter()).map_err(|_| AsicError::NotWritten.into())
}

/// Every entry of a container, within its bounds.
fn read(container: &[u8]) -> Result<Vec<(String, Vec<u8>)>, AsicError> {
    let refused = |_: ZipError| AsicError::NotAContainer;
    let mut archive = ZipArchive::new(Cursor::new(container)).map_err(refused)?;
    if archive.len() > MAX_FILES + 8 {
        return Err(AsicError::NotAContainer);
    }
    let mut contents = Vec::new();
    let mut room = MAX_BYTES;
    for place in 0..archive.len() {
        let entry = archive.by_index(place).map_err(refused)?;
        let name = entry.name().to_owned();
        let mut content = Vec::new();
        let length = entry
            .take(room + 1)
            .read_to_end(&mut content)
            .map_err(|_| AsicError::NotAContainer)?;
        room = room
            .checked_sub(length as u64)
            .ok_or(AsicError::NotAContainer)?;
        contents.push((name, content));
    }
    let is_container = contents.first().is_some_and(|(name, content)| {
        name == "mimetype" && content.starts_with(MEDIA_TYPE.as_bytes())
    });
    if is_container {
        Ok(contents)
    } else {
        Err(AsicError::NotAContainer)
    }
}
