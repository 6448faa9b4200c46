//! Manifests, receipts, chunks and digests: what is taken and what is refused.

use pli_core::call::FormRef;
use pli_protocol::account::Organisation;
use pli_protocol::calls::{FormPackage, PackageError, is_plain_path};
use pli_protocol::canonical::{canonical_bytes, is_sha256_hex, sha256_hex};
use pli_protocol::chunk::{CHUNK_BYTES, ChunkRef, content_digest, cut, read_content_digest};
use pli_protocol::manifest::{
    FileRole, Manifest, ManifestFile, ManifestToSign, SignedManifest, Totals, is_plain_name,
};
use pli_protocol::{DepositId, DeviceId, DossierId, OrganisationId};
use uuid::Uuid;

fn file(role: FileRole, name: &str, digit: char) -> ManifestFile {
    let sha256 = digit.to_string().repeat(64);
    let piece = (role == FileRole::Piece).then(|| "kbis".to_owned());
    let chunks = vec![ChunkRef {
        sha256: sha256.clone(),
        size: 5,
    }];
    let (name, media_type) = (name.to_owned(), "application/pdf".to_owned());
    ManifestFile {
        role,
        piece,
        row: None,
        name,
        media_type,
        size: 5,
        sha256,
        chunks,
    }
}

fn manifest() -> Manifest {
    let files = vec![
        file(FileRole::Answers, "reponses.json", 'a'),
        file(FileRole::SignedPdf, "dossier.pdf", 'b'),
        file(FileRole::Piece, "kbis.pdf", 'c'),
    ];
    Manifest {
        protocol: 1,
        deposit: DepositId(Uuid::from_u128(1)),
        dossier: DossierId(Uuid::from_u128(2)),
        call: "DEMO".to_owned(),
        lot: None,
        form: FormRef {
            name: "far".to_owned(),
            version: "1.0.0".to_owned(),
            sha256: "d".repeat(64),
        },
        organisation: Organisation {
            id: OrganisationId(Uuid::from_u128(3)),
            name: "É".to_owned(),
            siret: None,
        },
        user: "demo".to_owned(),
        app_version: "0.1.0".to_owned(),
        answers_sha256: "a".repeat(64),
        signed_pdf_sha256: Some("b".repeat(64)),
        files,
        totals: Totals {
            files: 3,
            bytes: 15,
        },
        created_at: "2026-11-21T10:00:00Z".parse().expect("a time"),
        clock_offset_ms: -12,
        sealed: false,
        sealed_to: None,
        replaces: None,
    }
}

type Change = fn(&mut Manifest);

#[test]
fn a_manifest_that_contradicts_itself_is_refused() {
    assert_eq!(manifest().check(), Ok(()));
    let rows: Vec<(&str, Change)> = vec![
        ("sealed", |m| m.sealed = true),
        ("no file", |m| m.files.clear()),
        ("replaces itself", |m| m.replaces = Some(m.deposit)),
        ("sum of bytes", |m| m.totals.bytes = 14),
        ("number of files", |m| m.totals.files = 2),
        ("other answers", |m| m.answers_sha256 = "e".repeat(64)),
        ("no answers", |m| {
            m.files.remove(0);
            m.totals = Totals {
                files: 2,
                bytes: 10,
            };
        }),
        ("two signed PDFs", |m| {
            m.files.push(m.files[1].clone());
            m.totals = Totals {
                files: 4,
                bytes: 20,
            };
        }),
        ("signed PDF unsaid", |m| m.signed_pdf_sha256 = None),
        ("piece without a name of piece", |m| m.files[2].piece = None),
        ("answers with a piece", |m| {
            m.files[0].piece = Some("kbis".to_owned());
        }),
        ("upper-case digest", |m| m.files[2].sha256 = "C".repeat(64)),
        ("single chunk of another digest", |m| {
            m.files[2].chunks[0].sha256 = "e".repeat(64);
        }),
        ("chunk size", |m| m.files[2].chunks[0].size = 4),
        ("no chunk", |m| m.files[2].chunks.clear()),
        ("one chunk too many", |m| {
            m.files[2].chunks.push(ChunkRef {
                sha256: "c".repeat(64),
                size: 5,
            });
        }),
        ("empty file", |m| m.files[2].size = 0),
        ("folder in a name", |m| {
            m.files[2].name = "../kbis.pdf".to_owned();
        }),
        ("no media type", |m| m.files[2].media_type = String::new()),
    ];
    for (what, change) in rows {
        let mut changed = manifest();
        change(&mut changed);
        assert!(changed.check().is_err(), "{what}");
    }
}

#[test]
fn what_is_signed_does_not_depend_on_the_order_of_keys() {
    let ready = ManifestToSign::new(&manifest()).expect("a manifest");
    let bytes = ready.bytes().to_vec();
    let signed = ready.signed(DeviceId(Uuid::from_u128(4)), &[7; 64]);
    let text = serde_json::to_string(&signed).expect("JSON");
    let mut reversed = signed.clone();
    let members: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(signed.manifest.get()).expect("an object");
    let members: serde_json::Map<_, _> = members.into_iter().rev().collect();
    reversed.manifest = serde_json::from_value(members.into()).expect("JSON");
    assert_ne!(serde_json::to_string(&reversed).expect("JSON"), text);
    for manifest in [signed, reversed] {
        let open = manifest.open().expect("a manifest");
        assert_eq!(
            (open.sha256, open.bytes),
            (sha256_hex(&bytes), bytes.clone())
        );
        assert_eq!(open.signature, [7; 64]);
    }
}

#[test]
fn an_unknown_key_of_a_manifest_is_refused() {
    let mut signed = ManifestToSign::new(&manifest())
        .expect("a manifest")
        .signed(DeviceId(Uuid::nil()), &[0; 64]);
    let mut known: serde_json::Value = serde_json::from_str(signed.manifest.get()).expect("JSON");
    known["price"] = 12.into();
    signed.manifest = serde_json::from_value(known).expect("JSON");
    assert!(signed.open().is_err());
    assert!(serde_json::from_str::<SignedManifest>(r#"{"manifest":{},"device_id":"x"}"#).is_err());
}

#[test]
fn canonical_json_is_that_of_rfc_8785() {
    // RFC 8785 §3.2.3 and §3.2.2, in one.
    let value: serde_json::Value = serde_json::from_str(
        r#"{"\u20ac":"Euro Sign","\r":"Carriage Return","1":"One","numbers":[333333333.33333329,1E30,4.50,2e-3]}"#,
    )
    .expect("JSON");
    let expected = "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"numbers\":[333333333.3333333,1e+30,4.5,0.002],\"€\":\"Euro Sign\"}";
    assert_eq!(
        canonical_bytes(&value).expect("canonical"),
        expected.as_bytes()
    );
}

#[test]
fn files_are_cut_at_eight_mebibytes() {
    let mib = 1024 * 1024;
    for (size, expected) in [
        (0, vec![]),
        (1, vec![1]),
        (8 * mib, vec![8 * mib]),
        (8 * mib + 1, vec![8 * mib, 1]),
        (20 * mib, vec![8 * mib, 8 * mib, 4 * mib]),
    ] {
        let ranges = cut(size);
        assert_eq!(
            ranges.iter().map(|range| range.size).collect::<Vec<_>>(),
            expected
        );
        let mut offset = 0;
        for range in ranges {
            assert_eq!(range.offset, offset);
            offset += range.size;
        }
        assert_eq!(offset, size);
    }
    assert_eq!(CHUNK_BYTES, 8 * mib);
}

#[test]
fn content_digest_is_that_of_rfc_9530() {
    // RFC 9530 appendix B.1: the representation {"hello": "world"} and a line feed.
    let bytes = b"{\"hello\": \"world\"}\n";
    let field = "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:";
    assert_eq!(content_digest(&sha256_hex(bytes)).as_deref(), Some(field));
    assert_eq!(read_content_digest(field), Some(sha256_hex(bytes)));
    let two = format!("sha-512=:AAAA:, {field}");
    assert_eq!(read_content_digest(&two), Some(sha256_hex(bytes)));
    for bad in [
        "",
        "sha-256=:AAAA:",
        "sha-256=RK/0",
        "sha-512=:AAAA:",
        "sha-256=::",
    ] {
        assert_eq!(read_content_digest(bad), None, "{bad}");
    }
}

#[test]
fn names_and_paths_stay_where_they_are() {
    for good in ["kbis.pdf", "Mémoire technique (v2).pdf", "a b.c", "…"] {
        assert!(is_plain_name(good), "{good}");
    }
    for bad in [
        "",
        ".",
        "..",
        "a/b",
        "a\\b",
        "C:x",
        "a\nb",
        "a\u{202e}fdp.exe",
    ] {
        assert!(!is_plain_name(bad), "{bad:?}");
    }
    for good in ["form.yaml", "lists/naf.yaml", "1.0.0"] {
        assert!(is_plain_path(good), "{good}");
    }
    for bad in [
        "",
        "/form.yaml",
        "../form.yaml",
        "a//b",
        ".git/config",
        "a\\b",
        "lists/é.yaml",
        "a/b/c/d/e",
        "nul./x",
    ] {
        assert!(!is_plain_path(bad), "{bad}");
    }
    assert!(is_sha256_hex(&"0".repeat(64)));
    assert!(
        !is_sha256_hex(&"0".repeat(63))
            && !is_sha256_hex(&"G".repeat(64))
            && !is_sha256_hex(&"A".repeat(64))
    );
}

#[test]
fn a_form_package_comes_out_as_it_went_in_or_not_at_all() {
    let form = FormRef {
        name: "far".to_owned(),
        version: "1.0.0".to_owned(),
        sha256: "d".repeat(64),
    };
    let files = [("form.yaml".to_owned(), b"form: far".to_vec())].into();
    let package = FormPackage::pack(form, &files);
    assert_eq!(package.unpack().expect("files"), files);
    let mut hostile = package.clone();
    hostile.files.insert("../evil".to_owned(), String::new());
    assert_eq!(
        hostile.unpack(),
        Err(PackageError::Path {
            path: "../evil".to_owned()
        })
    );
    let mut hostile = package.clone();
    hostile.files.insert("x".to_owned(), "é".to_owned());
    assert_eq!(
        hostile.unpack(),
        Err(PackageError::Base64 {
            path: "x".to_owned()
        })
    );
    let mut hostile = package;
    hostile
        .files
        .extend((0..301).map(|n| (format!("f{n}"), String::new())));
    assert_eq!(hostile.unpack(), Err(PackageError::TooLarge));
}
