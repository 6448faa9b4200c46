//! Sealed files as they lie on the disk: chunks in a row, each held against its digest as it is read.

use std::io::{self, Read};

use pli_proof::seal::Envelope;
use pli_protocol::OrganisationId;
use pli_protocol::canonical::sha256_hex;
use pli_protocol::manifest::ManifestFile;

use crate::Store;

/// Reads a sealed file from its chunks; one chunk stands in memory.
pub(super) struct SealedContent<'a> {
    store: &'a Store,
    organisation: OrganisationId,
    file: &'a ManifestFile,
    next: usize,
    chunk: io::Cursor<Vec<u8>>,
}

impl<'a> SealedContent<'a> {
    pub(super) fn new(
        store: &'a Store,
        organisation: OrganisationId,
        file: &'a ManifestFile,
    ) -> Self {
        Self {
            store,
            organisation,
            file,
            next: 0,
            chunk: io::Cursor::default(),
        }
    }

    fn load_next(&mut self) -> io::Result<bool> {
        let Some(wanted) = self.file.chunks.get(self.next) else {
            return Ok(false);
        };
        let damaged = || io::Error::new(io::ErrorKind::InvalidData, "a chunk is damaged or gone");
        let bytes = self
            .store
            .read_chunk(self.organisation, &wanted.sha256)
            .map_err(io::Error::other)?
            .filter(|bytes| sha256_hex(bytes) == wanted.sha256)
            .ok_or_else(damaged)?;
        self.next += 1;
        self.chunk = io::Cursor::new(bytes);
        Ok(true)
    }
}

impl Read for SealedContent<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.chunk.read(into)?;
            if read > 0 || into.is_empty() || !self.load_next()? {
                return Ok(read);
            }
        }
    }
}

/// The bytes of the head of a sealed file; none where it is no sealed file any more.
pub(super) fn head(
    store: &Store,
    organisation: OrganisationId,
    file: &ManifestFile,
) -> Option<Vec<u8>> {
    let mut source = SealedContent::new(store, organisation, file);
    let envelope = Envelope::read(&mut source).ok()?;
    let mut head = vec![0; usize::try_from(envelope.head_size()).ok()?];
    SealedContent::new(store, organisation, file)
        .read_exact(&mut head)
        .ok()?;
    Some(head)
}
