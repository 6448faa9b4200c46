//! PKCS#12 files: what opens, and what is refused with its reason.

use std::process::Command;

use crate::support::{now, rsa_signer, signer};
use openssl::pkcs12::Pkcs12;
use openssl::pkey::PKey;
use openssl::x509::X509;
use pli_proof::demo::{KeyKind, Period};
use pli_proof::pkcs12::{self, Pkcs12Error};
use pli_proof::signer::{SignatureAlgorithm, Signer as _};

const PASSWORD: &str = "mélûn€ à l’été";

#[test]
fn modern_files_open_for_each_kind_of_key() {
    let p256 = signer(KeyKind::P256, Period::current(now()));
    let p384 = signer(KeyKind::P384, Period::current(now()));
    for (issued, algorithm) in [
        (rsa_signer(), SignatureAlgorithm::RsaSha256),
        (&p256, SignatureAlgorithm::EcdsaP256Sha256),
        (&p384, SignatureAlgorithm::EcdsaP384Sha384),
    ] {
        let file = issued
            .to_pkcs12("démonstration", PASSWORD)
            .expect("a PKCS#12 file");
        let identity = pkcs12::open(&file, PASSWORD)
            .map_err(|error| error.to_string())
            .expect("opens");
        assert_eq!(identity.chain(), issued.chain());
        assert_eq!(identity.algorithm(), algorithm);
        identity.sign(b"message").expect("signs");
    }
}

/// Files made by the program openssl, with the protections that authorities used over the years.
#[test]
fn files_of_other_programs_open() {
    let folder = tempfile::tempdir().expect("a folder");
    let issued = rsa_signer();
    let source = folder.path().join("source.p12");
    std::fs::write(
        &source,
        issued
            .to_pkcs12("source", "source")
            .expect("a PKCS#12 file"),
    )
    .expect("written");
    let pem = folder.path().join("all.pem");
    openssl(&[
        "pkcs12",
        "-in",
        path(&source),
        "-passin",
        "pass:source",
        "-nodes",
        "-out",
        path(&pem),
    ]);
    let target = folder.path().join("target.p12");
    let triple_des = "-keypbe PBE-SHA1-3DES -certpbe PBE-SHA1-3DES -macalg SHA1";
    // The oldest: everything under RC2 with 40 bits, which only OpenSSL's legacy provider still knows.
    let rc2 = "-legacy -keypbe PBE-SHA1-RC2-40 -certpbe PBE-SHA1-RC2-40 -macalg SHA1";
    for protection in ["", "-legacy", triple_des, rc2] {
        let protection = protection.split_whitespace().collect::<Vec<_>>();
        let password = format!("pass:{PASSWORD}");
        let fixed = [
            "pkcs12",
            "-export",
            "-in",
            path(&pem),
            "-passout",
            &password,
            "-out",
            path(&target),
        ];
        openssl(&[&fixed[..], &protection].concat());
        let file = std::fs::read(&target).expect("made by openssl");
        let identity = pkcs12::open(&file, PASSWORD)
            .map_err(|error| format!("{protection:?}: {error}"))
            .expect("opens");
        assert_eq!(identity.chain(), issued.chain(), "{protection:?}");
        assert!(
            matches!(
                pkcs12::open(&file, "autre"),
                Err(Pkcs12Error::WrongPassword)
            ),
            "{protection:?}"
        );
    }
}

/// RFC 9579: the password is proved by PBMAC1 in the place of the derivation of PKCS#12.
#[test]
fn a_file_with_pbmac1_opens_and_its_check_counts() {
    let folder = tempfile::tempdir().expect("a folder");
    let issued = signer(KeyKind::P256, Period::current(now()));
    let source = folder.path().join("source.p12");
    let file = issued.to_pkcs12("source", "source").expect("a file");
    std::fs::write(&source, file).expect("written");
    let pem = folder.path().join("all.pem");
    let bare = folder.path().join("bare.p12");
    let read = ["pkcs12", "-in", path(&source), "-passin", "pass:source"];
    openssl(&[&read[..], &["-nodes", "-out", path(&pem)]].concat());
    let password = format!("pass:{PASSWORD}");
    let write = ["pkcs12", "-export", "-nomac", "-in", path(&pem)];
    openssl(&[&write[..], &["-passout", &password, "-out", path(&bare)]].concat());
    let bare = std::fs::read(&bare).expect("made by openssl");
    let file = pbmac1::added(&bare, PASSWORD);
    let identity = pkcs12::open(&file, PASSWORD)
        .map_err(|error| error.to_string())
        .expect("opens");
    assert_eq!(identity.chain(), issued.chain());
    let wrong = pkcs12::open(&file, "autre").err();
    assert!(
        matches!(wrong, Some(Pkcs12Error::WrongPassword)),
        "{wrong:?}"
    );
    // The right password, but the check was made with another one: the file was not written by who knows it.
    let forged = pbmac1::added(&bare, "autre");
    let refused = pkcs12::open(&forged, PASSWORD).err();
    assert!(
        matches!(refused, Some(Pkcs12Error::WrongPassword)),
        "{refused:?}"
    );
}

#[test]
fn damaged_files_open_or_are_refused_and_never_fail_otherwise() {
    let issued = signer(KeyKind::P256, Period::current(now()));
    let file = issued.to_pkcs12("source", PASSWORD).expect("a file");
    // Every 7th byte, each bent in two ways: lengths, tags, counts and ciphers.
    for place in (0..file.len()).step_by(7) {
        for bit in [0x01, 0x80] {
            let mut bent = file.clone();
            bent[place] ^= bit;
            if let Ok(identity) = pkcs12::open(&bent, PASSWORD) {
                assert_eq!(identity.chain()[0], issued.chain()[0], "{place}");
            }
        }
    }
}

#[test]
fn each_refusal_has_its_reason() {
    let issued = rsa_signer();
    let file = issued
        .to_pkcs12("démonstration", PASSWORD)
        .expect("a PKCS#12 file");
    let refused = |bytes: &[u8], password: &str| pkcs12::open(bytes, password).err();
    assert!(matches!(
        refused(&file, ""),
        Some(Pkcs12Error::WrongPassword)
    ));
    assert!(matches!(
        refused(&file, "mélûn\0"),
        Some(Pkcs12Error::WrongPassword)
    ));
    assert!(matches!(
        refused(b"%PDF-1.7", PASSWORD),
        Some(Pkcs12Error::NotPkcs12)
    ));
    assert!(matches!(
        refused(&file[..file.len() / 2], PASSWORD),
        Some(Pkcs12Error::NotPkcs12)
    ));
    assert!(matches!(
        refused(&vec![0; pkcs12::MAX_BYTES + 1], PASSWORD),
        Some(Pkcs12Error::TooLarge { .. })
    ));
}

#[test]
fn a_file_that_asks_for_endless_work_is_refused_at_once() {
    const ITERATIONS: [u8; 5] = [0x02, 0x03, 0x01, 0x00, 0x00];
    let issued = rsa_signer();
    let key = PKey::private_key_from_pkcs8(issued.pkcs8()).expect("a key");
    let certificate = X509::from_der(&issued.chain()[0]).expect("a certificate");
    let file = Pkcs12::builder()
        .key_iter(65_536)
        .mac_iter(65_536)
        .pkey(&key)
        .cert(&certificate)
        .build2(PASSWORD);
    let file = file.and_then(|file| file.to_der()).expect("a PKCS#12 file");
    pkcs12::open(&file, PASSWORD)
        .map_err(|error| error.to_string())
        .expect("opens");
    let places = file
        .windows(5)
        .enumerate()
        .filter(|(_, bytes)| *bytes == ITERATIONS);
    let places = places.map(|(place, _)| place).collect::<Vec<_>>();
    // For the certificate, for the key, and for the check of the password.
    assert_eq!(places.len(), 3);
    for place in places {
        let mut endless = file.clone();
        endless[place + 2..place + 5].copy_from_slice(&[0x7f, 0xff, 0xff]);
        let refused = pkcs12::open(&endless, PASSWORD);
        assert!(
            matches!(refused, Err(Pkcs12Error::UnsupportedProtection)),
            "{place}"
        );
    }
}

#[test]
fn a_file_without_key_or_without_its_certificate_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().join("root.pem");
    std::fs::write(&root, crate::support::authority().root_pem()).expect("written");
    let target = folder.path().join("target.p12");
    openssl(&[
        "pkcs12",
        "-export",
        "-nokeys",
        "-in",
        path(&root),
        "-passout",
        "pass:x",
        "-out",
        path(&target),
    ]);
    let file = std::fs::read(&target).expect("made by openssl");
    assert!(matches!(pkcs12::open(&file, "x"), Err(Pkcs12Error::NoKey)));

    let key = folder.path().join("key.pem");
    let der = folder.path().join("key.der");
    std::fs::write(&der, rsa_signer().pkcs8()).expect("written");
    openssl(&[
        "pkey",
        "-inform",
        "DER",
        "-in",
        path(&der),
        "-out",
        path(&key),
    ]);
    openssl(&[
        "pkcs12",
        "-export",
        "-nocerts",
        "-inkey",
        path(&key),
        "-in",
        path(&key),
        "-passout",
        "pass:x",
        "-out",
        path(&target),
    ]);
    let file = std::fs::read(&target).expect("made by openssl");
    assert!(matches!(
        pkcs12::open(&file, "x"),
        Err(Pkcs12Error::NoCertificate)
    ));
}

fn path(path: &std::path::Path) -> &str {
    path.to_str().expect("temporary paths are plain")
}

fn openssl(arguments: &[&str]) {
    let output = Command::new("openssl")
        .args(arguments)
        .output()
        .expect("the program openssl is installed");
    assert!(
        output.status.success(),
        "openssl {arguments:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
}

/// Adds the check of RFC 9579 to a PKCS#12 file without one.
mod pbmac1 {
    use aws_lc_rs::{hmac, pbkdf2};
    use std::num::NonZeroU32;

    const ITERATIONS: u32 = 4096;
    const SALT: &[u8] = b"sel de test";
    const PBMAC1: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x05, 0x0e];
    const PBKDF2: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x05, 0x0c];
    const HMAC_SHA256: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x02, 0x09];

    /// The check made with `password`, whatever protects the rest.
    pub(super) fn added(bare: &[u8], password: &str) -> Vec<u8> {
        let inside = content(bare);
        let version_length = 3;
        let content_info = content(&inside[version_length..]);
        // After the identifier `data` (11 bytes) stands `[0] { OCTET STRING }`, which is what the check covers.
        let safe = content(content(&content_info[11..]));
        let mut key = [0; 32];
        let iterations = NonZeroU32::new(ITERATIONS).expect("not zero");
        pbkdf2::derive(
            pbkdf2::PBKDF2_HMAC_SHA256,
            iterations,
            SALT,
            password.as_bytes(),
            &mut key,
        );
        let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, &key), safe);
        let hmac_sha256 = sequence(&[&tlv(6, HMAC_SHA256), &[5, 0]]);
        let derivation = sequence(&[
            &tlv(4, SALT),
            &[2, 2, 0x10, 0x00],
            &[2, 1, 32],
            &hmac_sha256,
        ]);
        let derivation = sequence(&[&tlv(6, PBKDF2), &derivation]);
        let algorithm = sequence(&[&tlv(6, PBMAC1), &sequence(&[&derivation, &hmac_sha256])]);
        let digest = sequence(&[&algorithm, &tlv(4, tag.as_ref())]);
        let mac = sequence(&[&digest, &tlv(4, b"NOT USED"), &[2, 1, 1]]);
        sequence(&[inside, &mac])
    }

    /// What stands in the first element.
    fn content(element: &[u8]) -> &[u8] {
        let (start, length) = match element[1] {
            short @ 0..=0x7f => (2, usize::from(short)),
            0x81 => (3, usize::from(element[2])),
            _ => (4, usize::from(element[2]) << 8 | usize::from(element[3])),
        };
        &element[start..start + length]
    }

    fn sequence(parts: &[&[u8]]) -> Vec<u8> {
        tlv(0x30, &parts.concat())
    }

    fn tlv(tag: u8, content: &[u8]) -> Vec<u8> {
        let length = u16::try_from(content.len())
            .expect("a small file")
            .to_be_bytes();
        let header = match content.len() {
            0..=0x7f => vec![tag, length[1]],
            0x80..=0xff => vec![tag, 0x81, length[1]],
            _ => vec![tag, 0x82, length[0], length[1]],
        };
        [header, content.to_vec()].concat()
    }
}
