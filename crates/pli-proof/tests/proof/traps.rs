//! What broke real validators and is right: indefinite lengths, PSS, SHA-3, a modulus without its sign, several signers.

use std::path::Path;
use std::process::Command;

use pli_proof::cades;
use pli_proof::signer::{Identity, SignatureAlgorithm, Signer, SignerError};
use pli_proof::verify::{self, Format, Indication, TrustStore, Verdict};

use crate::support::{now, rsa_signer};

const CONTENT: &[u8] = b"Le contenu";

fn openssl(folder: &Path, arguments: &str) {
    let output = Command::new("openssl")
        .args(arguments.split_whitespace())
        .current_dir(folder)
        .output()
        .expect("the program openssl is on every system that builds Pli");
    let words = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments}: {words}");
}

/// Files of another program: two keys with their certificates, and a content.
fn workshop() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("content"), CONTENT).expect("a file");
    for (name, kind) in [
        ("rsa", "rsa:2048"),
        ("curve", "ec -pkeyopt ec_paramgen_curve:secp384r1"),
    ] {
        openssl(
            folder.path(),
            &format!(
                "req -x509 -newkey {kind} -nodes -keyout {name}.key -out {name}.pem -days 2 -subj /CN={name}"
            ),
        );
    }
    folder
}

fn judge(folder: &Path, cms: &str) -> Verdict {
    let mut trust = TrustStore::new();
    for name in ["rsa.pem", "curve.pem"] {
        let pem = std::fs::read(folder.join(name)).expect("a certificate");
        trust.add_file(&pem).expect("a certificate");
    }
    let cms = std::fs::read(folder.join(cms)).expect("a signature");
    // The certificates are made during the test, however long the tests before it took.
    let at = jiff::Timestamp::now() + jiff::SignedDuration::from_secs(60);
    verify::enveloping(&cms, &trust, at)
}

#[test]
fn what_other_programs_sign_with_passes() {
    let folder = workshop();
    for options in [
        "-signer rsa.pem -inkey rsa.key -md sha512",
        "-signer rsa.pem -inkey rsa.key -md sha256 -keyopt rsa_padding_mode:pss",
        "-signer rsa.pem -inkey rsa.key -md sha384 -keyopt rsa_padding_mode:pss -keyopt rsa_pss_saltlen:20",
        "-signer curve.pem -inkey curve.key -md sha384",
        "-signer rsa.pem -inkey rsa.key -stream -indef",
        "-signer rsa.pem -inkey rsa.key -keyid",
        "-signer rsa.pem -inkey rsa.key -signer curve.pem -inkey curve.key",
    ] {
        let sign = "cms -sign -cades -binary -nodetach -outform DER -in content -out signed.p7m";
        openssl(folder.path(), &format!("{sign} {options}"));
        let verdict = judge(folder.path(), "signed.p7m");
        assert_eq!(
            verdict.indication,
            Indication::TotalPassed,
            "{options}: {verdict:?}"
        );
        let signers = 1 + usize::from(
            options.contains("-signer curve.pem -inkey curve.key") && options.contains("rsa.pem"),
        );
        assert_eq!(verdict.signatures.len(), signers, "{options}");
        assert!(
            verdict
                .signatures
                .iter()
                .all(|signature| signature.format == Format::CAdES)
        );
    }
}

#[test]
fn a_signature_without_its_certificate_bound_to_it_says_so() {
    let folder = workshop();
    openssl(
        folder.path(),
        "cms -sign -binary -nodetach -outform DER -in content -out signed.p7m -signer rsa.pem -inkey rsa.key",
    );
    let verdict = judge(folder.path(), "signed.p7m");
    assert_eq!(verdict.indication, Indication::Indeterminate, "{verdict:?}");
    assert_eq!(verdict.signatures[0].format, Format::Cms);
}

/// A key whose certificate lost the zero before its modulus, as on Estonian cards of 2011.
struct WithoutSign {
    identity: Identity,
    chain: Vec<Vec<u8>>,
}

impl Signer for WithoutSign {
    fn chain(&self) -> &[Vec<u8>] {
        &self.chain
    }

    fn algorithm(&self) -> SignatureAlgorithm {
        self.identity.algorithm()
    }

    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, SignerError> {
        self.identity.sign(message)
    }
}

#[test]
fn a_modulus_that_was_written_as_a_negative_number_is_read_as_meant() {
    let identity = rsa_signer().identity().expect("an identity");
    let certificate = &identity.chain()[0];
    let bent = without_sign(certificate).expect("DER");
    assert_eq!(bent.len(), certificate.len() - 1);
    let mut trust = TrustStore::new();
    trust.add_file(&bent).expect("a certificate");
    let signer = WithoutSign {
        identity,
        chain: vec![bent],
    };
    let cms = cades::sign_detached(CONTENT, &signer, now()).expect("signed");
    let verdict = verify::detached(&cms, CONTENT, &trust, now());
    assert_eq!(verdict.indication, Indication::TotalPassed, "{verdict:?}");
}

/// Writes DER again, an RSA modulus without the zero that keeps it positive.
fn without_sign(der: &[u8]) -> Option<Vec<u8>> {
    const MODULUS: usize = 385;
    let mut written = Vec::new();
    let mut rest = der;
    while let [tag, first, ..] = *rest {
        let (header, length) = match first {
            0..=0x7f => (2, usize::from(first)),
            0x81 => (3, usize::from(*rest.get(2)?)),
            0x82 => (
                4,
                usize::from(*rest.get(2)?) << 8 | usize::from(*rest.get(3)?),
            ),
            _ => return None,
        };
        let content = rest.get(header..header + length)?;
        let inner = match tag {
            0x30 | 0xa0 | 0xa3 => without_sign(content)?,
            0x02 if content.len() == MODULUS => content[1..].to_vec(),
            // A key stands as DER inside its bits.
            0x03 if content.starts_with(&[0, 0x30]) => match without_sign(&content[1..]) {
                Some(key) => [&[0], &key[..]].concat(),
                None => content.to_vec(),
            },
            _ => content.to_vec(),
        };
        written.push(tag);
        match inner.len() {
            short @ 0..=0x7f => written.push(short as u8),
            middle @ 0x80..=0xff => written.extend([0x81, middle as u8]),
            long => written.extend([0x82, (long >> 8) as u8, long as u8]),
        }
        written.extend(inner);
        rest = &rest[header + length..];
    }
    rest.is_empty().then_some(written)
}
