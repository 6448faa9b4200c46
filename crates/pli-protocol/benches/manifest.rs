//! A manifest of 10,000 attachments: made, written in canonical form, and read again. Aim: 50 ms each.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use pli_core::call::FormRef;
use pli_protocol::account::Organisation;
use pli_protocol::canonical::sha256_hex;
use pli_protocol::chunk::ChunkRef;
use pli_protocol::manifest::{
    FileRole, Manifest, ManifestFile, ManifestToSign, SignedManifest, Totals,
};
use pli_protocol::{DepositId, DeviceId, DossierId, OrganisationId};
use uuid::Uuid;

const ATTACHMENTS: u64 = 10_000;

fn file(role: FileRole, number: u64) -> ManifestFile {
    let sha256 = sha256_hex(&number.to_be_bytes());
    ManifestFile {
        role,
        piece: (role == FileRole::Piece).then(|| "devis".to_owned()),
        row: None,
        name: format!("pièce justificative {number}.pdf"),
        media_type: "application/pdf".to_owned(),
        size: 1 + number,
        chunks: vec![ChunkRef {
            sha256: sha256.clone(),
            size: 1 + number,
        }],
        sha256,
    }
}

fn manifest() -> Manifest {
    let answers = file(FileRole::Answers, 0);
    let pieces = (1..=ATTACHMENTS).map(|number| file(FileRole::Piece, number));
    let files: Vec<_> = std::iter::once(answers).chain(pieces).collect();
    Manifest {
        protocol: 1,
        deposit: DepositId(Uuid::nil()),
        dossier: DossierId(Uuid::max()),
        call: "DEMO-FAR-2026-01".to_owned(),
        lot: Some("1".to_owned()),
        form: FormRef {
            name: "far".to_owned(),
            version: "1.0.0".to_owned(),
            sha256: "0".repeat(64),
        },
        organisation: Organisation {
            id: OrganisationId(Uuid::nil()),
            name: "Organisme d’essai".to_owned(),
            siret: None,
        },
        user: "essai".to_owned(),
        app_version: "0.1.0".to_owned(),
        answers_sha256: files[0].sha256.clone(),
        signed_pdf_sha256: None,
        totals: Totals {
            files: u32::try_from(files.len()).expect("few"),
            bytes: files.iter().map(|file| file.size).sum(),
        },
        files,
        created_at: "2026-11-21T09:59:00Z".parse().expect("a time"),
        clock_offset_ms: 0,
        sealed: false,
        sealed_to: None,
        replaces: None,
    }
}

fn bench(criterion: &mut Criterion) {
    let manifest = manifest();
    let written = ManifestToSign::new(&manifest)
        .expect("a manifest")
        .signed(DeviceId(Uuid::nil()), &[0; 64]);
    let sent = serde_json::to_vec(&written).expect("JSON");
    criterion.bench_function("manifest of 10,000 attachments, ready to sign", |b| {
        b.iter(|| ManifestToSign::new(black_box(&manifest)).map(|ready| ready.bytes().len()));
    });
    criterion.bench_function("manifest of 10,000 attachments, received", |b| {
        b.iter(|| {
            let signed: SignedManifest = serde_json::from_slice(black_box(&sent)).expect("JSON");
            signed.open().map(|open| open.sha256)
        });
    });
}

criterion_group!(benches, bench);
criterion_main!(benches);
