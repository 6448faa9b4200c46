//! A dossier to be deposited, as the application prepares it.

use std::collections::BTreeMap;

use pli_core::call::Call;
use pli_protocol::canonical::sha256_hex;
use pli_protocol::chunk::{ChunkRef, cut};
use pli_protocol::manifest::{
    FileRole, Manifest, ManifestFile, ManifestToSign, SignedManifest, Totals,
};
use pli_protocol::receipt::SignedReceipt;
use pli_protocol::{DepositId, DossierId, PlatformError};
use uuid::Uuid;

use super::Session;

/// A manifest with the bytes that it names.
#[derive(Clone)]
pub(crate) struct Prepared {
    pub(crate) manifest: Manifest,
    pub(crate) chunks: BTreeMap<String, Vec<u8>>,
}

/// Bytes that differ from one seed to the next and do not repeat within a chunk.
pub(crate) fn bytes(seed: u64, size: usize) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    let mut bytes = Vec::with_capacity(size + 8);
    while bytes.len() < size {
        bytes.extend_from_slice(&next().to_le_bytes());
    }
    bytes.truncate(size);
    bytes
}

impl Prepared {
    /// A small dossier: answers, a signed PDF, two pieces.
    pub(crate) fn new(session: &Session, call: &Call) -> Self {
        Self::with(
            session,
            call,
            &[
                ("kbis.pdf", bytes(3, 40_000)),
                ("mémoire technique.odt", bytes(4, 70_000)),
            ],
        )
    }

    /// A dossier with these pieces.
    pub(crate) fn with(session: &Session, call: &Call, pieces: &[(&str, Vec<u8>)]) -> Self {
        let mut chunks = BTreeMap::new();
        let mut files = vec![
            cut_file(
                FileRole::Answers,
                "reponses.json",
                &bytes(1, 9_000),
                &mut chunks,
            ),
            cut_file(
                FileRole::SignedPdf,
                "dossier-signe.pdf",
                &bytes(2, 120_000),
                &mut chunks,
            ),
        ];
        files.extend(
            pieces
                .iter()
                .map(|(name, bytes)| cut_file(FileRole::Piece, name, bytes, &mut chunks)),
        );
        let mut manifest = Manifest {
            protocol: 1,
            deposit: DepositId(Uuid::now_v7()),
            dossier: DossierId(Uuid::now_v7()),
            call: call.reference.clone(),
            lot: call.lots.first().map(|lot| lot.number.clone()),
            form: call.form.clone(),
            organisation: session.signed_in.organisation.clone(),
            user: session.signed_in.user.name.clone(),
            app_version: "0.1.0".to_owned(),
            answers_sha256: files[0].sha256.clone(),
            signed_pdf_sha256: Some(files[1].sha256.clone()),
            files,
            totals: Totals { files: 0, bytes: 0 },
            created_at: "2026-11-21T09:59:00Z".parse().expect("a time"),
            clock_offset_ms: 0,
            sealed: false,
            sealed_to: None,
            replaces: None,
        };
        count(&mut manifest);
        Self { manifest, chunks }
    }

    /// The same dossier under another deposit id.
    pub(crate) fn again(&self) -> Self {
        let mut again = self.clone();
        again.manifest.deposit = DepositId(Uuid::now_v7());
        again
    }

    pub(crate) fn id(&self) -> DepositId {
        self.manifest.deposit
    }

    pub(crate) fn sign(&self, session: &Session) -> SignedManifest {
        let ready = ManifestToSign::new(&self.manifest).expect("a manifest");
        let signature = session.key.sign(ready.bytes()).expect("a signature");
        ready.signed(session.signed_in.device, &signature)
    }

    pub(crate) fn upload(&self, session: &Session) {
        for (sha256, bytes) in &self.chunks {
            session
                .platform
                .put_chunk(session.token(), sha256, bytes)
                .expect("a chunk is kept");
        }
    }

    /// Sends the manifest alone.
    pub(crate) fn commit(&self, session: &Session) -> Result<SignedReceipt, PlatformError> {
        session
            .platform
            .put_deposit(session.token(), self.id(), &self.sign(session))
    }

    /// Sends everything.
    pub(crate) fn deposit(&self, session: &Session) -> Result<SignedReceipt, PlatformError> {
        self.upload(session);
        self.commit(session)
    }
}

/// Sums the files of a manifest again.
pub(crate) fn count(manifest: &mut Manifest) {
    manifest.totals = Totals {
        files: u32::try_from(manifest.files.len()).expect("few files"),
        bytes: manifest.files.iter().map(|file| file.size).sum(),
    };
}

pub(crate) fn cut_file(
    role: FileRole,
    name: &str,
    bytes: &[u8],
    chunks: &mut BTreeMap<String, Vec<u8>>,
) -> ManifestFile {
    let pieces = cut(bytes.len() as u64).into_iter().map(|range| {
        let start = usize::try_from(range.offset).expect("a small file");
        let part = &bytes[start..start + usize::try_from(range.size).expect("a small file")];
        let sha256 = sha256_hex(part);
        chunks.insert(sha256.clone(), part.to_vec());
        ChunkRef {
            sha256,
            size: range.size,
        }
    });
    ManifestFile {
        role,
        piece: (role == FileRole::Piece).then(|| "kbis".to_owned()),
        row: None,
        name: name.to_owned(),
        media_type: "application/octet-stream".to_owned(),
        size: bytes.len() as u64,
        sha256: sha256_hex(bytes),
        chunks: pieces.collect(),
    }
}
