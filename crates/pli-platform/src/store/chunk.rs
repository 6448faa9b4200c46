//! Chunks: bytes on the disk under their digest, one folder an organisation, with a row that says they are there.

use std::collections::HashSet;
use std::fs;
use std::path::PathBuf;
use std::sync::PoisonError;

use jiff::Timestamp;
use pli_protocol::OrganisationId;
use pli_protocol::canonical::is_sha256_hex;
use rusqlite::params;

use super::{Store, StoreError, read_uuid, write_durably};

/// Days that a chunk of no deposit is kept.
pub const KEPT_DAYS: u32 = 30;

impl Store {
    /// Keeps a chunk whose digest was checked. The bytes are on the disk before the row; a damaged copy is mended.
    pub fn put_chunk(
        &self,
        organisation: OrganisationId,
        sha256: &str,
        bytes: &[u8],
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let _gate = self
            .chunk_gate
            .read()
            .unwrap_or_else(PoisonError::into_inner);
        if self
            .read_chunk(organisation, sha256)?
            .is_none_or(|kept| kept != bytes)
        {
            write_durably(&self.chunk_path(organisation, sha256)?, bytes)?;
        }
        self.connection().execute(
            "INSERT INTO chunk (organisation, sha256, size, stored_at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (organisation, sha256) DO UPDATE SET stored_at = ?4, damaged = 0",
            params![
                organisation.to_string(),
                sha256,
                bytes.len() as i64,
                now.as_millisecond()
            ],
        )?;
        Ok(())
    }

    /// Reads a chunk's bytes as they are on the disk; none where there is no file.
    pub fn read_chunk(
        &self,
        organisation: OrganisationId,
        sha256: &str,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        let path = self.chunk_path(organisation, sha256)?;
        match fs::read(&path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(source) => Err(StoreError::File { path, source }),
        }
    }

    /// Which of these chunks are not here, in the order asked.
    pub fn missing_chunks(
        &self,
        organisation: OrganisationId,
        asked: &[String],
    ) -> Result<Vec<String>, StoreError> {
        let connection = self.connection();
        let mut statement = connection.prepare_cached(
            "SELECT 1 FROM chunk WHERE organisation = ?1 AND sha256 = ?2 AND damaged = 0",
        )?;
        let mut missing = Vec::new();
        let mut seen = HashSet::new();
        for sha256 in asked {
            if seen.insert(sha256)
                && !statement.exists(params![organisation.to_string(), sha256])?
            {
                missing.push(sha256.clone());
            }
        }
        Ok(missing)
    }

    /// Notes that a chunk was found damaged or without bytes, so that it is asked for again.
    pub fn mark_damaged(
        &self,
        organisation: OrganisationId,
        sha256: &str,
    ) -> Result<(), StoreError> {
        self.connection().execute(
            "UPDATE chunk SET damaged = 1 WHERE organisation = ?1 AND sha256 = ?2",
            params![organisation.to_string(), sha256],
        )?;
        Ok(())
    }

    /// Removes chunks of no deposit that were last sent before a moment; gives their number.
    pub fn remove_old_chunks(&self, before: Timestamp) -> Result<usize, StoreError> {
        let _gate = self
            .chunk_gate
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        let old: Vec<(String, String)> = {
            let connection = self.connection();
            let mut statement = connection.prepare(
                "DELETE FROM chunk WHERE stored_at < ?1 AND NOT EXISTS
                 (SELECT 1 FROM deposit_chunk d WHERE d.organisation = chunk.organisation AND d.sha256 = chunk.sha256)
                 RETURNING organisation, sha256",
            )?;
            let rows = statement.query_map([before.as_millisecond()], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?;
            rows.collect::<Result<_, _>>()?
        };
        for (organisation, sha256) in &old {
            let path = self.chunk_path(OrganisationId(read_uuid(organisation)?), sha256)?;
            match fs::remove_file(&path) {
                Ok(()) => {}
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                Err(source) => return Err(StoreError::File { path, source }),
            }
        }
        Ok(old.len())
    }

    /// Where a chunk's bytes are: `chunks/<organisation>/<first two digits>/<digest>`.
    pub(crate) fn chunk_path(
        &self,
        organisation: OrganisationId,
        sha256: &str,
    ) -> Result<PathBuf, StoreError> {
        if !is_sha256_hex(sha256) {
            return Err(StoreError::Unreadable {
                what: "a chunk without a digest".to_owned(),
            });
        }
        Ok(self
            .root()
            .join("chunks")
            .join(organisation.to_string())
            .join(&sha256[..2])
            .join(sha256))
    }
}
