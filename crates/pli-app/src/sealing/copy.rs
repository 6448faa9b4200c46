//! The sealed copy of a content: made once for a dossier and an opening, kept in the vault, always the same bytes afterwards.

use std::io;

use pli_core::call::Opening;
use pli_proof::seal::{Audience, SealError, Sealer};
use pli_protocol::DossierId;
use pli_protocol::canonical::{canonical_bytes, sha256_hex};
use pli_protocol::chunk::{CHUNK_BYTES, ChunkRef};
use rusqlite::{OptionalExtension as _, params};
use sha2::{Digest as _, Sha256};

use super::audience::audience;
use crate::app::Session;
use crate::fault::Fault;
use crate::store::StoreError;
use crate::vault::Incoming;

/// Plain bytes read at a time.
const STEP: u64 = 1024 * 1024;

/// A sealed copy that the vault keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SealedCopy {
    pub(super) sha256: String,
    pub(super) size: u64,
    pub(super) chunks: Vec<ChunkRef>,
    /// Whether the platform had all of it.
    pub(super) is_sent: bool,
}

/// One dossier's copies for one opening.
pub(super) struct Copies<'a> {
    session: &'a Session,
    dossier: DossierId,
    audience: Audience,
    /// Digest of the opening.
    opening: String,
}

impl<'a> Copies<'a> {
    /// Judges the holders first: nothing is sealed to a certificate that is unfit today.
    pub(super) fn of(
        session: &'a Session,
        dossier: DossierId,
        opening: &Opening,
    ) -> Result<Self, Fault> {
        let digest = sha256_hex(&canonical_bytes(opening).map_err(Fault::internal)?);
        Ok(Self {
            session,
            dossier,
            audience: audience(session, opening)?,
            opening: digest,
        })
    }

    /// The copy of a content of the vault, sealed now where there is none yet.
    pub(super) fn of_content(&self, plain_sha256: &str) -> Result<SealedCopy, Fault> {
        if let Some(known) = self.known(plain_sha256)?
            && self.session.vault.outgoing(&known.sha256).is_ok()
        {
            return Ok(known);
        }
        let copy = self.seal(plain_sha256)?;
        self.remember(plain_sha256, &copy)?;
        Ok(copy)
    }

    fn seal(&self, plain_sha256: &str) -> Result<SealedCopy, Fault> {
        let vault = &self.session.vault;
        let mut plain = vault.outgoing(plain_sha256)?;
        let out = Cutting::of(vault.incoming()?);
        let mut sealer = Sealer::begin(out, &self.audience, plain.size()).map_err(failed)?;
        let mut at = 0;
        while at < plain.size() {
            let part = plain.read_range(at, STEP)?;
            sealer.write(&part).map_err(failed)?;
            at += part.len() as u64;
        }
        let (incoming, chunks) = sealer.finish().map_err(failed)?.end();
        let kept = vault.keep(incoming)?;
        Ok(SealedCopy {
            sha256: kept.sha256,
            size: kept.size,
            chunks,
            is_sent: false,
        })
    }

    fn known(&self, plain_sha256: &str) -> Result<Option<SealedCopy>, Fault> {
        let reader = self.session.store.reader();
        let sql = "SELECT sealed_sha256, size, chunks, sent_at IS NOT NULL FROM sealed
            WHERE dossier = ?1 AND plain_sha256 = ?2 AND opening = ?3";
        let read = |row: &rusqlite::Row<'_>| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, i64>(1)?,
                row.get::<_, String>(2)?,
                row.get::<_, bool>(3)?,
            ))
        };
        let found = reader
            .prepare_cached(sql)
            .and_then(|mut statement| {
                let values = params![self.dossier.to_string(), plain_sha256, self.opening];
                statement.query_row(values, read).optional()
            })
            .map_err(StoreError::from)?;
        let Some((sha256, size, chunks, is_sent)) = found else {
            return Ok(None);
        };
        let damaged = |error: serde_json::Error| StoreError::damaged(format!("sealed: {error}"));
        Ok(Some(SealedCopy {
            sha256,
            size: size.cast_unsigned(),
            chunks: serde_json::from_str(&chunks).map_err(damaged)?,
            is_sent,
        }))
    }

    fn remember(&self, plain_sha256: &str, copy: &SealedCopy) -> Result<(), Fault> {
        let chunks = serde_json::to_string(&copy.chunks).map_err(Fault::internal)?;
        let (dossier, opening) = (self.dossier.to_string(), self.opening.clone());
        let (plain, sealed) = (plain_sha256.to_owned(), copy.sha256.clone());
        let size = copy.size.cast_signed();
        self.session.store.write(move |connection| {
            let sql =
                "INSERT INTO sealed (dossier, plain_sha256, opening, sealed_sha256, size, chunks)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (dossier, plain_sha256, opening)
                DO UPDATE SET sealed_sha256 = ?4, size = ?5, chunks = ?6, sent_at = NULL";
            let values = params![dossier, plain, opening, sealed, size, chunks];
            connection.prepare_cached(sql)?.execute(values)?;
            Ok(())
        })?;
        Ok(())
    }
}

fn failed(error: SealError) -> Fault {
    match error {
        SealError::Io(cause) => StoreError::Io(cause).into(),
        other => Fault::internal(other),
    }
}

/// Writes into the vault and cuts into chunks what passes.
struct Cutting {
    incoming: Incoming,
    chunks: Vec<ChunkRef>,
    hash: Sha256,
    size: u64,
}

impl Cutting {
    fn of(incoming: Incoming) -> Self {
        Self {
            incoming,
            chunks: Vec::new(),
            hash: Sha256::new(),
            size: 0,
        }
    }

    fn cut(&mut self) {
        let hash = std::mem::replace(&mut self.hash, Sha256::new());
        self.chunks.push(ChunkRef {
            sha256: hex::encode(hash.finalize()),
            size: std::mem::take(&mut self.size),
        });
    }

    fn end(mut self) -> (Incoming, Vec<ChunkRef>) {
        if self.size > 0 {
            self.cut();
        }
        (self.incoming, self.chunks)
    }
}

impl io::Write for Cutting {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let room = usize::try_from(CHUNK_BYTES - self.size).unwrap_or(usize::MAX);
        let now = &bytes[..bytes.len().min(room)];
        self.incoming.write(now).map_err(io::Error::other)?;
        self.hash.update(now);
        self.size += now.len() as u64;
        if self.size == CHUNK_BYTES {
            self.cut();
        }
        Ok(now.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
