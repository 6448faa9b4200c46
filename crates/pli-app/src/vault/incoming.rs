//! Bytes on their way in: hashed and encrypted as they come, read back before anything is promised.

use std::io::{Seek, SeekFrom, Write};
use std::path::Path;

use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

use super::VaultError;
use super::cipher::{CHUNK, FileKey, MAGIC, Place, TAG};
use super::outgoing::Outgoing;
use super::sniff::{HEAD, Sniffed, sniff};

const ENCRYPT: &[u8] = b"/Encrypt";

/// A file being taken in. Dropped unfinished, it leaves nothing.
pub struct Incoming {
    file: NamedTempFile,
    key: FileKey,
    hash: Sha256,
    size: u64,
    chunk: Vec<u8>,
    number: u32,
    head: Vec<u8>,
    /// Last bytes seen, to find a word that two writes part.
    tail: Vec<u8>,
    encrypt_seen: bool,
}

/// A file encrypted, durable under a passing name, and read back.
pub(super) struct Sealed {
    pub(super) file: NamedTempFile,
    pub(super) key: FileKey,
    pub(super) sha256: String,
    pub(super) size: u64,
    pub(super) sniffed: Sniffed,
    pub(super) encrypted: bool,
}

impl Incoming {
    /// Begins a file in the folder of unfinished ones.
    pub(super) fn begin(folder: &Path) -> Result<Self, VaultError> {
        let mut file = NamedTempFile::new_in(folder)?;
        file.write_all(MAGIC)?;
        Ok(Self {
            file,
            key: FileKey::draw()?,
            hash: Sha256::new(),
            size: 0,
            chunk: Vec::with_capacity(CHUNK + TAG),
            number: 0,
            head: Vec::new(),
            tail: Vec::new(),
            encrypt_seen: false,
        })
    }

    /// Takes the next bytes.
    pub fn write(&mut self, mut bytes: &[u8]) -> Result<(), VaultError> {
        self.hash.update(bytes);
        self.size += bytes.len() as u64;
        self.look(bytes);
        while !bytes.is_empty() {
            if self.chunk.len() == CHUNK {
                self.flush(Place::Inner)?;
            }
            let (now, later) = bytes.split_at(bytes.len().min(CHUNK - self.chunk.len()));
            self.chunk.extend_from_slice(now);
            bytes = later;
        }
        Ok(())
    }

    /// Bytes taken so far.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Ends the file: flushed, fsynced, read back and compared.
    pub(super) fn seal(mut self) -> Result<Sealed, VaultError> {
        self.flush(Place::Last)?;
        self.file.as_file().sync_all()?;
        let sha256 = hex::encode(self.hash.finalize());
        let mut file = self.file.as_file().try_clone()?;
        file.seek(SeekFrom::Start(0))?;
        Outgoing::new(file, self.key.bytes(), &sha256, self.size)?.verify()?;
        let sniffed = sniff(&self.head);
        let encrypted = sniffed == Sniffed::Pdf && self.encrypt_seen;
        Ok(Sealed {
            file: self.file,
            key: self.key,
            sha256,
            size: self.size,
            sniffed,
            encrypted,
        })
    }

    fn flush(&mut self, place: Place) -> Result<(), VaultError> {
        let refused = || VaultError::Io(std::io::Error::other("encryption refused"));
        self.key
            .seal(self.number, place, &mut self.chunk)
            .ok_or_else(refused)?;
        self.file.write_all(&self.chunk)?;
        self.chunk.clear();
        self.number = self.number.checked_add(1).ok_or_else(refused)?;
        Ok(())
    }

    fn look(&mut self, bytes: &[u8]) {
        let room = HEAD - self.head.len().min(HEAD);
        self.head.extend_from_slice(&bytes[..bytes.len().min(room)]);
        if self.encrypt_seen {
            return;
        }
        // One byte beyond the word shows where it ends.
        let joint = [&self.tail, &bytes[..bytes.len().min(ENCRYPT.len())]].concat();
        self.encrypt_seen = finds(&joint) || finds(bytes);
        let seen = if bytes.len() < ENCRYPT.len() {
            joint.as_slice()
        } else {
            bytes
        };
        self.tail = seen[seen.len().saturating_sub(ENCRYPT.len())..].to_vec();
    }
}

fn finds(bytes: &[u8]) -> bool {
    // A dictionary key ends there: `/EncryptMetadata` is another one.
    let ends = |at: usize| {
        bytes
            .get(at + ENCRYPT.len())
            .is_some_and(|next| !next.is_ascii_alphanumeric())
    };
    let mut from = 0;
    while let Some(found) = bytes[from..].iter().position(|b| *b == b'/') {
        let at = from + found;
        if bytes[at..].starts_with(ENCRYPT) && ends(at) {
            return true;
        }
        from = at + 1;
    }
    false
}
