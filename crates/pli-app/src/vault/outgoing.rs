//! Bytes on their way out: a cut or altered file is found before its last chunk is given.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

use sha2::{Digest, Sha256};

use super::VaultError;
use super::cipher::{CHUNK, FileKey, MAGIC, Place, TAG};

/// A kept file being read.
pub struct Outgoing {
    file: File,
    key: FileKey,
    sha256: String,
    size: u64,
}

impl Outgoing {
    /// Opens over an encrypted file; its length must be the one that follows from the size of the content.
    pub(super) fn new(
        mut file: File,
        key: &[u8],
        sha256: &str,
        size: u64,
    ) -> Result<Self, VaultError> {
        let damaged = |what| VaultError::Damaged {
            sha256: sha256.to_owned(),
            what,
        };
        let key = FileKey::from_bytes(key).ok_or_else(|| damaged("its key is none"))?;
        let chunks = chunks_of(size);
        if file.metadata()?.len() != MAGIC.len() as u64 + size + chunks * TAG as u64 {
            return Err(damaged("its length changed"));
        }
        let mut magic = [0; MAGIC.len()];
        file.read_exact(&mut magic)?;
        if &magic != MAGIC {
            return Err(damaged("its first bytes changed"));
        }
        Ok(Self {
            file,
            key,
            sha256: sha256.to_owned(),
            size,
        })
    }

    /// Bytes of the content.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The whole content, verified. For contents that memory holds well: prints, receipts, pictures.
    pub fn read_all(&mut self) -> Result<Vec<u8>, VaultError> {
        let mut all = Vec::with_capacity(usize::try_from(self.size).unwrap_or(0));
        let mut hash = Sha256::new();
        for number in 0..chunks_of(self.size) {
            let chunk = self.chunk(number)?;
            hash.update(&chunk);
            all.extend_from_slice(&chunk);
        }
        self.compare(hash)?;
        Ok(all)
    }

    /// Part of the content; each chunk that it touches is authenticated.
    pub fn read_range(&mut self, start: u64, length: u64) -> Result<Vec<u8>, VaultError> {
        let end = (start + length).min(self.size);
        let mut part = Vec::new();
        let mut at = start;
        while at < end {
            let number = at / CHUNK as u64;
            let chunk = self.chunk(number)?;
            let base = number * CHUNK as u64;
            let from = usize::try_from(at - base)
                .unwrap_or(usize::MAX)
                .min(chunk.len());
            let to = usize::try_from(end - base)
                .unwrap_or(usize::MAX)
                .min(chunk.len());
            part.extend_from_slice(&chunk[from..to]);
            at = base + CHUNK as u64;
        }
        Ok(part)
    }

    /// Reads it all and compares with its digest.
    pub fn verify(&mut self) -> Result<(), VaultError> {
        let mut hash = Sha256::new();
        for number in 0..chunks_of(self.size) {
            hash.update(self.chunk(number)?);
        }
        self.compare(hash)
    }

    fn compare(&self, hash: Sha256) -> Result<(), VaultError> {
        if hex::encode(hash.finalize()) == self.sha256 {
            Ok(())
        } else {
            Err(self.damaged("its content changed"))
        }
    }

    fn chunk(&mut self, number: u64) -> Result<Vec<u8>, VaultError> {
        let start = MAGIC.len() as u64 + number * (CHUNK + TAG) as u64;
        self.file.seek(SeekFrom::Start(start))?;
        let last = number + 1 == chunks_of(self.size);
        let plain = if last {
            self.size - number * CHUNK as u64
        } else {
            CHUNK as u64
        };
        let mut bytes = Vec::with_capacity(CHUNK + TAG);
        Read::by_ref(&mut self.file)
            .take(plain + TAG as u64)
            .read_to_end(&mut bytes)?;
        let place = if last { Place::Last } else { Place::Inner };
        let number = u32::try_from(number).map_err(|_| self.damaged("it is too long"))?;
        self.key
            .open(number, place, &mut bytes)
            .ok_or_else(|| self.damaged("its content changed"))?;
        Ok(bytes)
    }

    fn damaged(&self, what: &'static str) -> VaultError {
        VaultError::Damaged {
            sha256: self.sha256.clone(),
            what,
        }
    }
}

/// Chunks of a content; an empty one has one.
fn chunks_of(size: u64) -> u64 {
    size.div_ceil(CHUNK as u64).max(1)
}
