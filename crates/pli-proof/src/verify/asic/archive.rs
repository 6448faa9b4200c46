//! The files of a ZIP container, read so that no other reader sees others.
//!
//! The directory at the end names each file once, under a name that stays inside the container, and each stands where the
//! directory says under the same name. A container that grows beyond its bounds is refused before it has grown.

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};

use zip::{CompressionMethod, ZipArchive};

/// Most files of a container, most bytes of all of them, and how much a file may grow when it is unpacked.
const MAX_FILES: usize = 2000;
const MAX_BYTES: u64 = 512 << 20;
const MAX_GROWTH: u64 = 200;
/// Below this size a file may grow as it likes.
const SMALL: u64 = 1 << 20;

/// The bytes are no container that is read here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a container, or one that readers understand differently")]
pub(in crate::verify) struct NotContainer;

/// The files of a container, in the order of its directory.
pub(in crate::verify) struct Archive {
    files: Vec<(String, Vec<u8>)>,
}

impl Archive {
    /// Returns the bytes of a file.
    pub(in crate::verify) fn file(&self, name: &str) -> Option<&[u8]> {
        let found = self.files.iter().find(|(other, _)| other == name);
        found.map(|(_, bytes)| bytes.as_slice())
    }

    /// Returns the names of the files.
    pub(in crate::verify) fn names(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|(name, _)| name.as_str())
    }
}

/// Reads a container.
pub(in crate::verify) fn read(bytes: &[u8]) -> Result<Archive, NotContainer> {
    let names = directory(bytes)?;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| NotContainer)?;
    if archive.len() != names.len() {
        return Err(NotContainer);
    }
    let mut files = Vec::new();
    let mut left = MAX_BYTES;
    for (index, name) in names.into_iter().enumerate() {
        let mut file = archive.by_index(index).map_err(|_| NotContainer)?;
        let is_plain = matches!(
            file.compression(),
            CompressionMethod::Stored | CompressionMethod::Deflated
        );
        if file.name_raw() != name.as_bytes() || file.encrypted() || file.is_symlink() || !is_plain
        {
            return Err(NotContainer);
        }
        if name.ends_with('/') {
            continue;
        }
        let packed = file.compressed_size();
        let size = file.size();
        if size > left || size > SMALL && size / MAX_GROWTH > packed {
            return Err(NotContainer);
        }
        let mut content = Vec::new();
        // One byte more than announced tells a file that lies about its size.
        let read = file.by_ref().take(size + 1).read_to_end(&mut content);
        if read.map_err(|_| NotContainer)? as u64 != size {
            return Err(NotContainer);
        }
        left -= size;
        files.push((name, content));
    }
    Ok(Archive { files })
}

/// The names of the directory, each once; every entry must stand where the directory says.
fn directory(bytes: &[u8]) -> Result<Vec<String>, NotContainer> {
    let end = end_record(bytes).ok_or(NotContainer)?;
    let count = usize::from(number16(end, 10).ok_or(NotContainer)?);
    let disks = (number16(end, 4), number16(end, 6), number16(end, 8));
    if disks != (Some(0), Some(0), u16::try_from(count).ok()) || count > MAX_FILES {
        return Err(NotContainer);
    }
    let at = |value: Option<u32>| usize::try_from(value?).ok();
    let size = at(number32(end, 12)).ok_or(NotContainer)?;
    let start = at(number32(end, 16)).ok_or(NotContainer)?;
    let place = bytes.len() - end.len();
    // Nothing may stand between the directory and its end: another reader would start elsewhere.
    if start.checked_add(size) != Some(place) {
        return Err(NotContainer);
    }
    let mut rest = &bytes[start..place];
    let mut seen = BTreeSet::new();
    let mut names = Vec::new();
    for _ in 0..count {
        let (name, local, after) = entry(rest).ok_or(NotContainer)?;
        if !is_inside(name) || !seen.insert(name) || local_name(bytes, local) != Some(name) {
            return Err(NotContainer);
        }
        names.push(name.to_owned());
        rest = after;
    }
    if rest.is_empty() {
        Ok(names)
    } else {
        Err(NotContainer)
    }
}

/// The record that ends a container, with its comment, which ends the file.
fn end_record(bytes: &[u8]) -> Option<&[u8]> {
    const MARK: &[u8] = b"PK\x05\x06";
    const LENGTH: usize = 22;
    let from = bytes.len().saturating_sub(LENGTH + usize::from(u16::MAX));
    let tail = &bytes[from..];
    let mut found = tail
        .windows(MARK.len())
        .enumerate()
        .filter(|(_, window)| *window == MARK)
        .map(|(place, _)| &tail[place..])
        .filter(|end| {
            number16(end, 20).is_some_and(|length| end.len() == LENGTH + usize::from(length))
        });
    let end = found.next()?;
    found.next().is_none().then_some(end)
}

/// An entry of the directory: its name, where its file stands, and the bytes that follow.
fn entry(bytes: &[u8]) -> Option<(&str, usize, &[u8])> {
    if !bytes.starts_with(b"PK\x01\x02") {
        return None;
    }
    let length = |place| Some(usize::from(number16(bytes, place)?));
    let (name, extra, comment) = (length(28)?, length(30)?, length(32)?);
    let local = usize::try_from(number32(bytes, 42)?).ok()?;
    let rest = bytes.get(46..)?;
    let (name, rest) = rest.split_at_checked(name)?;
    let after = rest.get(extra + comment..)?;
    Some((std::str::from_utf8(name).ok()?, local, after))
}

/// The name that stands before the bytes of a file.
fn local_name(bytes: &[u8], place: usize) -> Option<&str> {
    let header = bytes.get(place..)?;
    if !header.starts_with(b"PK\x03\x04") {
        return None;
    }
    let length = usize::from(number16(header, 26)?);
    std::str::from_utf8(header.get(30..)?.get(..length)?).ok()
}

/// Whether a name stays inside the container on every system.
fn is_inside(name: &str) -> bool {
    let is_plain = |character: char| !character.is_control() && !"\\:".contains(character);
    let path = name.strip_suffix('/').unwrap_or(name);
    !path.is_empty()
        && name.chars().all(is_plain)
        && path
            .split('/')
            .all(|part| !part.is_empty() && part != "." && part != "..")
}

fn number16(bytes: &[u8], place: usize) -> Option<u16> {
    let digits = bytes.get(place..place.checked_add(2)?)?;
    Some(u16::from_le_bytes(digits.try_into().ok()?))
}

fn number32(bytes: &[u8], place: usize) -> Option<u32> {
    let digits = bytes.get(place..place.checked_add(4)?)?;
    Some(u32::from_le_bytes(digits.try_into().ok()?))
}
