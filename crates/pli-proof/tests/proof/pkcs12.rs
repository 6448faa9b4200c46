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
fn modern_files_open_for_both_kinds_of_keys() {
    let elliptic = signer(KeyKind::P256, Period::current(now()));
    for (issued, algorithm) in [
        (rsa_signer(), SignatureAlgorithm::RsaSha256),
        (&elliptic, SignatureAlgorithm::EcdsaP256Sha256),
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
    let triple_des = [
        "-keypbe",
        "PBE-SHA1-3DES",
        "-certpbe",
        "PBE-SHA1-3DES",
        "-macalg",
        "SHA1",
    ];
    for protection in [&[][..], &["-legacy"], &triple_des] {
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
        openssl(&[&fixed, protection].concat());
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
